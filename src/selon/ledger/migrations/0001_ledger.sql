-- The tables of the ledger, the same for every database. ${bytes} is the database's type for bytes,
-- ${packed} what makes a table lie in the order of its key.
-- Rows hold hashes, offsets and values. Texts lie in content, words of texts used as values in name:
-- both can be erased by withholding, and by nothing else. Tables with a row for each claim have no foreign keys:
-- a server would look up every one, and nothing is ever deleted that they could point at; `selon verify` checks all.

CREATE TABLE batch (
    seq INTEGER PRIMARY KEY,
    recorded TEXT NOT NULL,
    what TEXT NOT NULL
);

CREATE TABLE content (
    hash TEXT PRIMARY KEY,
    body ${bytes} NOT NULL
);

CREATE TABLE name (
    seq INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    words TEXT NOT NULL,
    folded TEXT NOT NULL
);
CREATE INDEX name_folded ON name (folded);

CREATE TABLE capture (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
);

CREATE TABLE document (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    capture INTEGER NOT NULL REFERENCES capture (seq),
    text TEXT NOT NULL,
    head TEXT NOT NULL,
    characters INTEGER NOT NULL,
    outlet INTEGER,
    language TEXT,
    captured TEXT,
    batch INTEGER NOT NULL REFERENCES batch (seq)
);
CREATE INDEX document_text ON document (text);
CREATE INDEX document_capture ON document (capture);

CREATE TABLE run (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version TEXT NOT NULL,
    packs TEXT NOT NULL,
    batch INTEGER NOT NULL REFERENCES batch (seq)
);

CREATE TABLE reading (
    seq INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run (seq),
    document INTEGER NOT NULL REFERENCES document (seq),
    capture INTEGER NOT NULL REFERENCES capture (seq),
    body TEXT NOT NULL,
    claims INTEGER NOT NULL,
    published_from TEXT,
    published_to TEXT,
    public_on TEXT,
    batch INTEGER NOT NULL REFERENCES batch (seq)
);
CREATE INDEX reading_capture ON reading (capture, seq);
CREATE UNIQUE INDEX reading_document ON reading (document, run);

CREATE TABLE reading_conflict (
    conflict TEXT NOT NULL,
    reading INTEGER NOT NULL REFERENCES reading (seq),
    PRIMARY KEY (conflict, reading)
) ${packed};

CREATE TABLE proposal (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    anchor TEXT NOT NULL,
    short BIGINT NOT NULL,
    document INTEGER NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    least BIGINT,
    most BIGINT,
    approx INTEGER NOT NULL,
    unit TEXT,
    status TEXT,
    scope TEXT,
    side INTEGER,
    actor INTEGER,
    source INTEGER,
    party INTEGER,
    source_kind TEXT NOT NULL,
    stance TEXT NOT NULL,
    hedged INTEGER NOT NULL,
    since TEXT,
    until TEXT,
    said TEXT,
    place INTEGER
);
-- The first 15 letters of the anchor as a number: its index is a third of the size, and appending that much faster.
CREATE INDEX proposal_short ON proposal (short);

CREATE TABLE proposed (
    reading INTEGER NOT NULL,
    proposal INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (reading, proposal)
) ${packed};

CREATE TABLE claim_place (
    name INTEGER NOT NULL,
    proposal INTEGER NOT NULL,
    PRIMARY KEY (name, proposal)
) ${packed};

CREATE TABLE quote (
    reading INTEGER NOT NULL REFERENCES reading (seq),
    position INTEGER NOT NULL,
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    speaker INTEGER,
    party INTEGER,
    source_kind TEXT NOT NULL,
    PRIMARY KEY (reading, position)
) ${packed};

CREATE TABLE problem (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document INTEGER REFERENCES document (seq),
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    batch INTEGER NOT NULL REFERENCES batch (seq)
);

CREATE TABLE withheld (
    seq INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    what TEXT NOT NULL,
    document TEXT NOT NULL,
    person TEXT NOT NULL,
    why TEXT NOT NULL,
    at TEXT NOT NULL,
    batch INTEGER NOT NULL REFERENCES batch (seq)
);
CREATE INDEX withheld_hash ON withheld (hash);
