-- A suppression is added and lifted once. No import, no mistake and no other statement changes or removes it; the
-- nightly run takes one away that was lifted.
CREATE FUNCTION keep_suppression() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.lifted_at IS NULL THEN
      RAISE EXCEPTION 'a suppression stays until it is lifted' USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL
    OR (NEW.id, NEW.email_hash, NEW.scope, NEW.reason, NEW.since, NEW.added_by)
      IS DISTINCT FROM (OLD.id, OLD.email_hash, OLD.scope, OLD.reason, OLD.since, OLD.added_by)
  THEN
    RAISE EXCEPTION 'a suppression is only ever lifted, once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER mail_suppression_stays BEFORE UPDATE OR DELETE ON mail_suppression
  FOR EACH ROW EXECUTE FUNCTION keep_suppression();
--> statement-breakpoint
CREATE TRIGGER mail_suppression_whole BEFORE TRUNCATE ON mail_suppression
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What was imported never goes over a suppression, whoever imports and however.
CREATE FUNCTION refuse_suppressed_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM mail_suppression s WHERE s.email_hash = NEW.email_hash AND s.lifted_at IS NULL) THEN
    RAISE EXCEPTION 'this address is suppressed' USING ERRCODE = 'check_violation', CONSTRAINT = 'subscriber_suppressed';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER subscriber_import_heeds BEFORE INSERT OR UPDATE OF source, email, ended_at ON subscriber
  FOR EACH ROW WHEN (NEW.source = 'import' AND NEW.ended_at IS NULL) EXECUTE FUNCTION refuse_suppressed_import();
--> statement-breakpoint
-- Nobody who is suppressed, has not confirmed or has left gets onto a list of recipients.
CREATE FUNCTION refuse_suppressed_recipients() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM added a JOIN subscriber p ON p.id = a.subscriber_id
    WHERE p.confirmed_at IS NULL OR p.ended_at IS NOT NULL
      OR EXISTS (SELECT 1 FROM mail_suppression s WHERE s.email_hash = p.email_hash AND s.lifted_at IS NULL)
  ) THEN
    RAISE EXCEPTION 'a recipient is suppressed or has not agreed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'recipient_suppressed';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER newsletter_recipients_agree AFTER INSERT ON newsletter_recipient
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_suppressed_recipients();
--> statement-breakpoint
-- Proof of consent is added to. It goes with its subscriber, and is never written over.
CREATE TRIGGER subscriber_consent_stays BEFORE UPDATE ON subscriber_consent
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER newsletter_step_stays BEFORE UPDATE ON newsletter_step
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What an issue says stays as it is while it waits for approval, and for good once it is approved.
CREATE FUNCTION keep_approved_issue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.approved_at IS NOT NULL THEN
    RAISE EXCEPTION 'an approved newsletter stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.asked_at IS NOT NULL AND NEW.asked_at IS NOT NULL
    AND (NEW.subject, NEW.preview_line, NEW.blocks, NEW.filter, NEW.parts, NEW.writers, NEW.asked_by)
      IS DISTINCT FROM (OLD.subject, OLD.preview_line, OLD.blocks, OLD.filter, OLD.parts, OLD.writers, OLD.asked_by)
  THEN
    RAISE EXCEPTION 'a newsletter stays as it is while it waits for approval' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER newsletter_version_stays BEFORE UPDATE ON newsletter_version
  FOR EACH ROW EXECUTE FUNCTION keep_approved_issue();
--> statement-breakpoint
CREATE FUNCTION keep_issue_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.slug IS NOT NULL AND NEW.slug IS DISTINCT FROM OLD.slug THEN
    RAISE EXCEPTION 'the address of a sent newsletter stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER newsletter_issue_address_stays BEFORE UPDATE OF slug ON newsletter_issue
  FOR EACH ROW EXECUTE FUNCTION keep_issue_address();
--> statement-breakpoint
-- Only what somebody else approved is sent.
CREATE FUNCTION refuse_unapproved_sending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM newsletter_version v WHERE v.id = NEW.version_id AND v.approved_at IS NOT NULL) THEN
    RAISE EXCEPTION 'this newsletter is not approved'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'newsletter_not_approved';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER newsletter_sending_approved BEFORE INSERT OR UPDATE OF version_id ON newsletter_sending
  FOR EACH ROW EXECUTE FUNCTION refuse_unapproved_sending();
