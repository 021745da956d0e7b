CREATE TABLE "subscriber_import" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"file_name" text NOT NULL,
	"is_proven" boolean NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"sent_by" uuid NOT NULL,
	"written_at" timestamp with time zone,
	"written_by" uuid,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	CONSTRAINT "subscriber_import_written" CHECK (("subscriber_import"."written_at" is null) = ("subscriber_import"."written_by" is null)),
	CONSTRAINT "subscriber_import_undone" CHECK (("subscriber_import"."undone_at" is null) = ("subscriber_import"."undone_by" is null) and ("subscriber_import"."undone_at" is null or "subscriber_import"."written_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "subscriber_import_row" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"email" "citext",
	"chosen" jsonb NOT NULL,
	"source" text,
	"agreed_on" date,
	"words" text,
	"problem" text,
	"subscriber_id" uuid,
	CONSTRAINT "subscriber_import_row_import_id_line_pk" PRIMARY KEY("import_id","line"),
	CONSTRAINT "subscriber_import_row_problem" CHECK ("subscriber_import_row"."problem" in ('no address', 'not an address', 'twice', 'no source', 'no day', 'no such day', 'not yet', 'too old', 'no words', 'no topic', 'unknown topic', 'unknown area', 'unknown sector', 'known', 'not to be written to')),
	CONSTRAINT "subscriber_import_row_evidence" CHECK ("subscriber_import_row"."problem" is not null or (coalesce(length(btrim("subscriber_import_row"."source")),0) > 0
        and "subscriber_import_row"."agreed_on" is not null and coalesce(length(btrim("subscriber_import_row"."words")),0) > 0)),
	CONSTRAINT "subscriber_import_row_refused" CHECK ("subscriber_import_row"."problem" is null or "subscriber_import_row"."subscriber_id" is null)
);
--> statement-breakpoint
CREATE TABLE "newsletter_test" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	"readers" uuid[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "newsletter_test_few" CHECK (cardinality("newsletter_test"."readers") between 1 and 6)
);
--> statement-breakpoint
ALTER TABLE "subscriber_consent" ADD COLUMN "agreed_on" date;--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD CONSTRAINT "subscriber_import_sent_by_officer_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD CONSTRAINT "subscriber_import_written_by_officer_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD CONSTRAINT "subscriber_import_undone_by_officer_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_import_row" ADD CONSTRAINT "subscriber_import_row_import_id_subscriber_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."subscriber_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_import_row" ADD CONSTRAINT "subscriber_import_row_subscriber_id_subscriber_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscriber"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_test" ADD CONSTRAINT "newsletter_test_version_id_newsletter_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."newsletter_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_test" ADD CONSTRAINT "newsletter_test_by_officer_id_fk" FOREIGN KEY ("by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "subscriber_import_sent" ON "subscriber_import" USING btree ("sent_at");--> statement-breakpoint
CREATE INDEX "subscriber_import_row_of" ON "subscriber_import_row" USING btree ("subscriber_id");--> statement-breakpoint
CREATE INDEX "newsletter_test_of" ON "newsletter_test" USING btree ("version_id","at");--> statement-breakpoint
ALTER TABLE "subscriber_consent" ADD CONSTRAINT "subscriber_consent_agreed" CHECK (("subscriber_consent"."kind" = 'imported') = ("subscriber_consent"."agreed_on" is not null));