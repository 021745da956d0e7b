-- What was handed over stays wiped: nothing is written to it any more, whoever was quicker, and it is not opened again.
CREATE FUNCTION write_in_kept_enquiry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM enquiry WHERE id = NEW.enquiry_id AND ending = 'handed_over') THEN
    RAISE EXCEPTION 'an enquiry that was handed over stays wiped' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER enquiry_message_in_kept BEFORE INSERT OR UPDATE ON enquiry_message
  FOR EACH ROW EXECUTE FUNCTION write_in_kept_enquiry();
--> statement-breakpoint
CREATE TRIGGER enquiry_note_in_kept BEFORE INSERT OR UPDATE ON enquiry_note
  FOR EACH ROW EXECUTE FUNCTION write_in_kept_enquiry();
--> statement-breakpoint
CREATE TRIGGER enquiry_draft_in_kept BEFORE INSERT OR UPDATE ON enquiry_draft
  FOR EACH ROW EXECUTE FUNCTION write_in_kept_enquiry();
--> statement-breakpoint
CREATE FUNCTION keep_enquiry_wiped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.words <> '' OR NEW.email IS NOT NULL OR NEW.ending IS DISTINCT FROM 'handed_over' THEN
    RAISE EXCEPTION 'an enquiry that was handed over stays wiped' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER enquiry_stays_wiped BEFORE UPDATE ON enquiry
  FOR EACH ROW WHEN (OLD.ending = 'handed_over') EXECUTE FUNCTION keep_enquiry_wiped();
--> statement-breakpoint
-- Who looked at a number is written once; it goes when its time has come.
CREATE FUNCTION signpost_step_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER signpost_step_keeps BEFORE UPDATE ON signpost_step
  FOR EACH ROW EXECUTE FUNCTION signpost_step_keeps();
