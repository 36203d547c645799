"""Bytes → `Document`: the words of an alert in reading order, whatever they came in."""
