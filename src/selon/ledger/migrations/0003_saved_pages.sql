-- The page that a document was read from, as it was saved. Its bytes lie in content, packed with their address.

CREATE TABLE saved_page (
    document INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    batch INTEGER NOT NULL REFERENCES batch (seq)
);
