CREATE TABLE "comms_named" (
	"plan_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	"named_by" uuid NOT NULL,
	CONSTRAINT "comms_named_plan_id_officer_id_pk" PRIMARY KEY("plan_id","officer_id")
);
--> statement-breakpoint
CREATE TABLE "comms_plan" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"area_id" uuid NOT NULL,
	"impact_assessment_id" uuid,
	"category" text NOT NULL,
	"title" text NOT NULL,
	"purpose" text NOT NULL,
	"objective" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"is_embargoed" boolean DEFAULT false NOT NULL,
	"opened_at" timestamp with time zone,
	"opened_by" uuid,
	"written_at" timestamp with time zone NOT NULL,
	"written_by" uuid NOT NULL,
	"touched_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "comms_plan_category" CHECK ("comms_plan"."category" in ('international_event', 'national_event_or_policy', 'local_incident', 'hate_crime_pattern', 'protest', 'asylum_accommodation', 'housing_and_regeneration', 'crime_and_asb', 'policing', 'executive_action', 'inquest_or_trial', 'election', 'online_rumour', 'youth', 'inter_community_dispute', 'resources_and_services', 'festival_safety', 'other')),
	CONSTRAINT "comms_plan_title" CHECK (length(btrim("comms_plan"."title")) between 1 and 120),
	CONSTRAINT "comms_plan_purpose" CHECK (length(btrim("comms_plan"."purpose")) between 1 and 1000),
	CONSTRAINT "comms_plan_objective" CHECK (length(btrim("comms_plan"."objective")) between 1 and 1000),
	CONSTRAINT "comms_plan_opened" CHECK (("comms_plan"."opened_at" is null) = ("comms_plan"."opened_by" is null) and ("comms_plan"."opened_at" is null or "comms_plan"."is_embargoed")),
	CONSTRAINT "comms_plan_closed" CHECK (("comms_plan"."closed_at" is null) = ("comms_plan"."closed_by" is null))
);
--> statement-breakpoint
CREATE TABLE "comms_plan_area" (
	"plan_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	CONSTRAINT "comms_plan_area_plan_id_area_id_pk" PRIMARY KEY("plan_id","area_id")
);
--> statement-breakpoint
CREATE TABLE "comms_term" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"tag" text,
	"direction" text,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "comms_term_kind" CHECK ("comms_term"."kind" in ('audience', 'channel', 'language')),
	CONSTRAINT "comms_term_code" CHECK (starts_with("comms_term"."code", "comms_term"."kind" || '_')),
	CONSTRAINT "comms_term_direction" CHECK ("comms_term"."direction" in ('ltr', 'rtl')),
	CONSTRAINT "comms_term_label" CHECK (length(btrim("comms_term"."label")) between 1 and 80),
	CONSTRAINT "comms_term_tag" CHECK ("comms_term"."tag" ~ '^[a-z]{2,3}(-[A-Za-z]{2,8})*$'),
	CONSTRAINT "comms_term_language" CHECK (("comms_term"."kind" = 'language') = ("comms_term"."tag" is not null) and ("comms_term"."kind" = 'language') = ("comms_term"."direction" is not null))
);
--> statement-breakpoint
CREATE TABLE "comms_recall" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"recalled_at" timestamp with time zone NOT NULL,
	"recalled_by" uuid NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "comms_recall_reason" CHECK (length(btrim("comms_recall"."reason")) between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "comms_release" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version_id" uuid NOT NULL,
	"channel_code" text NOT NULL,
	"used_where" text,
	"released_at" timestamp with time zone NOT NULL,
	"released_by" uuid NOT NULL,
	CONSTRAINT "comms_release_channel" CHECK (starts_with("comms_release"."channel_code", 'channel_')),
	CONSTRAINT "comms_release_where" CHECK (length(btrim("comms_release"."used_where")) between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "comms_row" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"wording_id" uuid NOT NULL,
	"audience_code" text NOT NULL,
	"channel_code" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "comms_row_audience" CHECK (starts_with("comms_row"."audience_code", 'audience_')),
	CONSTRAINT "comms_row_channel" CHECK (starts_with("comms_row"."channel_code", 'channel_'))
);
--> statement-breakpoint
CREATE TABLE "comms_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"wording_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"question" text,
	"words" text NOT NULL,
	"is_embargoed" boolean DEFAULT false NOT NULL,
	"embargo_until" timestamp with time zone,
	"written_at" timestamp with time zone NOT NULL,
	"writers" uuid[] DEFAULT '{}' NOT NULL,
	"asked_at" timestamp with time zone,
	"sent_back_words" text,
	"approved_at" timestamp with time zone,
	"approved_by" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "comms_version_number" UNIQUE("wording_id","version"),
	CONSTRAINT "comms_version_question" CHECK (length(btrim("comms_version"."question")) between 1 and 300),
	CONSTRAINT "comms_version_words" CHECK (length(btrim("comms_version"."words")) between 1 and 1500),
	CONSTRAINT "comms_version_embargo" CHECK ("comms_version"."embargo_until" is null or "comms_version"."is_embargoed"),
	CONSTRAINT "comms_version_written" CHECK (cardinality("comms_version"."writers") > 0),
	CONSTRAINT "comms_version_sent_back" CHECK (length("comms_version"."sent_back_words") <= 1000),
	CONSTRAINT "comms_version_approved" CHECK (("comms_version"."approved_at" is null) = ("comms_version"."approved_by" is null)),
	CONSTRAINT "comms_version_by_another" CHECK ("comms_version"."approved_by" <> all ("comms_version"."writers"))
);
--> statement-breakpoint
CREATE TABLE "comms_wording" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"language_code" text NOT NULL,
	"translates_id" uuid,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "comms_wording_kind" CHECK ("comms_wording"."kind" in ('holding_line', 'question', 'rumour', 'not_said')),
	CONSTRAINT "comms_wording_language" CHECK (starts_with("comms_wording"."language_code", 'language_'))
);
--> statement-breakpoint
CREATE TABLE "lesson" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"area_id" uuid NOT NULL,
	"source" text NOT NULL,
	"source_id" uuid,
	"theme" text NOT NULL,
	"category" text NOT NULL,
	"words" text NOT NULL,
	"will_do" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"writers" uuid[] DEFAULT '{}' NOT NULL,
	"decision" text,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"decision_reason" text,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "lesson_source" CHECK ("lesson"."source" in ('impact_assessment', 'event', 'surge', 'comms_plan', 'exercise', 'other')),
	CONSTRAINT "lesson_theme" CHECK ("lesson"."theme" in ('first_hours', 'listening', 'communication', 'working_together', 'reassurance', 'information', 'our_people', 'planning')),
	CONSTRAINT "lesson_category" CHECK ("lesson"."category" in ('international_event', 'national_event_or_policy', 'local_incident', 'hate_crime_pattern', 'protest', 'asylum_accommodation', 'housing_and_regeneration', 'crime_and_asb', 'policing', 'executive_action', 'inquest_or_trial', 'election', 'online_rumour', 'youth', 'inter_community_dispute', 'resources_and_services', 'festival_safety', 'other')),
	CONSTRAINT "lesson_words" CHECK (length(btrim("lesson"."words")) between 1 and 1000),
	CONSTRAINT "lesson_will_do" CHECK (length(btrim("lesson"."will_do")) between 1 and 1000),
	CONSTRAINT "lesson_written" CHECK (cardinality("lesson"."writers") > 0),
	CONSTRAINT "lesson_decision" CHECK ("lesson"."decision" in ('accepted', 'rejected')),
	CONSTRAINT "lesson_decided" CHECK (("lesson"."decision" is null) = ("lesson"."decided_at" is null) and ("lesson"."decision" is null) = ("lesson"."decided_by" is null)
        and ("lesson"."decision" is null) = ("lesson"."decision_reason" is null)),
	CONSTRAINT "lesson_reason" CHECK (length(btrim("lesson"."decision_reason")) between 1 and 500),
	CONSTRAINT "lesson_by_another" CHECK ("lesson"."decided_by" <> all ("lesson"."writers"))
);
--> statement-breakpoint
ALTER TABLE "comms_named" ADD CONSTRAINT "comms_named_plan_id_comms_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."comms_plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_named" ADD CONSTRAINT "comms_named_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_named" ADD CONSTRAINT "comms_named_named_by_officer_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_plan" ADD CONSTRAINT "comms_plan_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_plan" ADD CONSTRAINT "comms_plan_owner_id_officer_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_plan" ADD CONSTRAINT "comms_plan_opened_by_officer_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_plan" ADD CONSTRAINT "comms_plan_written_by_officer_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_plan" ADD CONSTRAINT "comms_plan_closed_by_officer_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_plan_area" ADD CONSTRAINT "comms_plan_area_plan_id_comms_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."comms_plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_plan_area" ADD CONSTRAINT "comms_plan_area_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_recall" ADD CONSTRAINT "comms_recall_version_id_comms_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."comms_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_recall" ADD CONSTRAINT "comms_recall_recalled_by_officer_id_fk" FOREIGN KEY ("recalled_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_release" ADD CONSTRAINT "comms_release_version_id_comms_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."comms_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_release" ADD CONSTRAINT "comms_release_channel_code_comms_term_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."comms_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_release" ADD CONSTRAINT "comms_release_released_by_officer_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_row" ADD CONSTRAINT "comms_row_wording_id_comms_wording_id_fk" FOREIGN KEY ("wording_id") REFERENCES "public"."comms_wording"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_row" ADD CONSTRAINT "comms_row_audience_code_comms_term_code_fk" FOREIGN KEY ("audience_code") REFERENCES "public"."comms_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_row" ADD CONSTRAINT "comms_row_channel_code_comms_term_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."comms_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_row" ADD CONSTRAINT "comms_row_owner_id_officer_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_version" ADD CONSTRAINT "comms_version_wording_id_comms_wording_id_fk" FOREIGN KEY ("wording_id") REFERENCES "public"."comms_wording"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_version" ADD CONSTRAINT "comms_version_approved_by_officer_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_wording" ADD CONSTRAINT "comms_wording_plan_id_comms_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."comms_plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_wording" ADD CONSTRAINT "comms_wording_language_code_comms_term_code_fk" FOREIGN KEY ("language_code") REFERENCES "public"."comms_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comms_wording" ADD CONSTRAINT "comms_wording_translates_id_comms_wording_id_fk" FOREIGN KEY ("translates_id") REFERENCES "public"."comms_wording"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_decided_by_officer_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comms_named_officer_id_index" ON "comms_named" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "comms_plan_in_area" ON "comms_plan" USING btree ("area_id","touched_at");--> statement-breakpoint
CREATE INDEX "comms_plan_touched" ON "comms_plan" USING btree ("touched_at");--> statement-breakpoint
CREATE INDEX "comms_plan_of_impact" ON "comms_plan" USING btree ("impact_assessment_id");--> statement-breakpoint
CREATE INDEX "comms_plan_area_area_id_index" ON "comms_plan_area" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "comms_release_of_version" ON "comms_release" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "comms_row_of_wording" ON "comms_row" USING btree ("wording_id");--> statement-breakpoint
CREATE INDEX "comms_row_of_owner" ON "comms_row" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "comms_version_one_draft" ON "comms_version" USING btree ("wording_id") WHERE "comms_version"."approved_at" is null;--> statement-breakpoint
CREATE INDEX "comms_version_waiting" ON "comms_version" USING btree ("wording_id") WHERE "comms_version"."approved_at" is null and "comms_version"."asked_at" is not null;--> statement-breakpoint
CREATE INDEX "comms_wording_of_plan" ON "comms_wording" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "comms_wording_translations" ON "comms_wording" USING btree ("translates_id");--> statement-breakpoint
CREATE INDEX "lesson_in_area" ON "lesson" USING btree ("area_id","written_at");--> statement-breakpoint
CREATE INDEX "lesson_accepted" ON "lesson" USING btree ("category","area_id") WHERE "lesson"."decision" = 'accepted';--> statement-breakpoint
CREATE INDEX "lesson_from" ON "lesson" USING btree ("source","source_id");--> statement-breakpoint
-- Approving locks wording: a change is the next version, which is approved again.
CREATE FUNCTION keep_approved_wording() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM comms_wording WHERE id = OLD.wording_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'approved wording stays as it is' USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER comms_version_stays BEFORE UPDATE OR DELETE ON comms_version
  FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL) EXECUTE FUNCTION keep_approved_wording();
--> statement-breakpoint
CREATE FUNCTION keep_wording_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a piece of wording stays what it is' USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER comms_wording_stays BEFORE UPDATE ON comms_wording
  FOR EACH ROW WHEN ((OLD.plan_id, OLD.kind, OLD.language_code) IS DISTINCT FROM (NEW.plan_id, NEW.kind, NEW.language_code))
  EXECUTE FUNCTION keep_wording_kind();
--> statement-breakpoint
-- The log of releases and recalls only grows, and goes with its version. The version is locked, so that a release
-- and a recall of it follow each other.
CREATE FUNCTION keep_comms_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM comms_version WHERE id = OLD.version_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the release log only grows' USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER comms_release_stays BEFORE UPDATE OR DELETE ON comms_release
  FOR EACH ROW EXECUTE FUNCTION keep_comms_log();
--> statement-breakpoint
CREATE TRIGGER comms_recall_stays BEFORE UPDATE OR DELETE ON comms_recall
  FOR EACH ROW EXECUTE FUNCTION keep_comms_log();
--> statement-breakpoint
CREATE FUNCTION check_comms_release() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  let_out comms_version;
BEGIN
  SELECT * INTO let_out FROM comms_version WHERE id = NEW.version_id FOR UPDATE;
  IF let_out.approved_at IS NULL OR let_out.embargo_until > NEW.released_at
    OR EXISTS (SELECT FROM comms_recall WHERE version_id = NEW.version_id) THEN
    RAISE EXCEPTION 'only approved wording is released, after its embargo and never once it was recalled'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER comms_release_may BEFORE INSERT ON comms_release
  FOR EACH ROW EXECUTE FUNCTION check_comms_release();
--> statement-breakpoint
CREATE FUNCTION check_comms_recall() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM comms_version WHERE id = NEW.version_id FOR UPDATE;
  IF NOT EXISTS (SELECT FROM comms_release WHERE version_id = NEW.version_id) THEN
    RAISE EXCEPTION 'only what was released is recalled' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER comms_recall_may BEFORE INSERT ON comms_recall
  FOR EACH ROW EXECUTE FUNCTION check_comms_recall();
--> statement-breakpoint
-- The embargo of a plan ends by somebody opening it, and in no other way.
CREATE FUNCTION keep_plan_embargo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the embargo of a plan ends by opening it' USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER comms_plan_embargo_stays BEFORE UPDATE ON comms_plan
  FOR EACH ROW WHEN (OLD.is_embargoed AND (NOT NEW.is_embargoed
    OR (OLD.opened_at IS NOT NULL AND NEW.opened_at IS DISTINCT FROM OLD.opened_at)))
  EXECUTE FUNCTION keep_plan_embargo();
--> statement-breakpoint
CREATE FUNCTION keep_decided_lesson() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a lesson that was decided on stays as it is' USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER lesson_stays BEFORE UPDATE ON lesson
  FOR EACH ROW WHEN (OLD.decided_at IS NOT NULL) EXECUTE FUNCTION keep_decided_lesson();
