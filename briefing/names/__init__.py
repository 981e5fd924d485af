"""Names in Arabic text and their English spelling: people, organisations, places."""
