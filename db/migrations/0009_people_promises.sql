-- What belongs to an institution that was merged into another belongs to that one, whenever it is written.
CREATE TRIGGER institution_alias_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON institution_alias
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER institution_owner_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON institution_owner
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER institution_standing_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON institution_standing
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER relationship_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON relationship
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER role_holding_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON role_holding
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER network_member_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON network_member
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER engagement_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON engagement
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER planned_contact_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON planned_contact
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE TRIGGER commitment_follows_merge BEFORE INSERT OR UPDATE OF institution_id ON commitment
  FOR EACH ROW EXECUTE FUNCTION follow_merged_institution();
--> statement-breakpoint
CREATE FUNCTION follow_merged_other() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  survivor uuid;
BEGIN
  SELECT merged_into_id INTO survivor FROM institution WHERE id = NEW.other_institution_id FOR KEY SHARE;
  NEW.other_institution_id := coalesce(survivor, NEW.other_institution_id);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER relationship_other_follows_merge BEFORE INSERT OR UPDATE OF other_institution_id ON relationship
  FOR EACH ROW EXECUTE FUNCTION follow_merged_other();
--> statement-breakpoint
-- The same for people.
CREATE FUNCTION follow_merged_contact() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  survivor uuid;
BEGIN
  IF NEW.contact_id IS NOT NULL THEN
    SELECT merged_into_id INTO survivor FROM contact WHERE id = NEW.contact_id FOR KEY SHARE;
    NEW.contact_id := coalesce(survivor, NEW.contact_id);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER role_holding_follows_contact BEFORE INSERT OR UPDATE OF contact_id ON role_holding
  FOR EACH ROW EXECUTE FUNCTION follow_merged_contact();
--> statement-breakpoint
CREATE TRIGGER contact_notice_follows_contact BEFORE INSERT OR UPDATE OF contact_id ON contact_notice
  FOR EACH ROW EXECUTE FUNCTION follow_merged_contact();
--> statement-breakpoint
CREATE TRIGGER contact_wish_follows_contact BEFORE INSERT OR UPDATE OF contact_id ON contact_wish
  FOR EACH ROW EXECUTE FUNCTION follow_merged_contact();
--> statement-breakpoint
CREATE TRIGGER engagement_contact_follows_contact BEFORE INSERT OR UPDATE OF contact_id ON engagement_contact
  FOR EACH ROW EXECUTE FUNCTION follow_merged_contact();
--> statement-breakpoint
CREATE TRIGGER network_member_follows_contact BEFORE INSERT OR UPDATE OF contact_id ON network_member
  FOR EACH ROW EXECUTE FUNCTION follow_merged_contact();
--> statement-breakpoint
-- That a concern was passed on is never rewritten; it goes when its time has come.
CREATE TRIGGER handover_append_only BEFORE UPDATE OR TRUNCATE ON handover
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Places are as exact as what was given for them so far: a town.
UPDATE site SET precision = 'place' WHERE latitude IS NOT NULL;
--> statement-breakpoint
-- An area goes to its successors whole: the shares of each predecessor come to 1 when the transaction ends.
CREATE FUNCTION succession_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed uuid := coalesce(NEW.predecessor_id, OLD.predecessor_id);
  total double precision;
  days integer;
BEGIN
  SELECT sum(share), count(DISTINCT effective_on) INTO total, days FROM area_succession WHERE predecessor_id = changed;
  IF total IS NOT NULL AND (abs(total - 1) > 0.000001 OR days > 1) THEN
    RAISE EXCEPTION 'The shares of a succession come to %, on % days.', total, days USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER area_succession_whole AFTER INSERT OR UPDATE OR DELETE ON area_succession
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION succession_is_whole();
