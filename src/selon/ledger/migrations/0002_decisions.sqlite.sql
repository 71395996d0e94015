-- SQLite: the triggers that refuse change.

CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: decision refuses update'); END;
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: decision refuses delete'); END;
CREATE TRIGGER run_verdict_no_update BEFORE UPDATE ON run_verdict
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: run_verdict refuses update'); END;
CREATE TRIGGER run_verdict_no_delete BEFORE DELETE ON run_verdict
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: run_verdict refuses delete'); END;
CREATE TRIGGER decision_no_replace BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: decision refuses replace'); END;
CREATE TRIGGER run_verdict_no_replace BEFORE INSERT ON run_verdict
WHEN EXISTS (SELECT 1 FROM run_verdict WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: run_verdict refuses replace'); END;
