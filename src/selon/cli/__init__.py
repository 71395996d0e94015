"""The command line: one file a command, each parses, calls a flow or reads the ledger, and prints."""
