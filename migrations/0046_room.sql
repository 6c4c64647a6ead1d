ALTER TABLE "meetings"."agenda_item" ADD COLUMN "reopened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "meetings"."agenda_item" ADD COLUMN "corrected_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "meetings"."agenda_item" ADD COLUMN "judged_again_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "meetings"."meeting" ADD COLUMN "presence_corrected_at" timestamp with time zone;