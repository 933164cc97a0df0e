"""The way outside: looks papers up at services and keeps what is confirmed, for ingest to read."""
