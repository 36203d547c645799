"""What attachments are and what is inside of them, within bounds."""
