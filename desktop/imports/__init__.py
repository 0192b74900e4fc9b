"""Reading files that somebody else's program wrote; each returns frozen records."""
