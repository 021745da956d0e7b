CREATE TABLE "area" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"parent_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "area_kind_code_valid_from_unique" UNIQUE("kind","code","valid_from"),
	CONSTRAINT "area_slug_valid_from_unique" UNIQUE("slug","valid_from"),
	CONSTRAINT "area_kind" CHECK ("area"."kind" in ('region', 'force', 'county', 'district', 'neighbourhood', 'ward')),
	CONSTRAINT "area_valid" CHECK ("area"."valid_to" is null or "area"."valid_to" > "area"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"operation" text NOT NULL,
	"entity" text NOT NULL,
	"entity_ids" text[] NOT NULL,
	"fields" text[] NOT NULL,
	"reason" text,
	"records" integer NOT NULL,
	"request_id" text,
	CONSTRAINT "audit_log_operation" CHECK ("audit_log"."operation" in ('collect', 'alter', 'consult', 'disclose', 'combine', 'erase', 'sign_in', 'permission'))
);
--> statement-breakpoint
CREATE TABLE "access_need" (
	"booking_id" uuid PRIMARY KEY NOT NULL,
	"need" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"delete_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "booking" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reference" text NOT NULL,
	"session_id" uuid NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"key_sealed" "bytea" NOT NULL,
	"form_token" text NOT NULL,
	"organisation" text NOT NULL,
	"institution_id" uuid,
	"institution_type_code" text NOT NULL,
	"postcode" text NOT NULL,
	"booker_name" text NOT NULL,
	"booker_email" "citext" NOT NULL,
	"booker_phone" text NOT NULL,
	"booker_role" text NOT NULL,
	"booked_at" timestamp with time zone NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" text,
	"cancel_reason" text,
	CONSTRAINT "booking_reference_unique" UNIQUE("reference"),
	CONSTRAINT "booking_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "booking_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "booking_in_session" UNIQUE("id","session_id"),
	CONSTRAINT "booking_email" CHECK ("booking"."booker_email" ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
	CONSTRAINT "booking_cancelled" CHECK (("booking"."cancelled_at" is null) = ("booking"."cancelled_by" is null)),
	CONSTRAINT "booking_cancelled_by" CHECK ("booking"."cancelled_by" in ('booker', 'officer', 'waiting_list'))
);
--> statement-breakpoint
CREATE TABLE "booking_change" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"booking_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"officer_id" uuid,
	"from_session_id" uuid,
	"places" integer,
	CONSTRAINT "booking_change_kind" CHECK ("booking_change"."kind" in ('booked', 'joined_waiting_list', 'left_waiting_list', 'offered', 'offer_accepted', 'offer_declined', 'offer_lapsed', 'offer_withdrawn', 'attendees_changed', 'places_added', 'places_given_back', 'moved', 'session_changed', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "booking_place" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"booking_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"attendee_name" text,
	"attendee_email" "citext",
	"released_at" timestamp with time zone,
	CONSTRAINT "booking_place_released" CHECK ("booking_place"."released_at" is null or ("booking_place"."attendee_name" is null and "booking_place"."attendee_email" is null))
);
--> statement-breakpoint
CREATE TABLE "booking_reminder" (
	"booking_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"days_before" integer NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "booking_reminder_booking_id_session_id_days_before_pk" PRIMARY KEY("booking_id","session_id","days_before")
);
--> statement-breakpoint
CREATE TABLE "course" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"audience" text NOT NULL,
	"duration_minutes" integer NOT NULL,
	"outcomes" text[] NOT NULL,
	"programme" jsonb NOT NULL,
	"before_you_come" text,
	"bring" text,
	"has_certificate" boolean NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "course_slug_unique" UNIQUE("slug"),
	CONSTRAINT "course_slug" CHECK ("course"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "course_duration" CHECK ("course"."duration_minutes" between 15 and 600)
);
--> statement-breakpoint
CREATE TABLE "course_sector" (
	"course_id" uuid NOT NULL,
	"sector_code" text NOT NULL,
	CONSTRAINT "course_sector_course_id_sector_code_pk" PRIMARY KEY("course_id","sector_code")
);
--> statement-breakpoint
CREATE TABLE "training_session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reference" text NOT NULL,
	"course_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"site_id" uuid,
	"area_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"booking_closes_at" timestamp with time zone NOT NULL,
	"changes_close_at" timestamp with time zone NOT NULL,
	"capacity" integer NOT NULL,
	"places_per_booking" integer NOT NULL,
	"offer_hours" integer DEFAULT 48 NOT NULL,
	"trainers" text NOT NULL,
	"access" text NOT NULL,
	"joining_link" text,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" uuid,
	"cancel_reason" text,
	CONSTRAINT "training_session_reference_unique" UNIQUE("reference"),
	CONSTRAINT "training_session_mode" CHECK (("training_session"."mode" = 'in_person') = ("training_session"."site_id" is not null)),
	CONSTRAINT "training_session_known_mode" CHECK ("training_session"."mode" in ('in_person', 'online')),
	CONSTRAINT "training_session_times" CHECK ("training_session"."ends_at" > "training_session"."starts_at"),
	CONSTRAINT "training_session_closes" CHECK ("training_session"."booking_closes_at" <= "training_session"."starts_at" and "training_session"."changes_close_at" <= "training_session"."starts_at"),
	CONSTRAINT "training_session_capacity" CHECK ("training_session"."capacity" between 1 and 1000),
	CONSTRAINT "training_session_per_booking" CHECK ("training_session"."places_per_booking" between 1 and "training_session"."capacity"),
	CONSTRAINT "training_session_offer_hours" CHECK ("training_session"."offer_hours" between 1 and 336),
	CONSTRAINT "training_session_cancelled" CHECK (("training_session"."cancelled_at" is null) = ("training_session"."cancel_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "institution" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"type_code" text NOT NULL,
	"district_id" uuid,
	"postcode" text,
	"urn" text,
	"ods_code" text,
	"charity_number" text,
	CONSTRAINT "institution_named" CHECK (length(btrim("institution"."name")) between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "institution_type" (
	"code" text PRIMARY KEY NOT NULL,
	"sector_code" text NOT NULL,
	"label" text NOT NULL,
	"has_prevent_duty" boolean NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sector" (
	"code" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "site" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"institution_id" uuid NOT NULL,
	"name" text NOT NULL,
	"street" text NOT NULL,
	"town" text NOT NULL,
	"postcode" text NOT NULL,
	"district_id" uuid NOT NULL,
	"step_free" boolean NOT NULL,
	"hearing_loop" boolean NOT NULL,
	"accessible_toilet" boolean NOT NULL,
	"parking" text NOT NULL,
	"access_notes" text
);
--> statement-breakpoint
CREATE TABLE "mail_message" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"template" text NOT NULL,
	"to_name" text NOT NULL,
	"to_email" "citext" NOT NULL,
	"fields" jsonb NOT NULL,
	"invite" jsonb,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "officer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" "citext" NOT NULL,
	"password_hash" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"deactivated_at" timestamp with time zone,
	CONSTRAINT "officer_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "officer_session" (
	"id" text PRIMARY KEY NOT NULL,
	"officer_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"officer_id" uuid NOT NULL,
	"role" text NOT NULL,
	"area_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "role_grant_officer_id_role_area_id_starts_on_unique" UNIQUE("officer_id","role","area_id","starts_on"),
	CONSTRAINT "role_grant_role" CHECK ("role_grant"."role" in ('npt_reader', 'prevent_officer', 'gateway_clerk', 'analyst', 'supervisor', 'comms', 'content_editor', 'administrator', 'dpo', 'auditor')),
	CONSTRAINT "role_grant_dates" CHECK ("role_grant"."ends_on" is null or "role_grant"."ends_on" >= "role_grant"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "purpose" (
	"code" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"lawful_basis" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_rule" (
	"code" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"period" text NOT NULL,
	"starts_from" text NOT NULL,
	"action" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "retention_rule_period" CHECK ("retention_rule"."period" ~ '^P(T?[0-9]+[YMDH])+$'),
	CONSTRAINT "retention_rule_action" CHECK ("retention_rule"."action" in ('erase', 'anonymise', 'aggregate'))
);
--> statement-breakpoint
CREATE TABLE "text_check_override" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"form" text NOT NULL,
	"findings" text[] NOT NULL,
	"reason" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"reviewed_at" timestamp with time zone,
	"reviewed_by" uuid,
	CONSTRAINT "text_check_override_reviewed" CHECK (("text_check_override"."reviewed_at" is null) = ("text_check_override"."reviewed_by" is null))
);
--> statement-breakpoint
CREATE TABLE "waitlist_entry" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"booking_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"party_size" integer NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"rank" double precision NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_as" text,
	CONSTRAINT "waitlist_entry_size" CHECK ("waitlist_entry"."party_size" between 1 and 1000),
	CONSTRAINT "waitlist_entry_closed" CHECK (("waitlist_entry"."closed_at" is null) = ("waitlist_entry"."closed_as" is null)),
	CONSTRAINT "waitlist_entry_end" CHECK ("waitlist_entry"."closed_as" in ('placed', 'declined', 'lapsed', 'left', 'moved', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "waitlist_offer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entry_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"party_size" integer NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answer" text,
	CONSTRAINT "waitlist_offer_expires" CHECK ("waitlist_offer"."expires_at" > "waitlist_offer"."offered_at"),
	CONSTRAINT "waitlist_offer_answered" CHECK (("waitlist_offer"."answered_at" is null) = ("waitlist_offer"."answer" is null)),
	CONSTRAINT "waitlist_offer_answer" CHECK ("waitlist_offer"."answer" in ('accepted', 'declined', 'lapsed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "waitlist_reorder" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entry_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"from_position" integer NOT NULL,
	"to_position" integer NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "waitlist_reorder_reason" CHECK (length(btrim("waitlist_reorder"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
ALTER TABLE "area" ADD CONSTRAINT "area_parent_id_area_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_need" ADD CONSTRAINT "access_need_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_institution_type_code_institution_type_code_fk" FOREIGN KEY ("institution_type_code") REFERENCES "public"."institution_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_change" ADD CONSTRAINT "booking_change_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_change" ADD CONSTRAINT "booking_change_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_change" ADD CONSTRAINT "booking_change_from_session_id_training_session_id_fk" FOREIGN KEY ("from_session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_place" ADD CONSTRAINT "booking_place_in_session" FOREIGN KEY ("booking_id","session_id") REFERENCES "public"."booking"("id","session_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "booking_reminder" ADD CONSTRAINT "booking_reminder_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_reminder" ADD CONSTRAINT "booking_reminder_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_sector" ADD CONSTRAINT "course_sector_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_sector" ADD CONSTRAINT "course_sector_sector_code_sector_code_fk" FOREIGN KEY ("sector_code") REFERENCES "public"."sector"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_cancelled_by_officer_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution" ADD CONSTRAINT "institution_type_code_institution_type_code_fk" FOREIGN KEY ("type_code") REFERENCES "public"."institution_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution" ADD CONSTRAINT "institution_district_id_area_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution_type" ADD CONSTRAINT "institution_type_sector_code_sector_code_fk" FOREIGN KEY ("sector_code") REFERENCES "public"."sector"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_district_id_area_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_session" ADD CONSTRAINT "officer_session_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_check_override" ADD CONSTRAINT "text_check_override_reviewed_by_officer_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_offer" ADD CONSTRAINT "waitlist_offer_entry_id_waitlist_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."waitlist_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_offer" ADD CONSTRAINT "waitlist_offer_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_reorder" ADD CONSTRAINT "waitlist_reorder_entry_id_waitlist_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."waitlist_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_reorder" ADD CONSTRAINT "waitlist_reorder_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "area_parent_id_index" ON "area" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "audit_log_at_index" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_log_entity_ids_index" ON "audit_log" USING gin ("entity_ids");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_once" ON "booking" USING btree ("session_id","booker_email") WHERE "booking"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "booking_booker_email_index" ON "booking" USING btree ("booker_email");--> statement-breakpoint
CREATE INDEX "booking_institution_id_index" ON "booking" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "booking_change_booking_id_at_index" ON "booking_change" USING btree ("booking_id","at");--> statement-breakpoint
CREATE INDEX "booking_place_taken" ON "booking_place" USING btree ("session_id") WHERE "booking_place"."released_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "booking_place_position" ON "booking_place" USING btree ("booking_id","position") WHERE "booking_place"."released_at" is null;--> statement-breakpoint
CREATE INDEX "course_sector_sector_code_course_id_index" ON "course_sector" USING btree ("sector_code","course_id");--> statement-breakpoint
CREATE INDEX "training_session_coming" ON "training_session" USING btree ("starts_at","id") WHERE "training_session"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "training_session_course_id_starts_at_index" ON "training_session" USING btree ("course_id","starts_at");--> statement-breakpoint
CREATE INDEX "training_session_area_id_starts_at_index" ON "training_session" USING btree ("area_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "institution_urn_index" ON "institution" USING btree ("urn");--> statement-breakpoint
CREATE UNIQUE INDEX "institution_ods_code_index" ON "institution" USING btree ("ods_code");--> statement-breakpoint
CREATE UNIQUE INDEX "institution_charity_number_index" ON "institution" USING btree ("charity_number");--> statement-breakpoint
CREATE INDEX "institution_type_code_index" ON "institution" USING btree ("type_code");--> statement-breakpoint
CREATE INDEX "institution_district_id_index" ON "institution" USING btree ("district_id");--> statement-breakpoint
CREATE INDEX "institution_name_words" ON "institution" USING gin (plain_words("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "institution_name_order" ON "institution" USING btree (plain_words("name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "institution_type_sector_code_index" ON "institution_type" USING btree ("sector_code");--> statement-breakpoint
CREATE INDEX "site_institution_id_index" ON "site" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "site_district_id_index" ON "site" USING btree ("district_id");--> statement-breakpoint
CREATE INDEX "mail_message_newest" ON "mail_message" USING btree ("queued_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "mail_message_entity_id_index" ON "mail_message" USING btree ("entity_id");--> statement-breakpoint
CREATE INDEX "mail_message_failed" ON "mail_message" USING btree ("failed_at") WHERE "mail_message"."failed_at" is not null;--> statement-breakpoint
CREATE INDEX "officer_session_officer_id_index" ON "officer_session" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "officer_session_expires_at_index" ON "officer_session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "role_grant_area_id_index" ON "role_grant" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "text_check_override_waiting" ON "text_check_override" USING btree ("made_at") WHERE "text_check_override"."reviewed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "waitlist_entry_once" ON "waitlist_entry" USING btree ("booking_id") WHERE "waitlist_entry"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "waitlist_entry_queue" ON "waitlist_entry" USING btree ("session_id","rank") WHERE "waitlist_entry"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "waitlist_offer_once" ON "waitlist_offer" USING btree ("entry_id") WHERE "waitlist_offer"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "waitlist_offer_held" ON "waitlist_offer" USING btree ("session_id") WHERE "waitlist_offer"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "waitlist_offer_expiring" ON "waitlist_offer" USING btree ("expires_at") WHERE "waitlist_offer"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "waitlist_reorder_entry_id_index" ON "waitlist_reorder" USING btree ("entry_id");