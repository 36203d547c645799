"""Alert → words: what `noroshi read` shows."""
