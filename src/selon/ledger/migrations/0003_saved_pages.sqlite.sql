-- SQLite: the triggers that refuse change.

CREATE TRIGGER saved_page_no_update BEFORE UPDATE ON saved_page
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: saved_page refuses update'); END;
CREATE TRIGGER saved_page_no_delete BEFORE DELETE ON saved_page
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: saved_page refuses delete'); END;
CREATE TRIGGER saved_page_no_replace BEFORE INSERT ON saved_page
WHEN EXISTS (SELECT 1 FROM saved_page WHERE document = NEW.document)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: saved_page refuses replace'); END;
