CREATE TABLE "campaign" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"area_id" uuid NOT NULL,
	"audiences" text[] DEFAULT '{}' NOT NULL,
	"word" text,
	"ends_at" timestamp with time zone,
	"followed_by" uuid,
	"is_current" boolean DEFAULT false NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_reason" text,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	"touched_at" timestamp with time zone NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "campaign_slug_unique" UNIQUE("slug"),
	CONSTRAINT "campaign_word_unique" UNIQUE("word"),
	CONSTRAINT "campaign_slug" CHECK ("campaign"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("campaign"."slug") <= 80),
	CONSTRAINT "campaign_word" CHECK ("campaign"."word" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("campaign"."word") between 3 and 24),
	CONSTRAINT "campaign_name" CHECK (length(btrim("campaign"."name")) between 1 and 120),
	CONSTRAINT "campaign_followed_by_another" CHECK ("campaign"."followed_by" <> "campaign"."id"),
	CONSTRAINT "campaign_withdrawn" CHECK (("campaign"."withdrawn_at" is null) = ("campaign"."withdrawn_reason" is null) and ("campaign"."withdrawn_at" is null) = ("campaign"."withdrawn_by" is null)),
	CONSTRAINT "campaign_current_is_out" CHECK (not "campaign"."is_current" or "campaign"."withdrawn_at" is null)
);
--> statement-breakpoint
CREATE TABLE "campaign_card" (
	"version_id" uuid NOT NULL,
	"language" text NOT NULL,
	"hash" text NOT NULL,
	"picture" "bytea" NOT NULL,
	"drawn_at" timestamp with time zone NOT NULL,
	CONSTRAINT "campaign_card_version_id_language_pk" PRIMARY KEY("version_id","language"),
	CONSTRAINT "campaign_card_hash_is" CHECK ("campaign_card"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "campaign_count" (
	"campaign_id" uuid NOT NULL,
	"language" text NOT NULL,
	"day" date NOT NULL,
	"looks" integer NOT NULL,
	CONSTRAINT "campaign_count_campaign_id_language_day_pk" PRIMARY KEY("campaign_id","language","day"),
	CONSTRAINT "campaign_count_language" CHECK ("campaign_count"."language" in ('en', 'ar', 'bn', 'ckb', 'fa', 'gu', 'lt', 'pa', 'pl', 'ps', 'pt', 'ro', 'so', 'tr', 'uk', 'ur')),
	CONSTRAINT "campaign_count_looks" CHECK ("campaign_count"."looks" > 0)
);
--> statement-breakpoint
CREATE TABLE "campaign_course" (
	"campaign_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	CONSTRAINT "campaign_course_campaign_id_course_id_pk" PRIMARY KEY("campaign_id","course_id")
);
--> statement-breakpoint
CREATE TABLE "campaign_event" (
	"campaign_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	CONSTRAINT "campaign_event_campaign_id_event_id_pk" PRIMARY KEY("campaign_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "campaign_page" (
	"version_id" uuid NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"lead" text NOT NULL,
	"body" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"written_by" uuid NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "campaign_page_version_id_language_pk" PRIMARY KEY("version_id","language"),
	CONSTRAINT "campaign_page_language" CHECK ("campaign_page"."language" in ('en', 'ar', 'bn', 'ckb', 'fa', 'gu', 'lt', 'pa', 'pl', 'ps', 'pt', 'ro', 'so', 'tr', 'uk', 'ur')),
	CONSTRAINT "campaign_page_title" CHECK (length(btrim("campaign_page"."title")) between 1 and 120),
	CONSTRAINT "campaign_page_lead" CHECK (length(btrim("campaign_page"."lead")) between 1 and 400),
	CONSTRAINT "campaign_page_body" CHECK (length(btrim("campaign_page"."body")) between 1 and 30000)
);
--> statement-breakpoint
CREATE TABLE "campaign_resource" (
	"campaign_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	CONSTRAINT "campaign_resource_campaign_id_resource_id_pk" PRIMARY KEY("campaign_id","resource_id")
);
--> statement-breakpoint
CREATE TABLE "campaign_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"campaign_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"restored_from" integer,
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
	"publish_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "campaign_version_written" CHECK (cardinality("campaign_version"."writers") > 0),
	CONSTRAINT "campaign_version_approved" CHECK (("campaign_version"."approved_at" is null) = ("campaign_version"."approved_by" is null)),
	CONSTRAINT "campaign_version_asked" CHECK ("campaign_version"."approved_at" is null or "campaign_version"."asked_at" is not null),
	CONSTRAINT "campaign_version_by_another" CHECK ("campaign_version"."approved_by" <> all ("campaign_version"."writers")),
	CONSTRAINT "campaign_version_scheduled" CHECK ("campaign_version"."publish_at" is null or "campaign_version"."approved_at" is not null),
	CONSTRAINT "campaign_version_published" CHECK ("campaign_version"."published_at" is null or "campaign_version"."publish_at" <= "campaign_version"."published_at"),
	CONSTRAINT "campaign_version_equality" CHECK ("campaign_version"."approved_at" is null or (coalesce(length(btrim("campaign_version"."equality_discrimination")), 0) > 0 and coalesce(length(btrim("campaign_version"."equality_opportunity")), 0) > 0
        and coalesce(length(btrim("campaign_version"."equality_relations")), 0) > 0 and coalesce(length(btrim("campaign_version"."equality_evidence")), 0) > 0))
);
--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_followed_by_campaign_id_fk" FOREIGN KEY ("followed_by") REFERENCES "public"."campaign"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_withdrawn_by_officer_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_card" ADD CONSTRAINT "campaign_card_version_id_campaign_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."campaign_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_count" ADD CONSTRAINT "campaign_count_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_course" ADD CONSTRAINT "campaign_course_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_course" ADD CONSTRAINT "campaign_course_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_event" ADD CONSTRAINT "campaign_event_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_event" ADD CONSTRAINT "campaign_event_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_page" ADD CONSTRAINT "campaign_page_version_id_campaign_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."campaign_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_page" ADD CONSTRAINT "campaign_page_written_by_officer_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_resource" ADD CONSTRAINT "campaign_resource_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_version" ADD CONSTRAINT "campaign_version_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_version" ADD CONSTRAINT "campaign_version_written_by_officer_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_version" ADD CONSTRAINT "campaign_version_approved_by_officer_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_in_area" ON "campaign" USING btree ("area_id","touched_at");--> statement-breakpoint
CREATE INDEX "campaign_ends" ON "campaign" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "campaign_followed" ON "campaign" USING btree ("followed_by");--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_one_current" ON "campaign" USING btree ("is_current") WHERE "campaign"."is_current";--> statement-breakpoint
CREATE INDEX "campaign_card_hash" ON "campaign_card" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "campaign_course_course_id_index" ON "campaign_course" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "campaign_event_event_id_index" ON "campaign_event" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "campaign_resource_resource_id_index" ON "campaign_resource" USING btree ("resource_id");--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_version_once" ON "campaign_version" USING btree ("campaign_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_version_one_draft" ON "campaign_version" USING btree ("campaign_id") WHERE "campaign_version"."approved_at" is null;--> statement-breakpoint
CREATE INDEX "campaign_version_due" ON "campaign_version" USING btree ("publish_at") WHERE "campaign_version"."published_at" is null and "campaign_version"."approved_at" is not null;