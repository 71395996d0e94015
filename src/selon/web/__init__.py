"""The workspace: pages on a ledger, served to one's own machine."""
