CREATE TABLE "tension_summary" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"area_id" uuid NOT NULL,
	"week" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"districts" integer NOT NULL,
	"reported" integer NOT NULL,
	"nothing" integer NOT NULL,
	"taken" uuid[] DEFAULT '{}' NOT NULL,
	"assembled_at" timestamp with time zone NOT NULL,
	"assembled_by" uuid NOT NULL,
	"writers" uuid[] DEFAULT '{}' NOT NULL,
	"asked_at" timestamp with time zone,
	"sent_back_words" text,
	"approved_at" timestamp with time zone,
	"approved_by" uuid,
	"replaced_at" timestamp with time zone,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "tension_summary_version" UNIQUE("area_id","week","version"),
	CONSTRAINT "tension_summary_monday" CHECK (extract(isodow from "tension_summary"."week") = 1),
	CONSTRAINT "tension_summary_counts" CHECK ("tension_summary"."reported" between 0 and "tension_summary"."districts" and "tension_summary"."nothing" between 0 and "tension_summary"."reported"),
	CONSTRAINT "tension_summary_approved" CHECK (("tension_summary"."approved_at" is null) = ("tension_summary"."approved_by" is null)),
	CONSTRAINT "tension_summary_by_another" CHECK ("tension_summary"."approved_by" <> "tension_summary"."assembled_by" and "tension_summary"."approved_by" <> all ("tension_summary"."writers")),
	CONSTRAINT "tension_summary_replaced" CHECK ("tension_summary"."replaced_at" is null or ("tension_summary"."approved_at" is not null and "tension_summary"."replaced_at" >= "tension_summary"."approved_at"))
);
--> statement-breakpoint
CREATE TABLE "tension_summary_level" (
	"summary_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"state" text NOT NULL,
	"level" smallint,
	"trend" text,
	"was" smallint,
	"set_at" timestamp with time zone,
	"valid_until" timestamp with time zone,
	CONSTRAINT "tension_summary_level_summary_id_area_id_pk" PRIMARY KEY("summary_id","area_id"),
	CONSTRAINT "tension_summary_level_state" CHECK ("tension_summary_level"."state" in ('current', 'out of date', 'no information')),
	CONSTRAINT "tension_summary_level_trend" CHECK ("tension_summary_level"."trend" in ('rising', 'steady', 'falling')),
	CONSTRAINT "tension_summary_level_set" CHECK (("tension_summary_level"."state" = 'no information') = ("tension_summary_level"."level" is null) and ("tension_summary_level"."level" is null) = ("tension_summary_level"."set_at" is null)
        and ("tension_summary_level"."level" is null) = ("tension_summary_level"."valid_until" is null) and ("tension_summary_level"."level" is null) = ("tension_summary_level"."trend" is null))
);
--> statement-breakpoint
CREATE TABLE "tension_summary_paragraph" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"summary_id" uuid NOT NULL,
	"section" text NOT NULL,
	"area_id" uuid,
	"heading" text,
	"words" text NOT NULL,
	"sharing" text DEFAULT 'restricted' NOT NULL,
	"position" integer NOT NULL,
	"assessment_id" uuid,
	CONSTRAINT "tension_summary_paragraph_section" CHECK ("tension_summary_paragraph"."section" in ('overview', 'district', 'horizon', 'gaps', 'doing', 'other')),
	CONSTRAINT "tension_summary_paragraph_sharing" CHECK ("tension_summary_paragraph"."sharing" in ('restricted', 'shareable')),
	CONSTRAINT "tension_summary_paragraph_heading" CHECK (length("tension_summary_paragraph"."heading") <= 120),
	CONSTRAINT "tension_summary_paragraph_words" CHECK (length(btrim("tension_summary_paragraph"."words")) between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "tension_summary_reader" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"area_id" uuid NOT NULL,
	"output" text NOT NULL,
	"officer_id" uuid,
	"institution_id" uuid,
	"email" "citext",
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "tension_summary_reader_output" CHECK ("tension_summary_reader"."output" in ('restricted', 'shareable')),
	CONSTRAINT "tension_summary_reader_one" CHECK (("tension_summary_reader"."officer_id" is null) = ("tension_summary_reader"."institution_id" is not null)
        and ("tension_summary_reader"."institution_id" is null) = ("tension_summary_reader"."email" is null)),
	CONSTRAINT "tension_summary_reader_police" CHECK ("tension_summary_reader"."output" = 'shareable' or "tension_summary_reader"."officer_id" is not null),
	CONSTRAINT "tension_summary_reader_email" CHECK ("tension_summary_reader"."email" ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
	CONSTRAINT "tension_summary_reader_ended" CHECK (("tension_summary_reader"."ended_at" is null) = ("tension_summary_reader"."ended_by" is null))
);
--> statement-breakpoint
CREATE TABLE "tension_summary_sending" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"summary_id" uuid NOT NULL,
	"reader_id" uuid NOT NULL,
	"output" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"sent_by" uuid NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by" uuid,
	"acknowledged_by_partner" uuid,
	CONSTRAINT "tension_summary_sending_once" UNIQUE("summary_id","reader_id"),
	CONSTRAINT "tension_summary_sending_output" CHECK ("tension_summary_sending"."output" in ('restricted', 'shareable')),
	CONSTRAINT "tension_summary_sending_acknowledged" CHECK ("tension_summary_sending"."acknowledged_at" is not null or coalesce("tension_summary_sending"."acknowledged_by", "tension_summary_sending"."acknowledged_by_partner") is null)
);
--> statement-breakpoint
ALTER TABLE "tension_summary" ADD CONSTRAINT "tension_summary_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary" ADD CONSTRAINT "tension_summary_assembled_by_officer_id_fk" FOREIGN KEY ("assembled_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary" ADD CONSTRAINT "tension_summary_approved_by_officer_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_level" ADD CONSTRAINT "tension_summary_level_summary_id_tension_summary_id_fk" FOREIGN KEY ("summary_id") REFERENCES "public"."tension_summary"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_level" ADD CONSTRAINT "tension_summary_level_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_level" ADD CONSTRAINT "tension_summary_level_level_tension_level_level_fk" FOREIGN KEY ("level") REFERENCES "public"."tension_level"("level") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_level" ADD CONSTRAINT "tension_summary_level_was_tension_level_level_fk" FOREIGN KEY ("was") REFERENCES "public"."tension_level"("level") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_paragraph" ADD CONSTRAINT "tension_summary_paragraph_summary_id_tension_summary_id_fk" FOREIGN KEY ("summary_id") REFERENCES "public"."tension_summary"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_paragraph" ADD CONSTRAINT "tension_summary_paragraph_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_paragraph" ADD CONSTRAINT "tension_summary_paragraph_assessment_id_tension_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."tension_assessment"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_reader" ADD CONSTRAINT "tension_summary_reader_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_reader" ADD CONSTRAINT "tension_summary_reader_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_reader" ADD CONSTRAINT "tension_summary_reader_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_reader" ADD CONSTRAINT "tension_summary_reader_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_reader" ADD CONSTRAINT "tension_summary_reader_ended_by_officer_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_sending" ADD CONSTRAINT "tension_summary_sending_summary_id_tension_summary_id_fk" FOREIGN KEY ("summary_id") REFERENCES "public"."tension_summary"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_sending" ADD CONSTRAINT "tension_summary_sending_reader_id_tension_summary_reader_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."tension_summary_reader"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_sending" ADD CONSTRAINT "tension_summary_sending_sent_by_officer_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_sending" ADD CONSTRAINT "tension_summary_sending_acknowledged_by_officer_id_fk" FOREIGN KEY ("acknowledged_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_summary_sending" ADD CONSTRAINT "tension_summary_sending_acknowledged_by_partner_partner_id_fk" FOREIGN KEY ("acknowledged_by_partner") REFERENCES "public"."partner"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "tension_summary_one_draft" ON "tension_summary" USING btree ("area_id","week") WHERE "tension_summary"."approved_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "tension_summary_one_stands" ON "tension_summary" USING btree ("area_id","week") WHERE "tension_summary"."approved_at" is not null and "tension_summary"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "tension_summary_in_week" ON "tension_summary" USING btree ("week");--> statement-breakpoint
CREATE INDEX "tension_summary_paragraph_of" ON "tension_summary_paragraph" USING btree ("summary_id","position");--> statement-breakpoint
CREATE INDEX "tension_summary_paragraph_assessment_id_index" ON "tension_summary_paragraph" USING btree ("assessment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tension_summary_reader_officer" ON "tension_summary_reader" USING btree ("area_id","officer_id") WHERE "tension_summary_reader"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "tension_summary_reader_mailbox" ON "tension_summary_reader" USING btree ("area_id","email") WHERE "tension_summary_reader"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "tension_summary_reader_officer_id_index" ON "tension_summary_reader" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "tension_summary_reader_institution_id_index" ON "tension_summary_reader" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "tension_summary_reader_ended_at_index" ON "tension_summary_reader" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "tension_summary_sending_reader_id_index" ON "tension_summary_sending" USING btree ("reader_id");--> statement-breakpoint
CREATE INDEX "tension_summary_sending_acknowledged_by_partner_index" ON "tension_summary_sending" USING btree ("acknowledged_by_partner");--> statement-breakpoint
-- What somebody approved stays as it is: a correction takes its place, once.
CREATE FUNCTION keep_approved_summary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.replaced_at IS NOT NULL OR to_jsonb(NEW) - ARRAY['replaced_at', 'sequence']
    IS DISTINCT FROM to_jsonb(OLD) - ARRAY['replaced_at', 'sequence'] THEN
    RAISE EXCEPTION 'an approved summary stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER tension_summary_stays BEFORE UPDATE ON tension_summary
  FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL) EXECUTE FUNCTION keep_approved_summary();
--> statement-breakpoint
-- Nor what it says. What goes with its summary finds none any more; an assessment that is erased takes its link along.
CREATE FUNCTION keep_approved_summary_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  approved timestamptz;
BEGIN
  SELECT approved_at INTO approved FROM tension_summary WHERE id = coalesce(NEW.summary_id, OLD.summary_id);
  IF approved IS NULL AND TG_OP = 'UPDATE' THEN
    SELECT approved_at INTO approved FROM tension_summary WHERE id = OLD.summary_id;
  END IF;
  IF approved IS NOT NULL AND (TG_OP <> 'UPDATE' OR to_jsonb(NEW) - 'assessment_id' IS DISTINCT FROM to_jsonb(OLD) - 'assessment_id') THEN
    RAISE EXCEPTION 'an approved summary stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER tension_summary_paragraph_stays BEFORE INSERT OR UPDATE OR DELETE ON tension_summary_paragraph
  FOR EACH ROW EXECUTE FUNCTION keep_approved_summary_words();
--> statement-breakpoint
CREATE TRIGGER tension_summary_level_stays BEFORE INSERT OR UPDATE OR DELETE ON tension_summary_level
  FOR EACH ROW EXECUTE FUNCTION keep_approved_summary_words();
--> statement-breakpoint
-- Nothing leaves that nobody approved, and what a reader was sent is never another text. It is acknowledged once.
CREATE FUNCTION keep_sent_summary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM tension_summary WHERE id = NEW.summary_id AND approved_at <= NEW.sent_at) THEN
      RAISE EXCEPTION 'only an approved summary is sent' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF (NEW.summary_id, NEW.reader_id, NEW.output, NEW.sent_at, NEW.sent_by)
    IS DISTINCT FROM (OLD.summary_id, OLD.reader_id, OLD.output, OLD.sent_at, OLD.sent_by)
    OR (OLD.acknowledged_at IS NOT NULL AND NEW.acknowledged_at IS DISTINCT FROM OLD.acknowledged_at) THEN
    RAISE EXCEPTION 'what was sent stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER tension_summary_sending_stays BEFORE INSERT OR UPDATE ON tension_summary_sending
  FOR EACH ROW EXECUTE FUNCTION keep_sent_summary();
