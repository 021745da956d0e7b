CREATE TABLE "observation_triage" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"observation_id" uuid NOT NULL,
	"act" text NOT NULL,
	"other_id" uuid,
	"event_id" uuid,
	"engagement_id" uuid,
	"reason" text,
	"done_at" timestamp with time zone NOT NULL,
	"done_by" uuid NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	CONSTRAINT "observation_triage_act" CHECK ("observation_triage"."act" in ('noted', 'linked', 'merged', 'discarded', 'arose_at')),
	CONSTRAINT "observation_triage_not_itself" CHECK ("observation_triage"."other_id" <> "observation_triage"."observation_id"),
	CONSTRAINT "observation_triage_reason" CHECK ("observation_triage"."act" <> 'discarded' or coalesce(length(btrim("observation_triage"."reason")), 0) > 0),
	CONSTRAINT "observation_triage_one" CHECK (num_nonnulls("observation_triage"."other_id", "observation_triage"."event_id", "observation_triage"."engagement_id") <= 1),
	CONSTRAINT "observation_triage_undone" CHECK (("observation_triage"."undone_at" is null) = ("observation_triage"."undone_by" is null))
);
--> statement-breakpoint
CREATE TABLE "return_ask" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reporter_id" uuid NOT NULL,
	"week" date NOT NULL,
	"opens_on" date NOT NULL,
	"due_on" date NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"key_hash" "bytea",
	"key_sealed" "bytea",
	"used_at" timestamp with time zone,
	CONSTRAINT "return_ask_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "return_ask_once" UNIQUE("reporter_id","opens_on"),
	CONSTRAINT "return_ask_monday" CHECK (extract(isodow from "return_ask"."week") = 1),
	CONSTRAINT "return_ask_days" CHECK ("return_ask"."opens_on" between "return_ask"."week" and "return_ask"."week" + 6 and "return_ask"."due_on" >= "return_ask"."opens_on"),
	CONSTRAINT "return_ask_key" CHECK (("return_ask"."key_hash" is null) = ("return_ask"."key_sealed" is null))
);
--> statement-breakpoint
CREATE TABLE "return_reminder" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ask_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on_day" date NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"sent_by" uuid,
	CONSTRAINT "return_reminder_kind" CHECK ("return_reminder"."kind" in ('before', 'after', 'chased')),
	CONSTRAINT "return_reminder_by" CHECK (("return_reminder"."kind" = 'chased') = ("return_reminder"."sent_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "return_reporter" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"area_id" uuid NOT NULL,
	"capacity" text NOT NULL,
	"officer_id" uuid,
	"institution_id" uuid,
	"email" "citext",
	"since" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "return_reporter_capacity" CHECK ("return_reporter"."capacity" in ('prevent_officer', 'neighbourhood_policing', 'council', 'partner')),
	CONSTRAINT "return_reporter_one" CHECK (("return_reporter"."officer_id" is null) = ("return_reporter"."institution_id" is not null) and ("return_reporter"."institution_id" is null) = ("return_reporter"."email" is null)
        and ("return_reporter"."officer_id" is null) = ("return_reporter"."capacity" in ('council', 'partner'))),
	CONSTRAINT "return_reporter_email" CHECK ("return_reporter"."email" ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
	CONSTRAINT "return_reporter_ended" CHECK (("return_reporter"."ended_at" is null) = ("return_reporter"."ended_by" is null))
);
--> statement-breakpoint
CREATE TABLE "tension_return" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"form_token" text NOT NULL,
	"area_id" uuid NOT NULL,
	"week" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"capacity" text NOT NULL,
	"officer_id" uuid,
	"reporter_id" uuid,
	"answer" text NOT NULL,
	"category" text,
	"experienced" text,
	"evidenced" text,
	"potential" text,
	"coming" text,
	"compared" text,
	"expected" text,
	"level_view" text,
	"level_shown" smallint,
	"view_words" text,
	"sent_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "tension_return_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "tension_return_of_officer" UNIQUE("area_id","week","officer_id","version"),
	CONSTRAINT "tension_return_of_reporter" UNIQUE("reporter_id","week","version"),
	CONSTRAINT "tension_return_monday" CHECK (extract(isodow from "tension_return"."week") = 1),
	CONSTRAINT "tension_return_capacity" CHECK ("tension_return"."capacity" in ('prevent_officer', 'neighbourhood_policing', 'council', 'partner')),
	CONSTRAINT "tension_return_category" CHECK ("tension_return"."category" in ('international_event', 'national_event_or_policy', 'local_incident', 'hate_crime_pattern', 'protest', 'asylum_accommodation', 'housing_and_regeneration', 'crime_and_asb', 'policing', 'executive_action', 'inquest_or_trial', 'election', 'online_rumour', 'youth', 'inter_community_dispute', 'resources_and_services', 'festival_safety', 'other')),
	CONSTRAINT "tension_return_compared" CHECK ("tension_return"."compared" in ('better', 'same', 'worse')),
	CONSTRAINT "tension_return_expected" CHECK ("tension_return"."expected" in ('calmer', 'as_expected', 'more_tense')),
	CONSTRAINT "tension_return_level_view" CHECK ("tension_return"."level_view" in ('agree', 'higher', 'lower')),
	CONSTRAINT "tension_return_answer" CHECK ("tension_return"."answer" in ('nothing', 'something')),
	CONSTRAINT "tension_return_one" CHECK (("tension_return"."officer_id" is null) = ("tension_return"."reporter_id" is not null)
        and ("tension_return"."officer_id" is null) = ("tension_return"."capacity" in ('council', 'partner'))),
	CONSTRAINT "tension_return_shown" CHECK ("tension_return"."level_view" is null or ("tension_return"."officer_id" is not null and "tension_return"."level_shown" is not null)),
	CONSTRAINT "tension_return_why" CHECK ("tension_return"."level_view" is null or "tension_return"."level_view" = 'agree' or coalesce(length(btrim("tension_return"."view_words")), 0) > 0),
	CONSTRAINT "tension_return_said" CHECK (("tension_return"."answer" = 'nothing') = (coalesce("tension_return"."category", "tension_return"."experienced", "tension_return"."evidenced", "tension_return"."potential", "tension_return"."coming",
        "tension_return"."compared", "tension_return"."expected", "tension_return"."level_view") is null)),
	CONSTRAINT "tension_return_issue" CHECK (coalesce("tension_return"."experienced", "tension_return"."evidenced", "tension_return"."potential") is null or "tension_return"."category" is not null)
);
--> statement-breakpoint
ALTER TABLE "observation_triage" ADD CONSTRAINT "observation_triage_observation_id_tension_observation_id_fk" FOREIGN KEY ("observation_id") REFERENCES "public"."tension_observation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_triage" ADD CONSTRAINT "observation_triage_other_id_tension_observation_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."tension_observation"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_triage" ADD CONSTRAINT "observation_triage_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_triage" ADD CONSTRAINT "observation_triage_engagement_id_engagement_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagement"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_triage" ADD CONSTRAINT "observation_triage_done_by_officer_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation_triage" ADD CONSTRAINT "observation_triage_undone_by_officer_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_ask" ADD CONSTRAINT "return_ask_reporter_id_return_reporter_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."return_reporter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_reminder" ADD CONSTRAINT "return_reminder_ask_id_return_ask_id_fk" FOREIGN KEY ("ask_id") REFERENCES "public"."return_ask"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_reminder" ADD CONSTRAINT "return_reminder_sent_by_officer_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_reporter" ADD CONSTRAINT "return_reporter_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_reporter" ADD CONSTRAINT "return_reporter_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_reporter" ADD CONSTRAINT "return_reporter_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_reporter" ADD CONSTRAINT "return_reporter_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_reporter" ADD CONSTRAINT "return_reporter_ended_by_officer_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_return" ADD CONSTRAINT "tension_return_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_return" ADD CONSTRAINT "tension_return_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_return" ADD CONSTRAINT "tension_return_reporter_id_return_reporter_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."return_reporter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_return" ADD CONSTRAINT "tension_return_level_shown_tension_level_level_fk" FOREIGN KEY ("level_shown") REFERENCES "public"."tension_level"("level") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "observation_triage_gone_once" ON "observation_triage" USING btree ("observation_id") WHERE "observation_triage"."act" in ('merged', 'discarded') and "observation_triage"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "observation_triage_of" ON "observation_triage" USING btree ("observation_id");--> statement-breakpoint
CREATE INDEX "observation_triage_other" ON "observation_triage" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "observation_triage_event_id_index" ON "observation_triage" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "observation_triage_engagement_id_index" ON "observation_triage" USING btree ("engagement_id");--> statement-breakpoint
CREATE INDEX "return_ask_due_on_index" ON "return_ask" USING btree ("due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "return_reminder_once" ON "return_reminder" USING btree ("ask_id","kind") WHERE "return_reminder"."kind" <> 'chased';--> statement-breakpoint
CREATE UNIQUE INDEX "return_reminder_once_a_day" ON "return_reminder" USING btree ("ask_id","on_day") WHERE "return_reminder"."kind" = 'chased';--> statement-breakpoint
CREATE UNIQUE INDEX "return_reporter_officer" ON "return_reporter" USING btree ("area_id","officer_id") WHERE "return_reporter"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "return_reporter_mailbox" ON "return_reporter" USING btree ("area_id","email") WHERE "return_reporter"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "return_reporter_of_officer" ON "return_reporter" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "return_reporter_of_institution" ON "return_reporter" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "return_reporter_at" ON "return_reporter" USING btree ("email");--> statement-breakpoint
CREATE INDEX "return_reporter_ended_at_index" ON "return_reporter" USING btree ("ended_at");--> statement-breakpoint
CREATE UNIQUE INDEX "tension_return_officer_stands" ON "tension_return" USING btree ("area_id","week","officer_id") WHERE "tension_return"."replaced_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "tension_return_reporter_stands" ON "tension_return" USING btree ("reporter_id","week") WHERE "tension_return"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "tension_return_in_area" ON "tension_return" USING btree ("area_id","sent_at");--> statement-breakpoint
CREATE INDEX "tension_return_of_week" ON "tension_return" USING btree ("week");--> statement-breakpoint
CREATE INDEX "tension_return_sent_at_index" ON "tension_return" USING btree ("sent_at");--> statement-breakpoint
-- What somebody reported stays as they sent it: another version only takes its place, once.
CREATE FUNCTION keep_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.replaced_at IS NOT NULL OR to_jsonb(NEW) - 'replaced_at' IS DISTINCT FROM to_jsonb(OLD) - 'replaced_at' THEN
    RAISE EXCEPTION 'a return stays as it was sent' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER tension_return_stays BEFORE UPDATE ON tension_return
  FOR EACH ROW EXECUTE FUNCTION keep_return();
