"""What Noroshi gives to others, in the forms that their tools read."""
