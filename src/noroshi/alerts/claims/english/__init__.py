"""Claims of English text."""
