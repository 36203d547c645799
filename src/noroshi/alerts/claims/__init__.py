"""`Document` → claims: who says what, through whom, how sure."""
