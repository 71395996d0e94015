"""Settling accounts: pure functions from claims and decisions to findings."""
