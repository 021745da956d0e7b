-- Approving locks what a campaign says: a change is the next version, which is approved again. When it goes out may
-- be chosen until it is out.
CREATE FUNCTION keep_approved_campaign() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM campaign WHERE id = OLD.campaign_id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'an approved version of a campaign stays' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.published_at IS NOT NULL
    OR (to_jsonb(OLD) - '{publish_at,published_at,sequence}'::text[])
      IS DISTINCT FROM (to_jsonb(NEW) - '{publish_at,published_at,sequence}'::text[]) THEN
    RAISE EXCEPTION 'an approved version of a campaign stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER campaign_version_stays BEFORE UPDATE OR DELETE ON campaign_version
  FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL) EXECUTE FUNCTION keep_approved_campaign();
--> statement-breakpoint
CREATE FUNCTION keep_approved_page() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM campaign_version
    WHERE id = CASE WHEN TG_OP = 'INSERT' THEN NEW.version_id ELSE OLD.version_id END AND approved_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the pages of an approved version stay as they are' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER campaign_page_stays BEFORE INSERT OR UPDATE OR DELETE ON campaign_page
  FOR EACH ROW EXECUTE FUNCTION keep_approved_page();
--> statement-breakpoint
-- What is printed on posters leads there for good.
CREATE FUNCTION keep_campaign_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the address of a campaign stays' USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER campaign_address_stays BEFORE UPDATE ON campaign
  FOR EACH ROW WHEN (OLD.slug IS DISTINCT FROM NEW.slug) EXECUTE FUNCTION keep_campaign_address();
--> statement-breakpoint
-- A card belongs to words that stay.
CREATE FUNCTION check_campaign_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM campaign_version WHERE id = NEW.version_id AND approved_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a card is drawn of an approved version' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER campaign_card_may BEFORE INSERT ON campaign_card
  FOR EACH ROW EXECUTE FUNCTION check_campaign_card();
