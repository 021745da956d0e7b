-- What a sign-in is has changed: everybody signs in again.
DELETE FROM "officer_session";
--> statement-breakpoint
CREATE TABLE "audit_link" (
	"position" bigint PRIMARY KEY NOT NULL,
	"entry_id" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_link_entry_id_unique" UNIQUE("entry_id")
);
--> statement-breakpoint
CREATE TABLE "audit_sample" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"month" date NOT NULL,
	"entry_id" bigint NOT NULL,
	"drawn_at" timestamp with time zone NOT NULL,
	"verdict" text,
	"question" text,
	"checked_at" timestamp with time zone,
	"checked_by" uuid,
	"answer" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "audit_sample_entry_id_unique" UNIQUE("entry_id"),
	CONSTRAINT "audit_sample_verdict" CHECK ("audit_sample"."verdict" in ('looks_right', 'ask')),
	CONSTRAINT "audit_sample_checked" CHECK (("audit_sample"."checked_at" is null) = ("audit_sample"."checked_by" is null) and ("audit_sample"."checked_at" is null) = ("audit_sample"."verdict" is null)),
	CONSTRAINT "audit_sample_question" CHECK ("audit_sample"."verdict" is distinct from 'ask' or "audit_sample"."question" is not null),
	CONSTRAINT "audit_sample_answer" CHECK (("audit_sample"."answer" is null) = ("audit_sample"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "audit_seal" (
	"id" bigint PRIMARY KEY NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	"first_position" bigint NOT NULL,
	"last_position" bigint NOT NULL,
	"below" "xid8" NOT NULL,
	"signature" "bytea" NOT NULL,
	CONSTRAINT "audit_seal_first_position_unique" UNIQUE("first_position"),
	CONSTRAINT "audit_seal_last_position_unique" UNIQUE("last_position"),
	CONSTRAINT "audit_seal_range" CHECK ("audit_seal"."last_position" >= "audit_seal"."first_position")
);
--> statement-breakpoint
CREATE TABLE "audit_verification" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" uuid,
	"entries" bigint DEFAULT 0 NOT NULL,
	"checked" bigint DEFAULT 0 NOT NULL,
	"waiting" bigint DEFAULT 0 NOT NULL,
	"unused" bigint DEFAULT 0 NOT NULL,
	"head_hash" "bytea",
	"finished_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"fault" text,
	"fault_position" bigint,
	"fault_entry_id" bigint,
	"fault_at" timestamp with time zone,
	CONSTRAINT "audit_verification_fault" CHECK ("audit_verification"."fault" in ('entry', 'missing', 'link', 'gap', 'order', 'signature', 'late'))
);
--> statement-breakpoint
CREATE TABLE "directory_group" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_key" text NOT NULL,
	"label" text NOT NULL,
	"role" text NOT NULL,
	"area_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	CONSTRAINT "directory_group_group_key_role_area_id_unique" UNIQUE("group_key","role","area_id"),
	CONSTRAINT "directory_group_role" CHECK ("directory_group"."role" in ('npt_reader', 'prevent_officer', 'gateway_clerk', 'analyst', 'supervisor', 'comms', 'content_editor', 'administrator', 'dpo', 'auditor')),
	CONSTRAINT "directory_group_key" CHECK ("directory_group"."group_key" <> '')
);
--> statement-breakpoint
CREATE TABLE "directory_identity" (
	"issuer" text NOT NULL,
	"directory_subject" text NOT NULL,
	"officer_id" uuid NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "directory_identity_issuer_directory_subject_pk" PRIMARY KEY("issuer","directory_subject"),
	CONSTRAINT "directory_identity_issuer_officer_id_unique" UNIQUE("issuer","officer_id")
);
--> statement-breakpoint
CREATE TABLE "authenticator_app" (
	"officer_id" uuid PRIMARY KEY NOT NULL,
	"secret_sealed" "bytea" NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"last_step" bigint
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"officer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"is_backed_up" boolean NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"officer_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_code_officer_id_code_hash_pk" PRIMARY KEY("officer_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "account_link" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"officer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"made_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "account_link_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "account_link_kind" CHECK ("account_link"."kind" in ('invitation', 'password_reset')),
	CONSTRAINT "account_link_expires" CHECK ("account_link"."expires_at" > "account_link"."made_at")
);
--> statement-breakpoint
CREATE TABLE "account_review" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"officer_id" uuid NOT NULL,
	"quarter" date NOT NULL,
	"decision" text NOT NULL,
	"note" text,
	"reviewed_at" timestamp with time zone NOT NULL,
	"reviewed_by" uuid NOT NULL,
	CONSTRAINT "account_review_officer_id_quarter_unique" UNIQUE("officer_id","quarter"),
	CONSTRAINT "account_review_decision" CHECK ("account_review"."decision" in ('keep', 'change', 'close')),
	CONSTRAINT "account_review_by_another" CHECK ("account_review"."reviewed_by" <> "account_review"."officer_id")
);
--> statement-breakpoint
CREATE TABLE "hand_over" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"officer_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" uuid NOT NULL,
	"to_officer_id" uuid,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	"is_nothing_left" boolean DEFAULT false NOT NULL,
	CONSTRAINT "hand_over_done" CHECK (("hand_over"."done_at" is null) = ("hand_over"."done_by" is null)),
	CONSTRAINT "hand_over_to" CHECK ("hand_over"."done_at" is null or "hand_over"."is_nothing_left" or "hand_over"."to_officer_id" is not null),
	CONSTRAINT "hand_over_to_another" CHECK ("hand_over"."to_officer_id" is null or "hand_over"."to_officer_id" <> "hand_over"."officer_id")
);
--> statement-breakpoint
CREATE TABLE "break_glass" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"restriction_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"reviewed_at" timestamp with time zone,
	"reviewed_by" uuid,
	"finding" text,
	"finding_note" text,
	CONSTRAINT "break_glass_hour" CHECK ("break_glass"."closes_at" <= "break_glass"."opened_at" + interval '1 hour'),
	CONSTRAINT "break_glass_reason" CHECK (length(btrim("break_glass"."reason")) >= 10),
	CONSTRAINT "break_glass_reviewed" CHECK (("break_glass"."reviewed_at" is null) = ("break_glass"."reviewed_by" is null) and ("break_glass"."reviewed_at" is null) = ("break_glass"."finding" is null)),
	CONSTRAINT "break_glass_by_another" CHECK ("break_glass"."reviewed_by" is null or "break_glass"."reviewed_by" <> "break_glass"."officer_id"),
	CONSTRAINT "break_glass_finding" CHECK ("break_glass"."finding" in ('looks_right', 'ask'))
);
--> statement-breakpoint
CREATE TABLE "restriction" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"restricted_at" timestamp with time zone NOT NULL,
	"restricted_by" uuid NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	"lifted_reason" text,
	CONSTRAINT "restriction_entity" CHECK ("restriction"."entity" in ('training_session')),
	CONSTRAINT "restriction_lifted" CHECK (("restriction"."lifted_at" is null) = ("restriction"."lifted_by" is null) and ("restriction"."lifted_at" is null) = ("restriction"."lifted_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "restriction_reader" (
	"restriction_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	"named_by" uuid NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	CONSTRAINT "restriction_reader_restriction_id_officer_id_named_at_pk" PRIMARY KEY("restriction_id","officer_id","named_at"),
	CONSTRAINT "restriction_reader_removed" CHECK (("restriction_reader"."removed_at" is null) = ("restriction_reader"."removed_by" is null))
);
--> statement-breakpoint
CREATE TABLE "known_device" (
	"officer_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"device" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "known_device_officer_id_token_hash_pk" PRIMARY KEY("officer_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempt" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_in_attempt_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"officer_id" uuid,
	"account_hash" text NOT NULL,
	"method" text NOT NULL,
	"result" text NOT NULL,
	"is_known_device" boolean NOT NULL,
	"device" text NOT NULL,
	"address" text NOT NULL,
	CONSTRAINT "sign_in_attempt_method" CHECK ("sign_in_attempt"."method" in ('password', 'app', 'recovery', 'passkey', 'single_sign_on', 'reset')),
	CONSTRAINT "sign_in_attempt_result" CHECK ("sign_in_attempt"."result" in ('signed_in', 'proven', 'factor_asked', 'wrong', 'wrong_code', 'replayed', 'throttled', 'closed', 'dormant', 'no_role', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "sign_in_step" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"officer_id" uuid,
	"details" jsonb NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sign_in_step_kind" CHECK ("sign_in_step"."kind" in ('second_factor', 'passkey_sign_in', 'passkey_new', 'passkey_proof', 'app_new', 'single_sign_on', 'held_form'))
);
--> statement-breakpoint
ALTER TABLE "role_grant" DROP CONSTRAINT "role_grant_officer_id_role_area_id_starts_on_unique";--> statement-breakpoint
ALTER TABLE "officer" ALTER COLUMN "password_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "actor_roles" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "sign_in_reference" uuid;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "purpose" text;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "recipient" text;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "lead_officer_id" uuid;--> statement-breakpoint
ALTER TABLE "officer" ADD COLUMN "password_set_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "officer" ADD COLUMN "added_by" uuid;--> statement-breakpoint
ALTER TABLE "officer" ADD COLUMN "privileges_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "officer" ADD COLUMN "awoken_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "officer" ADD COLUMN "deactivated_by" uuid;--> statement-breakpoint
ALTER TABLE "officer" ADD COLUMN "deactivation_reason" text;--> statement-breakpoint
ALTER TABLE "officer_session" ADD COLUMN "reference" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "officer_session" ADD COLUMN "started_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "officer_session" ADD COLUMN "seen_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "officer_session" ADD COLUMN "renewed_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "officer_session" ADD COLUMN "proven_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "officer_session" ADD COLUMN "method" text NOT NULL;--> statement-breakpoint
ALTER TABLE "officer_session" ADD COLUMN "device" text NOT NULL;--> statement-breakpoint
ALTER TABLE "officer_session" ADD COLUMN "address" text NOT NULL;--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "source" text DEFAULT 'start' NOT NULL;--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "granted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "granted_by" uuid;--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "revoked_by" uuid;--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "audit_sample" ADD CONSTRAINT "audit_sample_checked_by_officer_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_verification" ADD CONSTRAINT "audit_verification_asked_by_officer_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_group" ADD CONSTRAINT "directory_group_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_group" ADD CONSTRAINT "directory_group_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_identity" ADD CONSTRAINT "directory_identity_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authenticator_app" ADD CONSTRAINT "authenticator_app_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_made_by_officer_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_review" ADD CONSTRAINT "account_review_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_review" ADD CONSTRAINT "account_review_reviewed_by_officer_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_asked_by_officer_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_to_officer_id_officer_id_fk" FOREIGN KEY ("to_officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_done_by_officer_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_restriction_id_restriction_id_fk" FOREIGN KEY ("restriction_id") REFERENCES "public"."restriction"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_reviewed_by_officer_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restriction" ADD CONSTRAINT "restriction_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restriction" ADD CONSTRAINT "restriction_restricted_by_officer_id_fk" FOREIGN KEY ("restricted_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restriction" ADD CONSTRAINT "restriction_lifted_by_officer_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restriction_reader" ADD CONSTRAINT "restriction_reader_restriction_id_restriction_id_fk" FOREIGN KEY ("restriction_id") REFERENCES "public"."restriction"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restriction_reader" ADD CONSTRAINT "restriction_reader_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restriction_reader" ADD CONSTRAINT "restriction_reader_named_by_officer_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restriction_reader" ADD CONSTRAINT "restriction_reader_removed_by_officer_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_attempt" ADD CONSTRAINT "sign_in_attempt_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_step" ADD CONSTRAINT "sign_in_step_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_sample_month_index" ON "audit_sample" USING btree ("month");--> statement-breakpoint
CREATE INDEX "audit_verification_asked_at_index" ON "audit_verification" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "passkey_officer_id_index" ON "passkey" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "account_link_officer_id_index" ON "account_link" USING btree ("officer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "hand_over_open" ON "hand_over" USING btree ("officer_id") WHERE "hand_over"."done_at" is null;--> statement-breakpoint
CREATE INDEX "break_glass_officer_id_closes_at_index" ON "break_glass" USING btree ("officer_id","closes_at");--> statement-breakpoint
CREATE UNIQUE INDEX "restriction_once" ON "restriction" USING btree ("entity","entity_id") WHERE "restriction"."lifted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "restriction_reader_once" ON "restriction_reader" USING btree ("restriction_id","officer_id") WHERE "restriction_reader"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "restriction_reader_officer_id_index" ON "restriction_reader" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "sign_in_attempt_officer_id_at_index" ON "sign_in_attempt" USING btree ("officer_id","at");--> statement-breakpoint
CREATE INDEX "sign_in_attempt_account_hash_at_index" ON "sign_in_attempt" USING btree ("account_hash","at");--> statement-breakpoint
CREATE INDEX "sign_in_attempt_at_index" ON "sign_in_attempt" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sign_in_step_expires_at_index" ON "sign_in_step" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_lead_officer_id_officer_id_fk" FOREIGN KEY ("lead_officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_granted_by_officer_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_revoked_by_officer_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_transaction_index" ON "audit_log" USING btree ("transaction");--> statement-breakpoint
CREATE INDEX "audit_log_actor_id_at_index" ON "audit_log" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "audit_log_operation_at_index" ON "audit_log" USING btree ("operation","at");--> statement-breakpoint
CREATE INDEX "audit_log_entity_at_index" ON "audit_log" USING btree ("entity","at");--> statement-breakpoint
CREATE INDEX "training_session_lead_officer_id_starts_at_index" ON "training_session" USING btree ("lead_officer_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "role_grant_once" ON "role_grant" USING btree ("officer_id","role","area_id","starts_on") WHERE "role_grant"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "role_grant_officer_id_index" ON "role_grant" USING btree ("officer_id");--> statement-breakpoint
ALTER TABLE "officer_session" ADD CONSTRAINT "officer_session_reference_unique" UNIQUE("reference");--> statement-breakpoint
ALTER TABLE "officer" ADD CONSTRAINT "officer_deactivated" CHECK ("officer"."deactivated_at" is not null or ("officer"."deactivated_by" is null and "officer"."deactivation_reason" is null));--> statement-breakpoint
ALTER TABLE "officer" ADD CONSTRAINT "officer_password" CHECK ("officer"."password_set_at" is null or "officer"."password_hash" is not null);--> statement-breakpoint
ALTER TABLE "officer_session" ADD CONSTRAINT "officer_session_method" CHECK ("officer_session"."method" in ('password_app', 'password_recovery', 'passkey', 'single_sign_on'));--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_source" CHECK ("role_grant"."source" in ('person', 'directory', 'start'));--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_by_another" CHECK ("role_grant"."granted_by" is null or "role_grant"."granted_by" <> "role_grant"."officer_id");
--> statement-breakpoint
UPDATE "training_session" SET "lead_officer_id" = "added_by";
