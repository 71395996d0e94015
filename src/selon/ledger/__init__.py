"""Claims to tables and back: an append-only ledger in SQLite or PostgreSQL, under one contract."""
