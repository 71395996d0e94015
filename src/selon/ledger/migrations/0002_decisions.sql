-- What people decide: on claims, on pairs of claims, and on runs. Words seen and quoted lie in content.

CREATE TABLE decision (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    act TEXT NOT NULL,
    anchor TEXT NOT NULL,
    field TEXT,
    other TEXT,
    capture TEXT NOT NULL,
    body TEXT NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    at TEXT NOT NULL,
    batch INTEGER NOT NULL REFERENCES batch (seq)
);
CREATE INDEX decision_anchor ON decision (anchor);
CREATE INDEX decision_capture ON decision (capture);

CREATE TABLE run_verdict (
    seq INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run (seq),
    verdict TEXT NOT NULL,
    person TEXT NOT NULL,
    why TEXT NOT NULL,
    at TEXT NOT NULL,
    batch INTEGER NOT NULL REFERENCES batch (seq)
);
