CREATE TABLE "mail_bounce" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"email_hash" "bytea" NOT NULL,
	"message_id" uuid,
	"status" text,
	"report" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "mail_bounce_report_unique" UNIQUE("report"),
	CONSTRAINT "mail_bounce_kind" CHECK ("mail_bounce"."kind" in ('hard', 'soft', 'complaint')),
	CONSTRAINT "mail_bounce_source" CHECK ("mail_bounce"."source" in ('mailbox', 'webhook', 'server')),
	CONSTRAINT "mail_bounce_status" CHECK ("mail_bounce"."status" ~ '^[245][.][0-9]{1,3}[.][0-9]{1,3}$')
);
--> statement-breakpoint
CREATE TABLE "mail_suppression" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email_hash" "bytea" NOT NULL,
	"scope" text NOT NULL,
	"reason" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"added_by" uuid,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	"lift_reason" text,
	CONSTRAINT "mail_suppression_reason" CHECK ("mail_suppression"."reason" in ('hard_bounce', 'soft_bounces', 'complaint', 'unsubscribed', 'asked')),
	CONSTRAINT "mail_suppression_scope" CHECK ("mail_suppression"."scope" in ('all', 'newsletters')),
	CONSTRAINT "mail_suppression_lifted" CHECK (("mail_suppression"."lifted_at" is null) = ("mail_suppression"."lift_reason" is null)),
	CONSTRAINT "mail_suppression_lift" CHECK (length(btrim("mail_suppression"."lift_reason")) between 1 and 300),
	CONSTRAINT "mail_suppression_lifter" CHECK ("mail_suppression"."lifted_at" is null or "mail_suppression"."lifted_by" is not null or "mail_suppression"."scope" = 'newsletters')
);
--> statement-breakpoint
CREATE TABLE "newsletter_issue" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text,
	"begun_at" timestamp with time zone NOT NULL,
	"begun_by" uuid NOT NULL,
	"discarded_at" timestamp with time zone,
	"discarded_by" uuid,
	CONSTRAINT "newsletter_issue_slug_unique" UNIQUE("slug"),
	CONSTRAINT "newsletter_issue_slug" CHECK ("newsletter_issue"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "newsletter_issue_discarded" CHECK (("newsletter_issue"."discarded_at" is null) = ("newsletter_issue"."discarded_by" is null))
);
--> statement-breakpoint
CREATE TABLE "newsletter_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"issue_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"subject" text NOT NULL,
	"preview_line" text NOT NULL,
	"blocks" jsonb NOT NULL,
	"filter" jsonb NOT NULL,
	"parts" jsonb,
	"writers" uuid[] DEFAULT '{}' NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"asked_at" timestamp with time zone,
	"asked_by" uuid,
	"approved_at" timestamp with time zone,
	"approved_by" uuid,
	"sent_back_at" timestamp with time zone,
	"sent_back_by" uuid,
	"sent_back_reason" text,
	CONSTRAINT "newsletter_version_number" UNIQUE("issue_id","number"),
	CONSTRAINT "newsletter_version_subject" CHECK (length(btrim("newsletter_version"."subject")) between 1 and 120),
	CONSTRAINT "newsletter_version_preview" CHECK (length("newsletter_version"."preview_line") <= 150),
	CONSTRAINT "newsletter_version_writers" CHECK (cardinality("newsletter_version"."writers") > 0),
	CONSTRAINT "newsletter_version_asked" CHECK (("newsletter_version"."asked_at" is null) = ("newsletter_version"."asked_by" is null) and ("newsletter_version"."asked_at" is null) = ("newsletter_version"."parts" is null)),
	CONSTRAINT "newsletter_version_approved" CHECK (("newsletter_version"."approved_at" is null) = ("newsletter_version"."approved_by" is null) and ("newsletter_version"."approved_at" is null or "newsletter_version"."asked_at" is not null)),
	CONSTRAINT "newsletter_by_another" CHECK ("newsletter_version"."approved_by" <> all ("newsletter_version"."writers") and "newsletter_version"."approved_by" <> "newsletter_version"."asked_by"),
	CONSTRAINT "newsletter_version_sent_back" CHECK (("newsletter_version"."sent_back_at" is null) = ("newsletter_version"."sent_back_by" is null) and ("newsletter_version"."sent_back_at" is null) = ("newsletter_version"."sent_back_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "newsletter_recipient" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sending_id" uuid NOT NULL,
	"subscriber_id" uuid,
	"handed_at" timestamp with time zone,
	"skipped_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"try_after" timestamp with time zone,
	"answer" text,
	"bounced_at" timestamp with time zone,
	"bounced_hard" boolean,
	CONSTRAINT "newsletter_recipient_once" UNIQUE("sending_id","subscriber_id"),
	CONSTRAINT "newsletter_recipient_end" CHECK (num_nonnulls("newsletter_recipient"."handed_at", "newsletter_recipient"."skipped_at", "newsletter_recipient"."failed_at") <= 1)
);
--> statement-breakpoint
CREATE TABLE "newsletter_sending" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"per_second" integer NOT NULL,
	"listed_at" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"lease_holder" uuid,
	"lease_until" timestamp with time zone,
	CONSTRAINT "newsletter_sending_version_id_unique" UNIQUE("version_id"),
	CONSTRAINT "newsletter_sending_rate" CHECK ("newsletter_sending"."per_second" between 1 and 2000),
	CONSTRAINT "newsletter_sending_lease" CHECK (("newsletter_sending"."lease_holder" is null) = ("newsletter_sending"."lease_until" is null)),
	CONSTRAINT "newsletter_sending_end" CHECK ("newsletter_sending"."cancelled_at" is null or "newsletter_sending"."finished_at" is null)
);
--> statement-breakpoint
CREATE TABLE "newsletter_step" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sending_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	CONSTRAINT "newsletter_step_kind" CHECK ("newsletter_step"."kind" in ('scheduled', 'listed', 'paused', 'resumed', 'cancelled', 'finished'))
);
--> statement-breakpoint
CREATE TABLE "newsletter_topic" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text DEFAULT 'topic' NOT NULL,
	"label" text NOT NULL,
	"hint" text,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "newsletter_topic_kind" CHECK ("newsletter_topic"."kind" = 'topic' and starts_with("newsletter_topic"."code", 'topic_')),
	CONSTRAINT "newsletter_topic_label" CHECK (length(btrim("newsletter_topic"."label")) between 1 and 80)
);
--> statement-breakpoint
CREATE TABLE "subscriber" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" "citext",
	"email_hash" "bytea" NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"key_sealed" "bytea" NOT NULL,
	"source" text DEFAULT 'form' NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	CONSTRAINT "subscriber_email_hash_unique" UNIQUE("email_hash"),
	CONSTRAINT "subscriber_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "subscriber_email" CHECK ("subscriber"."email" ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
	CONSTRAINT "subscriber_address" CHECK (("subscriber"."email" is null) = ("subscriber"."ended_at" is not null)),
	CONSTRAINT "subscriber_source" CHECK ("subscriber"."source" in ('form', 'import')),
	CONSTRAINT "subscriber_ended_by" CHECK (("subscriber"."ended_at" is null) = ("subscriber"."ended_by" is null)),
	CONSTRAINT "subscriber_end" CHECK ("subscriber"."ended_by" in ('link', 'one_click', 'bounce', 'complaint', 'officer'))
);
--> statement-breakpoint
CREATE TABLE "subscriber_area" (
	"subscriber_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	CONSTRAINT "subscriber_area_subscriber_id_area_id_pk" PRIMARY KEY("subscriber_id","area_id")
);
--> statement-breakpoint
CREATE TABLE "subscriber_consent" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"subscriber_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"words_version" text NOT NULL,
	"form" text NOT NULL,
	"form_token" text,
	"chosen" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	CONSTRAINT "subscriber_consent_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "subscriber_consent_kind" CHECK ("subscriber_consent"."kind" in ('asked', 'confirmed', 'changed', 'ended', 'imported')),
	CONSTRAINT "subscriber_consent_words" CHECK (length(btrim("subscriber_consent"."words")) > 0 and length(btrim("subscriber_consent"."form")) > 0),
	CONSTRAINT "subscriber_consent_by" CHECK (("subscriber_consent"."kind" = 'imported') = ("subscriber_consent"."by" is not null))
);
--> statement-breakpoint
CREATE TABLE "subscriber_sector" (
	"subscriber_id" uuid NOT NULL,
	"sector_code" text NOT NULL,
	CONSTRAINT "subscriber_sector_subscriber_id_sector_code_pk" PRIMARY KEY("subscriber_id","sector_code")
);
--> statement-breakpoint
CREATE TABLE "subscriber_topic" (
	"subscriber_id" uuid NOT NULL,
	"topic_code" text NOT NULL,
	CONSTRAINT "subscriber_topic_subscriber_id_topic_code_pk" PRIMARY KEY("subscriber_id","topic_code")
);
--> statement-breakpoint
ALTER TABLE "mail_suppression" ADD CONSTRAINT "mail_suppression_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_suppression" ADD CONSTRAINT "mail_suppression_lifted_by_officer_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_issue" ADD CONSTRAINT "newsletter_issue_begun_by_officer_id_fk" FOREIGN KEY ("begun_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_issue" ADD CONSTRAINT "newsletter_issue_discarded_by_officer_id_fk" FOREIGN KEY ("discarded_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_version" ADD CONSTRAINT "newsletter_version_issue_id_newsletter_issue_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."newsletter_issue"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_version" ADD CONSTRAINT "newsletter_version_asked_by_officer_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_version" ADD CONSTRAINT "newsletter_version_approved_by_officer_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_version" ADD CONSTRAINT "newsletter_version_sent_back_by_officer_id_fk" FOREIGN KEY ("sent_back_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_recipient" ADD CONSTRAINT "newsletter_recipient_sending_id_newsletter_sending_id_fk" FOREIGN KEY ("sending_id") REFERENCES "public"."newsletter_sending"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_recipient" ADD CONSTRAINT "newsletter_recipient_subscriber_id_subscriber_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscriber"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_sending" ADD CONSTRAINT "newsletter_sending_version_id_newsletter_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."newsletter_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_step" ADD CONSTRAINT "newsletter_step_sending_id_newsletter_sending_id_fk" FOREIGN KEY ("sending_id") REFERENCES "public"."newsletter_sending"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_step" ADD CONSTRAINT "newsletter_step_by_officer_id_fk" FOREIGN KEY ("by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_area" ADD CONSTRAINT "subscriber_area_subscriber_id_subscriber_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscriber"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_area" ADD CONSTRAINT "subscriber_area_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_consent" ADD CONSTRAINT "subscriber_consent_subscriber_id_subscriber_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscriber"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_consent" ADD CONSTRAINT "subscriber_consent_by_officer_id_fk" FOREIGN KEY ("by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_sector" ADD CONSTRAINT "subscriber_sector_subscriber_id_subscriber_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscriber"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_sector" ADD CONSTRAINT "subscriber_sector_sector_code_sector_code_fk" FOREIGN KEY ("sector_code") REFERENCES "public"."sector"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_topic" ADD CONSTRAINT "subscriber_topic_subscriber_id_subscriber_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscriber"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_topic" ADD CONSTRAINT "subscriber_topic_topic_code_newsletter_topic_code_fk" FOREIGN KEY ("topic_code") REFERENCES "public"."newsletter_topic"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_bounce_newest" ON "mail_bounce" USING btree ("at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "mail_bounce_of" ON "mail_bounce" USING btree ("email_hash","at");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_suppression_once" ON "mail_suppression" USING btree ("email_hash","scope") WHERE "mail_suppression"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "mail_suppression_newest" ON "mail_suppression" USING btree ("since" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "newsletter_version_waiting" ON "newsletter_version" USING btree ("asked_at") WHERE "newsletter_version"."asked_at" is not null and "newsletter_version"."approved_at" is null;--> statement-breakpoint
CREATE INDEX "newsletter_recipient_waiting" ON "newsletter_recipient" USING btree ("sending_id","id") WHERE "newsletter_recipient"."handed_at" is null and "newsletter_recipient"."skipped_at" is null and "newsletter_recipient"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "newsletter_recipient_of" ON "newsletter_recipient" USING btree ("subscriber_id");--> statement-breakpoint
CREATE INDEX "newsletter_sending_open" ON "newsletter_sending" USING btree ("due_at") WHERE "newsletter_sending"."finished_at" is null and "newsletter_sending"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "newsletter_step_sending_id_at_index" ON "newsletter_step" USING btree ("sending_id","at");--> statement-breakpoint
CREATE INDEX "subscriber_confirmed" ON "subscriber" USING btree ("confirmed_at") WHERE "subscriber"."confirmed_at" is not null and "subscriber"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "subscriber_waiting" ON "subscriber" USING btree ("asked_at") WHERE "subscriber"."confirmed_at" is null and "subscriber"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "subscriber_ended" ON "subscriber" USING btree ("ended_at") WHERE "subscriber"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX "subscriber_area_area_id_index" ON "subscriber_area" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "subscriber_consent_subscriber_id_at_index" ON "subscriber_consent" USING btree ("subscriber_id","at");--> statement-breakpoint
CREATE INDEX "subscriber_sector_sector_code_index" ON "subscriber_sector" USING btree ("sector_code");--> statement-breakpoint
CREATE INDEX "subscriber_topic_topic_code_index" ON "subscriber_topic" USING btree ("topic_code");