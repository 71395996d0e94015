-- SQLite: the search index, which keeps no text, and the triggers that refuse change.

CREATE VIRTUAL TABLE words USING fts5 (
    body, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER batch_no_update BEFORE UPDATE ON batch
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: batch refuses update'); END;
CREATE TRIGGER batch_no_delete BEFORE DELETE ON batch
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: batch refuses delete'); END;
CREATE TRIGGER capture_no_update BEFORE UPDATE ON capture
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: capture refuses update'); END;
CREATE TRIGGER capture_no_delete BEFORE DELETE ON capture
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: capture refuses delete'); END;
CREATE TRIGGER document_no_update BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: document refuses update'); END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: document refuses delete'); END;
CREATE TRIGGER run_no_update BEFORE UPDATE ON run
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: run refuses update'); END;
CREATE TRIGGER run_no_delete BEFORE DELETE ON run
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: run refuses delete'); END;
CREATE TRIGGER reading_no_update BEFORE UPDATE ON reading
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: reading refuses update'); END;
CREATE TRIGGER reading_no_delete BEFORE DELETE ON reading
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: reading refuses delete'); END;
CREATE TRIGGER reading_conflict_no_update BEFORE UPDATE ON reading_conflict
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: reading_conflict refuses update'); END;
CREATE TRIGGER reading_conflict_no_delete BEFORE DELETE ON reading_conflict
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: reading_conflict refuses delete'); END;
CREATE TRIGGER proposal_no_update BEFORE UPDATE ON proposal
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: proposal refuses update'); END;
CREATE TRIGGER proposal_no_delete BEFORE DELETE ON proposal
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: proposal refuses delete'); END;
CREATE TRIGGER proposed_no_update BEFORE UPDATE ON proposed
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: proposed refuses update'); END;
CREATE TRIGGER proposed_no_delete BEFORE DELETE ON proposed
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: proposed refuses delete'); END;
CREATE TRIGGER claim_place_no_update BEFORE UPDATE ON claim_place
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: claim_place refuses update'); END;
CREATE TRIGGER claim_place_no_delete BEFORE DELETE ON claim_place
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: claim_place refuses delete'); END;
CREATE TRIGGER quote_no_update BEFORE UPDATE ON quote
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: quote refuses update'); END;
CREATE TRIGGER quote_no_delete BEFORE DELETE ON quote
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: quote refuses delete'); END;
CREATE TRIGGER problem_no_update BEFORE UPDATE ON problem
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: problem refuses update'); END;
CREATE TRIGGER problem_no_delete BEFORE DELETE ON problem
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: problem refuses delete'); END;
CREATE TRIGGER withheld_no_update BEFORE UPDATE ON withheld
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: withheld refuses update'); END;
CREATE TRIGGER withheld_no_delete BEFORE DELETE ON withheld
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: withheld refuses delete'); END;
CREATE TRIGGER content_no_update BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: content refuses update'); END;
CREATE TRIGGER content_no_delete BEFORE DELETE ON content
WHEN NOT EXISTS (SELECT 1 FROM withheld WHERE hash = OLD.hash)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: content is erased by withholding alone'); END;
CREATE TRIGGER name_no_update BEFORE UPDATE ON name
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: name refuses update'); END;
CREATE TRIGGER name_no_delete BEFORE DELETE ON name
WHEN NOT EXISTS (SELECT 1 FROM withheld WHERE hash = OLD.hash)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: name is erased by withholding alone'); END;
-- REPLACE deletes a row without a word where a connection has not asked for recursive triggers.
CREATE TRIGGER batch_no_replace BEFORE INSERT ON batch
WHEN EXISTS (SELECT 1 FROM batch WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: batch refuses replace'); END;
CREATE TRIGGER document_no_replace BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: document refuses replace'); END;
CREATE TRIGGER run_no_replace BEFORE INSERT ON run
WHEN EXISTS (SELECT 1 FROM run WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: run refuses replace'); END;
CREATE TRIGGER reading_no_replace BEFORE INSERT ON reading
WHEN EXISTS (SELECT 1 FROM reading WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: reading refuses replace'); END;
CREATE TRIGGER withheld_no_replace BEFORE INSERT ON withheld
WHEN EXISTS (SELECT 1 FROM withheld WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: withheld refuses replace'); END;
CREATE TRIGGER content_no_replace BEFORE INSERT ON content
WHEN EXISTS (SELECT 1 FROM content WHERE hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: content refuses replace'); END;
CREATE TRIGGER name_no_replace BEFORE INSERT ON name
WHEN EXISTS (SELECT 1 FROM name WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: name refuses replace'); END;
