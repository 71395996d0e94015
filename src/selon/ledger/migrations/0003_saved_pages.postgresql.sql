-- PostgreSQL: the triggers that refuse change.

CREATE TRIGGER saved_page_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON saved_page
FOR EACH STATEMENT EXECUTE FUNCTION only_grows();
