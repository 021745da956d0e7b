-- What was approved stays as it was approved, with its files; nothing is approved that nobody could use.
CREATE FUNCTION keep_approved_resource() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version that was approved stays as it is' USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER resource_version_stays BEFORE UPDATE ON resource_version
  FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL) EXECUTE FUNCTION keep_approved_resource();
--> statement-breakpoint
CREATE FUNCTION keep_approved_resource_file() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  version uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.version_id ELSE NEW.version_id END;
BEGIN
  -- When a version is erased with its resource it is gone before its files.
  IF EXISTS (SELECT FROM resource_version WHERE id = version AND approved_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the files of a version that was approved stay' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER resource_file_stays BEFORE INSERT OR UPDATE OR DELETE ON resource_file
  FOR EACH ROW EXECUTE FUNCTION keep_approved_resource_file();
--> statement-breakpoint
CREATE FUNCTION check_resource_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  resource_kind text;
BEGIN
  SELECT kind INTO resource_kind FROM resource WHERE id = NEW.resource_id;
  IF NOT EXISTS (SELECT FROM resource_file WHERE version_id = NEW.id AND role = 'download') THEN
    RAISE EXCEPTION 'a resource without a file cannot be approved'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'resource_version_has_file';
  END IF;
  IF resource_kind = 'film' AND (coalesce(btrim(NEW.transcript), '') = ''
      OR NOT EXISTS (SELECT FROM resource_file WHERE version_id = NEW.id AND role = 'captions')) THEN
    RAISE EXCEPTION 'a film without captions and transcript cannot be approved'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'resource_version_has_captions';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER resource_version_usable BEFORE UPDATE ON resource_version
  FOR EACH ROW WHEN (OLD.approved_at IS NULL AND NEW.approved_at IS NOT NULL) EXECUTE FUNCTION check_resource_approval();
