ALTER TABLE "briefing" DROP CONSTRAINT "briefing_by_another";--> statement-breakpoint
ALTER TABLE "briefing_item" DROP CONSTRAINT "briefing_item_kind";--> statement-breakpoint
ALTER TABLE "briefing" ADD COLUMN "writers" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "briefing" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "briefing" ADD COLUMN "sent_back_words" text;--> statement-breakpoint
ALTER TABLE "briefing_item" ADD COLUMN "who" text;--> statement-breakpoint
ALTER TABLE "briefing_item" ADD COLUMN "due_on" date;--> statement-breakpoint
CREATE INDEX "briefing_waiting" ON "briefing" USING btree ("area_id") WHERE "briefing"."released_at" is null;--> statement-breakpoint
ALTER TABLE "briefing" ADD CONSTRAINT "briefing_sent_back" CHECK (length("briefing"."sent_back_words") <= 1000);--> statement-breakpoint
ALTER TABLE "briefing" ADD CONSTRAINT "briefing_by_another" CHECK ("briefing"."released_by" <> "briefing"."written_by" and "briefing"."released_by" <> all ("briefing"."writers"));--> statement-breakpoint
ALTER TABLE "briefing_item" ADD CONSTRAINT "briefing_item_task" CHECK ("briefing_item"."kind" = 'task' or ("briefing_item"."who" is null and "briefing_item"."due_on" is null));--> statement-breakpoint
ALTER TABLE "briefing_item" ADD CONSTRAINT "briefing_item_who" CHECK (length(btrim("briefing_item"."who")) between 1 and 120);--> statement-breakpoint
ALTER TABLE "briefing_item" ADD CONSTRAINT "briefing_item_kind" CHECK ("briefing_item"."kind" in ('line', 'avoid', 'task'));--> statement-breakpoint
-- What a briefing says once it is released stays as it is: only its tasks are ticked. Its items go with it, never before.
CREATE OR REPLACE FUNCTION keep_released_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  released timestamptz;
BEGIN
  SELECT released_at INTO released FROM briefing WHERE id = coalesce(NEW.briefing_id, OLD.briefing_id);
  IF released IS NOT NULL AND (TG_OP <> 'UPDATE' OR (NEW.words, NEW.kind, NEW.position, NEW.who, NEW.due_on)
    IS DISTINCT FROM (OLD.words, OLD.kind, OLD.position, OLD.who, OLD.due_on)) THEN
    RAISE EXCEPTION 'a released briefing stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER briefing_item_is_not_taken BEFORE DELETE ON briefing_item
  FOR EACH ROW EXECUTE FUNCTION keep_released_words();
--> statement-breakpoint
CREATE FUNCTION keep_released_briefing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.covers_from, NEW.covers_to, NEW.destroy_on, NEW.writers, NEW.written_by, NEW.released_at, NEW.released_by)
    IS DISTINCT FROM (OLD.covers_from, OLD.covers_to, OLD.destroy_on, OLD.writers, OLD.written_by, OLD.released_at,
    OLD.released_by) THEN
    RAISE EXCEPTION 'a released briefing stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER briefing_stays BEFORE UPDATE ON briefing
  FOR EACH ROW WHEN (OLD.released_at IS NOT NULL) EXECUTE FUNCTION keep_released_briefing();
