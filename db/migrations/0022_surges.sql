CREATE TABLE "surge" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"form_token" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"public_words" text NOT NULL,
	"published_by" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by" uuid NOT NULL,
	"run_by" uuid NOT NULL,
	"impact_assessment_id" uuid,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"closing_words" text,
	"assessment_answer" text,
	"lesson_answer" text,
	CONSTRAINT "surge_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "surge_kind" CHECK ("surge"."kind" in ('incident', 'arrest_or_warrant', 'protest_or_event', 'trial_or_inquest', 'national_or_international_event', 'policy_change')),
	CONSTRAINT "surge_named" CHECK (length(btrim("surge"."title")) between 1 and 120),
	CONSTRAINT "surge_public" CHECK (length(btrim("surge"."public_words")) between 1 and 2000),
	CONSTRAINT "surge_published" CHECK (length(btrim("surge"."published_by")) between 1 and 200),
	CONSTRAINT "surge_happened" CHECK ("surge"."happened_at" <= "surge"."opened_at"),
	CONSTRAINT "surge_assessment_answer" CHECK ("surge"."assessment_answer" in ('done', 'begun', 'not_needed')),
	CONSTRAINT "surge_lesson_answer" CHECK ("surge"."lesson_answer" in ('done', 'begun', 'not_needed')),
	CONSTRAINT "surge_closed" CHECK (("surge"."closed_at" is null and num_nonnulls("surge"."closed_by", "surge"."closing_words", "surge"."assessment_answer", "surge"."lesson_answer") = 0)
        or ("surge"."closed_at" >= "surge"."opened_at" and num_nulls("surge"."closed_by", "surge"."closing_words", "surge"."assessment_answer", "surge"."lesson_answer") = 0
          and length(btrim("surge"."closing_words")) between 1 and 600))
);
--> statement-breakpoint
CREATE TABLE "surge_area" (
	"surge_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	CONSTRAINT "surge_area_surge_id_area_id_pk" PRIMARY KEY("surge_id","area_id")
);
--> statement-breakpoint
CREATE TABLE "surge_call" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"surge_id" uuid NOT NULL,
	"institution_id" uuid NOT NULL,
	"position" integer,
	"because" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	"removed_reason" text,
	CONSTRAINT "surge_call_placed" CHECK (("surge_call"."position" is null) = ("surge_call"."removed_at" is not null)),
	CONSTRAINT "surge_call_because" CHECK (length(btrim("surge_call"."because")) between 1 and 300),
	CONSTRAINT "surge_call_removed" CHECK (("surge_call"."removed_at" is null) = ("surge_call"."removed_by" is null) and ("surge_call"."removed_at" is null) = ("surge_call"."removed_reason" is null)
        and length(btrim("surge_call"."removed_reason")) between 1 and 300)
);
--> statement-breakpoint
CREATE TABLE "surge_change" (
	"surge_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"deed" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	CONSTRAINT "surge_change_surge_id_sequence_pk" PRIMARY KEY("surge_id","sequence"),
	CONSTRAINT "surge_change_deed" CHECK ("surge_change"."deed" in ('opened', 'claimed', 'gave_back', 'rang', 'moved', 'added', 'removed', 'decided', 'took_over', 'linked', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "surge_claim" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"call_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ending" text,
	CONSTRAINT "surge_claim_ending" CHECK ("surge_claim"."ending" in ('given_back', 'rung')),
	CONSTRAINT "surge_claim_ended" CHECK (("surge_claim"."ended_at" is null) = ("surge_claim"."ending" is null)),
	CONSTRAINT "surge_claim_times" CHECK ("surge_claim"."expires_at" = "surge_claim"."claimed_at" + interval '15 minutes' and "surge_claim"."ended_at" >= "surge_claim"."claimed_at")
);
--> statement-breakpoint
CREATE TABLE "surge_decision" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"surge_id" uuid NOT NULL,
	"form_token" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"options" text,
	"corrects_id" uuid,
	"decided_at" timestamp with time zone NOT NULL,
	"decided_by" uuid NOT NULL,
	CONSTRAINT "surge_decision_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "surge_decision_words" CHECK (length(btrim("surge_decision"."decision")) between 1 and 600),
	CONSTRAINT "surge_decision_reason" CHECK (length(btrim("surge_decision"."reason")) between 1 and 600),
	CONSTRAINT "surge_decision_options" CHECK (length(btrim("surge_decision"."options")) between 1 and 600)
);
--> statement-breakpoint
CREATE TABLE "surge_ring" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"call_id" uuid NOT NULL,
	"form_token" text NOT NULL,
	"outcome" text NOT NULL,
	"words" text,
	"next_step" text,
	"rung_at" timestamp with time zone NOT NULL,
	"rung_by" uuid NOT NULL,
	CONSTRAINT "surge_ring_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "surge_ring_outcome" CHECK ("surge_ring"."outcome" in ('spoke', 'left_message', 'no_answer', 'visit_asked', 'declined')),
	CONSTRAINT "surge_ring_words" CHECK (length(btrim("surge_ring"."words")) between 1 and 600),
	CONSTRAINT "surge_ring_next" CHECK (length(btrim("surge_ring"."next_step")) between 1 and 300)
);
--> statement-breakpoint
ALTER TABLE "surge" ADD CONSTRAINT "surge_opened_by_officer_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge" ADD CONSTRAINT "surge_run_by_officer_id_fk" FOREIGN KEY ("run_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge" ADD CONSTRAINT "surge_closed_by_officer_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_area" ADD CONSTRAINT "surge_area_surge_id_surge_id_fk" FOREIGN KEY ("surge_id") REFERENCES "public"."surge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_area" ADD CONSTRAINT "surge_area_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_call" ADD CONSTRAINT "surge_call_surge_id_surge_id_fk" FOREIGN KEY ("surge_id") REFERENCES "public"."surge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_call" ADD CONSTRAINT "surge_call_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_call" ADD CONSTRAINT "surge_call_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_call" ADD CONSTRAINT "surge_call_removed_by_officer_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_change" ADD CONSTRAINT "surge_change_by_officer_id_fk" FOREIGN KEY ("by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_change" ADD CONSTRAINT "surge_change_surge_id_surge_id_fk" FOREIGN KEY ("surge_id") REFERENCES "public"."surge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_claim" ADD CONSTRAINT "surge_claim_call_id_surge_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."surge_call"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_claim" ADD CONSTRAINT "surge_claim_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_decision" ADD CONSTRAINT "surge_decision_surge_id_surge_id_fk" FOREIGN KEY ("surge_id") REFERENCES "public"."surge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_decision" ADD CONSTRAINT "surge_decision_corrects_id_surge_decision_id_fk" FOREIGN KEY ("corrects_id") REFERENCES "public"."surge_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_decision" ADD CONSTRAINT "surge_decision_decided_by_officer_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_ring" ADD CONSTRAINT "surge_ring_call_id_surge_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."surge_call"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surge_ring" ADD CONSTRAINT "surge_ring_rung_by_officer_id_fk" FOREIGN KEY ("rung_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "surge_open" ON "surge" USING btree ("opened_at") WHERE "surge"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "surge_by_opening" ON "surge" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "surge_over" ON "surge" USING btree ("closed_at");--> statement-breakpoint
CREATE INDEX "surge_area_area_id_index" ON "surge_area" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "surge_call_surge_id_index" ON "surge_call" USING btree ("surge_id");--> statement-breakpoint
CREATE INDEX "surge_call_institution_id_index" ON "surge_call" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "surge_claim_call_id_index" ON "surge_claim" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "surge_decision_in_order" ON "surge_decision" USING btree ("surge_id","decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "surge_decision_corrected" ON "surge_decision" USING btree ("corrects_id");--> statement-breakpoint
CREATE INDEX "surge_ring_call_id_index" ON "surge_ring" USING btree ("call_id");--> statement-breakpoint
-- Two never stand at one place of the order; while one statement moves both they may.
ALTER TABLE surge_call ADD CONSTRAINT surge_call_one_place UNIQUE (surge_id, position) DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
-- Two officers never ring one institution at once: a claim holds until it is ended or runs out.
ALTER TABLE surge_claim ADD CONSTRAINT surge_claim_alone
  EXCLUDE USING gist (call_id WITH =, tstzrange(claimed_at, least(ended_at, expires_at)) WITH &&);
--> statement-breakpoint
-- What was rung, decided and changed is written once. It goes with its surge, when its time has come, and never by itself.
CREATE FUNCTION surge_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stands boolean := true;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF TG_TABLE_NAME = 'surge_ring' THEN
      SELECT EXISTS (SELECT FROM surge_call WHERE id = OLD.call_id) INTO stands;
    ELSE
      SELECT EXISTS (SELECT FROM surge WHERE id = OLD.surge_id) INTO stands;
    END IF;
  END IF;
  IF stands THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER surge_decision_keeps BEFORE UPDATE OR DELETE ON surge_decision
  FOR EACH ROW EXECUTE FUNCTION surge_keeps();
--> statement-breakpoint
CREATE TRIGGER surge_change_keeps BEFORE UPDATE OR DELETE ON surge_change
  FOR EACH ROW EXECUTE FUNCTION surge_keeps();
--> statement-breakpoint
CREATE TRIGGER surge_ring_keeps BEFORE UPDATE OR DELETE ON surge_ring
  FOR EACH ROW EXECUTE FUNCTION surge_keeps();
--> statement-breakpoint
-- A closed surge is read-only. Two records of one institution may still become one, and an assessment be named later.
CREATE FUNCTION keep_closed_surge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'impact_assessment_id' IS DISTINCT FROM to_jsonb(OLD) - 'impact_assessment_id' THEN
    RAISE EXCEPTION 'a closed surge stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER surge_stays_closed BEFORE UPDATE ON surge
  FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION keep_closed_surge();
--> statement-breakpoint
CREATE FUNCTION write_in_open_surge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  written jsonb := to_jsonb(NEW);
  of uuid;
BEGIN
  IF TG_OP = 'UPDATE' AND written - 'institution_id' = to_jsonb(OLD) - 'institution_id' THEN
    RETURN NEW;
  END IF;
  of := coalesce((written ->> 'surge_id')::uuid,
    (SELECT surge_id FROM surge_call WHERE id = (written ->> 'call_id')::uuid));
  IF EXISTS (SELECT FROM surge WHERE id = of AND closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a closed surge stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_TABLE_NAME = 'surge_decision' AND written ->> 'corrects_id' IS NOT NULL AND NOT EXISTS (
    SELECT FROM surge_decision WHERE id = (written ->> 'corrects_id')::uuid AND surge_id = of) THEN
    RAISE EXCEPTION 'a correction points at its own log' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER surge_call_open BEFORE INSERT OR UPDATE ON surge_call
  FOR EACH ROW EXECUTE FUNCTION write_in_open_surge();
--> statement-breakpoint
CREATE TRIGGER surge_claim_open BEFORE INSERT OR UPDATE ON surge_claim
  FOR EACH ROW EXECUTE FUNCTION write_in_open_surge();
--> statement-breakpoint
CREATE TRIGGER surge_ring_open BEFORE INSERT ON surge_ring
  FOR EACH ROW EXECUTE FUNCTION write_in_open_surge();
--> statement-breakpoint
CREATE TRIGGER surge_decision_open BEFORE INSERT ON surge_decision
  FOR EACH ROW EXECUTE FUNCTION write_in_open_surge();
