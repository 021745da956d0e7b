CREATE TABLE "assessment_gap" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"question" text NOT NULL,
	"asked_of" uuid,
	"due_on" date,
	"planned_contact_id" uuid,
	"asked_at" timestamp with time zone,
	"asked_by" uuid,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	CONSTRAINT "assessment_gap_assessment_id_position_unique" UNIQUE("assessment_id","position"),
	CONSTRAINT "assessment_gap_question" CHECK (length(btrim("assessment_gap"."question")) between 1 and 300),
	CONSTRAINT "assessment_gap_asked" CHECK (("assessment_gap"."asked_at" is null) = ("assessment_gap"."asked_by" is null) and ("assessment_gap"."asked_at" is null) = ("assessment_gap"."asked_of" is null)
        and ("assessment_gap"."asked_at" is null) = ("assessment_gap"."due_on" is null)),
	CONSTRAINT "assessment_gap_answered" CHECK (("assessment_gap"."answered_at" is null) = ("assessment_gap"."answered_by" is null) and ("assessment_gap"."answered_at" is null) = ("assessment_gap"."answer" is null))
);
--> statement-breakpoint
CREATE TABLE "assessment_observation" (
	"assessment_id" uuid NOT NULL,
	"observation_id" uuid NOT NULL,
	CONSTRAINT "assessment_observation_assessment_id_observation_id_pk" PRIMARY KEY("assessment_id","observation_id")
);
--> statement-breakpoint
CREATE TABLE "tension_assessment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"thread_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"area_id" uuid NOT NULL,
	"category" text NOT NULL,
	"issue" text NOT NULL,
	"covers_from" date NOT NULL,
	"covers_to" date NOT NULL,
	"marking" text DEFAULT 'OFFICIAL-SENSITIVE' NOT NULL,
	"experienced" smallint,
	"experienced_words" text,
	"evidenced" smallint,
	"evidenced_words" text,
	"potential" smallint,
	"potential_words" text,
	"facts" text,
	"view" text,
	"level" smallint,
	"rationale" text,
	"trend" text,
	"confidence" text,
	"outlook_7" text,
	"outlook_7_words" text,
	"outlook_28" text,
	"outlook_28_words" text,
	"spread" text,
	"mitigation" text,
	"valid_until" timestamp with time zone,
	"written_at" timestamp with time zone NOT NULL,
	"written_by" uuid NOT NULL,
	"writers" uuid[] DEFAULT '{}' NOT NULL,
	"asked_at" timestamp with time zone,
	"sent_back_words" text,
	"approved_at" timestamp with time zone,
	"approved_by" uuid,
	"ended_at" timestamp with time zone,
	"ending" text,
	"ended_by" uuid,
	"ended_reason" text,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "tension_assessment_version" UNIQUE("thread_id","version"),
	CONSTRAINT "tension_assessment_category" CHECK ("tension_assessment"."category" in ('international_event', 'national_event_or_policy', 'local_incident', 'hate_crime_pattern', 'protest', 'asylum_accommodation', 'housing_and_regeneration', 'crime_and_asb', 'policing', 'executive_action', 'inquest_or_trial', 'election', 'online_rumour', 'youth', 'inter_community_dispute', 'resources_and_services', 'festival_safety', 'other')),
	CONSTRAINT "tension_assessment_marking" CHECK ("tension_assessment"."marking" in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
	CONSTRAINT "tension_assessment_trend" CHECK ("tension_assessment"."trend" in ('rising', 'steady', 'falling')),
	CONSTRAINT "tension_assessment_confidence" CHECK ("tension_assessment"."confidence" in ('high', 'moderate', 'low')),
	CONSTRAINT "tension_assessment_outlook_7" CHECK ("tension_assessment"."outlook_7" in ('rising', 'steady', 'falling')),
	CONSTRAINT "tension_assessment_outlook_28" CHECK ("tension_assessment"."outlook_28" in ('rising', 'steady', 'falling')),
	CONSTRAINT "tension_assessment_spread" CHECK ("tension_assessment"."spread" in ('site', 'ward', 'district', 'county', 'region')),
	CONSTRAINT "tension_assessment_ending" CHECK ("tension_assessment"."ending" in ('replaced', 'withdrawn', 'closed')),
	CONSTRAINT "tension_assessment_named" CHECK (length(btrim("tension_assessment"."issue")) between 1 and 120),
	CONSTRAINT "tension_assessment_days" CHECK ("tension_assessment"."covers_to" between "tension_assessment"."covers_from" and "tension_assessment"."covers_from" + 62),
	CONSTRAINT "tension_assessment_whole" CHECK (("tension_assessment"."asked_at" is null and "tension_assessment"."approved_at" is null) or ("tension_assessment"."level" is not null and coalesce(length(btrim("tension_assessment"."rationale")), 0) > 0
        and "tension_assessment"."experienced" is not null and "tension_assessment"."evidenced" is not null and "tension_assessment"."potential" is not null
        and coalesce(length(btrim("tension_assessment"."facts")), 0) > 0 and "tension_assessment"."trend" is not null and "tension_assessment"."confidence" is not null
        and "tension_assessment"."outlook_7" is not null and "tension_assessment"."outlook_28" is not null and "tension_assessment"."spread" is not null
        and "tension_assessment"."valid_until" is not null)),
	CONSTRAINT "tension_assessment_approved" CHECK (("tension_assessment"."approved_at" is null) = ("tension_assessment"."approved_by" is null)),
	CONSTRAINT "tension_assessment_by_another" CHECK ("tension_assessment"."approved_by" <> "tension_assessment"."written_by" and "tension_assessment"."approved_by" <> all ("tension_assessment"."writers")),
	CONSTRAINT "tension_assessment_expires" CHECK ("tension_assessment"."valid_until" > "tension_assessment"."approved_at" and "tension_assessment"."valid_until" <= "tension_assessment"."approved_at" + interval '62 days'),
	CONSTRAINT "tension_assessment_ended_how" CHECK (("tension_assessment"."ended_at" is null) = ("tension_assessment"."ending" is null) and ("tension_assessment"."ended_at" is null) = ("tension_assessment"."ended_by" is null)
        and ("tension_assessment"."ended_at" is null or ("tension_assessment"."approved_at" is not null and "tension_assessment"."approved_at" <= "tension_assessment"."ended_at"))
        and ("tension_assessment"."ending" is null or "tension_assessment"."ending" = 'replaced' or coalesce(length(btrim("tension_assessment"."ended_reason")), 0) > 0))
);
--> statement-breakpoint
CREATE TABLE "tension_anchor" (
	"strand" text NOT NULL,
	"score" smallint NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "tension_anchor_strand_score_pk" PRIMARY KEY("strand","score"),
	CONSTRAINT "tension_anchor_strand" CHECK ("tension_anchor"."strand" in ('experienced', 'evidenced', 'potential'))
);
--> statement-breakpoint
CREATE TABLE "tension_level" (
	"level" smallint PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"rhythm" text NOT NULL,
	"review_hours" integer NOT NULL,
	"meaning" text NOT NULL,
	CONSTRAINT "tension_level_known" CHECK ("tension_level"."level" between 1 and 5),
	CONSTRAINT "tension_level_reviewed" CHECK ("tension_level"."review_hours" between 1 and 1488)
);
--> statement-breakpoint
ALTER TABLE "assessment_gap" ADD CONSTRAINT "assessment_gap_assessment_id_tension_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."tension_assessment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_gap" ADD CONSTRAINT "assessment_gap_asked_of_officer_id_fk" FOREIGN KEY ("asked_of") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_gap" ADD CONSTRAINT "assessment_gap_planned_contact_id_planned_contact_id_fk" FOREIGN KEY ("planned_contact_id") REFERENCES "public"."planned_contact"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_gap" ADD CONSTRAINT "assessment_gap_asked_by_officer_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_gap" ADD CONSTRAINT "assessment_gap_answered_by_officer_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_observation" ADD CONSTRAINT "assessment_observation_assessment_id_tension_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."tension_assessment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_observation" ADD CONSTRAINT "assessment_observation_observation_id_tension_observation_id_fk" FOREIGN KEY ("observation_id") REFERENCES "public"."tension_observation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_assessment" ADD CONSTRAINT "tension_assessment_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_assessment" ADD CONSTRAINT "tension_assessment_experienced_tension_level_level_fk" FOREIGN KEY ("experienced") REFERENCES "public"."tension_level"("level") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_assessment" ADD CONSTRAINT "tension_assessment_evidenced_tension_level_level_fk" FOREIGN KEY ("evidenced") REFERENCES "public"."tension_level"("level") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_assessment" ADD CONSTRAINT "tension_assessment_potential_tension_level_level_fk" FOREIGN KEY ("potential") REFERENCES "public"."tension_level"("level") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_assessment" ADD CONSTRAINT "tension_assessment_level_tension_level_level_fk" FOREIGN KEY ("level") REFERENCES "public"."tension_level"("level") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_assessment" ADD CONSTRAINT "tension_assessment_written_by_officer_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_assessment" ADD CONSTRAINT "tension_assessment_approved_by_officer_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_assessment" ADD CONSTRAINT "tension_assessment_ended_by_officer_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_anchor" ADD CONSTRAINT "tension_anchor_score_tension_level_level_fk" FOREIGN KEY ("score") REFERENCES "public"."tension_level"("level") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessment_gap_planned_contact_id_index" ON "assessment_gap" USING btree ("planned_contact_id");--> statement-breakpoint
CREATE INDEX "assessment_gap_of_officer" ON "assessment_gap" USING btree ("asked_of") WHERE "assessment_gap"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "assessment_observation_observation_id_index" ON "assessment_observation" USING btree ("observation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tension_assessment_one_draft" ON "tension_assessment" USING btree ("thread_id") WHERE "tension_assessment"."approved_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "tension_assessment_one_stands" ON "tension_assessment" USING btree ("thread_id") WHERE "tension_assessment"."approved_at" is not null and "tension_assessment"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "tension_assessment_in_area" ON "tension_assessment" USING btree ("area_id","approved_at");--> statement-breakpoint
CREATE INDEX "tension_assessment_standing" ON "tension_assessment" USING btree ("area_id") WHERE "tension_assessment"."approved_at" is not null and "tension_assessment"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "tension_assessment_ended" ON "tension_assessment" USING btree ("ended_at");--> statement-breakpoint
-- What somebody approved stays as it is: it only comes to an end, once.
CREATE FUNCTION keep_approved_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR to_jsonb(NEW) - ARRAY['ended_at', 'ending', 'ended_by', 'ended_reason', 'sequence']
    IS DISTINCT FROM to_jsonb(OLD) - ARRAY['ended_at', 'ending', 'ended_by', 'ended_reason', 'sequence'] THEN
    RAISE EXCEPTION 'an approved assessment stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER tension_assessment_stays BEFORE UPDATE ON tension_assessment
  FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL) EXECUTE FUNCTION keep_approved_assessment();
--> statement-breakpoint
-- The questions of an approved assessment are asked and answered, never reworded.
CREATE FUNCTION keep_approved_gap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  approved timestamptz;
BEGIN
  SELECT approved_at INTO approved FROM tension_assessment WHERE id = coalesce(NEW.assessment_id, OLD.assessment_id);
  IF approved IS NOT NULL AND (TG_OP <> 'UPDATE' OR (NEW.question, NEW.position, NEW.assessment_id)
    IS DISTINCT FROM (OLD.question, OLD.position, OLD.assessment_id)) THEN
    RAISE EXCEPTION 'an approved assessment stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER assessment_gap_stays BEFORE INSERT OR UPDATE OR DELETE ON assessment_gap
  FOR EACH ROW EXECUTE FUNCTION keep_approved_gap();
