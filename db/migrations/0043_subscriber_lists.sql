CREATE TABLE "subscriber_import_part" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "subscriber_import_part_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD COLUMN "state" text DEFAULT 'reading' NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD COLUMN "said" jsonb;--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD COLUMN "file_hash" "bytea";--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD COLUMN "read_as" text;--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD COLUMN "not_read" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD COLUMN "rows_all" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD COLUMN "rows_fine" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD COLUMN "rows_done" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD COLUMN "asked_by" uuid;--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD COLUMN "failure" text;--> statement-breakpoint
ALTER TABLE "subscriber_import_row" ADD COLUMN "typed" jsonb;--> statement-breakpoint
ALTER TABLE "newsletter_sending" ADD COLUMN "listed_people" integer;--> statement-breakpoint
ALTER TABLE "subscriber_import_part" ADD CONSTRAINT "subscriber_import_part_import_id_subscriber_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."subscriber_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD CONSTRAINT "subscriber_import_asked_by_officer_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_import" ADD CONSTRAINT "subscriber_import_state" CHECK ("subscriber_import"."state" in ('reading', 'ready', 'writing', 'written', 'undoing', 'undone', 'failed'));