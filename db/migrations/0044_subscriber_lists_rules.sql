-- Lists from before there was a state stand where their dates say.
UPDATE subscriber_import i SET
  state = CASE WHEN undone_at IS NOT NULL THEN 'undone' WHEN written_at IS NOT NULL THEN 'written' ELSE 'ready' END,
  rows_all = (SELECT count(*) FROM subscriber_import_row r WHERE r.import_id = i.id),
  rows_fine = (SELECT count(*) FROM subscriber_import_row r WHERE r.import_id = i.id AND r.problem IS NULL);
--> statement-breakpoint
ALTER TABLE subscriber_import ADD CONSTRAINT subscriber_import_stands CHECK (
  (written_at IS NOT NULL) = (state IN ('written', 'undoing', 'undone')) AND (undone_at IS NOT NULL) = (state = 'undone'));
--> statement-breakpoint
-- What a list said is not put right afterwards: its addresses go, its evidence stays as it was sent in.
CREATE OR REPLACE FUNCTION keep_imported_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.import_id, NEW.line, NEW.agreed_on, NEW.words, NEW.source)
      IS DISTINCT FROM (OLD.import_id, OLD.line, OLD.agreed_on, OLD.words, OLD.source)
    OR (NEW.email IS NOT NULL AND NEW.email IS DISTINCT FROM OLD.email)
    OR (NEW.typed IS NOT NULL AND NEW.typed IS DISTINCT FROM OLD.typed)
  THEN
    RAISE EXCEPTION 'a row of an import stays as it was sent in' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Nobody is taken in twice by one list: a row that became somebody becomes nobody else.
CREATE FUNCTION keep_imported_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.subscriber_id IS NOT NULL THEN
    RAISE EXCEPTION 'this row was taken in already' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER subscriber_import_row_once BEFORE UPDATE OF subscriber_id ON subscriber_import_row
  FOR EACH ROW WHEN (OLD.subscriber_id IS NOT NULL AND NEW.subscriber_id IS DISTINCT FROM OLD.subscriber_id)
  EXECUTE FUNCTION keep_imported_person();
--> statement-breakpoint
UPDATE newsletter_sending s SET listed_people =
  (SELECT count(*) FROM newsletter_recipient r WHERE r.sending_id = s.id) WHERE listed_at IS NOT NULL;
--> statement-breakpoint
-- Nobody joins or leaves a list of recipients once it is made, so its length stays as it was counted.
CREATE FUNCTION keep_listed_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.listed_people IS NOT NULL AND NEW.listed_people IS DISTINCT FROM OLD.listed_people THEN
    RAISE EXCEPTION 'how many a newsletter went to stays as it was counted' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER newsletter_sending_people_stay BEFORE UPDATE OF listed_people ON newsletter_sending
  FOR EACH ROW EXECUTE FUNCTION keep_listed_people();
