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
-- A contact lies where the institution of their main role does.
CREATE FUNCTION contacts_follow_institution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE contact SET area_id = NEW.district_id
  WHERE area_id IS DISTINCT FROM NEW.district_id
    AND id IN (SELECT contact_id FROM role_holding WHERE institution_id = NEW.id AND is_main AND to_on IS NULL);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER institution_moves_contacts AFTER UPDATE OF district_id ON institution
  FOR EACH ROW WHEN (OLD.district_id IS DISTINCT FROM NEW.district_id)
  EXECUTE FUNCTION contacts_follow_institution();
--> statement-breakpoint
CREATE FUNCTION contact_follows_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE contact SET area_id = i.district_id FROM institution i
  WHERE i.id = NEW.institution_id AND contact.id = NEW.contact_id AND contact.area_id IS DISTINCT FROM i.district_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER role_moves_contact AFTER UPDATE OF institution_id, is_main, to_on ON role_holding
  FOR EACH ROW WHEN (NEW.is_main AND NEW.to_on IS NULL)
  EXECUTE FUNCTION contact_follows_role();
