CREATE TABLE "campaign_pack_count" (
	"campaign_id" uuid NOT NULL,
	"day" date NOT NULL,
	"packs" integer NOT NULL,
	CONSTRAINT "campaign_pack_count_campaign_id_day_pk" PRIMARY KEY("campaign_id","day"),
	CONSTRAINT "campaign_pack_count_some" CHECK ("campaign_pack_count"."packs" > 0)
);
--> statement-breakpoint
ALTER TABLE "campaign_pack_count" ADD CONSTRAINT "campaign_pack_count_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE cascade ON UPDATE no action;