"""How well claims are read: annotated documents beside what the program makes of them."""
