-- What came back is added to. It goes when its time is over, and is never written over.
CREATE TRIGGER mail_bounce_stays BEFORE UPDATE ON mail_bounce
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER mail_webhook_call_stays BEFORE UPDATE ON mail_webhook_call
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A message that was read stays read: only what it was found to be is written down, in the transaction that reads it.
CREATE FUNCTION keep_read_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.mailbox, NEW.uid_validity, NEW.uid, NEW.at)
    IS DISTINCT FROM (OLD.id, OLD.mailbox, OLD.uid_validity, OLD.uid, OLD.at)
  THEN
    RAISE EXCEPTION 'a message that was read stays read' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER mailbox_message_stays BEFORE UPDATE ON mailbox_message
  FOR EACH ROW EXECUTE FUNCTION keep_read_message();
--> statement-breakpoint
-- What was decided about thresholds stays; who decided it may be forgotten.
CREATE FUNCTION keep_threshold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decided_by IS NOT NULL OR (NEW.id, NEW.hard, NEW.soft_days, NEW.soft_within, NEW.complaints, NEW.decided_at)
    IS DISTINCT FROM (OLD.id, OLD.hard, OLD.soft_days, OLD.soft_within, OLD.complaints, OLD.decided_at)
  THEN
    RAISE EXCEPTION 'what was decided stays' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER mail_threshold_stays BEFORE UPDATE ON mail_threshold
  FOR EACH ROW EXECUTE FUNCTION keep_threshold();
