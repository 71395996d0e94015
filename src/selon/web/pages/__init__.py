"""One file a page: what is asked of the ledger, and the record that its template and the JSON show."""
