CREATE TABLE "tension_group" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"area_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"chair" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"started_by" uuid NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "tension_group_named" CHECK (length(btrim("tension_group"."name")) between 1 and 160),
	CONSTRAINT "tension_group_closed" CHECK (("tension_group"."closed_at" is null) = ("tension_group"."closed_by" is null))
);
--> statement-breakpoint
CREATE TABLE "tension_group_action" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"meeting_id" uuid,
	"member_id" uuid NOT NULL,
	"words" text NOT NULL,
	"due_on" date NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"ending" text,
	"ended_words" text,
	CONSTRAINT "tension_group_action_words" CHECK (length(btrim("tension_group_action"."words")) between 1 and 500),
	CONSTRAINT "tension_group_action_ending" CHECK ("tension_group_action"."ending" in ('done', 'dropped')),
	CONSTRAINT "tension_group_action_ended" CHECK (("tension_group_action"."ended_at" is null) = ("tension_group_action"."ended_by" is null) and ("tension_group_action"."ended_at" is null) = ("tension_group_action"."ending" is null)
        and ("tension_group_action"."ending" is distinct from 'dropped' or coalesce(length(btrim("tension_group_action"."ended_words")), 0) > 0))
);
--> statement-breakpoint
CREATE TABLE "tension_group_decision" (
	"meeting_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"words" text NOT NULL,
	"reason" text,
	CONSTRAINT "tension_group_decision_meeting_id_position_pk" PRIMARY KEY("meeting_id","position"),
	CONSTRAINT "tension_group_decision_words" CHECK (length(btrim("tension_group_decision"."words")) between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "tension_group_level" (
	"meeting_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"level" smallint NOT NULL,
	"trend" text NOT NULL,
	"words" text NOT NULL,
	"dissent" text,
	CONSTRAINT "tension_group_level_meeting_id_area_id_pk" PRIMARY KEY("meeting_id","area_id"),
	CONSTRAINT "tension_group_level_trend" CHECK ("tension_group_level"."trend" in ('rising', 'steady', 'falling')),
	CONSTRAINT "tension_group_level_words" CHECK (length(btrim("tension_group_level"."words")) between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "tension_group_meeting" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"place" text NOT NULL,
	"agenda" text,
	"called_at" timestamp with time zone NOT NULL,
	"called_by" uuid NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" uuid,
	"agreed_at" timestamp with time zone,
	"agreed_by" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "tension_group_meeting_placed" CHECK (length(btrim("tension_group_meeting"."place")) between 1 and 200),
	CONSTRAINT "tension_group_meeting_agreed" CHECK (("tension_group_meeting"."agreed_at" is null) = ("tension_group_meeting"."agreed_by" is null) and ("tension_group_meeting"."agreed_at" is null or "tension_group_meeting"."agreed_at" >= "tension_group_meeting"."starts_at")),
	CONSTRAINT "tension_group_meeting_cancelled" CHECK (("tension_group_meeting"."cancelled_at" is null) = ("tension_group_meeting"."cancelled_by" is null) and ("tension_group_meeting"."cancelled_at" is null or "tension_group_meeting"."agreed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "tension_group_member" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"post" text,
	"institution_id" uuid,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	"left_at" timestamp with time zone,
	"left_by" uuid,
	CONSTRAINT "tension_group_member_named" CHECK (length(btrim("tension_group_member"."organisation")) between 1 and 160),
	CONSTRAINT "tension_group_member_left" CHECK (("tension_group_member"."left_at" is null) = ("tension_group_member"."left_by" is null))
);
--> statement-breakpoint
CREATE TABLE "tension_group_paper" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"title" text NOT NULL,
	"words" text,
	"assessment_id" uuid,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	CONSTRAINT "tension_group_paper_titled" CHECK (length(btrim("tension_group_paper"."title")) between 1 and 160),
	CONSTRAINT "tension_group_paper_words" CHECK (length("tension_group_paper"."words") <= 8000)
);
--> statement-breakpoint
CREATE TABLE "tension_group_present" (
	"meeting_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "tension_group_present_meeting_id_member_id_pk" PRIMARY KEY("meeting_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "tension_group" ADD CONSTRAINT "tension_group_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group" ADD CONSTRAINT "tension_group_started_by_officer_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group" ADD CONSTRAINT "tension_group_closed_by_officer_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_action" ADD CONSTRAINT "tension_group_action_group_id_tension_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."tension_group"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_action" ADD CONSTRAINT "tension_group_action_meeting_id_tension_group_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."tension_group_meeting"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_action" ADD CONSTRAINT "tension_group_action_member_id_tension_group_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."tension_group_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_action" ADD CONSTRAINT "tension_group_action_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_action" ADD CONSTRAINT "tension_group_action_ended_by_officer_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_decision" ADD CONSTRAINT "tension_group_decision_meeting_id_tension_group_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."tension_group_meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_level" ADD CONSTRAINT "tension_group_level_meeting_id_tension_group_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."tension_group_meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_level" ADD CONSTRAINT "tension_group_level_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_level" ADD CONSTRAINT "tension_group_level_level_tension_level_level_fk" FOREIGN KEY ("level") REFERENCES "public"."tension_level"("level") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_meeting" ADD CONSTRAINT "tension_group_meeting_group_id_tension_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."tension_group"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_meeting" ADD CONSTRAINT "tension_group_meeting_called_by_officer_id_fk" FOREIGN KEY ("called_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_meeting" ADD CONSTRAINT "tension_group_meeting_cancelled_by_officer_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_meeting" ADD CONSTRAINT "tension_group_meeting_agreed_by_officer_id_fk" FOREIGN KEY ("agreed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_member" ADD CONSTRAINT "tension_group_member_group_id_tension_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."tension_group"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_member" ADD CONSTRAINT "tension_group_member_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_member" ADD CONSTRAINT "tension_group_member_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_member" ADD CONSTRAINT "tension_group_member_left_by_officer_id_fk" FOREIGN KEY ("left_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_paper" ADD CONSTRAINT "tension_group_paper_meeting_id_tension_group_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."tension_group_meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_paper" ADD CONSTRAINT "tension_group_paper_assessment_id_tension_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."tension_assessment"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_paper" ADD CONSTRAINT "tension_group_paper_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_present" ADD CONSTRAINT "tension_group_present_meeting_id_tension_group_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."tension_group_meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_group_present" ADD CONSTRAINT "tension_group_present_member_id_tension_group_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."tension_group_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tension_group_in_area" ON "tension_group" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "tension_group_action_open" ON "tension_group_action" USING btree ("group_id","due_on") WHERE "tension_group_action"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "tension_group_action_meeting_id_index" ON "tension_group_action" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "tension_group_action_member_id_index" ON "tension_group_action" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "tension_group_meeting_of" ON "tension_group_meeting" USING btree ("group_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "tension_group_member_once" ON "tension_group_member" USING btree ("group_id",lower("organisation")) WHERE "tension_group_member"."left_at" is null;--> statement-breakpoint
CREATE INDEX "tension_group_member_institution_id_index" ON "tension_group_member" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "tension_group_paper_meeting_id_index" ON "tension_group_paper" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "tension_group_paper_assessment_id_index" ON "tension_group_paper" USING btree ("assessment_id");--> statement-breakpoint
CREATE INDEX "tension_group_present_member_id_index" ON "tension_group_present" USING btree ("member_id");--> statement-breakpoint
-- Agreed minutes stay as they are. What goes with its meeting finds no meeting any more.
CREATE FUNCTION keep_agreed_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  agreed timestamptz;
BEGIN
  SELECT agreed_at INTO agreed FROM tension_group_meeting WHERE id = coalesce(NEW.meeting_id, OLD.meeting_id);
  IF agreed IS NOT NULL AND (TG_OP <> 'UPDATE' OR to_jsonb(NEW) - 'assessment_id' IS DISTINCT FROM to_jsonb(OLD) - 'assessment_id') THEN
    RAISE EXCEPTION 'agreed minutes stay as they are' USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER tension_group_present_stays BEFORE INSERT OR UPDATE OR DELETE ON tension_group_present
  FOR EACH ROW EXECUTE FUNCTION keep_agreed_minutes();
--> statement-breakpoint
CREATE TRIGGER tension_group_paper_stays BEFORE INSERT OR UPDATE OR DELETE ON tension_group_paper
  FOR EACH ROW EXECUTE FUNCTION keep_agreed_minutes();
--> statement-breakpoint
CREATE TRIGGER tension_group_level_stays BEFORE INSERT OR UPDATE OR DELETE ON tension_group_level
  FOR EACH ROW EXECUTE FUNCTION keep_agreed_minutes();
--> statement-breakpoint
CREATE TRIGGER tension_group_decision_stays BEFORE INSERT OR UPDATE OR DELETE ON tension_group_decision
  FOR EACH ROW EXECUTE FUNCTION keep_agreed_minutes();
--> statement-breakpoint
CREATE FUNCTION keep_agreed_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'agreed minutes stay as they are' USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER tension_group_meeting_stays BEFORE UPDATE ON tension_group_meeting
  FOR EACH ROW WHEN (OLD.agreed_at IS NOT NULL) EXECUTE FUNCTION keep_agreed_meeting();
