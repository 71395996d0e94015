-- SQLite: the triggers that refuse change.

CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: decision refuses update'); END;
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: decision refuses delete'); END;
CREATE TRIGGER run_verdict_no_update BEFORE UPDATE ON run_verdict
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: run_verdict refuses update'); END;
CREATE TRIGGER run_verdict_no_delete BEFORE DELETE ON run_verdict
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: run_verdict refuses delete'); END;
