"""Claims of Japanese text."""
