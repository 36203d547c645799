"""Verdict → words: for the terminal, for programs (JSON lines) and for people (HTML), in Japanese and English."""
