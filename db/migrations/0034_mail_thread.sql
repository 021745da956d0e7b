ALTER TABLE "mail_message" ALTER COLUMN "thread" SET DATA TYPE jsonb USING to_jsonb("thread");
