"""Whole archives: finds the messages in what was given, and runs them through processes on one machine."""
