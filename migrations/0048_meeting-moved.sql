ALTER TABLE "meetings"."meeting" DROP CONSTRAINT "meeting_once";--> statement-breakpoint
ALTER TABLE "meetings"."meeting" DROP CONSTRAINT "meeting_state";--> statement-breakpoint
DROP INDEX "meetings"."agenda_item_position";--> statement-breakpoint
ALTER TABLE "meetings"."meeting" ADD COLUMN "venue" text;--> statement-breakpoint
ALTER TABLE "meetings"."meeting" ADD COLUMN "moved_from" text;--> statement-breakpoint
ALTER TABLE "meetings"."meeting" ADD COLUMN "extra" boolean;--> statement-breakpoint
ALTER TABLE "meetings"."meeting" ADD COLUMN "why" text;--> statement-breakpoint
ALTER TABLE "meetings"."meeting" ADD COLUMN "cancelled_why" text;--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_once" ON "meetings"."meeting" USING btree ("owner_id","series_id","local_start") WHERE state <> 'cancelled' and struck is null;--> statement-breakpoint
CREATE INDEX "meeting_series" ON "meetings"."meeting" USING btree ("owner_id","series_id","local_start");--> statement-breakpoint
ALTER TABLE "meetings"."agenda_item" ADD CONSTRAINT "agenda_item_position" UNIQUE("owner_id","meeting_id","position") DEFERRABLE INITIALLY IMMEDIATE;--> statement-breakpoint
ALTER TABLE "meetings"."meeting" ADD CONSTRAINT "meeting_cancelled" CHECK (("meetings"."meeting"."state" = 'cancelled') = ("meetings"."meeting"."cancelled_why" is not null));--> statement-breakpoint
ALTER TABLE "meetings"."meeting" ADD CONSTRAINT "meeting_why" CHECK ("meetings"."meeting"."why" is not null or ("meetings"."meeting"."moved_from" is null and "meetings"."meeting"."extra" is null));--> statement-breakpoint
ALTER TABLE "meetings"."meeting" ADD CONSTRAINT "meeting_extra" CHECK ("meetings"."meeting"."extra");--> statement-breakpoint
ALTER TABLE "meetings"."meeting" ADD CONSTRAINT "meeting_state" CHECK ("meetings"."meeting"."state" in ('planned', 'open', 'closed', 'cancelled'));