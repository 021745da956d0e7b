-- Capacity is absolute. Every verb locks the session before it counts; this stands behind them, so that no
-- statement, in whatever order, can leave more places taken or offered than the room has.
CREATE FUNCTION refuse_overfull_sessions(sessions uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT id, capacity FROM training_session WHERE id = ANY (sessions) ORDER BY id FOR UPDATE LOOP
    IF one.capacity <
      (SELECT count(*) FROM booking_place WHERE session_id = one.id AND released_at IS NULL) +
      (SELECT coalesce(sum(party_size), 0) FROM waitlist_offer WHERE session_id = one.id AND answered_at IS NULL)
    THEN
      RAISE EXCEPTION 'session % has no room for this', one.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'training_session_full';
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION places_fit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_overfull_sessions(array(SELECT DISTINCT session_id FROM changed));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER places_fit_on_insert AFTER INSERT ON booking_place
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION places_fit();
--> statement-breakpoint
CREATE TRIGGER places_fit_on_update AFTER UPDATE ON booking_place
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION places_fit();
--> statement-breakpoint
CREATE TRIGGER offers_fit_on_insert AFTER INSERT ON waitlist_offer
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION places_fit();
--> statement-breakpoint
CREATE TRIGGER offers_fit_on_update AFTER UPDATE ON waitlist_offer
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION places_fit();
--> statement-breakpoint
CREATE FUNCTION capacity_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_overfull_sessions(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER capacity_holds AFTER UPDATE OF capacity ON training_session
  FOR EACH ROW WHEN (NEW.capacity < OLD.capacity) EXECUTE FUNCTION capacity_holds();
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER booking_change_append_only BEFORE UPDATE OR TRUNCATE ON booking_change
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
