ALTER TABLE "event_proposal" ALTER COLUMN "access" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD COLUMN "partner_id" uuid;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD COLUMN "type_code" text NOT NULL;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD COLUMN "visibility" text NOT NULL;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD COLUMN "summary" text NOT NULL;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD COLUMN "step_free" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD COLUMN "hearing_loop" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD COLUMN "accessible_toilet" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD COLUMN "parking" text NOT NULL;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD COLUMN "changed_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD COLUMN "sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD CONSTRAINT "event_proposal_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD CONSTRAINT "event_proposal_type_code_event_term_code_fk" FOREIGN KEY ("type_code") REFERENCES "public"."event_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_proposal_partner_id_index" ON "event_proposal" USING btree ("partner_id");--> statement-breakpoint
CREATE INDEX "event_proposal_decided_at" ON "event_proposal" USING btree ("decided_at") WHERE "event_proposal"."decided_at" is not null;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD CONSTRAINT "event_proposal_type" CHECK (starts_with("event_proposal"."type_code", 'type_'));--> statement-breakpoint
ALTER TABLE "event_proposal" ADD CONSTRAINT "event_proposal_visibility" CHECK ("event_proposal"."visibility" in ('public', 'partners'));--> statement-breakpoint
ALTER TABLE "event_proposal" ADD CONSTRAINT "event_proposal_reason" CHECK ("event_proposal"."decision" <> 'declined' or length(btrim("event_proposal"."decision_words")) > 0);