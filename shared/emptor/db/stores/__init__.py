"""Where the contents of snapshots lie when they do not lie in the database."""
