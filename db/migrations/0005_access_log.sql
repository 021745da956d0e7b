-- The chain only grows, like the log that it seals.
CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The order of the chain rests on this number, so whoever inserts does not choose it.
CREATE FUNCTION stamp_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.transaction := pg_current_xact_id();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_transaction BEFORE INSERT ON audit_log
  FOR EACH ROW EXECUTE FUNCTION stamp_transaction();
--> statement-breakpoint
-- Where one role owns the tables and runs the site, this holds until it gives itself the right back. Where the
-- site has a role of its own (db/grants.ts), it never had it.
REVOKE UPDATE, DELETE, TRUNCATE ON audit_log, audit_link, audit_seal FROM PUBLIC, CURRENT_USER;
