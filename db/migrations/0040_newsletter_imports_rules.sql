-- Somebody who was imported counts as confirmed only with the evidence of it on record.
CREATE FUNCTION refuse_unproven_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM subscriber_consent c WHERE c.subscriber_id = NEW.id AND c.kind = 'imported') THEN
    RAISE EXCEPTION 'this import has no evidence of consent' USING ERRCODE = 'check_violation', CONSTRAINT = 'subscriber_unproven';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER subscriber_import_proves BEFORE INSERT OR UPDATE OF source, confirmed_at ON subscriber
  FOR EACH ROW WHEN (NEW.source = 'import' AND NEW.confirmed_at IS NOT NULL AND NEW.ended_at IS NULL)
  EXECUTE FUNCTION refuse_unproven_import();
--> statement-breakpoint
-- A subscription that ended begins anew by its owner alone, even where the suppression was lifted since.
CREATE FUNCTION refuse_imported_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an import brings nobody back' USING ERRCODE = 'check_violation', CONSTRAINT = 'subscriber_not_revived';
END $$;
--> statement-breakpoint
CREATE TRIGGER subscriber_import_revives_nobody BEFORE UPDATE ON subscriber
  FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL AND NEW.source = 'import')
  EXECUTE FUNCTION refuse_imported_return();
--> statement-breakpoint
-- What a list said is not put right afterwards: its addresses go, its evidence stays as it was sent in.
CREATE FUNCTION keep_imported_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.import_id, NEW.line, NEW.agreed_on, NEW.words, NEW.source)
      IS DISTINCT FROM (OLD.import_id, OLD.line, OLD.agreed_on, OLD.words, OLD.source)
    OR (NEW.email IS NOT NULL AND NEW.email IS DISTINCT FROM OLD.email)
  THEN
    RAISE EXCEPTION 'a row of an import stays as it was sent in' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER subscriber_import_row_stays BEFORE UPDATE ON subscriber_import_row
  FOR EACH ROW EXECUTE FUNCTION keep_imported_row();
--> statement-breakpoint
CREATE TRIGGER newsletter_test_stays BEFORE UPDATE ON newsletter_test
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
