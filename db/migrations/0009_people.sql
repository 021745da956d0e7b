CREATE TABLE "area_fact" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"area_id" uuid NOT NULL,
	"label" text NOT NULL,
	"value" text NOT NULL,
	"source" text NOT NULL,
	"as_of" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid,
	"replaced_at" timestamp with time zone,
	"replaced_by" uuid,
	CONSTRAINT "area_fact_said" CHECK (length(btrim("area_fact"."value")) between 1 and 2000 and length(btrim("area_fact"."source")) > 0)
);
--> statement-breakpoint
CREATE TABLE "area_officer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"area_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"part" text NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	"named_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "area_officer_part" CHECK ("area_officer"."part" in ('named', 'deputy')),
	CONSTRAINT "area_officer_ended" CHECK (("area_officer"."ended_at" is null) = ("area_officer"."ended_by" is null))
);
--> statement-breakpoint
CREATE TABLE "area_reorganisation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ending_ids" uuid[] NOT NULL,
	"successors" jsonb NOT NULL,
	"effective_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"followed_at" timestamp with time zone,
	"moved_count" integer,
	"left_count" integer,
	CONSTRAINT "area_reorganisation_ends" CHECK (cardinality("area_reorganisation"."ending_ids") between 1 and 20),
	CONSTRAINT "area_reorganisation_end" CHECK ("area_reorganisation"."followed_at" is null or "area_reorganisation"."withdrawn_at" is null),
	CONSTRAINT "area_reorganisation_withdrawn" CHECK (("area_reorganisation"."withdrawn_at" is null) = ("area_reorganisation"."withdrawn_by" is null))
);
--> statement-breakpoint
CREATE TABLE "area_succession" (
	"predecessor_id" uuid NOT NULL,
	"successor_id" uuid NOT NULL,
	"share" double precision NOT NULL,
	"effective_on" date NOT NULL,
	CONSTRAINT "area_succession_predecessor_id_successor_id_pk" PRIMARY KEY("predecessor_id","successor_id"),
	CONSTRAINT "area_succession_share" CHECK ("area_succession"."share" > 0 and "area_succession"."share" <= 1),
	CONSTRAINT "area_succession_other" CHECK ("area_succession"."predecessor_id" <> "area_succession"."successor_id")
);
--> statement-breakpoint
CREATE TABLE "boundary" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "boundary_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"layer_id" uuid NOT NULL,
	"area_id" uuid,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"shape" jsonb NOT NULL,
	"drawn" jsonb NOT NULL,
	"west" double precision NOT NULL,
	"south" double precision NOT NULL,
	"east" double precision NOT NULL,
	"north" double precision NOT NULL,
	"remarks" text[] NOT NULL,
	CONSTRAINT "boundary_layer_id_code_unique" UNIQUE("layer_id","code"),
	CONSTRAINT "boundary_box_round" CHECK ("boundary"."west" <= "boundary"."east" and "boundary"."south" <= "boundary"."north")
);
--> statement-breakpoint
CREATE TABLE "boundary_layer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"force_id" uuid,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"format" text NOT NULL,
	"read_as" integer NOT NULL,
	"attribution" text NOT NULL,
	"source_date" date,
	"file_name" text NOT NULL,
	"file_hash" "bytea" NOT NULL,
	"code_field" text NOT NULL,
	"name_field" text NOT NULL,
	"remarks" text[] NOT NULL,
	"committed_at" timestamp with time zone NOT NULL,
	"committed_by" uuid NOT NULL,
	CONSTRAINT "boundary_layer_version" UNIQUE NULLS NOT DISTINCT("kind","force_id","version"),
	CONSTRAINT "boundary_layer_kind" CHECK ("boundary_layer"."kind" in ('region', 'force', 'county', 'district', 'neighbourhood', 'ward')),
	CONSTRAINT "boundary_layer_format" CHECK ("boundary_layer"."format" in ('geojson', 'topojson', 'kml', 'kmz', 'shapefile', 'police_api')),
	CONSTRAINT "boundary_layer_force" CHECK (("boundary_layer"."kind" = 'neighbourhood') = ("boundary_layer"."force_id" is not null)),
	CONSTRAINT "boundary_layer_attributed" CHECK (length(btrim("boundary_layer"."attribution")) > 0)
);
--> statement-breakpoint
CREATE TABLE "boundary_layer_use" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "boundary_layer_use_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"layer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"force_id" uuid,
	"from_at" timestamp with time zone NOT NULL,
	"from_by" uuid NOT NULL,
	"until_at" timestamp with time zone,
	"until_by" uuid,
	CONSTRAINT "boundary_layer_use_until" CHECK (("boundary_layer_use"."until_at" is null) = ("boundary_layer_use"."until_by" is null))
);
--> statement-breakpoint
CREATE TABLE "boundary_upload" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"file_name" text NOT NULL,
	"file_bytes" integer NOT NULL,
	"file_hash" "bytea" NOT NULL,
	"reading" text NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"read_at" timestamp with time zone,
	"failure" text,
	"format" text,
	"read_as" integer,
	"fields" jsonb,
	"vertices" integer,
	"remarks" text[] NOT NULL,
	CONSTRAINT "boundary_upload_reading" CHECK ("boundary_upload"."reading" in ('as_said', 'grid', 'latitude_first')),
	CONSTRAINT "boundary_upload_format" CHECK ("boundary_upload"."format" in ('geojson', 'topojson', 'kml', 'kmz', 'shapefile', 'police_api'))
);
--> statement-breakpoint
CREATE TABLE "boundary_upload_feature" (
	"upload_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"properties" jsonb NOT NULL,
	"shape" jsonb,
	"drawn" jsonb,
	"west" double precision,
	"south" double precision,
	"east" double precision,
	"north" double precision,
	"problem" text,
	"remarks" text[] NOT NULL,
	CONSTRAINT "boundary_upload_feature_upload_id_position_pk" PRIMARY KEY("upload_id","position"),
	CONSTRAINT "boundary_upload_feature_read" CHECK (("boundary_upload_feature"."problem" is null) = ("boundary_upload_feature"."shape" is not null))
);
--> statement-breakpoint
CREATE TABLE "boundary_upload_part" (
	"upload_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "boundary_upload_part_upload_id_position_pk" PRIMARY KEY("upload_id","position")
);
--> statement-breakpoint
CREATE TABLE "contact_limit" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"visits" integer NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	CONSTRAINT "contact_limit_visits" CHECK ("contact_limit"."visits" between 1 and 50)
);
--> statement-breakpoint
CREATE TABLE "contact_notice" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"contact_id" uuid NOT NULL,
	"way" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"given_by" uuid,
	"words" text,
	CONSTRAINT "contact_notice_way" CHECK ("contact_notice"."way" in ('email', 'letter', 'in_person', 'phone'))
);
--> statement-breakpoint
CREATE TABLE "contact_suppression" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_suppression_reason" CHECK ("contact_suppression"."reason" in ('declined', 'removed'))
);
--> statement-breakpoint
CREATE TABLE "contact_wish" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"contact_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"words" text,
	"changes" jsonb,
	"form_token" text,
	"asked_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	"answer" text,
	CONSTRAINT "contact_wish_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "contact_wish_kind" CHECK ("contact_wish"."kind" in ('correct', 'pause', 'resume', 'decline', 'remove'))
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" "citext",
	"phone" text,
	"channel" text NOT NULL,
	"contact_words" text,
	"source" text NOT NULL,
	"source_words" text,
	"is_adult" boolean NOT NULL,
	"area_id" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"state_at" timestamp with time zone,
	"state_by" uuid,
	"paused_until" date,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	"owner_id" uuid,
	"notice_warned_days" integer DEFAULT 0 NOT NULL,
	"renewed_at" timestamp with time zone NOT NULL,
	"renewed_by" uuid,
	"review_reminded_at" timestamp with time zone,
	"changed_at" timestamp with time zone,
	"key_hash" "bytea",
	"key_sealed" "bytea",
	"sequence" integer DEFAULT 0 NOT NULL,
	"merged_into_id" uuid,
	"merged_at" timestamp with time zone,
	"erased_at" timestamp with time zone,
	CONSTRAINT "contact_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "contact_adult" CHECK ("contact"."is_adult"),
	CONSTRAINT "contact_channel" CHECK ("contact"."channel" in ('email', 'phone', 'post', 'in_person')),
	CONSTRAINT "contact_source" CHECK ("contact"."source" in ('themselves', 'their_institution', 'public_website', 'booking', 'partner_agency', 'import')),
	CONSTRAINT "contact_state" CHECK ("contact"."state" in ('open', 'paused', 'declined')),
	CONSTRAINT "contact_paused" CHECK ("contact"."paused_until" is null or "contact"."state" = 'paused'),
	CONSTRAINT "contact_merged" CHECK (("contact"."merged_into_id" is null) = ("contact"."merged_at" is null)),
	CONSTRAINT "contact_merged_elsewhere" CHECK ("contact"."merged_into_id" <> "contact"."id"),
	CONSTRAINT "contact_key" CHECK (("contact"."key_hash" is null) = ("contact"."key_sealed" is null)),
	CONSTRAINT "contact_erased" CHECK ("contact"."erased_at" is null or ("contact"."name" = '' and "contact"."email" is null and "contact"."phone" is null and "contact"."contact_words" is null
        and ("contact"."key_hash" is null or "contact"."merged_into_id" is not null))),
	CONSTRAINT "contact_named" CHECK ("contact"."erased_at" is not null or length(btrim("contact"."name")) between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "role_holding" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"contact_id" uuid NOT NULL,
	"institution_id" uuid NOT NULL,
	"title" text NOT NULL,
	"is_main" boolean DEFAULT false NOT NULL,
	"is_faith_role" boolean DEFAULT false NOT NULL,
	"faith_condition" text,
	"condition_at" timestamp with time zone,
	"condition_by" uuid,
	"from_on" date,
	"to_on" date,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "role_holding_titled" CHECK (length(btrim("role_holding"."title")) between 1 and 200),
	CONSTRAINT "role_holding_dated" CHECK ("role_holding"."to_on" is null or "role_holding"."from_on" is null or "role_holding"."to_on" >= "role_holding"."from_on"),
	CONSTRAINT "role_holding_condition" CHECK ("role_holding"."faith_condition" in ('made_public_by_them', 'explicit_consent', 'substantial_public_interest')),
	CONSTRAINT "role_holding_special" CHECK (("role_holding"."is_faith_role" and "role_holding"."faith_condition" is not null and "role_holding"."condition_at" is not null and "role_holding"."condition_by" is not null)
        or (not "role_holding"."is_faith_role" and "role_holding"."faith_condition" is null and "role_holding"."condition_at" is null and "role_holding"."condition_by" is null))
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"officer_id" uuid NOT NULL,
	"form" text NOT NULL,
	"form_token" text NOT NULL,
	"typed" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"sequence" integer DEFAULT 1 NOT NULL,
	"saved_from" text DEFAULT '' NOT NULL,
	"saved_turn" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "draft_size" CHECK (pg_column_size("draft"."typed") <= 65536)
);
--> statement-breakpoint
CREATE TABLE "blocking_key" (
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"key" bigint NOT NULL,
	CONSTRAINT "blocking_key_entity_id_key_pk" PRIMARY KEY("entity_id","key"),
	CONSTRAINT "blocking_key_entity" CHECK ("blocking_key"."entity" in ('institution', 'contact'))
);
--> statement-breakpoint
CREATE TABLE "duplicate_check" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "duplicate_check_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duplicate_pair" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entity" text NOT NULL,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"weight" integer NOT NULL,
	"reasons" text[] NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"decision" text,
	CONSTRAINT "duplicate_pair_once" UNIQUE("entity","first_id","second_id"),
	CONSTRAINT "duplicate_pair_entity" CHECK ("duplicate_pair"."entity" in ('institution', 'contact')),
	CONSTRAINT "duplicate_pair_order" CHECK ("duplicate_pair"."first_id" < "duplicate_pair"."second_id"),
	CONSTRAINT "duplicate_pair_decision" CHECK ("duplicate_pair"."decision" in ('merged', 'two')),
	CONSTRAINT "duplicate_pair_decided" CHECK (("duplicate_pair"."decided_at" is null) = ("duplicate_pair"."decided_by" is null) and ("duplicate_pair"."decided_at" is null) = ("duplicate_pair"."decision" is null))
);
--> statement-breakpoint
CREATE TABLE "merge_step" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "merge_step_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"merge_id" uuid NOT NULL,
	"entity" text NOT NULL,
	"fields" text[] NOT NULL,
	"what" text NOT NULL,
	"keys" uuid[],
	"rows" jsonb,
	CONSTRAINT "merge_step_what" CHECK ("merge_step"."what" in ('moved', 'changed', 'removed', 'added')),
	CONSTRAINT "merge_step_one" CHECK (("merge_step"."keys" is null) <> ("merge_step"."rows" is null))
);
--> statement-breakpoint
CREATE TABLE "record_merge" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entity" text NOT NULL,
	"from_id" uuid NOT NULL,
	"into_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"merged_at" timestamp with time zone NOT NULL,
	"merged_by" uuid NOT NULL,
	"undo_until" date NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	"stayed" jsonb,
	CONSTRAINT "record_merge_entity" CHECK ("record_merge"."entity" in ('institution', 'contact')),
	CONSTRAINT "record_merge_undone" CHECK (("record_merge"."undone_at" is null) = ("record_merge"."undone_by" is null))
);
--> statement-breakpoint
CREATE TABLE "engagement_term" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "engagement_term_kind" CHECK ("engagement_term"."kind" in ('type', 'topic', 'outcome', 'purpose')),
	CONSTRAINT "engagement_term_code" CHECK (starts_with("engagement_term"."code", "engagement_term"."kind" || '_'))
);
--> statement-breakpoint
CREATE TABLE "discussion_point" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"topic_code" text NOT NULL,
	"words" text,
	"follow_up" text,
	"follow_up_by" date,
	"follow_up_owner_id" uuid,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	CONSTRAINT "discussion_point_engagement_id_position_unique" UNIQUE("engagement_id","position"),
	CONSTRAINT "discussion_point_follow_up" CHECK ("discussion_point"."follow_up" is null or "discussion_point"."follow_up_owner_id" is not null),
	CONSTRAINT "discussion_point_done" CHECK (("discussion_point"."done_at" is null) = ("discussion_point"."done_by" is null))
);
--> statement-breakpoint
CREATE TABLE "engagement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"form_token" text NOT NULL,
	"type_code" text NOT NULL,
	"purpose_code" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"institution_id" uuid,
	"site_id" uuid,
	"area_id" uuid NOT NULL,
	"place_words" text,
	"is_two_way" boolean NOT NULL,
	"said_prevent" boolean NOT NULL,
	"not_said_because" text,
	"headcount" integer,
	"summary" text NOT NULL,
	"opinion" text,
	"asked_of_us" text,
	"marking" text DEFAULT 'OFFICIAL' NOT NULL,
	"officer_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone,
	"changed_by" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	"shown_at" timestamp with time zone,
	"shown_by" uuid,
	"shown_parts" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "engagement_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "engagement_marking" CHECK ("engagement"."marking" in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
	CONSTRAINT "engagement_headcount" CHECK ("engagement"."headcount" between 0 and 100000),
	CONSTRAINT "engagement_said" CHECK ("engagement"."said_prevent" or length(btrim(coalesce("engagement"."not_said_because", ''))) > 0),
	CONSTRAINT "engagement_shown" CHECK (("engagement"."shown_at" is null) = ("engagement"."shown_by" is null)),
	CONSTRAINT "engagement_shown_plain" CHECK ("engagement"."shown_at" is null or ("engagement"."marking" = 'OFFICIAL' and "engagement"."institution_id" is not null)),
	CONSTRAINT "engagement_shown_parts" CHECK ("engagement"."shown_parts" <@ array['summary', 'topics', 'asked', 'promises', 'headcount']),
	CONSTRAINT "engagement_length" CHECK (length("engagement"."summary") <= 4000 and length("engagement"."opinion") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "engagement_contact" (
	"engagement_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	CONSTRAINT "engagement_contact_engagement_id_contact_id_pk" PRIMARY KEY("engagement_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "engagement_correction" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"form_token" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"words" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" uuid,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"is_right" boolean,
	"answer" text,
	CONSTRAINT "engagement_correction_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "engagement_correction_said" CHECK (length(btrim("engagement_correction"."words")) between 1 and 1000),
	CONSTRAINT "engagement_correction_answered" CHECK (("engagement_correction"."answered_at" is null) = ("engagement_correction"."answered_by" is null) and ("engagement_correction"."answered_at" is null) = ("engagement_correction"."is_right" is null)
        and ("engagement_correction"."answered_at" is null) = ("engagement_correction"."answer" is null))
);
--> statement-breakpoint
CREATE TABLE "engagement_officer" (
	"engagement_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	CONSTRAINT "engagement_officer_engagement_id_officer_id_pk" PRIMARY KEY("engagement_id","officer_id")
);
--> statement-breakpoint
CREATE TABLE "engagement_outcome" (
	"engagement_id" uuid NOT NULL,
	"outcome_code" text NOT NULL,
	CONSTRAINT "engagement_outcome_engagement_id_outcome_code_pk" PRIMARY KEY("engagement_id","outcome_code")
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"route" text NOT NULL,
	"to_role" text NOT NULL,
	"on_day" date NOT NULL,
	"officer_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"wiped_at" timestamp with time zone NOT NULL,
	CONSTRAINT "handover_route" CHECK ("handover"."route" in ('emergency', 'channel_referral', 'safeguarding', 'anti_terrorist_hotline', 'crime'))
);
--> statement-breakpoint
CREATE TABLE "import_mapping" (
	"kind" text NOT NULL,
	"headings_hash" "bytea" NOT NULL,
	"mapping" jsonb NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_mapping_kind_headings_hash_pk" PRIMARY KEY("kind","headings_hash")
);
--> statement-breakpoint
CREATE TABLE "import_part" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "import_part_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
CREATE TABLE "import_row" (
	"import_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"decision" text NOT NULL,
	"found_by" text,
	"like_number" integer,
	"record" jsonb,
	"cells" jsonb,
	"problems" text[] NOT NULL,
	"remarks" text[] NOT NULL,
	"institution_id" uuid,
	"contact_id" uuid,
	"hashes" "bytea"[],
	"before" jsonb,
	"kept_because" text,
	CONSTRAINT "import_row_import_id_number_pk" PRIMARY KEY("import_id","number"),
	CONSTRAINT "import_row_decision" CHECK ("import_row"."decision" in ('create', 'update', 'fill', 'skip', 'refused')),
	CONSTRAINT "import_row_found" CHECK ("import_row"."found_by" in ('number', 'place', 'like', 'like_row', 'twice', 'barred'))
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"file_hash" "bytea" NOT NULL,
	"read_as" text,
	"encoding" text,
	"delimiter" text,
	"heading_row" integer DEFAULT 1 NOT NULL,
	"headings" text[] DEFAULT '{}' NOT NULL,
	"examples" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"left_out" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"mapping" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"unknown_kinds" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text NOT NULL,
	"rows_all" integer DEFAULT 0 NOT NULL,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"counts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"failure" text,
	"area_ids" uuid[] NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"started_by" uuid NOT NULL,
	"written_at" timestamp with time zone,
	"written_by" uuid,
	"undo_until" date,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	CONSTRAINT "import_run_kind" CHECK ("import_run"."kind" in ('institutions', 'contacts')),
	CONSTRAINT "import_run_state" CHECK ("import_run"."state" in ('looking', 'mapping', 'checking', 'preview', 'writing', 'done', 'undoing', 'undone', 'failed')),
	CONSTRAINT "import_run_written" CHECK (("import_run"."written_at" is null) = ("import_run"."undo_until" is null)),
	CONSTRAINT "import_run_undone" CHECK ("import_run"."undone_at" is null or "import_run"."written_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "institution_alias" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"institution_id" uuid NOT NULL,
	"name" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "institution_alias_institution_id_name_unique" UNIQUE("institution_id","name"),
	CONSTRAINT "institution_alias_named" CHECK (length(btrim("institution_alias"."name")) between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "institution_owner" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"institution_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"part" text NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	"named_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "institution_owner_part" CHECK ("institution_owner"."part" in ('owner', 'deputy')),
	CONSTRAINT "institution_owner_ended" CHECK (("institution_owner"."ended_at" is null) = ("institution_owner"."ended_by" is null))
);
--> statement-breakpoint
CREATE TABLE "institution_standing" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"institution_id" uuid NOT NULL,
	"strength" integer NOT NULL,
	"tier" text NOT NULL,
	"reach" integer,
	"relevance" integer,
	"contact_state" text NOT NULL,
	"paused_until" date,
	"reason" text,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	CONSTRAINT "institution_standing_contact" CHECK ("institution_standing"."contact_state" in ('open', 'paused', 'declined')),
	CONSTRAINT "institution_standing_reason" CHECK (length("institution_standing"."reason") <= 300)
);
--> statement-breakpoint
CREATE TABLE "relationship" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"institution_id" uuid NOT NULL,
	"other_institution_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_on" date,
	"to_on" date,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	"ended_by" uuid,
	CONSTRAINT "relationship_kind" CHECK ("relationship"."kind" in ('parent', 'member_of', 'partner_of')),
	CONSTRAINT "relationship_other" CHECK ("relationship"."institution_id" <> "relationship"."other_institution_id"),
	CONSTRAINT "relationship_ended" CHECK ("relationship"."ended_by" is null or "relationship"."to_on" is not null),
	CONSTRAINT "relationship_dated" CHECK ("relationship"."to_on" is null or "relationship"."from_on" is null or "relationship"."to_on" >= "relationship"."from_on")
);
--> statement-breakpoint
CREATE TABLE "network" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"aims" text NOT NULL,
	"area_id" uuid NOT NULL,
	"owner_id" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"started_by" uuid NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "network_kind" CHECK ("network"."kind" in ('kin', 'forum', 'cluster')),
	CONSTRAINT "network_closed" CHECK (("network"."closed_at" is null) = ("network"."closed_by" is null)),
	CONSTRAINT "network_named" CHECK (length(btrim("network"."name")) between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "network_member" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"network_id" uuid NOT NULL,
	"institution_id" uuid,
	"contact_id" uuid,
	"agreed_on" date NOT NULL,
	"agreed_role" text,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	"left_at" timestamp with time zone,
	"left_by" uuid,
	CONSTRAINT "network_member_once" UNIQUE NULLS NOT DISTINCT("network_id","institution_id","contact_id","left_at"),
	CONSTRAINT "network_member_agreed" CHECK ("network_member"."institution_id" is null or length(btrim(coalesce("network_member"."agreed_role", ''))) between 1 and 200),
	CONSTRAINT "network_member_one" CHECK (num_nonnulls("network_member"."institution_id", "network_member"."contact_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "tension_observation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"form_token" text NOT NULL,
	"strand" text NOT NULL,
	"category" text NOT NULL,
	"area_id" uuid NOT NULL,
	"place_words" text,
	"source_kind" text NOT NULL,
	"corroboration" text NOT NULL,
	"confidence" text NOT NULL,
	"noticed_at" timestamp with time zone NOT NULL,
	"words" text NOT NULL,
	"effect" text,
	"media" text,
	"reported_to" text DEFAULT 'nobody' NOT NULL,
	"marking" text DEFAULT 'OFFICIAL-SENSITIVE' NOT NULL,
	"sharing" text DEFAULT 'police_staff' NOT NULL,
	"engagement_id" uuid,
	"officer_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tension_observation_form_token_unique" UNIQUE("form_token"),
	CONSTRAINT "tension_observation_strand" CHECK ("tension_observation"."strand" in ('experienced', 'evidenced', 'potential')),
	CONSTRAINT "tension_observation_category" CHECK ("tension_observation"."category" in ('international_event', 'national_event_or_policy', 'local_incident', 'hate_crime_pattern', 'protest', 'asylum_accommodation', 'housing_and_regeneration', 'crime_and_asb', 'policing', 'executive_action', 'inquest_or_trial', 'election', 'online_rumour', 'youth', 'inter_community_dispute', 'resources_and_services', 'festival_safety', 'other')),
	CONSTRAINT "tension_observation_source" CHECK ("tension_observation"."source_kind" in ('police_statistics', 'partner_return', 'published_media', 'public_meeting', 'named_staff', 'public_report', 'survey', 'education', 'housing', 'health', 'other_partner')),
	CONSTRAINT "tension_observation_corroboration" CHECK ("tension_observation"."corroboration" in ('corroborated', 'single', 'being_checked', 'not_supported')),
	CONSTRAINT "tension_observation_confidence" CHECK ("tension_observation"."confidence" in ('high', 'moderate', 'low')),
	CONSTRAINT "tension_observation_marking" CHECK ("tension_observation"."marking" in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
	CONSTRAINT "tension_observation_told" CHECK ("tension_observation"."reported_to" in ('nobody', 'control_room', 'crime_desk', 'neighbourhood_team', 'hotline', 'safeguarding', 'council', 'supervisor')),
	CONSTRAINT "tension_observation_sharing" CHECK ("tension_observation"."sharing" in ('named_group', 'police_staff', 'partners', 'public_summary')),
	CONSTRAINT "tension_observation_shared" CHECK ("tension_observation"."marking" = 'OFFICIAL' or "tension_observation"."sharing" in ('named_group', 'police_staff')),
	CONSTRAINT "tension_observation_said" CHECK (length(btrim("tension_observation"."words")) between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "tension_observation_count" (
	"area_id" uuid NOT NULL,
	"month" date NOT NULL,
	"strand" text NOT NULL,
	"category" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "tension_observation_count_area_id_month_strand_category_pk" PRIMARY KEY("area_id","month","strand","category"),
	CONSTRAINT "tension_observation_count_month" CHECK (extract(day from "tension_observation_count"."month") = 1),
	CONSTRAINT "tension_observation_count_some" CHECK ("tension_observation_count"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "planned_contact" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"institution_id" uuid NOT NULL,
	"site_id" uuid,
	"officer_id" uuid NOT NULL,
	"type_code" text NOT NULL,
	"purpose_code" text NOT NULL,
	"topic_code" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"words" text,
	"planned_at" timestamp with time zone NOT NULL,
	"planned_by" uuid NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" uuid,
	"cancel_reason" text,
	"engagement_id" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "planned_contact_engagement_id_unique" UNIQUE("engagement_id"),
	CONSTRAINT "planned_contact_ends" CHECK ("planned_contact"."ends_at" > "planned_contact"."starts_at"),
	CONSTRAINT "planned_contact_cancelled" CHECK (("planned_contact"."cancelled_at" is null) = ("planned_contact"."cancelled_by" is null)
        and ("planned_contact"."cancelled_at" is null) = ("planned_contact"."cancel_reason" is null)),
	CONSTRAINT "planned_contact_one_end" CHECK ("planned_contact"."cancelled_at" is null or "planned_contact"."engagement_id" is null)
);
--> statement-breakpoint
CREATE TABLE "planned_contact_change" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"planned_contact_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	"from_officer_id" uuid NOT NULL,
	"to_officer_id" uuid NOT NULL,
	"from_starts_at" timestamp with time zone NOT NULL,
	"to_starts_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "planned_contact_change_reason" CHECK (length(btrim("planned_contact_change"."reason")) between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "planned_contact_officer" (
	"planned_contact_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	CONSTRAINT "planned_contact_officer_planned_contact_id_officer_id_pk" PRIMARY KEY("planned_contact_id","officer_id")
);
--> statement-breakpoint
CREATE TABLE "place" (
	"id" integer PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"area_id" uuid NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"population" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "postcode" (
	"postcode" text PRIMARY KEY NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"district_code" text,
	"ward_code" text,
	"ended_on" date,
	"former_district_code" text,
	"moved_on" date,
	CONSTRAINT "postcode_written" CHECK ("postcode"."postcode" ~ '^[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}$'),
	CONSTRAINT "postcode_not_northern" CHECK ("postcode"."postcode" !~ '^BT'),
	CONSTRAINT "postcode_moved" CHECK (("postcode"."former_district_code" is null) = ("postcode"."moved_on" is null)),
	CONSTRAINT "postcode_on_the_map" CHECK (("postcode"."latitude" is null) = ("postcode"."longitude" is null))
);
--> statement-breakpoint
CREATE TABLE "postcode_release" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"file_name" text NOT NULL,
	"attribution" text NOT NULL,
	"published_on" date,
	"started_at" timestamp with time zone NOT NULL,
	"started_by" uuid,
	"bytes_read" bigint DEFAULT 0 NOT NULL,
	"bytes_all" bigint,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"rows_kept" integer DEFAULT 0 NOT NULL,
	"rows_dropped" integer DEFAULT 0 NOT NULL,
	"rows_refused" integer DEFAULT 0 NOT NULL,
	"refusals" text[] DEFAULT '{}' NOT NULL,
	"rows_moved" integer DEFAULT 0 NOT NULL,
	"finished_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"failure" text,
	CONSTRAINT "postcode_release_source" CHECK ("postcode_release"."source" in ('onspd', 'nspl', 'code_point_open')),
	CONSTRAINT "postcode_release_end" CHECK ("postcode_release"."finished_at" is null or "postcode_release"."failed_at" is null),
	CONSTRAINT "postcode_release_failed" CHECK (("postcode_release"."failed_at" is null) = ("postcode_release"."failure" is null))
);
--> statement-breakpoint
CREATE TABLE "postcode_upload" (
	"release_id" uuid NOT NULL,
	"offset" bigint NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "postcode_upload_release_id_offset_pk" PRIMARY KEY("release_id","offset")
);
--> statement-breakpoint
CREATE TABLE "legal_hold" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"reason" text NOT NULL,
	"rules" text[] NOT NULL,
	"ends_on" date NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	"placed_by" uuid NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	CONSTRAINT "legal_hold_named" CHECK (length(btrim("legal_hold"."name")) > 0 and length(btrim("legal_hold"."reason")) > 0),
	CONSTRAINT "legal_hold_lifted" CHECK (("legal_hold"."lifted_at" is null) = ("legal_hold"."lifted_by" is null))
);
--> statement-breakpoint
CREATE TABLE "commitment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"engagement_id" uuid,
	"institution_id" uuid,
	"area_id" uuid NOT NULL,
	"words" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"made_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"ending" text,
	"ending_words" text,
	"told_at" timestamp with time zone,
	"told_by" uuid,
	"told_how" text,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "commitment_said" CHECK (length(btrim("commitment"."words")) between 1 and 1000),
	CONSTRAINT "commitment_ending" CHECK ("commitment"."ending" in ('kept', 'not_kept')),
	CONSTRAINT "commitment_ended" CHECK (("commitment"."ended_at" is null) = ("commitment"."ended_by" is null) and ("commitment"."ended_at" is null) = ("commitment"."ending" is null)
        and ("commitment"."ending" is distinct from 'not_kept' or length(btrim(coalesce("commitment"."ending_words", ''))) > 0)),
	CONSTRAINT "commitment_told" CHECK (("commitment"."told_at" is null) = ("commitment"."told_by" is null) and ("commitment"."told_at" is null) = ("commitment"."told_how" is null)
        and ("commitment"."told_at" is null or "commitment"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "commitment_change" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"commitment_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	"from_owner_id" uuid NOT NULL,
	"to_owner_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "commitment_change_reason" CHECK (length(btrim("commitment_change"."reason")) between 1 and 500),
	CONSTRAINT "commitment_change_differs" CHECK ("commitment_change"."from_owner_id" <> "commitment_change"."to_owner_id" or "commitment_change"."from_on" <> "commitment_change"."to_on")
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"commitment_id" uuid,
	"area_id" uuid NOT NULL,
	"you_said" text NOT NULL,
	"we_did" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"written_by" uuid NOT NULL,
	"approved_at" timestamp with time zone,
	"approved_by" uuid,
	"sent_back_at" timestamp with time zone,
	"sent_back_by" uuid,
	"sent_back_words" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "feedback_said" CHECK (length(btrim("feedback"."you_said")) between 1 and 600 and length(btrim("feedback"."we_did")) between 1 and 600),
	CONSTRAINT "feedback_approved" CHECK (("feedback"."approved_at" is null) = ("feedback"."approved_by" is null)),
	CONSTRAINT "feedback_by_another" CHECK ("feedback"."approved_by" is null or "feedback"."approved_by" <> "feedback"."written_by"),
	CONSTRAINT "feedback_sent_back" CHECK (("feedback"."sent_back_at" is null) = ("feedback"."sent_back_by" is null)
        and ("feedback"."sent_back_at" is null) = ("feedback"."sent_back_words" is null)
        and ("feedback"."sent_back_at" is null or "feedback"."approved_at" is null)),
	CONSTRAINT "feedback_withdrawn" CHECK (("feedback"."withdrawn_at" is null) = ("feedback"."withdrawn_by" is null))
);
--> statement-breakpoint
CREATE TABLE "data_export" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"page" text NOT NULL,
	"query" jsonb NOT NULL,
	"format" text NOT NULL,
	"holds_people" boolean NOT NULL,
	"reason" text NOT NULL,
	"recipient" text NOT NULL,
	"area_ids" uuid[] NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" uuid NOT NULL,
	"approved_at" timestamp with time zone,
	"approved_by" uuid,
	"refused_at" timestamp with time zone,
	"refused_by" uuid,
	"refusal" text,
	"expires_at" timestamp with time zone NOT NULL,
	"fetched_at" timestamp with time zone,
	"records" integer,
	CONSTRAINT "data_export_format" CHECK ("data_export"."format" in ('csv', 'xlsx')),
	CONSTRAINT "data_export_reason" CHECK (length(btrim("data_export"."reason")) >= 10),
	CONSTRAINT "data_export_by_another" CHECK ("data_export"."approved_by" is null or "data_export"."approved_by" <> "data_export"."asked_by"),
	CONSTRAINT "data_export_approved" CHECK (("data_export"."approved_at" is null) = ("data_export"."approved_by" is null)),
	CONSTRAINT "data_export_refused" CHECK (("data_export"."refused_at" is null) = ("data_export"."refused_by" is null)),
	CONSTRAINT "data_export_fetched" CHECK ("data_export"."fetched_at" is null or not "data_export"."holds_people" or "data_export"."approved_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "saved_search" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"officer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"page" text NOT NULL,
	"query" jsonb NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"area_id" uuid,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_search_named" CHECK (length(btrim("saved_search"."name")) between 1 and 100),
	CONSTRAINT "saved_search_shared_where" CHECK (not "saved_search"."is_shared" or "saved_search"."area_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "saved_search_look" (
	"search_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"looked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_search_look_search_id_officer_id_pk" PRIMARY KEY("search_id","officer_id")
);
--> statement-breakpoint
CREATE TABLE "search_word" (
	"word" text PRIMARY KEY NOT NULL,
	"sounds" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "company_number" text;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "website" text;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "neighbourhood_id" uuid;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "latitude" double precision;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "longitude" double precision;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "precision" text;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "languages" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "mailbox" "citext";--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "telephone" text;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "hires_out_venue" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "hire_words" text;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "strength" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "tier" text DEFAULT 'D' NOT NULL;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "reach" integer;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "relevance" integer;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "contact_state" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "paused_until" date;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "last_contact_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "added_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "opens_on" date;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "institution" ADD COLUMN "sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "precision" text;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "ward_id" uuid;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "neighbourhood_id" uuid;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "area_fact" ADD CONSTRAINT "area_fact_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_fact" ADD CONSTRAINT "area_fact_recorded_by_officer_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_fact" ADD CONSTRAINT "area_fact_replaced_by_officer_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_officer" ADD CONSTRAINT "area_officer_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_officer" ADD CONSTRAINT "area_officer_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_officer" ADD CONSTRAINT "area_officer_named_by_officer_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_officer" ADD CONSTRAINT "area_officer_ended_by_officer_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_reorganisation" ADD CONSTRAINT "area_reorganisation_recorded_by_officer_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_reorganisation" ADD CONSTRAINT "area_reorganisation_withdrawn_by_officer_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_succession" ADD CONSTRAINT "area_succession_predecessor_id_area_id_fk" FOREIGN KEY ("predecessor_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_succession" ADD CONSTRAINT "area_succession_successor_id_area_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary" ADD CONSTRAINT "boundary_layer_id_boundary_layer_id_fk" FOREIGN KEY ("layer_id") REFERENCES "public"."boundary_layer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary" ADD CONSTRAINT "boundary_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_layer" ADD CONSTRAINT "boundary_layer_force_id_area_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_layer" ADD CONSTRAINT "boundary_layer_committed_by_officer_id_fk" FOREIGN KEY ("committed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_layer_use" ADD CONSTRAINT "boundary_layer_use_layer_id_boundary_layer_id_fk" FOREIGN KEY ("layer_id") REFERENCES "public"."boundary_layer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_layer_use" ADD CONSTRAINT "boundary_layer_use_force_id_area_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_layer_use" ADD CONSTRAINT "boundary_layer_use_from_by_officer_id_fk" FOREIGN KEY ("from_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_layer_use" ADD CONSTRAINT "boundary_layer_use_until_by_officer_id_fk" FOREIGN KEY ("until_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_upload" ADD CONSTRAINT "boundary_upload_uploaded_by_officer_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_upload_feature" ADD CONSTRAINT "boundary_upload_feature_upload_id_boundary_upload_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."boundary_upload"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_upload_part" ADD CONSTRAINT "boundary_upload_part_upload_id_boundary_upload_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."boundary_upload"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_limit" ADD CONSTRAINT "contact_limit_decided_by_officer_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_notice" ADD CONSTRAINT "contact_notice_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_notice" ADD CONSTRAINT "contact_notice_given_by_officer_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_wish" ADD CONSTRAINT "contact_wish_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_wish" ADD CONSTRAINT "contact_wish_done_by_officer_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_state_by_officer_id_fk" FOREIGN KEY ("state_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_owner_id_officer_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_renewed_by_officer_id_fk" FOREIGN KEY ("renewed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_merged_into_id_contact_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_holding" ADD CONSTRAINT "role_holding_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_holding" ADD CONSTRAINT "role_holding_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_holding" ADD CONSTRAINT "role_holding_condition_by_officer_id_fk" FOREIGN KEY ("condition_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_holding" ADD CONSTRAINT "role_holding_recorded_by_officer_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_pair" ADD CONSTRAINT "duplicate_pair_decided_by_officer_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merge_step" ADD CONSTRAINT "merge_step_merge_id_record_merge_id_fk" FOREIGN KEY ("merge_id") REFERENCES "public"."record_merge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_merge" ADD CONSTRAINT "record_merge_merged_by_officer_id_fk" FOREIGN KEY ("merged_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_merge" ADD CONSTRAINT "record_merge_undone_by_officer_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_point" ADD CONSTRAINT "discussion_point_engagement_id_engagement_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_point" ADD CONSTRAINT "discussion_point_topic_code_engagement_term_code_fk" FOREIGN KEY ("topic_code") REFERENCES "public"."engagement_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_point" ADD CONSTRAINT "discussion_point_follow_up_owner_id_officer_id_fk" FOREIGN KEY ("follow_up_owner_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_point" ADD CONSTRAINT "discussion_point_done_by_officer_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_type_code_engagement_term_code_fk" FOREIGN KEY ("type_code") REFERENCES "public"."engagement_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_purpose_code_engagement_term_code_fk" FOREIGN KEY ("purpose_code") REFERENCES "public"."engagement_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_changed_by_officer_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_shown_by_officer_id_fk" FOREIGN KEY ("shown_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_contact" ADD CONSTRAINT "engagement_contact_engagement_id_engagement_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_contact" ADD CONSTRAINT "engagement_contact_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_correction" ADD CONSTRAINT "engagement_correction_engagement_id_engagement_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_correction" ADD CONSTRAINT "engagement_correction_asked_by_partner_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."partner"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_correction" ADD CONSTRAINT "engagement_correction_answered_by_officer_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_officer" ADD CONSTRAINT "engagement_officer_engagement_id_engagement_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_officer" ADD CONSTRAINT "engagement_officer_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_outcome" ADD CONSTRAINT "engagement_outcome_engagement_id_engagement_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_outcome" ADD CONSTRAINT "engagement_outcome_outcome_code_engagement_term_code_fk" FOREIGN KEY ("outcome_code") REFERENCES "public"."engagement_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_part" ADD CONSTRAINT "import_part_import_id_import_run_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_id_import_run_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_started_by_officer_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_written_by_officer_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_undone_by_officer_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution_alias" ADD CONSTRAINT "institution_alias_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution_owner" ADD CONSTRAINT "institution_owner_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution_owner" ADD CONSTRAINT "institution_owner_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution_owner" ADD CONSTRAINT "institution_owner_named_by_officer_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution_owner" ADD CONSTRAINT "institution_owner_ended_by_officer_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution_standing" ADD CONSTRAINT "institution_standing_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution_standing" ADD CONSTRAINT "institution_standing_by_officer_id_fk" FOREIGN KEY ("by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relationship" ADD CONSTRAINT "relationship_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relationship" ADD CONSTRAINT "relationship_other_institution_id_institution_id_fk" FOREIGN KEY ("other_institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relationship" ADD CONSTRAINT "relationship_recorded_by_officer_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relationship" ADD CONSTRAINT "relationship_ended_by_officer_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network" ADD CONSTRAINT "network_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network" ADD CONSTRAINT "network_owner_id_officer_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network" ADD CONSTRAINT "network_started_by_officer_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network" ADD CONSTRAINT "network_closed_by_officer_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_member" ADD CONSTRAINT "network_member_network_id_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."network"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_member" ADD CONSTRAINT "network_member_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_member" ADD CONSTRAINT "network_member_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_member" ADD CONSTRAINT "network_member_added_by_officer_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_member" ADD CONSTRAINT "network_member_left_by_officer_id_fk" FOREIGN KEY ("left_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_observation" ADD CONSTRAINT "tension_observation_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_observation" ADD CONSTRAINT "tension_observation_engagement_id_engagement_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_observation" ADD CONSTRAINT "tension_observation_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tension_observation_count" ADD CONSTRAINT "tension_observation_count_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact" ADD CONSTRAINT "planned_contact_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact" ADD CONSTRAINT "planned_contact_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact" ADD CONSTRAINT "planned_contact_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact" ADD CONSTRAINT "planned_contact_type_code_engagement_term_code_fk" FOREIGN KEY ("type_code") REFERENCES "public"."engagement_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact" ADD CONSTRAINT "planned_contact_purpose_code_engagement_term_code_fk" FOREIGN KEY ("purpose_code") REFERENCES "public"."engagement_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact" ADD CONSTRAINT "planned_contact_topic_code_engagement_term_code_fk" FOREIGN KEY ("topic_code") REFERENCES "public"."engagement_term"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact" ADD CONSTRAINT "planned_contact_planned_by_officer_id_fk" FOREIGN KEY ("planned_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact" ADD CONSTRAINT "planned_contact_cancelled_by_officer_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact" ADD CONSTRAINT "planned_contact_engagement_id_engagement_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact_change" ADD CONSTRAINT "planned_contact_change_planned_contact_id_planned_contact_id_fk" FOREIGN KEY ("planned_contact_id") REFERENCES "public"."planned_contact"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact_change" ADD CONSTRAINT "planned_contact_change_by_officer_id_fk" FOREIGN KEY ("by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact_change" ADD CONSTRAINT "planned_contact_change_from_officer_id_officer_id_fk" FOREIGN KEY ("from_officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact_change" ADD CONSTRAINT "planned_contact_change_to_officer_id_officer_id_fk" FOREIGN KEY ("to_officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact_officer" ADD CONSTRAINT "planned_contact_officer_planned_contact_id_planned_contact_id_fk" FOREIGN KEY ("planned_contact_id") REFERENCES "public"."planned_contact"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_contact_officer" ADD CONSTRAINT "planned_contact_officer_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postcode_release" ADD CONSTRAINT "postcode_release_started_by_officer_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postcode_upload" ADD CONSTRAINT "postcode_upload_release_id_postcode_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."postcode_release"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_placed_by_officer_id_fk" FOREIGN KEY ("placed_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_lifted_by_officer_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_engagement_id_engagement_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_institution_id_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_owner_id_officer_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_made_by_officer_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_ended_by_officer_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_told_by_officer_id_fk" FOREIGN KEY ("told_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_change" ADD CONSTRAINT "commitment_change_commitment_id_commitment_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_change" ADD CONSTRAINT "commitment_change_by_officer_id_fk" FOREIGN KEY ("by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_change" ADD CONSTRAINT "commitment_change_from_owner_id_officer_id_fk" FOREIGN KEY ("from_owner_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_change" ADD CONSTRAINT "commitment_change_to_owner_id_officer_id_fk" FOREIGN KEY ("to_owner_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_commitment_id_commitment_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitment"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_written_by_officer_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_approved_by_officer_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_sent_back_by_officer_id_fk" FOREIGN KEY ("sent_back_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_withdrawn_by_officer_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_export" ADD CONSTRAINT "data_export_asked_by_officer_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_export" ADD CONSTRAINT "data_export_approved_by_officer_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_export" ADD CONSTRAINT "data_export_refused_by_officer_id_fk" FOREIGN KEY ("refused_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_search_look" ADD CONSTRAINT "saved_search_look_search_id_saved_search_id_fk" FOREIGN KEY ("search_id") REFERENCES "public"."saved_search"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_search_look" ADD CONSTRAINT "saved_search_look_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "area_fact_current" ON "area_fact" USING btree ("area_id","label") WHERE "area_fact"."replaced_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "area_officer_once" ON "area_officer" USING btree ("area_id","part") WHERE "area_officer"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "area_officer_officer_id_index" ON "area_officer" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "area_reorganisation_due" ON "area_reorganisation" USING btree ("effective_on") WHERE "area_reorganisation"."followed_at" is null and "area_reorganisation"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "area_succession_successor_id_index" ON "area_succession" USING btree ("successor_id");--> statement-breakpoint
CREATE INDEX "boundary_area_id_index" ON "boundary" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "boundary_box" ON "boundary" USING gist ("layer_id",box(point("west", "south"), point("east", "north")));--> statement-breakpoint
CREATE UNIQUE INDEX "boundary_layer_in_use" ON "boundary_layer_use" USING btree ("kind",coalesce("force_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "boundary_layer_use"."until_at" is null;--> statement-breakpoint
CREATE INDEX "boundary_layer_use_layer_id_index" ON "boundary_layer_use" USING btree ("layer_id");--> statement-breakpoint
CREATE INDEX "boundary_upload_by" ON "boundary_upload" USING btree ("uploaded_at");--> statement-breakpoint
CREATE INDEX "contact_limit_decided_at_index" ON "contact_limit" USING btree ("decided_at");--> statement-breakpoint
CREATE INDEX "contact_notice_contact_id_index" ON "contact_notice" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "contact_wish_contact_id_index" ON "contact_wish" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "contact_wish_open" ON "contact_wish" USING btree ("asked_at") WHERE "contact_wish"."done_at" is null;--> statement-breakpoint
CREATE INDEX "contact_name_words" ON "contact" USING gin (plain_words("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "contact_name_order" ON "contact" USING btree (plain_words("name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "contact_email" ON "contact" USING btree ("email");--> statement-breakpoint
CREATE INDEX "contact_area_id_index" ON "contact" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "contact_phone" ON "contact" USING btree (right(regexp_replace("phone", '\D', '', 'g'), 10));--> statement-breakpoint
CREATE INDEX "contact_renewed" ON "contact" USING btree ("renewed_at","id");--> statement-breakpoint
CREATE INDEX "contact_added" ON "contact" USING btree ("added_at","id") WHERE "contact"."erased_at" is null and "contact"."merged_into_id" is null;--> statement-breakpoint
CREATE INDEX "contact_not_open" ON "contact" USING btree (plain_words("name") text_pattern_ops) WHERE "contact"."state" <> 'open';--> statement-breakpoint
CREATE INDEX "contact_keeper" ON "contact" USING btree (coalesce("owner_id", "added_by"));--> statement-breakpoint
CREATE INDEX "contact_survivor" ON "contact" USING btree ("merged_into_id") WHERE "contact"."merged_into_id" is not null;--> statement-breakpoint
CREATE INDEX "role_holding_contact_id_index" ON "role_holding" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "role_holding_institution_id_index" ON "role_holding" USING btree ("institution_id");--> statement-breakpoint
CREATE UNIQUE INDEX "role_holding_main" ON "role_holding" USING btree ("contact_id") WHERE "role_holding"."is_main" and "role_holding"."to_on" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "draft_once" ON "draft" USING btree ("officer_id","form","form_token");--> statement-breakpoint
CREATE INDEX "draft_saved" ON "draft" USING btree ("saved_at");--> statement-breakpoint
CREATE INDEX "blocking_key_found" ON "blocking_key" USING btree ("key");--> statement-breakpoint
CREATE INDEX "duplicate_pair_open" ON "duplicate_pair" USING btree ("entity","weight") WHERE "duplicate_pair"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "merge_step_merge_id_index" ON "merge_step" USING btree ("merge_id");--> statement-breakpoint
CREATE INDEX "record_merge_entity_from_id_index" ON "record_merge" USING btree ("entity","from_id");--> statement-breakpoint
CREATE INDEX "record_merge_entity_into_id_index" ON "record_merge" USING btree ("entity","into_id");--> statement-breakpoint
CREATE INDEX "record_merge_when" ON "record_merge" USING btree ("merged_at","id");--> statement-breakpoint
CREATE INDEX "discussion_point_open" ON "discussion_point" USING btree ("follow_up_owner_id","follow_up_by") WHERE "discussion_point"."follow_up" is not null and "discussion_point"."done_at" is null;--> statement-breakpoint
CREATE INDEX "discussion_point_done_lately" ON "discussion_point" USING btree ("done_at") WHERE "discussion_point"."done_at" is not null;--> statement-breakpoint
CREATE INDEX "engagement_of_institution" ON "engagement" USING btree ("institution_id","happened_at");--> statement-breakpoint
CREATE INDEX "engagement_in_area" ON "engagement" USING btree ("area_id","happened_at");--> statement-breakpoint
CREATE INDEX "engagement_of_officer" ON "engagement" USING btree ("officer_id","happened_at");--> statement-breakpoint
CREATE INDEX "engagement_when" ON "engagement" USING btree ("happened_at","id");--> statement-breakpoint
CREATE INDEX "engagement_contact_contact_id_index" ON "engagement_contact" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "engagement_correction_engagement_id_asked_at_index" ON "engagement_correction" USING btree ("engagement_id","asked_at");--> statement-breakpoint
CREATE INDEX "engagement_correction_asked_by_index" ON "engagement_correction" USING btree ("asked_by");--> statement-breakpoint
CREATE INDEX "engagement_correction_open" ON "engagement_correction" USING btree ("asked_at") WHERE "engagement_correction"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "engagement_officer_officer_id_index" ON "engagement_officer" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "handover_area_id_on_day_index" ON "handover" USING btree ("area_id","on_day");--> statement-breakpoint
CREATE INDEX "import_row_not_new" ON "import_row" USING btree ("import_id","decision","number") WHERE "import_row"."decision" <> 'create';--> statement-breakpoint
CREATE INDEX "import_row_contact" ON "import_row" USING btree ("contact_id") WHERE "import_row"."contact_id" is not null;--> statement-breakpoint
CREATE INDEX "import_run_started_at_index" ON "import_run" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "institution_alias_words" ON "institution_alias" USING gin (plain_words("name") gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "institution_owner_once" ON "institution_owner" USING btree ("institution_id","part") WHERE "institution_owner"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "institution_owner_officer_id_index" ON "institution_owner" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "institution_standing_institution_id_at_index" ON "institution_standing" USING btree ("institution_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "relationship_once" ON "relationship" USING btree ("institution_id","other_institution_id","kind") WHERE "relationship"."to_on" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "relationship_one_parent" ON "relationship" USING btree ("institution_id") WHERE "relationship"."kind" = 'parent' and "relationship"."to_on" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "relationship_partners_once" ON "relationship" USING btree (least("institution_id", "other_institution_id"),greatest("institution_id", "other_institution_id")) WHERE "relationship"."kind" = 'partner_of' and "relationship"."to_on" is null;--> statement-breakpoint
CREATE INDEX "relationship_other_institution_id_index" ON "relationship" USING btree ("other_institution_id");--> statement-breakpoint
CREATE INDEX "network_area_id_index" ON "network" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "network_member_institution_id_index" ON "network_member" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "network_member_contact_id_index" ON "network_member" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "tension_observation_in_area" ON "tension_observation" USING btree ("area_id","noticed_at");--> statement-breakpoint
CREATE INDEX "tension_observation_when" ON "tension_observation" USING btree ("noticed_at","id");--> statement-breakpoint
CREATE INDEX "tension_observation_engagement_id_index" ON "tension_observation" USING btree ("engagement_id");--> statement-breakpoint
CREATE INDEX "planned_contact_of_institution" ON "planned_contact" USING btree ("institution_id","starts_at");--> statement-breakpoint
CREATE INDEX "planned_contact_of_officer" ON "planned_contact" USING btree ("officer_id","starts_at");--> statement-breakpoint
CREATE INDEX "planned_contact_when" ON "planned_contact" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "planned_contact_change_planned_contact_id_at_index" ON "planned_contact_change" USING btree ("planned_contact_id","at");--> statement-breakpoint
CREATE INDEX "planned_contact_officer_officer_id_index" ON "planned_contact_officer" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "place_area_id_index" ON "place" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "place_name_words" ON "place" USING gin (plain_words("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "commitment_institution_id_index" ON "commitment" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "commitment_engagement_id_index" ON "commitment" USING btree ("engagement_id");--> statement-breakpoint
CREATE INDEX "commitment_open" ON "commitment" USING btree ("owner_id","due_on") WHERE "commitment"."told_at" is null;--> statement-breakpoint
CREATE INDEX "commitment_in_area" ON "commitment" USING btree ("area_id","due_on");--> statement-breakpoint
CREATE INDEX "commitment_by_due" ON "commitment" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "commitment_change_commitment_id_at_index" ON "commitment_change" USING btree ("commitment_id","at");--> statement-breakpoint
CREATE INDEX "feedback_of_area" ON "feedback" USING btree ("area_id","approved_at");--> statement-breakpoint
CREATE INDEX "feedback_commitment_id_index" ON "feedback" USING btree ("commitment_id");--> statement-breakpoint
CREATE INDEX "data_export_asked_by_asked_at_index" ON "data_export" USING btree ("asked_by","asked_at");--> statement-breakpoint
CREATE INDEX "data_export_waiting" ON "data_export" USING btree ("asked_at") WHERE "data_export"."holds_people" and "data_export"."approved_at" is null and "data_export"."refused_at" is null;--> statement-breakpoint
CREATE INDEX "saved_search_officer_id_index" ON "saved_search" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "saved_search_shared" ON "saved_search" USING btree ("area_id") WHERE "saved_search"."is_shared";--> statement-breakpoint
CREATE INDEX "saved_search_look_officer_id_index" ON "saved_search_look" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "search_word_like" ON "search_word" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_word_sounds" ON "search_word" USING btree ("sounds");--> statement-breakpoint
ALTER TABLE "institution" ADD CONSTRAINT "institution_neighbourhood_id_area_id_fk" FOREIGN KEY ("neighbourhood_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_ward_id_area_id_fk" FOREIGN KEY ("ward_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_neighbourhood_id_area_id_fk" FOREIGN KEY ("neighbourhood_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "institution_company_number_index" ON "institution" USING btree ("company_number");--> statement-breakpoint
CREATE INDEX "institution_neighbourhood_id_index" ON "institution" USING btree ("neighbourhood_id");--> statement-breakpoint
CREATE INDEX "institution_added" ON "institution" USING btree ("added_at");--> statement-breakpoint
CREATE INDEX "institution_by_name" ON "institution" USING btree ((plain_words("name") collate "C"),"id") WHERE "institution"."merged_into_id" is null;--> statement-breakpoint
CREATE INDEX "institution_by_contact" ON "institution" USING btree (coalesce("last_contact_at", '-infinity'::timestamptz),"id") WHERE "institution"."merged_into_id" is null;--> statement-breakpoint
CREATE INDEX "institution_by_touch" ON "institution" USING btree ("tier","last_contact_at","id") WHERE "institution"."merged_into_id" is null and "institution"."last_contact_at" is not null;--> statement-breakpoint
CREATE INDEX "institution_by_tier" ON "institution" USING btree ("tier",(plain_words("name") collate "C"),"id") WHERE "institution"."merged_into_id" is null;--> statement-breakpoint
CREATE INDEX "institution_on_the_map" ON "institution" USING btree ("longitude","latitude") WHERE "institution"."merged_into_id" is null and "institution"."longitude" is not null;--> statement-breakpoint
CREATE INDEX "institution_closed" ON "institution" USING btree ("closed_on") WHERE "institution"."closed_on" is not null;--> statement-breakpoint
CREATE INDEX "site_ward_id_index" ON "site" USING btree ("ward_id");--> statement-breakpoint
CREATE INDEX "site_neighbourhood_id_index" ON "site" USING btree ("neighbourhood_id");--> statement-breakpoint
ALTER TABLE "institution" ADD CONSTRAINT "institution_strength" CHECK ("institution"."strength" between 0 and 5);--> statement-breakpoint
ALTER TABLE "institution" ADD CONSTRAINT "institution_tier" CHECK ("institution"."tier" in ('A', 'B', 'C', 'D'));--> statement-breakpoint
ALTER TABLE "institution" ADD CONSTRAINT "institution_reach" CHECK ("institution"."reach" between 1 and 5);--> statement-breakpoint
ALTER TABLE "institution" ADD CONSTRAINT "institution_relevance" CHECK ("institution"."relevance" between 1 and 5);--> statement-breakpoint
ALTER TABLE "institution" ADD CONSTRAINT "institution_contact" CHECK ("institution"."contact_state" in ('open', 'paused', 'declined'));--> statement-breakpoint
ALTER TABLE "institution" ADD CONSTRAINT "institution_paused" CHECK ("institution"."paused_until" is null or "institution"."contact_state" = 'paused');--> statement-breakpoint
ALTER TABLE "institution" ADD CONSTRAINT "institution_precision" CHECK ("institution"."precision" in ('exact', 'postcode', 'outcode', 'place', 'ward', 'district'));--> statement-breakpoint
ALTER TABLE "institution" ADD CONSTRAINT "institution_placed" CHECK (num_nulls("institution"."latitude", "institution"."longitude", "institution"."precision") in (0, 3));--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_precision" CHECK ("site"."precision" in ('exact', 'postcode', 'outcode', 'place', 'ward', 'district'));