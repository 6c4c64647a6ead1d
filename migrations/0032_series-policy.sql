ALTER TABLE "meetings"."series" DROP CONSTRAINT "series_kind";--> statement-breakpoint
ALTER TABLE "meetings"."agenda_item" ADD COLUMN "quorum_reason" text;--> statement-breakpoint
ALTER TABLE "meetings"."series" ADD COLUMN "terms" jsonb;--> statement-breakpoint
ALTER TABLE "meetings"."series" ADD CONSTRAINT "series_kind" CHECK ("meetings"."series"."kind" ~ '^[a-z][a-z0-9_-]*$');