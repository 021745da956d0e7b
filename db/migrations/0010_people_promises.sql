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
-- When an institution last spoke with us is reckoned from its engagements, whoever writes them and however many at
-- once. Its row is locked first: two who write at the same time must see each other's before the latest is taken.
CREATE FUNCTION reckon_last_contact(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM institution WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
  UPDATE institution i SET last_contact_at = l.at
    FROM (SELECT x.id, (SELECT max(e.happened_at) FROM engagement e WHERE e.institution_id = x.id AND e.is_two_way) AS at
      FROM unnest(ids) x (id)) l
    WHERE i.id = l.id AND i.last_contact_at IS DISTINCT FROM l.at;
END $$;
--> statement-breakpoint
CREATE FUNCTION last_contact_of_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM reckon_last_contact(array(SELECT DISTINCT institution_id FROM added WHERE institution_id IS NOT NULL));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION last_contact_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM reckon_last_contact(array(
    SELECT DISTINCT x.id FROM gone g JOIN added a ON a.id = g.id
      CROSS JOIN LATERAL (VALUES (g.institution_id), (a.institution_id)) x (id)
      WHERE x.id IS NOT NULL AND (g.institution_id, g.happened_at, g.is_two_way)
        IS DISTINCT FROM (a.institution_id, a.happened_at, a.is_two_way)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION last_contact_of_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM reckon_last_contact(array(SELECT DISTINCT institution_id FROM gone WHERE institution_id IS NOT NULL));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER engagement_added_contact AFTER INSERT ON engagement REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION last_contact_of_added();
--> statement-breakpoint
CREATE TRIGGER engagement_changed_contact AFTER UPDATE ON engagement REFERENCING OLD TABLE AS gone NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION last_contact_of_changed();
--> statement-breakpoint
CREATE TRIGGER engagement_gone_contact AFTER DELETE ON engagement REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION last_contact_of_gone();
--> statement-breakpoint
-- Nobody is their own grandparent, and no network of bodies belongs to itself: one at a time, so that two who write
-- half a circle each do not miss each other.
CREATE FUNCTION refuse_relationship_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7251964021);
  IF EXISTS (
    WITH RECURSIVE up (id) AS (
      SELECT NEW.other_institution_id
      UNION
      SELECT r.other_institution_id FROM relationship r JOIN up ON r.institution_id = up.id
        WHERE r.kind = NEW.kind AND r.to_on IS NULL AND r.id <> NEW.id
    ) SELECT 1 FROM up WHERE id = NEW.institution_id
  ) THEN
    RAISE EXCEPTION 'This relationship would close a circle.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'relationship_no_circle';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER relationship_no_circle AFTER INSERT OR UPDATE ON relationship FOR EACH ROW
  WHEN (NEW.kind <> 'partner_of' AND NEW.to_on IS NULL)
  EXECUTE FUNCTION refuse_relationship_circle();
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
--> statement-breakpoint
-- Where an area ends decided about records: a later layer takes the place of one, and none is ever changed.
CREATE TRIGGER boundary_layer_append_only BEFORE UPDATE OR TRUNCATE ON boundary_layer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER boundary_append_only BEFORE UPDATE OR TRUNCATE ON boundary
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Where an institution is drawn: the most exact of its sites in use and its postcode, a site before the postcode.
CREATE FUNCTION place_of_institution(wanted uuid, code text, OUT lat double precision, OUT lng double precision, OUT how text)
  LANGUAGE sql STABLE AS $$
  SELECT x.latitude, x.longitude, x.how FROM (
    SELECT s.latitude, s.longitude, coalesce(s.precision, 'place') AS how, s.id::text AS key FROM site s
      WHERE s.institution_id = wanted AND s.latitude IS NOT NULL AND (s.closed_on IS NULL OR s.closed_on > current_date)
    UNION ALL
    SELECT p.latitude, p.longitude, 'postcode', 'postcode' FROM postcode p
      WHERE p.postcode = code AND p.latitude IS NOT NULL
  ) x ORDER BY array_position(array['exact', 'postcode', 'place', 'outcode', 'ward', 'district'], x.how), x.key LIMIT 1
$$;
--> statement-breakpoint
-- One that is added has no sites yet. Whoever says where it lies is taken at their word.
CREATE FUNCTION institution_by_postcode() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p.latitude, p.longitude, 'postcode' INTO NEW.latitude, NEW.longitude, NEW.precision
    FROM postcode p WHERE p.postcode = NEW.postcode AND p.latitude IS NOT NULL;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER institution_added_lies BEFORE INSERT ON institution
  FOR EACH ROW WHEN (NEW.postcode IS NOT NULL AND NEW.latitude IS NULL)
  EXECUTE FUNCTION institution_by_postcode();
--> statement-breakpoint
CREATE FUNCTION institution_by_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT l.lat, l.lng, l.how INTO NEW.latitude, NEW.longitude, NEW.precision
    FROM place_of_institution(NEW.id, NEW.postcode) l;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER institution_moved_lies BEFORE UPDATE OF postcode ON institution
  FOR EACH ROW WHEN (NEW.postcode IS DISTINCT FROM OLD.postcode AND NEW.latitude IS NOT DISTINCT FROM OLD.latitude)
  EXECUTE FUNCTION institution_by_all();
--> statement-breakpoint
CREATE FUNCTION site_places_institution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE institution i SET latitude = l.lat, longitude = l.lng, precision = l.how
    FROM (SELECT x.id, p.* FROM institution x, place_of_institution(x.id, x.postcode) p
      WHERE x.id IN (OLD.institution_id, NEW.institution_id)) l
    WHERE i.id = l.id AND (i.latitude, i.longitude, i.precision) IS DISTINCT FROM (l.lat, l.lng, l.how);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER site_added_places AFTER INSERT OR DELETE ON site
  FOR EACH ROW EXECUTE FUNCTION site_places_institution();
--> statement-breakpoint
CREATE TRIGGER site_changed_places AFTER UPDATE OF latitude, longitude, precision, closed_on, institution_id ON site
  FOR EACH ROW WHEN ((OLD.latitude, OLD.longitude, OLD.precision, OLD.closed_on, OLD.institution_id)
    IS DISTINCT FROM (NEW.latitude, NEW.longitude, NEW.precision, NEW.closed_on, NEW.institution_id))
  EXECUTE FUNCTION site_places_institution();
--> statement-breakpoint
-- A list of postcodes that has been read tells where those lie that nobody placed more exactly.
CREATE FUNCTION postcodes_place_institutions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE institution i SET latitude = l.lat, longitude = l.lng, precision = l.how
    FROM (SELECT x.id, p.* FROM institution x JOIN postcode c ON c.postcode = x.postcode,
        place_of_institution(x.id, x.postcode) p
      WHERE x.precision IS DISTINCT FROM 'exact' AND c.latitude IS NOT NULL
        AND (x.latitude, x.longitude) IS DISTINCT FROM (c.latitude, c.longitude)) l
    WHERE i.id = l.id AND (i.latitude, i.longitude, i.precision) IS DISTINCT FROM (l.lat, l.lng, l.how);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER postcodes_read_place AFTER UPDATE OF finished_at ON postcode_release
  FOR EACH ROW WHEN (OLD.finished_at IS NULL AND NEW.finished_at IS NOT NULL)
  EXECUTE FUNCTION postcodes_place_institutions();
--> statement-breakpoint
UPDATE institution i SET latitude = l.lat, longitude = l.lng, precision = l.how
  FROM (SELECT x.id, p.* FROM institution x, place_of_institution(x.id, x.postcode) p WHERE p.lat IS NOT NULL) l
  WHERE i.id = l.id;
--> statement-breakpoint
-- The words of a text as a search takes them: small, without accents, "O'Brien" as one. An index over them finds
-- whole words and beginnings of words with no second copy of anybody's details: what is erased is found no more.
CREATE FUNCTION search_words(words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 400
AS $$ SELECT pg_catalog.array_to_tsvector(pg_catalog.array_remove(pg_catalog.regexp_split_to_array(
  pg_catalog.translate(public.plain_words(words), '''’‘`´', ''),
  '[\s!-/:-@[-`{-~–—“”…·•]+'), '')) $$;
--> statement-breakpoint
CREATE INDEX contact_search ON contact USING gin (search_words(name));
--> statement-breakpoint
CREATE INDEX institution_search ON institution USING gin (search_words(name || ' ' || coalesce(postcode, '') || ' '
  || coalesce(urn, '') || ' ' || coalesce(ods_code, '') || ' ' || coalesce(charity_number, '') || ' '
  || coalesce(company_number, '')));
--> statement-breakpoint
CREATE INDEX institution_alias_search ON institution_alias USING gin (search_words(name));
--> statement-breakpoint
CREATE INDEX site_search ON site USING gin (search_words(name || ' ' || street || ' ' || town || ' ' || postcode));
--> statement-breakpoint
CREATE INDEX engagement_search ON engagement USING gin (search_words(coalesce(place_words, '') || ' ' || summary
  || ' ' || coalesce(asked_of_us, '')));
--> statement-breakpoint
CREATE INDEX discussion_point_search ON discussion_point USING gin (search_words(coalesce(words, '')));
--> statement-breakpoint
CREATE INDEX commitment_search ON commitment USING gin (search_words(words));
--> statement-breakpoint
-- Whatever is saved is compared with what is there, whoever wrote it: a form, an import, a merge. Each statement
-- leaves the ids that changed; a job compares them and takes them away.
CREATE FUNCTION compare_added_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO duplicate_check (entity, entity_id) SELECT TG_TABLE_NAME, id FROM added;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION compare_changed_institution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO duplicate_check (entity, entity_id) SELECT 'institution', a.id FROM added a JOIN gone g ON g.id = a.id
    WHERE (a.name, a.type_code, a.district_id, a.postcode, a.urn, a.ods_code, a.charity_number, a.company_number,
      a.website, a.mailbox, a.telephone, a.merged_into_id) IS DISTINCT FROM (g.name, g.type_code, g.district_id,
      g.postcode, g.urn, g.ods_code, g.charity_number, g.company_number, g.website, g.mailbox, g.telephone,
      g.merged_into_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION compare_changed_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO duplicate_check (entity, entity_id) SELECT 'contact', a.id FROM added a JOIN gone g ON g.id = a.id
    WHERE a.erased_at IS NULL AND (a.name, a.email, a.phone, a.area_id, a.merged_into_id)
      IS DISTINCT FROM (g.name, g.email, g.phone, g.area_id, g.merged_into_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION compare_named_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO duplicate_check (entity, entity_id) SELECT DISTINCT 'institution', institution_id FROM added;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION compare_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO duplicate_check (entity, entity_id) SELECT DISTINCT 'contact', contact_id FROM added;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER institution_compared AFTER INSERT ON institution REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION compare_added_record();
--> statement-breakpoint
CREATE TRIGGER institution_compared_again AFTER UPDATE ON institution
  REFERENCING OLD TABLE AS gone NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION compare_changed_institution();
--> statement-breakpoint
CREATE TRIGGER institution_alias_compared AFTER INSERT ON institution_alias REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION compare_named_again();
--> statement-breakpoint
CREATE TRIGGER contact_compared AFTER INSERT ON contact REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION compare_added_record();
--> statement-breakpoint
CREATE TRIGGER contact_compared_again AFTER UPDATE ON contact REFERENCING OLD TABLE AS gone NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION compare_changed_contact();
--> statement-breakpoint
CREATE TRIGGER role_holding_compared AFTER INSERT ON role_holding REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION compare_role();
