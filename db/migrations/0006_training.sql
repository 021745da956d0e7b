CREATE TABLE "attendance" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"place_id" uuid,
	"person_name" text,
	"person_email" "citext",
	"organisation" text NOT NULL,
	"institution_id" uuid,
	"institution_type_code" text NOT NULL,
	"role_code" text,
	"added_at" timestamp with time zone NOT NULL,
	"state" text,
	"marked_at" timestamp with time zone,
	CONSTRAINT "attendance_state" CHECK ("attendance"."state" in ('present', 'part', 'apologies', 'absent')),
	CONSTRAINT "attendance_marked" CHECK ("attendance"."state" is null or "attendance"."marked_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "attendance_mark" (
	"id" uuid PRIMARY KEY NOT NULL,
	"attendance_id" uuid NOT NULL,
	"part_id" uuid,
	"state" text,
	"pressed_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"officer_id" uuid,
	"saw_mark_id" uuid,
	"counts" boolean NOT NULL,
	"settles_mark_id" uuid,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "attendance_mark_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "attendance_mark_state" CHECK ("attendance_mark"."state" in ('present', 'part', 'apologies', 'absent')),
	CONSTRAINT "attendance_mark_settles" CHECK ("attendance_mark"."settles_mark_id" is null or "attendance_mark"."counts")
);
--> statement-breakpoint
CREATE TABLE "session_headcount" (
	"session_id" uuid NOT NULL,
	"role_code" text NOT NULL,
	"expected" integer DEFAULT 0 NOT NULL,
	"present" integer,
	"counted_at" timestamp with time zone,
	"counted_by" uuid,
	CONSTRAINT "session_headcount_session_id_role_code_pk" PRIMARY KEY("session_id","role_code"),
	CONSTRAINT "session_headcount_numbers" CHECK ("session_headcount"."expected" between 0 and 5000 and "session_headcount"."present" between 0 and 5000),
	CONSTRAINT "session_headcount_counted" CHECK (("session_headcount"."present" is null) = ("session_headcount"."counted_at" is null))
);
--> statement-breakpoint
CREATE TABLE "attendee_role" (
	"code" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "joining_sent" (
	"booking_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "joining_sent_booking_id_session_id_pk" PRIMARY KEY("booking_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "certificate" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" text NOT NULL,
	"attendance_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"institution_id" uuid,
	"person_name" text,
	"person_email" "citext",
	"course_title" text NOT NULL,
	"minutes" integer NOT NULL,
	"attended_on" date NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"key_sealed" "bytea" NOT NULL,
	"refresher_due_on" date,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	"revoke_reason" text,
	"replaces_id" uuid,
	CONSTRAINT "certificate_number_unique" UNIQUE("number"),
	CONSTRAINT "certificate_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "certificate_revoked" CHECK (("certificate"."revoked_at" is null) = ("certificate"."revoke_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "certificate_batch" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid,
	"institution_id" uuid,
	"asked_by" uuid NOT NULL,
	"actor_kind" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"total" integer NOT NULL,
	"written" integer DEFAULT 0 NOT NULL,
	"finished_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"file" "bytea",
	CONSTRAINT "certificate_batch_of" CHECK (("certificate_batch"."session_id" is null) <> ("certificate_batch"."institution_id" is null)),
	CONSTRAINT "certificate_batch_written" CHECK ("certificate_batch"."written" between 0 and "certificate_batch"."total")
);
--> statement-breakpoint
CREATE TABLE "refresher_reminder" (
	"certificate_id" uuid NOT NULL,
	"days_before" integer NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "refresher_reminder_certificate_id_days_before_pk" PRIMARY KEY("certificate_id","days_before")
);
--> statement-breakpoint
CREATE TABLE "course_version" (
	"course_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"aims" text DEFAULT '' NOT NULL,
	"audience" text NOT NULL,
	"duration_minutes" integer NOT NULL,
	"modes" text[] DEFAULT '{in_person,online}' NOT NULL,
	"minimum" integer,
	"maximum" integer,
	"outcomes" text[] NOT NULL,
	"programme" jsonb NOT NULL,
	"prerequisites" jsonb DEFAULT '[]' NOT NULL,
	"materials" jsonb DEFAULT '[]' NOT NULL,
	"before_you_come" text,
	"bring" text,
	"evaluation_template_code" text,
	"has_certificate" boolean NOT NULL,
	"certificate_after_hours" integer DEFAULT 24 NOT NULL,
	"certificate_needs_evaluation" boolean DEFAULT false NOT NULL,
	"refresher_months" integer,
	"review_on" date,
	"note" text,
	"made_at" timestamp with time zone NOT NULL,
	"made_by" uuid,
	CONSTRAINT "course_version_course_id_number_pk" PRIMARY KEY("course_id","number")
);
--> statement-breakpoint
CREATE TABLE "coverage_reckoning" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"reckoned_at" timestamp with time zone NOT NULL,
	"institutions" integer NOT NULL,
	CONSTRAINT "coverage_reckoning_only" CHECK ("coverage_reckoning"."is_only")
);
--> statement-breakpoint
CREATE TABLE "duty_coverage" (
	"institution_id" uuid PRIMARY KEY NOT NULL,
	"lead_named_on" date,
	"lead_trained_on" date,
	"lead_due_on" date,
	"staff_trained" integer NOT NULL,
	"last_contact_on" date,
	"last_contact_kind" text,
	"route_answer" text,
	"route_checked_on" date,
	CONSTRAINT "duty_coverage_contact" CHECK (("duty_coverage"."last_contact_on" is null) = ("duty_coverage"."last_contact_kind" is null)),
	CONSTRAINT "duty_coverage_trained" CHECK (("duty_coverage"."lead_trained_on" is null) = ("duty_coverage"."lead_due_on" is null))
);
--> statement-breakpoint
CREATE TABLE "prevent_lead" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"institution_id" uuid NOT NULL,
	"role" text NOT NULL,
	"name" text,
	"mailbox" "citext" NOT NULL,
	"named_on" date NOT NULL,
	"confirmed_on" date NOT NULL,
	"named_by" uuid NOT NULL,
	"trained_elsewhere_on" date,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "prevent_lead_confirmed" CHECK ("prevent_lead"."confirmed_on" >= "prevent_lead"."named_on"),
	CONSTRAINT "prevent_lead_ended" CHECK (("prevent_lead"."ended_at" is null) = ("prevent_lead"."ended_by" is null)),
	CONSTRAINT "prevent_lead_mailbox" CHECK ("prevent_lead"."mailbox" ~ '^[^@[:space:]]+@[^@[:space:]]+$')
);
--> statement-breakpoint
CREATE TABLE "quarter_coverage" (
	"quarter" date NOT NULL,
	"district_id" uuid NOT NULL,
	"sector_code" text NOT NULL,
	"people_trained" integer NOT NULL,
	"institutions" integer NOT NULL,
	"with_trained_lead" integer NOT NULL,
	CONSTRAINT "quarter_coverage_quarter_district_id_sector_code_pk" PRIMARY KEY("quarter","district_id","sector_code")
);
--> statement-breakpoint
CREATE TABLE "referral_route_check" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"institution_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"checked_on" date NOT NULL,
	"checked_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "referral_route_check_answer" CHECK ("referral_route_check"."answer" in ('confirmed', 'out_of_date', 'none'))
);
--> statement-breakpoint
CREATE TABLE "evaluation_response" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"template_code" text NOT NULL,
	"sector_code" text,
	"answered_on" date NOT NULL,
	"useful" integer,
	"relevant" integer,
	"well_led" integer,
	"recommend" integer,
	"confidence" jsonb NOT NULL,
	"scenarios" jsonb NOT NULL,
	"changes" text[] DEFAULT '{}' NOT NULL,
	"comment" text,
	CONSTRAINT "evaluation_response_stage" CHECK ("evaluation_response"."stage" in ('end', 'three_months', 'six_months')),
	CONSTRAINT "evaluation_response_scores" CHECK ("evaluation_response"."useful" between 1 and 5 and "evaluation_response"."relevant" between 1 and 5
        and "evaluation_response"."well_led" between 1 and 5 and "evaluation_response"."recommend" between 1 and 5),
	CONSTRAINT "evaluation_response_confidence" CHECK (not "evaluation_response"."confidence" @? '$[*].keyvalue() ? (@.key != "outcome" && (@.value < 1 || @.value > 5))')
);
--> statement-breakpoint
CREATE TABLE "evaluation_round" (
	"session_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"template_code" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked" integer NOT NULL,
	"sectors" jsonb DEFAULT '{}' NOT NULL,
	CONSTRAINT "evaluation_round_session_id_stage_pk" PRIMARY KEY("session_id","stage"),
	CONSTRAINT "evaluation_round_stage" CHECK ("evaluation_round"."stage" in ('end', 'three_months', 'six_months')),
	CONSTRAINT "evaluation_round_asked" CHECK ("evaluation_round"."asked" >= 0)
);
--> statement-breakpoint
CREATE TABLE "evaluation_spent" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"spent_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evaluation_total" (
	"course_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"sector_code" text,
	"quarter_on" date NOT NULL,
	"item" text NOT NULL,
	"value" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "evaluation_total_once" UNIQUE NULLS NOT DISTINCT("course_id","stage","sector_code","quarter_on","item","value"),
	CONSTRAINT "evaluation_total_stage" CHECK ("evaluation_total"."stage" in ('end', 'three_months', 'six_months')),
	CONSTRAINT "evaluation_total_count" CHECK ("evaluation_total"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "evaluation_template" (
	"code" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"outcomes" jsonb NOT NULL,
	"scenarios" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job_run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"job" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"counts" jsonb,
	"failure" text,
	"asked_by" uuid,
	CONSTRAINT "job_run_ended" CHECK ("job_run"."failure" is null or "job_run"."finished_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "partner" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" "citext" NOT NULL,
	"name" text,
	"added_at" timestamp with time zone NOT NULL,
	"last_sign_in_at" timestamp with time zone,
	CONSTRAINT "partner_email_unique" UNIQUE("email"),
	CONSTRAINT "partner_email" CHECK ("partner"."email" ~ '^[^@[:space:]]+@[^@[:space:]]+$')
);
--> statement-breakpoint
CREATE TABLE "partner_invitation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"institution_id" uuid NOT NULL,
	"email" "citext" NOT NULL,
	"role" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"key_sealed" "bytea" NOT NULL,
	"accepted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "partner_invitation_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "partner_invitation_role" CHECK ("partner_invitation"."role" in ('training_lead', 'colleague'))
);
--> statement-breakpoint
CREATE TABLE "partner_membership" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"partner_id" uuid NOT NULL,
	"institution_id" uuid NOT NULL,
	"role" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"granted_at" timestamp with time zone,
	"granted_by_officer" uuid,
	"granted_by_partner" uuid,
	"ended_at" timestamp with time zone,
	"ended_as" text,
	"ended_by_officer" uuid,
	"ended_by_partner" uuid,
	"end_reason" text,
	CONSTRAINT "partner_membership_role" CHECK ("partner_membership"."role" in ('training_lead', 'colleague')),
	CONSTRAINT "partner_membership_ended" CHECK (("partner_membership"."ended_at" is null) = ("partner_membership"."ended_as" is null)),
	CONSTRAINT "partner_membership_end" CHECK ("partner_membership"."ended_as" in ('left', 'removed_by_lead', 'removed_by_officer', 'refused', 'merged')),
	CONSTRAINT "partner_membership_refused" CHECK ("partner_membership"."ended_as" <> 'refused' or length(btrim("partner_membership"."end_reason")) > 0),
	CONSTRAINT "partner_membership_granted" CHECK (("partner_membership"."granted_at" is not null) = ("partner_membership"."granted_by_officer" is not null or "partner_membership"."granted_by_partner" is not null))
);
--> statement-breakpoint
CREATE TABLE "partner_session" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"partner_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "partner_sign_in_link" (
	"key_hash" "bytea" PRIMARY KEY NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"email" "citext" NOT NULL,
	"next" text,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "partner_sign_in_link_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "referral_quality" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"quarter" date NOT NULL,
	"district_id" uuid NOT NULL,
	"sector_code" text NOT NULL,
	"received" integer NOT NULL,
	"complete" integer NOT NULL,
	"progressed" integer NOT NULL,
	"signposted" integer NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"entered_by" uuid NOT NULL,
	"corrects_id" uuid,
	CONSTRAINT "referral_quality_corrects_id_unique" UNIQUE("corrects_id"),
	CONSTRAINT "referral_quality_quarter" CHECK (extract(month from "referral_quality"."quarter") in (1, 4, 7, 10) and extract(day from "referral_quality"."quarter") = 1),
	CONSTRAINT "referral_quality_counts" CHECK ("referral_quality"."received" between 0 and 100000 and "referral_quality"."complete" between 0 and "referral_quality"."received"
        and "referral_quality"."progressed" between 0 and "referral_quality"."received" and "referral_quality"."signposted" between 0 and "referral_quality"."received"
        and "referral_quality"."progressed" + "referral_quality"."signposted" <= "referral_quality"."received")
);
--> statement-breakpoint
CREATE TABLE "officer_busy" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"officer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "officer_busy_kind" CHECK ("officer_busy"."kind" in ('leave', 'other_work', 'court', 'training')),
	CONSTRAINT "officer_busy_times" CHECK ("officer_busy"."ends_at" > "officer_busy"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "session_co_deliverer" (
	"session_id" uuid NOT NULL,
	"institution_id" uuid NOT NULL,
	CONSTRAINT "session_co_deliverer_session_id_institution_id_pk" PRIMARY KEY("session_id","institution_id")
);
--> statement-breakpoint
CREATE TABLE "session_part" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"site_id" uuid,
	CONSTRAINT "session_part_times" CHECK ("session_part"."ends_at" > "session_part"."starts_at"),
	CONSTRAINT "session_part_order" CHECK ("session_part"."position" between 1 and 12)
);
--> statement-breakpoint
CREATE TABLE "session_quota" (
	"session_id" uuid NOT NULL,
	"sector_code" text NOT NULL,
	"places" integer NOT NULL,
	CONSTRAINT "session_quota_session_id_sector_code_pk" PRIMARY KEY("session_id","sector_code"),
	CONSTRAINT "session_quota_places" CHECK ("session_quota"."places" between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "session_trainer" (
	"session_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"part" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid,
	CONSTRAINT "session_trainer_session_id_officer_id_pk" PRIMARY KEY("session_id","officer_id"),
	CONSTRAINT "session_trainer_part" CHECK ("session_trainer"."part" in ('lead', 'trainer'))
);
--> statement-breakpoint
CREATE TABLE "training_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reference" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"key_sealed" "bytea" NOT NULL,
	"form_token" text NOT NULL,
	"organisation" text NOT NULL,
	"institution_id" uuid,
	"institution_type_code" text NOT NULL,
	"area_id" uuid NOT NULL,
	"contact_name" text NOT NULL,
	"contact_email" "citext" NOT NULL,
	"contact_phone" text NOT NULL,
	"contact_role" text NOT NULL,
	"course_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"site_words" text NOT NULL,
	"postcode" text NOT NULL,
	"audience" text NOT NULL,
	"expected" integer NOT NULL,
	"facilities" text[] NOT NULL,
	"themes" text[] NOT NULL,
	"notes" text,
	"received_at" timestamp with time zone NOT NULL,
	"answer_by" date NOT NULL,
	"lead_officer_id" uuid,
	"state" text NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"session_id" uuid,
	CONSTRAINT "training_request_reference_unique" UNIQUE("reference"),
	CONSTRAINT "training_request_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "training_request_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "training_request_session_id_unique" UNIQUE("session_id"),
	CONSTRAINT "training_request_state" CHECK ("training_request"."state" in ('received', 'triage', 'dates_offered', 'confirmed', 'delivered', 'evaluated', 'closed', 'declined', 'withdrawn')),
	CONSTRAINT "training_request_mode" CHECK ("training_request"."mode" in ('in_person', 'online')),
	CONSTRAINT "training_request_expected" CHECK ("training_request"."expected" between 1 and 5000)
);
--> statement-breakpoint
CREATE TABLE "training_request_date" (
	"training_request_id" uuid NOT NULL,
	"preference" integer NOT NULL,
	"on" date NOT NULL,
	"day_part" text NOT NULL,
	CONSTRAINT "training_request_date_training_request_id_preference_pk" PRIMARY KEY("training_request_id","preference"),
	CONSTRAINT "training_request_date_preference" CHECK ("training_request_date"."preference" between 1 and 3),
	CONSTRAINT "training_request_date_part" CHECK ("training_request_date"."day_part" in ('morning', 'afternoon', 'after_school', 'evening'))
);
--> statement-breakpoint
CREATE TABLE "training_request_offer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"training_request_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"trainer_id" uuid NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"offered_by" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"answer" text,
	CONSTRAINT "training_request_offer_times" CHECK ("training_request_offer"."ends_at" > "training_request_offer"."starts_at" and "training_request_offer"."expires_at" > "training_request_offer"."offered_at"),
	CONSTRAINT "training_request_offer_answered" CHECK (("training_request_offer"."answered_at" is null) = ("training_request_offer"."answer" is null)),
	CONSTRAINT "training_request_offer_answer" CHECK ("training_request_offer"."answer" in ('accepted', 'declined', 'lapsed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "training_request_step" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"training_request_id" uuid NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"officer_id" uuid,
	"reason" text,
	CONSTRAINT "training_request_step_state" CHECK ("training_request_step"."state" in ('received', 'triage', 'dates_offered', 'confirmed', 'delivered', 'evaluated', 'closed', 'declined', 'withdrawn')),
	CONSTRAINT "training_request_step_reason" CHECK ("training_request_step"."state" <> 'declined' or length(btrim("training_request_step"."reason")) > 0)
);
--> statement-breakpoint
ALTER TABLE "course" DROP CONSTRAINT "course_duration";--> statement-breakpoint
ALTER TABLE "training_session" DROP CONSTRAINT "training_session_mode";--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "declared_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "booking_place" ADD COLUMN "attendee_role_code" text;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "aims" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "modes" text[] DEFAULT '{in_person,online}' NOT NULL;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "minimum" integer;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "maximum" integer;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "prerequisites" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "materials" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "evaluation_template_code" text;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "certificate_after_hours" integer DEFAULT 24 NOT NULL;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "certificate_needs_evaluation" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "refresher_months" integer;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "review_on" date;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "version_note" text;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "changed_by" uuid;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "course_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "kind" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "invitation_code" text;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "institution_id" uuid;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "organisation" text;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "venue_words" text;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "minimum" integer;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "decide_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "confirmed_by" uuid;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "shares_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "share_cap" integer;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "joining_instructions" text;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "joining_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "check_in_code" text;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "merged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "latitude" double precision;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "longitude" double precision;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_place_id_booking_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."booking_place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_institution_type_code_institution_type_code_fk" FOREIGN KEY ("institution_type_code") REFERENCES "public"."institution_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_role_code_attendee_role_code_fk" FOREIGN KEY ("role_code") REFERENCES "public"."attendee_role"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_mark" ADD CONSTRAINT "attendance_mark_attendance_id_attendance_id_fk" FOREIGN KEY ("attendance_id") REFERENCES "public"."attendance"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_mark" ADD CONSTRAINT "attendance_mark_part_id_session_part_id_fk" FOREIGN KEY ("part_id") REFERENCES "public"."session_part"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_mark" ADD CONSTRAINT "attendance_mark_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_headcount" ADD CONSTRAINT "session_headcount_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_headcount" ADD CONSTRAINT "session_headcount_role_code_attendee_role_code_fk" FOREIGN KEY ("role_code") REFERENCES "public"."attendee_role"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_headcount" ADD CONSTRAINT "session_headcount_counted_by_officer_id_fk" FOREIGN KEY ("counted_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joining_sent" ADD CONSTRAINT "joining_sent_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joining_sent" ADD CONSTRAINT "joining_sent_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_attendance_id_attendance_id_fk" FOREIGN KEY ("attendance_id") REFERENCES "public"."attendance"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_revoked_by_officer_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_batch" ADD CONSTRAINT "certificate_batch_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_batch" ADD CONSTRAINT "certificate_batch_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresher_reminder" ADD CONSTRAINT "refresher_reminder_certificate_id_certificate_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_evaluation_template_code_evaluation_template_code_fk" FOREIGN KEY ("evaluation_template_code") REFERENCES "public"."evaluation_template"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_made_by_officer_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_coverage" ADD CONSTRAINT "duty_coverage_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prevent_lead" ADD CONSTRAINT "prevent_lead_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prevent_lead" ADD CONSTRAINT "prevent_lead_named_by_officer_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prevent_lead" ADD CONSTRAINT "prevent_lead_ended_by_officer_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarter_coverage" ADD CONSTRAINT "quarter_coverage_district_id_area_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarter_coverage" ADD CONSTRAINT "quarter_coverage_sector_code_sector_code_fk" FOREIGN KEY ("sector_code") REFERENCES "public"."sector"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_route_check" ADD CONSTRAINT "referral_route_check_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_route_check" ADD CONSTRAINT "referral_route_check_checked_by_officer_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_response" ADD CONSTRAINT "evaluation_response_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_response" ADD CONSTRAINT "evaluation_response_template_code_evaluation_template_code_fk" FOREIGN KEY ("template_code") REFERENCES "public"."evaluation_template"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_response" ADD CONSTRAINT "evaluation_response_sector_code_sector_code_fk" FOREIGN KEY ("sector_code") REFERENCES "public"."sector"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_round" ADD CONSTRAINT "evaluation_round_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_round" ADD CONSTRAINT "evaluation_round_template_code_evaluation_template_code_fk" FOREIGN KEY ("template_code") REFERENCES "public"."evaluation_template"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_total" ADD CONSTRAINT "evaluation_total_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_total" ADD CONSTRAINT "evaluation_total_sector_code_sector_code_fk" FOREIGN KEY ("sector_code") REFERENCES "public"."sector"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_run" ADD CONSTRAINT "job_run_asked_by_officer_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_invitation" ADD CONSTRAINT "partner_invitation_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_invitation" ADD CONSTRAINT "partner_invitation_invited_by_partner_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_membership" ADD CONSTRAINT "partner_membership_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_membership" ADD CONSTRAINT "partner_membership_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_membership" ADD CONSTRAINT "partner_membership_granted_by_officer_officer_id_fk" FOREIGN KEY ("granted_by_officer") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_membership" ADD CONSTRAINT "partner_membership_granted_by_partner_partner_id_fk" FOREIGN KEY ("granted_by_partner") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_membership" ADD CONSTRAINT "partner_membership_ended_by_officer_officer_id_fk" FOREIGN KEY ("ended_by_officer") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_membership" ADD CONSTRAINT "partner_membership_ended_by_partner_partner_id_fk" FOREIGN KEY ("ended_by_partner") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_session" ADD CONSTRAINT "partner_session_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_quality" ADD CONSTRAINT "referral_quality_district_id_area_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_quality" ADD CONSTRAINT "referral_quality_sector_code_sector_code_fk" FOREIGN KEY ("sector_code") REFERENCES "public"."sector"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_quality" ADD CONSTRAINT "referral_quality_entered_by_officer_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_busy" ADD CONSTRAINT "officer_busy_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_co_deliverer" ADD CONSTRAINT "session_co_deliverer_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_co_deliverer" ADD CONSTRAINT "session_co_deliverer_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_part" ADD CONSTRAINT "session_part_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_part" ADD CONSTRAINT "session_part_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_quota" ADD CONSTRAINT "session_quota_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_quota" ADD CONSTRAINT "session_quota_sector_code_sector_code_fk" FOREIGN KEY ("sector_code") REFERENCES "public"."sector"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_trainer" ADD CONSTRAINT "session_trainer_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_trainer" ADD CONSTRAINT "session_trainer_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_trainer" ADD CONSTRAINT "session_trainer_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_request" ADD CONSTRAINT "training_request_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_request" ADD CONSTRAINT "training_request_institution_type_code_institution_type_code_fk" FOREIGN KEY ("institution_type_code") REFERENCES "public"."institution_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_request" ADD CONSTRAINT "training_request_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_request" ADD CONSTRAINT "training_request_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_request" ADD CONSTRAINT "training_request_lead_officer_id_officer_id_fk" FOREIGN KEY ("lead_officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_request" ADD CONSTRAINT "training_request_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_request_date" ADD CONSTRAINT "training_request_date_training_request_id_training_request_id_fk" FOREIGN KEY ("training_request_id") REFERENCES "public"."training_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_request_offer" ADD CONSTRAINT "training_request_offer_training_request_id_training_request_id_fk" FOREIGN KEY ("training_request_id") REFERENCES "public"."training_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_request_offer" ADD CONSTRAINT "training_request_offer_trainer_id_officer_id_fk" FOREIGN KEY ("trainer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_request_offer" ADD CONSTRAINT "training_request_offer_offered_by_officer_id_fk" FOREIGN KEY ("offered_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_request_step" ADD CONSTRAINT "training_request_step_training_request_id_training_request_id_fk" FOREIGN KEY ("training_request_id") REFERENCES "public"."training_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_request_step" ADD CONSTRAINT "training_request_step_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attendance_of_place" ON "attendance" USING btree ("session_id","place_id");--> statement-breakpoint
CREATE INDEX "attendance_session_id_state_index" ON "attendance" USING btree ("session_id","state");--> statement-breakpoint
CREATE INDEX "attendance_of_institution" ON "attendance" USING btree ("institution_id","state","session_id");--> statement-breakpoint
CREATE INDEX "attendance_of_person" ON "attendance" USING btree ("person_email");--> statement-breakpoint
CREATE INDEX "attendance_mark_attendance_id_number_index" ON "attendance_mark" USING btree ("attendance_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_once" ON "certificate" USING btree ("attendance_id") WHERE "certificate"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "certificate_session_id_index" ON "certificate" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "certificate_institution_id_attended_on_index" ON "certificate" USING btree ("institution_id","attended_on");--> statement-breakpoint
CREATE INDEX "certificate_of_person" ON "certificate" USING btree ("person_email");--> statement-breakpoint
CREATE INDEX "certificate_refresher" ON "certificate" USING btree ("refresher_due_on") WHERE "certificate"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "certificate_batch_asked_at_index" ON "certificate_batch" USING btree ("asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "prevent_lead_once" ON "prevent_lead" USING btree ("institution_id") WHERE "prevent_lead"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "prevent_lead_mailbox_index" ON "prevent_lead" USING btree ("mailbox");--> statement-breakpoint
CREATE INDEX "referral_route_check_institution_id_checked_on_index" ON "referral_route_check" USING btree ("institution_id","checked_on");--> statement-breakpoint
CREATE INDEX "evaluation_response_session_id_stage_index" ON "evaluation_response" USING btree ("session_id","stage");--> statement-breakpoint
CREATE INDEX "evaluation_response_answered_on_index" ON "evaluation_response" USING btree ("answered_on");--> statement-breakpoint
CREATE INDEX "job_run_job_started_at_index" ON "job_run" USING btree ("job","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "job_run_started_at_index" ON "job_run" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "partner_invitation_institution_id_index" ON "partner_invitation" USING btree ("institution_id");--> statement-breakpoint
CREATE UNIQUE INDEX "partner_membership_once" ON "partner_membership" USING btree ("partner_id","institution_id") WHERE "partner_membership"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "partner_membership_of_institution" ON "partner_membership" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "partner_membership_asked" ON "partner_membership" USING btree ("asked_at") WHERE "partner_membership"."granted_at" is null and "partner_membership"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "partner_session_partner_id_index" ON "partner_session" USING btree ("partner_id");--> statement-breakpoint
CREATE INDEX "partner_session_expires_at_index" ON "partner_session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "partner_sign_in_link_email_asked_at_index" ON "partner_sign_in_link" USING btree ("email","asked_at");--> statement-breakpoint
CREATE INDEX "partner_sign_in_link_expires_at_index" ON "partner_sign_in_link" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "referral_quality_quarter_district_id_sector_code_entered_at_index" ON "referral_quality" USING btree ("quarter","district_id","sector_code","entered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "referral_quality_first" ON "referral_quality" USING btree ("quarter","district_id","sector_code") WHERE "referral_quality"."corrects_id" is null;--> statement-breakpoint
CREATE INDEX "officer_busy_officer_id_starts_at_index" ON "officer_busy" USING btree ("officer_id","starts_at");--> statement-breakpoint
CREATE INDEX "session_co_deliverer_institution_id_index" ON "session_co_deliverer" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "session_trainer_officer_id_index" ON "session_trainer" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "training_request_board" ON "training_request" USING btree ("state","answer_by");--> statement-breakpoint
CREATE INDEX "training_request_area_id_index" ON "training_request" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "training_request_institution_id_index" ON "training_request" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "training_request_contact_email_index" ON "training_request" USING btree ("contact_email");--> statement-breakpoint
CREATE INDEX "training_request_offer_training_request_id_index" ON "training_request_offer" USING btree ("training_request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "training_request_offer_once" ON "training_request_offer" USING btree ("training_request_id") WHERE "training_request_offer"."answer" = 'accepted';--> statement-breakpoint
CREATE INDEX "training_request_offer_held" ON "training_request_offer" USING btree ("expires_at") WHERE "training_request_offer"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "training_request_offer_trainer_id_starts_at_index" ON "training_request_offer" USING btree ("trainer_id","starts_at");--> statement-breakpoint
CREATE INDEX "training_request_step_training_request_id_at_index" ON "training_request_step" USING btree ("training_request_id","at");--> statement-breakpoint
ALTER TABLE "booking_place" ADD CONSTRAINT "booking_place_attendee_role_code_attendee_role_code_fk" FOREIGN KEY ("attendee_role_code") REFERENCES "public"."attendee_role"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_evaluation_template_code_evaluation_template_code_fk" FOREIGN KEY ("evaluation_template_code") REFERENCES "public"."evaluation_template"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_changed_by_officer_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_confirmed_by_officer_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- What is taught today is the first version of each course.
INSERT INTO course_version (course_id, number, made_at, title, summary, aims, audience, duration_minutes, modes, minimum, maximum, outcomes, programme, prerequisites, materials, before_you_come, bring, evaluation_template_code, has_certificate, certificate_after_hours, certificate_needs_evaluation, refresher_months, review_on)
SELECT id, version, added_at, title, summary, aims, audience, duration_minutes, modes, minimum, maximum, outcomes, programme, prerequisites, materials, before_you_come, bring, evaluation_template_code, has_certificate, certificate_after_hours, certificate_needs_evaluation, refresher_months, review_on FROM course;
--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_version" FOREIGN KEY ("course_id","course_version") REFERENCES "public"."course_version"("course_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution" ADD CONSTRAINT "institution_merged_into_id_institution_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "training_session_undecided" ON "training_session" USING btree ("decide_at") WHERE "training_session"."decide_at" is not null and "training_session"."confirmed_at" is null and "training_session"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "training_session_joining" ON "training_session" USING btree ("joining_due_at") WHERE "training_session"."joining_due_at" is not null and "training_session"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "training_session_shares" ON "training_session" USING btree ("shares_until") WHERE "training_session"."shares_until" is not null;--> statement-breakpoint
CREATE INDEX "training_session_institution_id_index" ON "training_session" USING btree ("institution_id");--> statement-breakpoint
CREATE UNIQUE INDEX "training_session_invitation_code" ON "training_session" USING btree (upper("invitation_code"));--> statement-breakpoint
CREATE INDEX "institution_survivor" ON "institution" USING btree ("merged_into_id") WHERE "institution"."merged_into_id" is not null;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_check_in_code_unique" UNIQUE("check_in_code");--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_of_course" UNIQUE("id","course_id");--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_modes" CHECK ("course"."modes" <@ '{in_person,online}' and cardinality("course"."modes") > 0);--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_numbers" CHECK ("course"."minimum" >= 1 and "course"."maximum" >= "course"."minimum");--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_certificate_after" CHECK ("course"."certificate_after_hours" between 0 and 720);--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_refresher" CHECK ("course"."refresher_months" between 1 and 120);--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_duration" CHECK ("course"."duration_minutes" between 15 and 1800);--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_kind" CHECK ("training_session"."kind" in ('open', 'invitation', 'whole_organisation'));--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_invitation" CHECK (("training_session"."kind" = 'invitation') = ("training_session"."invitation_code" is not null));--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_whole" CHECK (("training_session"."kind" = 'whole_organisation') = ("training_session"."institution_id" is not null or "training_session"."organisation" is not null));--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_minimum" CHECK ("training_session"."minimum" between 1 and "training_session"."capacity");--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_tentative" CHECK (("training_session"."minimum" is null) = ("training_session"."decide_at" is null));--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_decide" CHECK ("training_session"."decide_at" <= "training_session"."starts_at");--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_confirmed" CHECK (("training_session"."confirmed_at" is null) = ("training_session"."confirmed_by" is null));--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_share" CHECK ("training_session"."share_cap" between 1 and "training_session"."capacity");--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_shares_until" CHECK ("training_session"."shares_until" <= "training_session"."starts_at");--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_shared" CHECK ("training_session"."share_cap" is null or "training_session"."shares_until" is not null);--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_joining_due" CHECK ("training_session"."joining_due_at" is null or ("training_session"."joining_instructions" is not null and "training_session"."joining_due_at" <= "training_session"."starts_at"));--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_venue" CHECK ("training_session"."venue_words" is null or ("training_session"."kind" = 'whole_organisation' and "training_session"."site_id" is null));--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_mode" CHECK (("training_session"."mode" = 'in_person') = ("training_session"."site_id" is not null or "training_session"."venue_words" is not null));--> statement-breakpoint
ALTER TABLE "institution" ADD CONSTRAINT "institution_merged" CHECK (("institution"."merged_into_id" is null) = ("institution"."merged_at" is null));--> statement-breakpoint
ALTER TABLE "institution" ADD CONSTRAINT "institution_merged_elsewhere" CHECK ("institution"."merged_into_id" <> "institution"."id");--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_on_the_map" CHECK (("site"."latitude" is null) = ("site"."longitude" is null));
