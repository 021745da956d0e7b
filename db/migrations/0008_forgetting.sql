ALTER TABLE "referral_quality" ALTER COLUMN "entered_by" DROP NOT NULL;--> statement-breakpoint
-- What only grows may still forget who wrote it, when its retention rule says so, and nothing else.
CREATE FUNCTION only_forgets() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  who text := TG_ARGV[0];
BEGIN
  IF to_jsonb(NEW) IS DISTINCT FROM to_jsonb(OLD) || jsonb_build_object(who, NULL) THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER course_version_append_only ON course_version;
--> statement-breakpoint
CREATE TRIGGER course_version_append_only BEFORE DELETE OR TRUNCATE ON course_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER course_version_only_forgets BEFORE UPDATE ON course_version
  FOR EACH ROW EXECUTE FUNCTION only_forgets('made_by');
--> statement-breakpoint
DROP TRIGGER referral_quality_append_only ON referral_quality;
--> statement-breakpoint
CREATE TRIGGER referral_quality_append_only BEFORE DELETE OR TRUNCATE ON referral_quality
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER referral_quality_only_forgets BEFORE UPDATE ON referral_quality
  FOR EACH ROW EXECUTE FUNCTION only_forgets('entered_by');
--> statement-breakpoint
UPDATE retention_rule SET starts_from = 'the day it was closed, declined or withdrawn, or else of its last step'
  WHERE code = 'training_request' AND starts_from = 'the day it was closed, declined or withdrawn';
