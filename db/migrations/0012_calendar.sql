CREATE TABLE "briefing" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"area_id" uuid NOT NULL,
	"covers_from" date NOT NULL,
	"covers_to" date NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"written_by" uuid NOT NULL,
	"released_at" timestamp with time zone,
	"released_by" uuid,
	"destroy_on" date NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "briefing_covers" CHECK ("briefing"."covers_to" between "briefing"."covers_from" and "briefing"."covers_from" + 28),
	CONSTRAINT "briefing_destroyed" CHECK ("briefing"."destroy_on" > "briefing"."covers_to" and "briefing"."destroy_on" <= "briefing"."covers_to" + 90),
	CONSTRAINT "briefing_released" CHECK (("briefing"."released_at" is null) = ("briefing"."released_by" is null)),
	CONSTRAINT "briefing_by_another" CHECK ("briefing"."released_by" <> "briefing"."written_by")
);
--> statement-breakpoint
CREATE TABLE "briefing_item" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"briefing_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"words" text NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	CONSTRAINT "briefing_item_kind" CHECK ("briefing_item"."kind" in ('line', 'task', 'question')),
	CONSTRAINT "briefing_item_words" CHECK (length(btrim("briefing_item"."words")) between 1 and 600),
	CONSTRAINT "briefing_item_done" CHECK (("briefing_item"."done_at" is null) = ("briefing_item"."done_by" is null) and ("briefing_item"."done_at" is null or "briefing_item"."kind" = 'task'))
);
--> statement-breakpoint
CREATE TABLE "calendar_feed" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"officer_id" uuid,
	"partner_id" uuid,
	"area_id" uuid,
	"layers" text[] NOT NULL,
	"name" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"last_read_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoked_as" text,
	CONSTRAINT "calendar_feed_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "calendar_feed_owner" CHECK (num_nonnulls("calendar_feed"."officer_id", "calendar_feed"."partner_id") = 1),
	CONSTRAINT "calendar_feed_area" CHECK (("calendar_feed"."partner_id" is null) = ("calendar_feed"."area_id" is null)),
	CONSTRAINT "calendar_feed_revoked" CHECK (("calendar_feed"."revoked_at" is null) = ("calendar_feed"."revoked_as" is null)),
	CONSTRAINT "calendar_feed_end" CHECK ("calendar_feed"."revoked_as" in ('owner', 'administrator', 'account_closed', 'unused'))
);
--> statement-breakpoint
CREATE TABLE "event_change" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"from_starts_at" timestamp with time zone,
	"to_starts_at" timestamp with time zone,
	"words" text,
	CONSTRAINT "event_change_kind" CHECK ("event_change"."kind" in ('drafted', 'edited', 'asked', 'approved', 'sent_back', 'published', 'moved', 'postponed', 'cancelled', 'debriefed'))
);
--> statement-breakpoint
CREATE TABLE "event_debrief" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"headcount" integer NOT NULL,
	"feedback" text DEFAULT '' NOT NULL,
	"learned" text DEFAULT '' NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"written_by" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "event_debrief_headcount" CHECK ("event_debrief"."headcount" between 0 and 100000)
);
--> statement-breakpoint
CREATE TABLE "event_proposal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reference" text NOT NULL,
	"form_token" text NOT NULL,
	"organisation" text NOT NULL,
	"institution_id" uuid,
	"proposer_name" text NOT NULL,
	"proposer_email" "citext" NOT NULL,
	"proposer_phone" text,
	"title" text NOT NULL,
	"words" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"all_day" boolean DEFAULT false NOT NULL,
	"venue" text NOT NULL,
	"venue_postcode" text NOT NULL,
	"access" text NOT NULL,
	"audience_code" text,
	"website" text,
	"wish" text,
	"area_id" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"decision" text,
	"decision_words" text,
	"event_id" uuid,
	CONSTRAINT "event_proposal_reference_unique" UNIQUE("reference"),
	CONSTRAINT "event_proposal_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "event_proposal_email" CHECK ("event_proposal"."proposer_email" ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
	CONSTRAINT "event_proposal_ends" CHECK ("event_proposal"."ends_at" > "event_proposal"."starts_at"),
	CONSTRAINT "event_proposal_decided" CHECK (("event_proposal"."decided_at" is null) = ("event_proposal"."decision" is null)),
	CONSTRAINT "event_proposal_decision" CHECK ("event_proposal"."decision" in ('accepted', 'declined', 'withdrawn')),
	CONSTRAINT "event_proposal_accepted" CHECK ("event_proposal"."event_id" is null or "event_proposal"."decision" = 'accepted')
);
--> statement-breakpoint
CREATE TABLE "event_series" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"rule" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"all_day" boolean DEFAULT false NOT NULL,
	"holidays" text DEFAULT 'keep' NOT NULL,
	"made_until" timestamp with time zone NOT NULL,
	"follows_id" uuid,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "event_series_ends" CHECK ("event_series"."ends_at" > "event_series"."starts_at"),
	CONSTRAINT "event_series_holidays" CHECK ("event_series"."holidays" in ('keep', 'skip', 'next_working_day')),
	CONSTRAINT "event_series_rule" CHECK ("event_series"."rule" ~ '^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(\x3b[A-Z]+=[A-Z0-9,+-]+)*$'),
	CONSTRAINT "event_series_follows" CHECK ("event_series"."follows_id" <> "event_series"."id")
);
--> statement-breakpoint
CREATE TABLE "event_series_gap" (
	"series_id" uuid NOT NULL,
	"occurs_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"left_out_at" timestamp with time zone NOT NULL,
	"left_out_by" uuid,
	CONSTRAINT "event_series_gap_series_id_occurs_at_pk" PRIMARY KEY("series_id","occurs_at"),
	CONSTRAINT "event_series_gap_reason" CHECK ("event_series_gap"."reason" in ('removed', 'bank_holiday'))
);
--> statement-breakpoint
CREATE TABLE "event_term" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"usual_visibility" text,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "event_term_kind" CHECK ("event_term"."kind" in ('type', 'audience', 'access')),
	CONSTRAINT "event_term_code" CHECK (starts_with("event_term"."code", "event_term"."kind" || '_')),
	CONSTRAINT "event_term_visibility" CHECK ("event_term"."usual_visibility" in ('public', 'partners', 'staff', 'named_group')),
	CONSTRAINT "event_term_usual" CHECK (("event_term"."kind" = 'type') = ("event_term"."usual_visibility" is not null))
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"type_code" text NOT NULL,
	"visibility" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"hosted_by_police" boolean NOT NULL,
	"organiser" text NOT NULL,
	"organiser_id" uuid,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"all_day" boolean DEFAULT false NOT NULL,
	"mode" text NOT NULL,
	"site_id" uuid,
	"venue" text,
	"venue_postcode" text,
	"step_free" boolean,
	"hearing_loop" boolean,
	"accessible_toilet" boolean,
	"parking" text,
	"access_notes" text,
	"online_link" text,
	"latitude" double precision,
	"longitude" double precision,
	"precision" text,
	"area_id" uuid NOT NULL,
	"neighbourhood_id" uuid,
	"lead_officer_id" uuid,
	"safety_notes" text,
	"registration" text DEFAULT 'none' NOT NULL,
	"capacity" integer,
	"party_limit" integer DEFAULT 6 NOT NULL,
	"registration_closes_at" timestamp with time zone,
	"offer_hours" integer DEFAULT 24 NOT NULL,
	"series_id" uuid,
	"occurs_at" timestamp with time zone,
	"is_exception" boolean DEFAULT false NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid,
	"asked_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"approved_by" uuid,
	"sent_back_words" text,
	"published_at" timestamp with time zone,
	"published_by" uuid,
	"postponed_at" timestamp with time zone,
	"postponed_reason" text,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" uuid,
	"cancel_reason" text,
	"changed_at" timestamp with time zone NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "event_slug_unique" UNIQUE("slug"),
	CONSTRAINT "event_slug" CHECK ("event"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "event_type" CHECK (starts_with("event"."type_code", 'type_')),
	CONSTRAINT "event_visibility" CHECK ("event"."visibility" in ('public', 'partners', 'staff', 'named_group')),
	CONSTRAINT "event_titled" CHECK (length(btrim("event"."title")) between 1 and 150),
	CONSTRAINT "event_ends_after" CHECK ("event"."ends_at" > "event"."starts_at"),
	CONSTRAINT "event_length" CHECK ("event"."ends_at" <= "event"."starts_at" + interval '60 days 1 hour'),
	CONSTRAINT "event_whole_days" CHECK (not "event"."all_day" or (("event"."starts_at" at time zone 'Europe/London')::time = '00:00'
        and ("event"."ends_at" at time zone 'Europe/London')::time = '00:00')),
	CONSTRAINT "event_mode" CHECK ("event"."mode" in ('in_person', 'online', 'both')),
	CONSTRAINT "event_place" CHECK (("event"."mode" = 'online') = ("event"."site_id" is null and "event"."venue" is null)),
	CONSTRAINT "event_one_place" CHECK ("event"."site_id" is null or "event"."venue" is null),
	CONSTRAINT "event_access" CHECK ("event"."venue" is null or num_nulls("event"."step_free", "event"."hearing_loop", "event"."accessible_toilet", "event"."parking") = 0),
	CONSTRAINT "event_precision" CHECK ("event"."precision" in ('exact', 'postcode', 'outcode', 'place', 'ward', 'district')),
	CONSTRAINT "event_placed" CHECK (num_nulls("event"."latitude", "event"."longitude", "event"."precision") in (0, 3)),
	CONSTRAINT "event_registration_kind" CHECK ("event"."registration" in ('none', 'heads', 'email')),
	CONSTRAINT "event_capacity" CHECK ("event"."capacity" between 1 and 10000),
	CONSTRAINT "event_capacity_asked" CHECK ("event"."capacity" is null or "event"."registration" <> 'none'),
	CONSTRAINT "event_party" CHECK ("event"."party_limit" between 1 and 50),
	CONSTRAINT "event_offer_hours" CHECK ("event"."offer_hours" between 1 and 336),
	CONSTRAINT "event_closes" CHECK ("event"."registration_closes_at" <= "event"."ends_at"),
	CONSTRAINT "event_in_series" CHECK (("event"."series_id" is null) = ("event"."occurs_at" is null)),
	CONSTRAINT "event_approved" CHECK ("event"."approved_by" is null or "event"."approved_at" is not null),
	CONSTRAINT "event_approved_by_another" CHECK ("event"."approved_by" <> "event"."added_by"),
	CONSTRAINT "event_published" CHECK ("event"."published_at" is null or "event"."visibility" in ('staff', 'named_group') or "event"."approved_at" is not null),
	CONSTRAINT "event_postponed" CHECK (("event"."postponed_at" is null) = ("event"."postponed_reason" is null)),
	CONSTRAINT "event_cancelled" CHECK (("event"."cancelled_at" is null) = ("event"."cancel_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "event_host" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"institution_id" uuid
);
--> statement-breakpoint
CREATE TABLE "event_officer" (
	"event_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_officer_event_id_officer_id_pk" PRIMARY KEY("event_id","officer_id")
);
--> statement-breakpoint
CREATE TABLE "event_tag" (
	"event_id" uuid NOT NULL,
	"term_code" text NOT NULL,
	CONSTRAINT "event_tag_event_id_term_code_pk" PRIMARY KEY("event_id","term_code"),
	CONSTRAINT "event_tag_term" CHECK (not starts_with("event_tag"."term_code", 'type_'))
);
--> statement-breakpoint
CREATE TABLE "notable_date" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"words" text,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"place" text,
	"area_id" uuid,
	"may_shift" boolean DEFAULT false NOT NULL,
	"is_courtesy" boolean DEFAULT false NOT NULL,
	"source" text NOT NULL,
	"source_url" text,
	"checked_on" date NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_reason" text,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "notable_date_kind" CHECK ("notable_date"."kind" in ('festival', 'observance', 'election', 'court', 'anniversary', 'term', 'demonstration')),
	CONSTRAINT "notable_date_ends" CHECK ("notable_date"."ends_on" >= "notable_date"."starts_on"),
	CONSTRAINT "notable_date_hours" CHECK (("notable_date"."starts_at" is null) = ("notable_date"."ends_at" is null) and "notable_date"."ends_at" > "notable_date"."starts_at"),
	CONSTRAINT "notable_date_announced" CHECK ("notable_date"."kind" <> 'demonstration' or ("notable_date"."area_id" is not null and "notable_date"."place" is not null)),
	CONSTRAINT "notable_date_withdrawn" CHECK (("notable_date"."withdrawn_at" is null) = ("notable_date"."withdrawn_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "event_answer" (
	"registration_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"delete_on" date NOT NULL,
	CONSTRAINT "event_answer_registration_id_question_id_pk" PRIMARY KEY("registration_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "event_head" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	"counted_by" uuid,
	CONSTRAINT "event_head_step" CHECK ("event_head"."step" in (-1, 1))
);
--> statement-breakpoint
CREATE TABLE "event_offer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"registration_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"party_size" integer NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answer" text,
	CONSTRAINT "event_offer_expires" CHECK ("event_offer"."expires_at" > "event_offer"."offered_at"),
	CONSTRAINT "event_offer_answered" CHECK (("event_offer"."answered_at" is null) = ("event_offer"."answer" is null)),
	CONSTRAINT "event_offer_answer" CHECK ("event_offer"."answer" in ('accepted', 'declined', 'lapsed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "event_question" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"hint" text,
	"choices" text[] DEFAULT '{}' NOT NULL,
	"is_required" boolean DEFAULT false NOT NULL,
	"keep_days" integer NOT NULL,
	CONSTRAINT "event_question_kind" CHECK ("event_question"."kind" in ('words', 'yes_no', 'choice')),
	CONSTRAINT "event_question_kept" CHECK ("event_question"."keep_days" between 0 and 30),
	CONSTRAINT "event_question_choices" CHECK (("event_question"."kind" = 'choice') = (cardinality("event_question"."choices") > 1))
);
--> statement-breakpoint
CREATE TABLE "event_registration" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"key_sealed" "bytea" NOT NULL,
	"form_token" text NOT NULL,
	"email" "citext",
	"party_size" integer NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"placed_at" timestamp with time zone,
	"waiting_since" timestamp with time zone,
	"rank" double precision,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	"wants_reminder" boolean DEFAULT true NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "event_registration_reference_unique" UNIQUE("reference"),
	CONSTRAINT "event_registration_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "event_registration_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "event_registration_email" CHECK ("event_registration"."email" ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
	CONSTRAINT "event_registration_party" CHECK ("event_registration"."party_size" between 1 and 50),
	CONSTRAINT "event_registration_state" CHECK ("event_registration"."placed_at" is not null or "event_registration"."waiting_since" is not null),
	CONSTRAINT "event_registration_ranked" CHECK (("event_registration"."waiting_since" is null) = ("event_registration"."rank" is null)),
	CONSTRAINT "event_registration_ended" CHECK (("event_registration"."ended_at" is null) = ("event_registration"."ended_by" is null)),
	CONSTRAINT "event_registration_end" CHECK ("event_registration"."ended_by" in ('visitor', 'officer', 'waiting_list'))
);
--> statement-breakpoint
CREATE TABLE "event_reminder" (
	"registration_id" uuid NOT NULL,
	"days_before" integer NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_reminder_registration_id_days_before_pk" PRIMARY KEY("registration_id","days_before")
);
--> statement-breakpoint
CREATE TABLE "event_tally" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"registrations" integer NOT NULL,
	"heads" integer NOT NULL,
	"unnamed_heads" integer NOT NULL,
	"waited" integer NOT NULL,
	"counted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "restriction" DROP CONSTRAINT "restriction_entity";--> statement-breakpoint
ALTER TABLE "briefing" ADD CONSTRAINT "briefing_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefing" ADD CONSTRAINT "briefing_written_by_officer_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefing" ADD CONSTRAINT "briefing_released_by_officer_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefing_item" ADD CONSTRAINT "briefing_item_briefing_id_briefing_id_fk" FOREIGN KEY ("briefing_id") REFERENCES "public"."briefing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefing_item" ADD CONSTRAINT "briefing_item_done_by_officer_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_change" ADD CONSTRAINT "event_change_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_change" ADD CONSTRAINT "event_change_by_officer_id_fk" FOREIGN KEY ("by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_debrief" ADD CONSTRAINT "event_debrief_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_debrief" ADD CONSTRAINT "event_debrief_written_by_officer_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD CONSTRAINT "event_proposal_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD CONSTRAINT "event_proposal_audience_code_event_term_code_fk" FOREIGN KEY ("audience_code") REFERENCES "public"."event_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD CONSTRAINT "event_proposal_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD CONSTRAINT "event_proposal_decided_by_officer_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_proposal" ADD CONSTRAINT "event_proposal_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_series" ADD CONSTRAINT "event_series_follows_id_event_series_id_fk" FOREIGN KEY ("follows_id") REFERENCES "public"."event_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_series" ADD CONSTRAINT "event_series_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_series" ADD CONSTRAINT "event_series_ended_by_officer_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_series_gap" ADD CONSTRAINT "event_series_gap_series_id_event_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."event_series"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_series_gap" ADD CONSTRAINT "event_series_gap_left_out_by_officer_id_fk" FOREIGN KEY ("left_out_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_type_code_event_term_code_fk" FOREIGN KEY ("type_code") REFERENCES "public"."event_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_organiser_id_institution_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_neighbourhood_id_area_id_fk" FOREIGN KEY ("neighbourhood_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_lead_officer_id_officer_id_fk" FOREIGN KEY ("lead_officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_series_id_event_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."event_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_approved_by_officer_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_published_by_officer_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_cancelled_by_officer_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_host" ADD CONSTRAINT "event_host_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_host" ADD CONSTRAINT "event_host_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_officer" ADD CONSTRAINT "event_officer_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_officer" ADD CONSTRAINT "event_officer_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_tag" ADD CONSTRAINT "event_tag_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_tag" ADD CONSTRAINT "event_tag_term_code_event_term_code_fk" FOREIGN KEY ("term_code") REFERENCES "public"."event_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notable_date" ADD CONSTRAINT "notable_date_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notable_date" ADD CONSTRAINT "notable_date_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notable_date" ADD CONSTRAINT "notable_date_withdrawn_by_officer_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_answer" ADD CONSTRAINT "event_answer_registration_id_event_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."event_registration"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_answer" ADD CONSTRAINT "event_answer_question_id_event_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."event_question"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_head" ADD CONSTRAINT "event_head_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_head" ADD CONSTRAINT "event_head_counted_by_officer_id_fk" FOREIGN KEY ("counted_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_offer" ADD CONSTRAINT "event_offer_registration_id_event_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."event_registration"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_offer" ADD CONSTRAINT "event_offer_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_question" ADD CONSTRAINT "event_question_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_registration" ADD CONSTRAINT "event_registration_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_reminder" ADD CONSTRAINT "event_reminder_registration_id_event_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."event_registration"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_tally" ADD CONSTRAINT "event_tally_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "briefing_of_area" ON "briefing" USING btree ("area_id","covers_from");--> statement-breakpoint
CREATE UNIQUE INDEX "briefing_item_briefing_id_kind_position_index" ON "briefing_item" USING btree ("briefing_id","kind","position");--> statement-breakpoint
CREATE INDEX "calendar_feed_officer_id_index" ON "calendar_feed" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "calendar_feed_partner_id_index" ON "calendar_feed" USING btree ("partner_id");--> statement-breakpoint
CREATE INDEX "event_change_event_id_at_index" ON "event_change" USING btree ("event_id","at");--> statement-breakpoint
CREATE INDEX "event_proposal_waiting" ON "event_proposal" USING btree ("sent_at") WHERE "event_proposal"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "event_proposal_institution_id_index" ON "event_proposal" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "event_when" ON "event" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "event_ends" ON "event" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "event_public" ON "event" USING btree ("starts_at","id") WHERE "event"."visibility" = 'public' and "event"."published_at" is not null;--> statement-breakpoint
CREATE INDEX "event_of_area" ON "event" USING btree ("area_id","starts_at");--> statement-breakpoint
CREATE INDEX "event_of_neighbourhood" ON "event" USING btree ("neighbourhood_id","starts_at");--> statement-breakpoint
CREATE INDEX "event_of_lead" ON "event" USING btree ("lead_officer_id","starts_at");--> statement-breakpoint
CREATE INDEX "event_of_organiser" ON "event" USING btree ("organiser_id","starts_at");--> statement-breakpoint
CREATE INDEX "event_at_site" ON "event" USING btree ("site_id","starts_at");--> statement-breakpoint
CREATE INDEX "event_changed" ON "event" USING btree ("changed_at");--> statement-breakpoint
CREATE INDEX "event_waiting" ON "event" USING btree ("asked_at") WHERE "event"."asked_at" is not null and "event"."approved_at" is null and "event"."cancelled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "event_of_series" ON "event" USING btree ("series_id","occurs_at");--> statement-breakpoint
CREATE UNIQUE INDEX "event_host_event_id_position_index" ON "event_host" USING btree ("event_id","position");--> statement-breakpoint
CREATE INDEX "event_host_institution_id_index" ON "event_host" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "event_officer_officer_id_index" ON "event_officer" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "event_tag_term_code_index" ON "event_tag" USING btree ("term_code");--> statement-breakpoint
CREATE INDEX "notable_date_when" ON "notable_date" USING btree ("starts_on","id");--> statement-breakpoint
CREATE INDEX "notable_date_area_id_index" ON "notable_date" USING btree ("area_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notable_date_once" ON "notable_date" USING btree ("kind","title","starts_on") WHERE "notable_date"."added_by" is null;--> statement-breakpoint
CREATE INDEX "event_answer_delete_on_index" ON "event_answer" USING btree ("delete_on");--> statement-breakpoint
CREATE INDEX "event_head_event_id_index" ON "event_head" USING btree ("event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_offer_once" ON "event_offer" USING btree ("registration_id") WHERE "event_offer"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "event_offer_held" ON "event_offer" USING btree ("event_id") WHERE "event_offer"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "event_offer_expiring" ON "event_offer" USING btree ("expires_at") WHERE "event_offer"."answered_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "event_question_event_id_position_index" ON "event_question" USING btree ("event_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "event_registration_once" ON "event_registration" USING btree ("event_id","email") WHERE "event_registration"."ended_at" is null and "event_registration"."email" is not null;--> statement-breakpoint
CREATE INDEX "event_registration_placed" ON "event_registration" USING btree ("event_id") WHERE "event_registration"."placed_at" is not null and "event_registration"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "event_registration_queue" ON "event_registration" USING btree ("event_id","rank") WHERE "event_registration"."placed_at" is null and "event_registration"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "restriction" ADD CONSTRAINT "restriction_entity" CHECK ("restriction"."entity" in ('training_session', 'event'));