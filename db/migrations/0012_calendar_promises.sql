-- What belongs to an institution that was merged into another belongs to that one, whenever it is written.
CREATE TRIGGER event_host_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON event_host
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER event_proposal_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON event_proposal
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE FUNCTION follow_merged_organiser() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  survivor uuid;
BEGIN
  SELECT merged_into_id INTO survivor FROM institution WHERE id = NEW.organiser_id FOR KEY SHARE;
  NEW.organiser_id := coalesce(survivor, NEW.organiser_id);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_organiser_follows_merge BEFORE INSERT OR UPDATE OF organiser_id ON event
  FOR EACH ROW EXECUTE FUNCTION follow_merged_organiser();
--> statement-breakpoint
-- An address that was printed on a poster goes on leading to its event.
CREATE FUNCTION keep_event_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.published_at IS NOT NULL AND NEW.slug <> OLD.slug THEN
    RAISE EXCEPTION 'the address of a published event stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_address_stays BEFORE UPDATE OF slug ON event
  FOR EACH ROW EXECUTE FUNCTION keep_event_address();
--> statement-breakpoint
-- A sequence never goes back: programs that read a calendar would take the change for an old one.
CREATE FUNCTION raise_event_sequence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence < OLD.sequence THEN
    RAISE EXCEPTION 'a sequence only rises' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_sequence_rises BEFORE UPDATE OF sequence ON event
  FOR EACH ROW EXECUTE FUNCTION raise_event_sequence();
--> statement-breakpoint
CREATE TRIGGER event_series_sequence_rises BEFORE UPDATE OF sequence ON event_series
  FOR EACH ROW EXECUTE FUNCTION raise_event_sequence();
--> statement-breakpoint
-- What a briefing says once it is released stays as it is: only its tasks are ticked.
CREATE FUNCTION keep_released_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  released timestamptz;
BEGIN
  SELECT released_at INTO released FROM briefing WHERE id = coalesce(NEW.briefing_id, OLD.briefing_id);
  IF released IS NOT NULL AND (TG_OP <> 'UPDATE' OR (NEW.words, NEW.kind, NEW.position) IS DISTINCT FROM (OLD.words, OLD.kind, OLD.position)) THEN
    RAISE EXCEPTION 'a released briefing stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER briefing_item_stays BEFORE INSERT OR UPDATE ON briefing_item
  FOR EACH ROW EXECUTE FUNCTION keep_released_words();
