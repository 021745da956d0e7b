CREATE TABLE "stored_file" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"media_type" text NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"width" integer,
	"height" integer,
	"pages" integer,
	"seconds" integer,
	"stored_at" timestamp with time zone NOT NULL,
	"stored_by" uuid NOT NULL,
	"touched_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stored_file_hash" CHECK ("stored_file"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "stored_file_kind" CHECK ("stored_file"."kind" in ('picture', 'document', 'film', 'captions')),
	CONSTRAINT "stored_file_name" CHECK (coalesce(length(btrim("stored_file"."name")), 0) between 1 and 130),
	CONSTRAINT "stored_file_size" CHECK ("stored_file"."size" > 0),
	CONSTRAINT "stored_file_picture" CHECK ("stored_file"."kind" <> 'picture' or (coalesce("stored_file"."width", 0) > 0 and coalesce("stored_file"."height", 0) > 0))
);
--> statement-breakpoint
CREATE TABLE "stored_file_part" (
	"hash" text NOT NULL,
	"starts_at" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "stored_file_part_hash_starts_at_pk" PRIMARY KEY("hash","starts_at"),
	CONSTRAINT "stored_file_part_starts" CHECK ("stored_file_part"."starts_at" >= 0 and length("stored_file_part"."content") > 0)
);
--> statement-breakpoint
CREATE TABLE "stored_picture" (
	"hash" text NOT NULL,
	"width" integer NOT NULL,
	"format" text NOT NULL,
	"height" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "stored_picture_hash_width_format_pk" PRIMARY KEY("hash","width","format"),
	CONSTRAINT "stored_picture_format" CHECK ("stored_picture"."format" in ('avif', 'webp', 'jpeg')),
	CONSTRAINT "stored_picture_sides" CHECK ("stored_picture"."width" > 0 and "stored_picture"."height" > 0)
);
--> statement-breakpoint
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_stored_by_officer_id_fk" FOREIGN KEY ("stored_by") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_file_part" ADD CONSTRAINT "stored_file_part_hash_stored_file_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."stored_file"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_picture" ADD CONSTRAINT "stored_picture_hash_stored_file_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."stored_file"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stored_file_touched" ON "stored_file" USING btree ("touched_at");