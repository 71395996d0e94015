"""Numbered SQL files that make a ledger or bring an older one up."""
