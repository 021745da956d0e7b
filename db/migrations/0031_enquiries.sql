CREATE TABLE "enquiry" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reference" text NOT NULL,
	"form_token" text NOT NULL,
	"reason" text NOT NULL,
	"area_id" uuid,
	"words" text NOT NULL,
	"email" "citext",
	"received_at" timestamp with time zone NOT NULL,
	"receipt_id" uuid,
	"due_at" timestamp with time zone,
	"owner_id" uuid,
	"taken_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"ending" text,
	"training_request_id" uuid,
	"institution_id" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "enquiry_reference_unique" UNIQUE("reference"),
	CONSTRAINT "enquiry_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "enquiry_reason" CHECK ("enquiry"."reason" in ('prevent', 'training', 'event', 'campaign', 'your_information', 'accessibility', 'press', 'website', 'other')),
	CONSTRAINT "enquiry_ending" CHECK ("enquiry"."ending" in ('answered', 'converted', 'handed_over', 'no_answer', 'not_for_us')),
	CONSTRAINT "enquiry_closed_how" CHECK (("enquiry"."closed_at" is null) = ("enquiry"."ending" is null) and ("enquiry"."closed_at" is null) = ("enquiry"."closed_by" is null)),
	CONSTRAINT "enquiry_clock" CHECK ("enquiry"."closed_at" is null or "enquiry"."due_at" is null),
	CONSTRAINT "enquiry_owner" CHECK (("enquiry"."owner_id" is null) = ("enquiry"."taken_at" is null)),
	CONSTRAINT "enquiry_words" CHECK (case when coalesce("enquiry"."ending", '') = 'handed_over' then "enquiry"."words" = '' and "enquiry"."email" is null
        else length(btrim("enquiry"."words")) between 1 and 600 and "enquiry"."email" is not null end)
);
--> statement-breakpoint
CREATE TABLE "enquiry_draft" (
	"enquiry_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"words" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "enquiry_draft_enquiry_id_officer_id_pk" PRIMARY KEY("enquiry_id","officer_id"),
	CONSTRAINT "enquiry_draft_words" CHECK (length(btrim("enquiry_draft"."words")) between 1 and 5000)
);
--> statement-breakpoint
CREATE TABLE "enquiry_message" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"way" text NOT NULL,
	"words" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"officer_id" uuid,
	"token" text NOT NULL,
	"mail_id" uuid,
	"message_id" text,
	CONSTRAINT "enquiry_message_token_unique" UNIQUE("token"),
	CONSTRAINT "enquiry_message_way" CHECK ("enquiry_message"."way" in ('in', 'out')),
	CONSTRAINT "enquiry_message_words" CHECK (length(btrim("enquiry_message"."words")) between 1 and 5000),
	CONSTRAINT "enquiry_message_ours" CHECK (("enquiry_message"."way" = 'out') = ("enquiry_message"."mail_id" is not null) and ("enquiry_message"."way" = 'in' or "enquiry_message"."officer_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "enquiry_note" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"words" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"written_by" uuid NOT NULL,
	CONSTRAINT "enquiry_note_words" CHECK (length(btrim("enquiry_note"."words")) between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "reply_template" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"title" text NOT NULL,
	"reason" text,
	"words" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" uuid NOT NULL,
	"retired_at" timestamp with time zone,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "reply_template_title" UNIQUE("title"),
	CONSTRAINT "reply_template_reason" CHECK ("reply_template"."reason" in ('prevent', 'training', 'event', 'campaign', 'your_information', 'accessibility', 'press', 'website', 'other')),
	CONSTRAINT "reply_template_titled" CHECK (length(btrim("reply_template"."title")) between 1 and 100),
	CONSTRAINT "reply_template_words" CHECK (length(btrim("reply_template"."words")) between 1 and 3000)
);
--> statement-breakpoint
CREATE TABLE "council_route" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"area_id" uuid NOT NULL,
	"council" text NOT NULL,
	"href" text NOT NULL,
	"is_referral_page" boolean NOT NULL,
	"phone" text,
	"note" text,
	"check_every" integer DEFAULT 30 NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"checked_by" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "council_route_area_id_unique" UNIQUE("area_id"),
	CONSTRAINT "council_route_council" CHECK (length(btrim("council_route"."council")) between 1 and 120),
	CONSTRAINT "council_route_href" CHECK ("council_route"."href" ~ '^https://[^[:space:]]+$'),
	CONSTRAINT "council_route_note" CHECK (length(btrim("council_route"."note")) between 1 and 300),
	CONSTRAINT "council_route_check_every" CHECK ("council_route"."check_every" between 1 and 90)
);
--> statement-breakpoint
CREATE TABLE "signpost" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"about" text NOT NULL,
	"area_id" uuid,
	"audience" text NOT NULL,
	"worry" text NOT NULL,
	"phone" text,
	"text_to" text,
	"href" text,
	"site" text,
	"hours" jsonb,
	"languages" text[] NOT NULL,
	"source" text NOT NULL,
	"check_every" integer DEFAULT 30 NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"checked_by" uuid,
	"position" integer DEFAULT 0 NOT NULL,
	"retired_at" timestamp with time zone,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "signpost_code_unique" UNIQUE("code"),
	CONSTRAINT "signpost_code" CHECK ("signpost"."code" ~ '^[a-z][a-z0-9-]{1,59}$'),
	CONSTRAINT "signpost_name" CHECK (length(btrim("signpost"."name")) between 1 and 80),
	CONSTRAINT "signpost_about" CHECK (length(btrim("signpost"."about")) between 1 and 300),
	CONSTRAINT "signpost_audience" CHECK ("signpost"."audience" in ('everyone', 'public', 'professionals', 'young_people')),
	CONSTRAINT "signpost_worry" CHECK ("signpost"."worry" in ('danger', 'someone', 'suspicious', 'crime', 'hate', 'feelings', 'prevent_complaint')),
	CONSTRAINT "signpost_reach" CHECK (num_nonnulls("signpost"."phone", "signpost"."text_to", "signpost"."href") > 0),
	CONSTRAINT "signpost_site" CHECK (("signpost"."href" is null) = ("signpost"."site" is null)),
	CONSTRAINT "signpost_href" CHECK ("signpost"."href" ~ '^https://[^[:space:]]+$'),
	CONSTRAINT "signpost_source" CHECK (length(btrim("signpost"."source")) between 1 and 300),
	CONSTRAINT "signpost_check_every" CHECK ("signpost"."check_every" between 1 and 90)
);
--> statement-breakpoint
CREATE TABLE "signpost_step" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"signpost_id" uuid,
	"council_route_id" uuid,
	"deed" text NOT NULL,
	"changes" text[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"officer_id" uuid,
	CONSTRAINT "signpost_step_deed" CHECK ("signpost_step"."deed" in ('added', 'checked', 'changed', 'retired', 'restored')),
	CONSTRAINT "signpost_step_about_one" CHECK (num_nonnulls("signpost_step"."signpost_id", "signpost_step"."council_route_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "mail_message" ADD COLUMN "thread" text[];--> statement-breakpoint
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_owner_id_officer_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_closed_by_officer_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_training_request_id_training_request_id_fk" FOREIGN KEY ("training_request_id") REFERENCES "public"."training_request"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_draft" ADD CONSTRAINT "enquiry_draft_enquiry_id_enquiry_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_draft" ADD CONSTRAINT "enquiry_draft_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_message" ADD CONSTRAINT "enquiry_message_enquiry_id_enquiry_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_message" ADD CONSTRAINT "enquiry_message_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_note" ADD CONSTRAINT "enquiry_note_enquiry_id_enquiry_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_note" ADD CONSTRAINT "enquiry_note_written_by_officer_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_template" ADD CONSTRAINT "reply_template_changed_by_officer_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_route" ADD CONSTRAINT "council_route_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_route" ADD CONSTRAINT "council_route_checked_by_officer_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signpost" ADD CONSTRAINT "signpost_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signpost" ADD CONSTRAINT "signpost_checked_by_officer_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signpost_step" ADD CONSTRAINT "signpost_step_signpost_id_signpost_id_fk" FOREIGN KEY ("signpost_id") REFERENCES "public"."signpost"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signpost_step" ADD CONSTRAINT "signpost_step_council_route_id_council_route_id_fk" FOREIGN KEY ("council_route_id") REFERENCES "public"."council_route"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signpost_step" ADD CONSTRAINT "signpost_step_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enquiry_open" ON "enquiry" USING btree ("due_at") WHERE "enquiry"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "enquiry_newest" ON "enquiry" USING btree ("received_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "enquiry_closed" ON "enquiry" USING btree ("closed_at");--> statement-breakpoint
CREATE INDEX "enquiry_area_id_index" ON "enquiry" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "enquiry_owner_id_index" ON "enquiry" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "enquiry_email_index" ON "enquiry" USING btree ("email");--> statement-breakpoint
CREATE INDEX "enquiry_institution_id_index" ON "enquiry" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "enquiry_training_request_id_index" ON "enquiry" USING btree ("training_request_id");--> statement-breakpoint
CREATE INDEX "enquiry_message_thread" ON "enquiry_message" USING btree ("enquiry_id","written_at");--> statement-breakpoint
CREATE INDEX "enquiry_message_mail" ON "enquiry_message" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "enquiry_note_of" ON "enquiry_note" USING btree ("enquiry_id","written_at");--> statement-breakpoint
CREATE INDEX "council_route_to_check" ON "council_route" USING btree ("checked_at");--> statement-breakpoint
CREATE INDEX "signpost_to_check" ON "signpost" USING btree ("checked_at") WHERE "signpost"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "signpost_area_id_index" ON "signpost" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "signpost_step_of" ON "signpost_step" USING btree ("signpost_id","at");--> statement-breakpoint
CREATE INDEX "council_route_step_of" ON "signpost_step" USING btree ("council_route_id","at");