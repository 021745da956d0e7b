CREATE TABLE "notable_date_change" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"date_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"words" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notable_date_change" ADD CONSTRAINT "notable_date_change_date_id_notable_date_id_fk" FOREIGN KEY ("date_id") REFERENCES "public"."notable_date"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notable_date_change" ADD CONSTRAINT "notable_date_change_by_officer_id_fk" FOREIGN KEY ("by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notable_date_change_date_id_at_index" ON "notable_date_change" USING btree ("date_id","at");--> statement-breakpoint
CREATE INDEX "notable_date_change_by_index" ON "notable_date_change" USING btree ("by");