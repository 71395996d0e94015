-- PostgreSQL: the triggers that refuse change.

CREATE TRIGGER decision_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON decision
FOR EACH STATEMENT EXECUTE FUNCTION only_grows();
CREATE TRIGGER run_verdict_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON run_verdict
FOR EACH STATEMENT EXECUTE FUNCTION only_grows();
