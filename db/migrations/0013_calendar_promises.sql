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
--> statement-breakpoint
-- Capacity is absolute here too. Every verb locks the event before it counts; this stands behind them.
CREATE FUNCTION refuse_overfull_events(events uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT id, capacity FROM event WHERE id = ANY (events) AND capacity IS NOT NULL ORDER BY id FOR UPDATE LOOP
    IF one.capacity <
      (SELECT coalesce(sum(party_size), 0) FROM event_registration
        WHERE event_id = one.id AND placed_at IS NOT NULL AND ended_at IS NULL) +
      (SELECT coalesce(sum(party_size), 0) FROM event_offer WHERE event_id = one.id AND answered_at IS NULL)
    THEN
      RAISE EXCEPTION 'event % has no room for this', one.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'event_full';
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION parties_fit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_overfull_events(array(SELECT DISTINCT event_id FROM changed));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER parties_fit_on_insert AFTER INSERT ON event_registration
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION parties_fit();
--> statement-breakpoint
CREATE TRIGGER parties_fit_on_update AFTER UPDATE ON event_registration
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION parties_fit();
--> statement-breakpoint
CREATE TRIGGER event_offers_fit_on_insert AFTER INSERT ON event_offer
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION parties_fit();
--> statement-breakpoint
CREATE TRIGGER event_offers_fit_on_update AFTER UPDATE ON event_offer
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION parties_fit();
--> statement-breakpoint
CREATE FUNCTION event_capacity_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_overfull_events(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_capacity_holds AFTER UPDATE OF capacity ON event
  FOR EACH ROW WHEN (NEW.capacity IS NOT NULL AND NEW.capacity IS DISTINCT FROM OLD.capacity)
  EXECUTE FUNCTION event_capacity_holds();
