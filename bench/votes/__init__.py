"""Clauses that people labelled, and the words' weights that are fitted on them."""
