CREATE TABLE "impact_action" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"what" text NOT NULL,
	"owner_id" uuid,
	"organisation" text,
	"due_on" date NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ending" text,
	"ended_by" uuid,
	"ended_words" text,
	CONSTRAINT "impact_action_said" CHECK (length(btrim("impact_action"."what")) between 1 and 300),
	CONSTRAINT "impact_action_owned" CHECK (num_nonnulls("impact_action"."owner_id", nullif(btrim("impact_action"."organisation"), '')) = 1),
	CONSTRAINT "impact_action_ending" CHECK ("impact_action"."ending" in ('done', 'cancelled')),
	CONSTRAINT "impact_action_ended" CHECK (("impact_action"."ended_at" is null) = ("impact_action"."ending" is null) and ("impact_action"."ended_at" is null) = ("impact_action"."ended_by" is null)
        and ("impact_action"."ending" is distinct from 'cancelled' or coalesce(length(btrim("impact_action"."ended_words")), 0) > 0))
);
--> statement-breakpoint
CREATE TABLE "impact_advice" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"body" text NOT NULL,
	"given_on" date NOT NULL,
	"advice" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	"answer" text,
	"reason" text,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	CONSTRAINT "impact_advice_body" CHECK (length(btrim("impact_advice"."body")) between 1 and 120),
	CONSTRAINT "impact_advice_said" CHECK (length(btrim("impact_advice"."advice")) between 1 and 2000),
	CONSTRAINT "impact_advice_answer" CHECK ("impact_advice"."answer" in ('accepted', 'in_part', 'not_accepted')),
	CONSTRAINT "impact_advice_answered" CHECK (("impact_advice"."answer" is null) = ("impact_advice"."answered_at" is null) and ("impact_advice"."answer" is null) = ("impact_advice"."answered_by" is null)
        and ("impact_advice"."answer" is null) = (coalesce(length(btrim("impact_advice"."reason")), 0) = 0))
);
--> statement-breakpoint
CREATE TABLE "impact_area" (
	"assessment_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	CONSTRAINT "impact_area_assessment_id_area_id_pk" PRIMARY KEY("assessment_id","area_id")
);
--> statement-breakpoint
CREATE TABLE "impact_assessment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"form_token" text NOT NULL,
	"reference" text NOT NULL,
	"type" text NOT NULL,
	"name" text NOT NULL,
	"area_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"started_by" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"critical_at" timestamp with time zone,
	"critical_by" uuid,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"outcome" text,
	"lesson" text,
	"no_lesson_because" text,
	CONSTRAINT "impact_assessment_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "impact_assessment_reference_unique" UNIQUE("reference"),
	CONSTRAINT "impact_assessment_type" CHECK ("impact_assessment"."type" in ('incident', 'arrest_or_warrant', 'planned_operation', 'protest_or_event', 'trial_or_inquest', 'wider_event', 'policy_change')),
	CONSTRAINT "impact_assessment_named" CHECK (length(btrim("impact_assessment"."name")) between 1 and 120),
	CONSTRAINT "impact_assessment_critical" CHECK (("impact_assessment"."critical_at" is null) = ("impact_assessment"."critical_by" is null)),
	CONSTRAINT "impact_assessment_closed_by" CHECK (("impact_assessment"."closed_at" is null) = ("impact_assessment"."closed_by" is null) and ("impact_assessment"."closed_at" is null or "impact_assessment"."closed_at" >= "impact_assessment"."started_at")),
	CONSTRAINT "impact_assessment_outcome" CHECK (("impact_assessment"."closed_at" is null) = ("impact_assessment"."outcome" is null) and ("impact_assessment"."outcome" is null or length(btrim("impact_assessment"."outcome")) > 0)),
	CONSTRAINT "impact_assessment_lesson" CHECK (num_nonnulls(nullif(btrim("impact_assessment"."lesson"), ''), nullif(btrim("impact_assessment"."no_lesson_because"), ''))
        = case when "impact_assessment"."closed_at" is null then 0 else 1 end)
);
--> statement-breakpoint
CREATE TABLE "impact_review" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"reviewed_at" timestamp with time zone NOT NULL,
	"reviewed_by" uuid NOT NULL,
	"changed" text,
	"next_due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "impact_review_said" CHECK ("impact_review"."changed" is null or length(btrim("impact_review"."changed")) between 1 and 2000),
	CONSTRAINT "impact_review_next" CHECK ("impact_review"."next_due_at" > "impact_review"."reviewed_at" and "impact_review"."next_due_at" <= "impact_review"."reviewed_at" + interval '32 days')
);
--> statement-breakpoint
CREATE TABLE "impact_trigger" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	"review_id" uuid,
	CONSTRAINT "impact_trigger_kind" CHECK ("impact_trigger"."kind" in ('arrest', 'charge', 'release', 'court_date', 'verdict', 'new_footage', 'media_surge', 'tension_change', 'hate_incident', 'iag_advice', 'national_event', 'operation_change', 'family_statement', 'funeral', 'anniversary')),
	CONSTRAINT "impact_trigger_said" CHECK (length(btrim("impact_trigger"."words")) between 1 and 600)
);
--> statement-breakpoint
CREATE TABLE "impact_grid_row" (
	"version_id" uuid NOT NULL,
	"row" text NOT NULL,
	"likelihood_before" smallint,
	"impact_before" smallint,
	"mitigation" text,
	"likelihood_after" smallint,
	"impact_after" smallint,
	CONSTRAINT "impact_grid_row_version_id_row_pk" PRIMARY KEY("version_id","row"),
	CONSTRAINT "impact_grid_row_known" CHECK ("impact_grid_row"."row" in ('fear_and_safety', 'confidence_in_police', 'hate_crime', 'disorder', 'services_and_schools', 'business', 'families', 'online', 'community_relations', 'staff')),
	CONSTRAINT "impact_grid_row_weighed" CHECK ("impact_grid_row"."likelihood_before" between 1 and 5 and "impact_grid_row"."impact_before" between 1 and 5
        and "impact_grid_row"."likelihood_after" between 1 and 5 and "impact_grid_row"."impact_after" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "impact_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"what_happened" text,
	"known_public" text,
	"known_confirmed" text,
	"rumour" text,
	"view" text,
	"area_words" text,
	"communities" text,
	"proportionality" text,
	"communications" text,
	"equality_discrimination" text,
	"equality_opportunity" text,
	"equality_relations" text,
	"equality_evidence" text,
	"written_at" timestamp with time zone NOT NULL,
	"written_by" uuid NOT NULL,
	"writers" uuid[] DEFAULT '{}' NOT NULL,
	"asked_at" timestamp with time zone,
	"sent_back_words" text,
	"approved_at" timestamp with time zone,
	"approved_by" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "impact_version_once" UNIQUE("assessment_id","version"),
	CONSTRAINT "impact_version_counted" CHECK ("impact_version"."version" > 0),
	CONSTRAINT "impact_version_approved" CHECK (("impact_version"."approved_at" is null) = ("impact_version"."approved_by" is null)),
	CONSTRAINT "impact_version_by_another" CHECK ("impact_version"."approved_by" <> "impact_version"."written_by" and "impact_version"."approved_by" <> all ("impact_version"."writers")),
	CONSTRAINT "impact_version_whole" CHECK (("impact_version"."asked_at" is null and "impact_version"."approved_at" is null) or (coalesce(length(btrim("impact_version"."what_happened")), 0) > 0 and coalesce(length(btrim("impact_version"."known_confirmed")), 0) > 0
        and coalesce(length(btrim("impact_version"."communities")), 0) > 0 and coalesce(length(btrim("impact_version"."proportionality")), 0) > 0)),
	CONSTRAINT "impact_version_equality" CHECK (("impact_version"."asked_at" is null and "impact_version"."approved_at" is null) or (coalesce(length(btrim("impact_version"."equality_discrimination")), 0) > 0
        and coalesce(length(btrim("impact_version"."equality_opportunity")), 0) > 0 and coalesce(length(btrim("impact_version"."equality_relations")), 0) > 0 and coalesce(length(btrim("impact_version"."equality_evidence")), 0) > 0))
);
--> statement-breakpoint
ALTER TABLE "restriction" DROP CONSTRAINT "restriction_entity";--> statement-breakpoint
ALTER TABLE "impact_action" ADD CONSTRAINT "impact_action_assessment_id_impact_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."impact_assessment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_action" ADD CONSTRAINT "impact_action_owner_id_officer_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_action" ADD CONSTRAINT "impact_action_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_action" ADD CONSTRAINT "impact_action_ended_by_officer_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_advice" ADD CONSTRAINT "impact_advice_assessment_id_impact_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."impact_assessment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_advice" ADD CONSTRAINT "impact_advice_recorded_by_officer_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_advice" ADD CONSTRAINT "impact_advice_answered_by_officer_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_area" ADD CONSTRAINT "impact_area_assessment_id_impact_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."impact_assessment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_area" ADD CONSTRAINT "impact_area_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_area" ADD CONSTRAINT "impact_area_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_assessment" ADD CONSTRAINT "impact_assessment_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_assessment" ADD CONSTRAINT "impact_assessment_started_by_officer_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_assessment" ADD CONSTRAINT "impact_assessment_owner_id_officer_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_assessment" ADD CONSTRAINT "impact_assessment_critical_by_officer_id_fk" FOREIGN KEY ("critical_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_assessment" ADD CONSTRAINT "impact_assessment_closed_by_officer_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_review" ADD CONSTRAINT "impact_review_assessment_id_impact_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."impact_assessment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_review" ADD CONSTRAINT "impact_review_reviewed_by_officer_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_trigger" ADD CONSTRAINT "impact_trigger_assessment_id_impact_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."impact_assessment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_trigger" ADD CONSTRAINT "impact_trigger_recorded_by_officer_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_trigger" ADD CONSTRAINT "impact_trigger_review_id_impact_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."impact_review"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_grid_row" ADD CONSTRAINT "impact_grid_row_version_id_impact_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."impact_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_version" ADD CONSTRAINT "impact_version_assessment_id_impact_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."impact_assessment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_version" ADD CONSTRAINT "impact_version_written_by_officer_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_version" ADD CONSTRAINT "impact_version_approved_by_officer_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "impact_action_of" ON "impact_action" USING btree ("assessment_id","due_on");--> statement-breakpoint
CREATE INDEX "impact_action_of_owner" ON "impact_action" USING btree ("owner_id","due_on") WHERE "impact_action"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "impact_advice_of" ON "impact_advice" USING btree ("assessment_id","given_on");--> statement-breakpoint
CREATE INDEX "impact_area_area_id_index" ON "impact_area" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "impact_assessment_open" ON "impact_assessment" USING btree ("area_id") WHERE "impact_assessment"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "impact_assessment_closed" ON "impact_assessment" USING btree ("closed_at");--> statement-breakpoint
CREATE INDEX "impact_assessment_of_area" ON "impact_assessment" USING btree ("area_id","type");--> statement-breakpoint
CREATE INDEX "impact_assessment_of_owner" ON "impact_assessment" USING btree ("owner_id") WHERE "impact_assessment"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "impact_review_of" ON "impact_review" USING btree ("assessment_id","reviewed_at");--> statement-breakpoint
CREATE INDEX "impact_trigger_of" ON "impact_trigger" USING btree ("assessment_id","recorded_at");--> statement-breakpoint
CREATE INDEX "impact_trigger_unanswered" ON "impact_trigger" USING btree ("assessment_id") WHERE "impact_trigger"."review_id" is null;--> statement-breakpoint
CREATE INDEX "impact_trigger_review_id_index" ON "impact_trigger" USING btree ("review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "impact_version_one_draft" ON "impact_version" USING btree ("assessment_id") WHERE "impact_version"."approved_at" is null;--> statement-breakpoint
CREATE INDEX "impact_version_waiting" ON "impact_version" USING btree ("asked_at") WHERE "impact_version"."approved_at" is null and "impact_version"."asked_at" is not null;--> statement-breakpoint
ALTER TABLE "restriction" ADD CONSTRAINT "restriction_entity" CHECK ("restriction"."entity" in ('training_session', 'event', 'impact_assessment'));--> statement-breakpoint
-- What somebody approved stays as it is.
CREATE FUNCTION keep_approved_impact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an approved version stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'impact_version_stays';
END $$;
--> statement-breakpoint
CREATE TRIGGER impact_version_stays BEFORE UPDATE ON impact_version
  FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL) EXECUTE FUNCTION keep_approved_impact();
--> statement-breakpoint
CREATE FUNCTION keep_approved_grid() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  approved timestamptz;
BEGIN
  -- What goes with its version finds none any more.
  SELECT approved_at INTO approved FROM impact_version WHERE id = coalesce(NEW.version_id, OLD.version_id);
  IF approved IS NOT NULL THEN
    RAISE EXCEPTION 'an approved version stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'impact_version_stays';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER impact_grid_row_stays BEFORE INSERT OR UPDATE OR DELETE ON impact_grid_row
  FOR EACH ROW EXECUTE FUNCTION keep_approved_grid();
--> statement-breakpoint
-- Every row of the grid is weighed before anybody is asked to approve it.
CREATE FUNCTION refuse_unweighed_grid() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  weighed int;
BEGIN
  SELECT count(*) INTO weighed FROM impact_grid_row WHERE version_id = NEW.id
    AND num_nulls(likelihood_before, impact_before, likelihood_after, impact_after) = 0;
  IF weighed <> 10 THEN
    RAISE EXCEPTION 'the grid is not weighed' USING ERRCODE = 'check_violation', CONSTRAINT = 'impact_version_weighed';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER impact_version_weighed BEFORE INSERT OR UPDATE ON impact_version
  FOR EACH ROW WHEN (NEW.asked_at IS NOT NULL OR NEW.approved_at IS NOT NULL) EXECUTE FUNCTION refuse_unweighed_grid();
--> statement-breakpoint
-- Nobody closes what was never approved, what is being written in, or what still has something to do.
CREATE FUNCTION refuse_closing_impact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM impact_version WHERE assessment_id = NEW.id AND approved_at IS NOT NULL) THEN
    RAISE EXCEPTION 'nothing of it was approved' USING ERRCODE = 'check_violation', CONSTRAINT = 'impact_assessment_was_approved';
  END IF;
  IF EXISTS (SELECT 1 FROM impact_version WHERE assessment_id = NEW.id AND approved_at IS NULL) THEN
    RAISE EXCEPTION 'a version of it is being written' USING ERRCODE = 'check_violation', CONSTRAINT = 'impact_assessment_no_draft';
  END IF;
  IF EXISTS (SELECT 1 FROM impact_action WHERE assessment_id = NEW.id AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'an action of it is open' USING ERRCODE = 'check_violation', CONSTRAINT = 'impact_assessment_nothing_open';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER impact_assessment_closes BEFORE INSERT OR UPDATE ON impact_assessment
  FOR EACH ROW WHEN (NEW.closed_at IS NOT NULL) EXECUTE FUNCTION refuse_closing_impact();
--> statement-breakpoint
-- Once it is closed, only how long it is kept can still be said.
CREATE FUNCTION keep_closed_impact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY['critical_at', 'critical_by'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['critical_at', 'critical_by'] THEN
    RAISE EXCEPTION 'a closed assessment stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'impact_assessment_stays';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER impact_assessment_stays BEFORE UPDATE ON impact_assessment
  FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION keep_closed_impact();
--> statement-breakpoint
-- Whoever adds to an assessment waits for whoever closes it, and the other way round.
CREATE FUNCTION refuse_beside_closed_impact() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  closed timestamptz;
BEGIN
  SELECT closed_at INTO closed FROM impact_assessment WHERE id = NEW.assessment_id FOR SHARE;
  IF closed IS NOT NULL THEN
    RAISE EXCEPTION 'a closed assessment stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'impact_assessment_stays';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER impact_version_beside_closed BEFORE INSERT OR UPDATE ON impact_version
  FOR EACH ROW EXECUTE FUNCTION refuse_beside_closed_impact();
--> statement-breakpoint
CREATE TRIGGER impact_action_beside_closed BEFORE INSERT OR UPDATE ON impact_action
  FOR EACH ROW EXECUTE FUNCTION refuse_beside_closed_impact();
--> statement-breakpoint
CREATE TRIGGER impact_advice_beside_closed BEFORE INSERT OR UPDATE ON impact_advice
  FOR EACH ROW EXECUTE FUNCTION refuse_beside_closed_impact();
--> statement-breakpoint
CREATE TRIGGER impact_review_beside_closed BEFORE INSERT OR UPDATE ON impact_review
  FOR EACH ROW EXECUTE FUNCTION refuse_beside_closed_impact();
--> statement-breakpoint
CREATE TRIGGER impact_trigger_beside_closed BEFORE INSERT OR UPDATE ON impact_trigger
  FOR EACH ROW EXECUTE FUNCTION refuse_beside_closed_impact();
--> statement-breakpoint
CREATE TRIGGER impact_area_beside_closed BEFORE INSERT OR UPDATE ON impact_area
  FOR EACH ROW EXECUTE FUNCTION refuse_beside_closed_impact();
