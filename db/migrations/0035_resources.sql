CREATE TABLE "download_count" (
	"resource_id" uuid NOT NULL,
	"format" text NOT NULL,
	"counted_on" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "download_count_resource_id_format_counted_on_pk" PRIMARY KEY("resource_id","format","counted_on"),
	CONSTRAINT "download_count_some" CHECK ("download_count"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "resource" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"family_id" uuid NOT NULL,
	"language" text NOT NULL,
	"kind" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"made_by" uuid NOT NULL,
	"touched_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_reason" text,
	CONSTRAINT "resource_slug_unique" UNIQUE("slug"),
	CONSTRAINT "resource_once_a_language" UNIQUE("family_id","language"),
	CONSTRAINT "resource_slug" CHECK ("resource"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "resource_language" CHECK ("resource"."language" in ('en', 'ar', 'bn', 'ckb', 'fa', 'gu', 'lt', 'pa', 'pl', 'ps', 'pt', 'ro', 'so', 'tr', 'uk', 'ur')),
	CONSTRAINT "resource_kind" CHECK ("resource"."kind" in ('poster', 'leaflet', 'card', 'slides', 'film', 'guide')),
	CONSTRAINT "resource_withdrawn" CHECK (("resource"."withdrawn_at" is null) = ("resource"."withdrawn_by" is null) and ("resource"."withdrawn_at" is null) = ("resource"."withdrawn_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "resource_file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version_id" uuid NOT NULL,
	"role" text NOT NULL,
	"hash" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "resource_file_once" UNIQUE("version_id","role","hash"),
	CONSTRAINT "resource_file_role" CHECK ("resource_file"."role" in ('download', 'print', 'captions', 'preview')),
	CONSTRAINT "resource_file_alt" CHECK ("resource_file"."role" <> 'preview' or coalesce(length(btrim("resource_file"."words")), 0) > 0),
	CONSTRAINT "resource_file_words" CHECK (length("resource_file"."words") <= 250)
);
--> statement-breakpoint
CREATE TABLE "resource_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"resource_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"use" text NOT NULL,
	"transcript" text,
	"audiences" text[] NOT NULL,
	"topic" text NOT NULL,
	"licence" text NOT NULL,
	"expires_on" date,
	"written_at" timestamp with time zone NOT NULL,
	"writers" uuid[] DEFAULT '{}' NOT NULL,
	"asked_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"approved_by" uuid,
	"sent_back_reason" text,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "resource_version_number" UNIQUE("resource_id","number"),
	CONSTRAINT "resource_version_title" CHECK (coalesce(length(btrim("resource_version"."title")), 0) between 1 and 120),
	CONSTRAINT "resource_version_summary" CHECK (coalesce(length(btrim("resource_version"."summary")), 0) between 1 and 250),
	CONSTRAINT "resource_version_use" CHECK (coalesce(length(btrim("resource_version"."use")), 0) between 1 and 2000),
	CONSTRAINT "resource_version_audiences" CHECK (cardinality("resource_version"."audiences") > 0),
	CONSTRAINT "resource_version_topic" CHECK ("resource_version"."topic" in ('what_prevent_is', 'worried', 'online', 'hate_crime', 'referral', 'venues', 'conversations')),
	CONSTRAINT "resource_version_licence" CHECK ("resource_version"."licence" in ('ogl', 'cc_by', 'cc_by_nc_nd', 'as_it_is')),
	CONSTRAINT "resource_version_written" CHECK (cardinality("resource_version"."writers") > 0),
	CONSTRAINT "resource_version_approved" CHECK (("resource_version"."approved_at" is null) = ("resource_version"."approved_by" is null)),
	CONSTRAINT "resource_version_asked" CHECK ("resource_version"."approved_at" is null or "resource_version"."asked_at" is not null),
	CONSTRAINT "resource_version_by_another" CHECK ("resource_version"."approved_by" <> all ("resource_version"."writers"))
);
--> statement-breakpoint
ALTER TABLE "download_count" ADD CONSTRAINT "download_count_resource_id_resource_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resource"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource" ADD CONSTRAINT "resource_made_by_officer_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource" ADD CONSTRAINT "resource_withdrawn_by_officer_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_file" ADD CONSTRAINT "resource_file_version_id_resource_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."resource_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_file" ADD CONSTRAINT "resource_file_hash_stored_file_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."stored_file"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_version" ADD CONSTRAINT "resource_version_resource_id_resource_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resource"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_version" ADD CONSTRAINT "resource_version_approved_by_officer_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "resource_touched" ON "resource" USING btree ("touched_at");--> statement-breakpoint
CREATE INDEX "resource_file_of" ON "resource_file" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "resource_file_one_preview" ON "resource_file" USING btree ("version_id") WHERE role = 'preview';--> statement-breakpoint
CREATE UNIQUE INDEX "resource_version_open" ON "resource_version" USING btree ("resource_id") WHERE approved_at is null;