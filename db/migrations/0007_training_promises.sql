CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- The parts of a session follow each other; nobody can sit in two at once.
ALTER TABLE session_part ADD CONSTRAINT session_part_apart
  EXCLUDE USING gist (session_id WITH =, tstzrange(starts_at, ends_at) WITH &&) DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
ALTER TABLE session_part ADD CONSTRAINT session_part_position
  UNIQUE (session_id, position) DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
-- A session with parts begins with the first and ends with the last. Looked at when the transaction ends, since
-- an edit changes both.
CREATE FUNCTION parts_span_session() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one uuid;
BEGIN
  -- Each in a statement of its own: the row of one table has no field of the other.
  IF TG_TABLE_NAME = 'training_session' THEN one := NEW.id;
  ELSIF TG_OP = 'DELETE' THEN one := OLD.session_id;
  ELSE one := NEW.session_id;
  END IF;
  IF EXISTS (
    SELECT 1 FROM training_session s,
      (SELECT min(starts_at) AS first, max(ends_at) AS last FROM session_part WHERE session_id = one) AS span
    WHERE s.id = one AND span.first IS NOT NULL AND (s.starts_at, s.ends_at) <> (span.first, span.last)
  ) THEN
    RAISE EXCEPTION 'session % does not span its parts', one
      USING ERRCODE = 'check_violation', CONSTRAINT = 'training_session_spans_parts';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER parts_span_session AFTER INSERT OR UPDATE OR DELETE ON session_part
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION parts_span_session();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER session_spans_parts AFTER UPDATE OF starts_at, ends_at ON training_session
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION parts_span_session();
--> statement-breakpoint
-- Whoever changes the words of a course makes a version of it, whether they think of it or not.
CREATE FUNCTION course_words(one course) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT to_jsonb(one) - '{id,slug,version,version_note,changed_at,changed_by,added_at,retired_at}'::text[]
$$;
--> statement-breakpoint
CREATE FUNCTION count_course_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + CASE WHEN course_words(NEW) IS DISTINCT FROM course_words(OLD) THEN 1 ELSE 0 END;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER count_course_version BEFORE UPDATE ON course
  FOR EACH ROW EXECUTE FUNCTION count_course_version();
--> statement-breakpoint
CREATE FUNCTION keep_course_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO course_version
  SELECT * FROM jsonb_populate_record(NULL::course_version, to_jsonb(NEW) || jsonb_build_object(
    'course_id', NEW.id, 'number', NEW.version, 'note', NEW.version_note,
    'made_at', coalesce(NEW.changed_at, NEW.added_at), 'made_by', NEW.changed_by))
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_course_version AFTER INSERT OR UPDATE ON course
  FOR EACH ROW EXECUTE FUNCTION keep_course_version();
--> statement-breakpoint
CREATE TRIGGER course_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON course_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER training_request_step_append_only BEFORE UPDATE OR TRUNCATE ON training_request_step
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER referral_quality_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON referral_quality
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER attendance_mark_append_only BEFORE UPDATE OR TRUNCATE ON attendance_mark
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Whatever is written for an institution that was merged into another is written for that other. Locking the
-- institution as a foreign key does makes a merge under way wait for this row, or this row for the merge.
CREATE FUNCTION follow_merged_institution() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  survivor uuid;
BEGIN
  IF NEW.institution_id IS NOT NULL THEN
    SELECT merged_into_id INTO survivor FROM institution WHERE id = NEW.institution_id FOR KEY SHARE;
    NEW.institution_id := coalesce(survivor, NEW.institution_id);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER booking_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON booking
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER attendance_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON attendance
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER certificate_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON certificate
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER training_request_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON training_request
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER training_session_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON training_session
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER partner_membership_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON partner_membership
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER partner_invitation_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON partner_invitation
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER site_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON site
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER prevent_lead_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON prevent_lead
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER referral_route_check_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON referral_route_check
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
