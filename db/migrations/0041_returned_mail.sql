CREATE TABLE "mail_kept_aside" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"why" text NOT NULL,
	"headers" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	"note" text,
	CONSTRAINT "mail_kept_aside_why" CHECK ("mail_kept_aside"."why" in ('not_understood', 'no_mail_of_ours', 'reply_not_taken', 'could_not_be_kept')),
	CONSTRAINT "mail_kept_aside_headers" CHECK (length("mail_kept_aside"."headers") <= 20000),
	CONSTRAINT "mail_kept_aside_settled" CHECK (("mail_kept_aside"."settled_at" is null) = ("mail_kept_aside"."note" is null)),
	CONSTRAINT "mail_kept_aside_note" CHECK (length(btrim("mail_kept_aside"."note")) between 1 and 300)
);
--> statement-breakpoint
CREATE TABLE "mail_threshold" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"hard" integer NOT NULL,
	"soft_days" integer NOT NULL,
	"soft_within" integer NOT NULL,
	"complaints" integer NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	CONSTRAINT "mail_threshold_hard" CHECK ("mail_threshold"."hard" between 1 and 5),
	CONSTRAINT "mail_threshold_soft" CHECK ("mail_threshold"."soft_days" between 2 and 14),
	CONSTRAINT "mail_threshold_within" CHECK ("mail_threshold"."soft_within" between "mail_threshold"."soft_days" and 90),
	CONSTRAINT "mail_threshold_complaints" CHECK ("mail_threshold"."complaints" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "mail_webhook_call" (
	"signature" "bytea" PRIMARY KEY NOT NULL,
	"reports" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailbox_message" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mailbox" "bytea" NOT NULL,
	"uid_validity" bigint NOT NULL,
	"uid" bigint NOT NULL,
	"sort" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "mailbox_message_once" UNIQUE("mailbox","uid_validity","uid"),
	CONSTRAINT "mailbox_message_sort" CHECK ("mailbox_message"."sort" in ('bounce', 'delayed', 'complaint', 'auto_reply', 'reply', 'kept_aside', 'known_already'))
);
--> statement-breakpoint
CREATE TABLE "mailbox_state" (
	"mailbox" "bytea" PRIMARY KEY NOT NULL,
	"read_at" timestamp with time zone,
	"fault_at" timestamp with time zone,
	"fault" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"try_after" timestamp with time zone
);
--> statement-breakpoint
DROP INDEX "mail_suppression_once";--> statement-breakpoint
ALTER TABLE "mail_message" ADD COLUMN "withheld_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mail_message" ADD COLUMN "withheld_for" text;--> statement-breakpoint
ALTER TABLE "mail_kept_aside" ADD CONSTRAINT "mail_kept_aside_settled_by_officer_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_threshold" ADD CONSTRAINT "mail_threshold_decided_by_officer_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_kept_aside_newest" ON "mail_kept_aside" USING btree ("at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "mail_threshold_decided_at_index" ON "mail_threshold" USING btree ("decided_at");--> statement-breakpoint
CREATE INDEX "mail_webhook_call_newest" ON "mail_webhook_call" USING btree ("at");--> statement-breakpoint
CREATE INDEX "mailbox_message_newest" ON "mailbox_message" USING btree ("at");--> statement-breakpoint
CREATE INDEX "mail_bounce_message" ON "mail_bounce" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "mail_message_withheld" ON "mail_message" USING btree ("withheld_at") WHERE "mail_message"."withheld_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "mail_suppression_once" ON "mail_suppression" USING btree ("email_hash","scope","reason") WHERE "mail_suppression"."lifted_at" is null;--> statement-breakpoint
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_withheld" CHECK (("mail_message"."withheld_at" is null) = ("mail_message"."withheld_for" is null));--> statement-breakpoint
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_withheld_unsent" CHECK ("mail_message"."withheld_at" is null or "mail_message"."sent_at" is null);