"""Who we are (`company.toml`) and whom we know (the history file)."""
