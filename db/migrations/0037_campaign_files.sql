CREATE TABLE "campaign_picture" (
	"campaign_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"alt" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	CONSTRAINT "campaign_picture_campaign_id_hash_pk" PRIMARY KEY("campaign_id","hash"),
	CONSTRAINT "campaign_picture_alt" CHECK (coalesce(length(btrim("campaign_picture"."alt")), 0) between 1 and 250)
);
--> statement-breakpoint
ALTER TABLE "campaign_picture" ADD CONSTRAINT "campaign_picture_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_picture" ADD CONSTRAINT "campaign_picture_hash_stored_file_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."stored_file"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_picture" ADD CONSTRAINT "campaign_picture_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_picture_hash_index" ON "campaign_picture" USING btree ("hash");--> statement-breakpoint
ALTER TABLE "campaign_resource" ADD CONSTRAINT "campaign_resource_resource_id_resource_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resource"("id") ON DELETE cascade ON UPDATE no action;