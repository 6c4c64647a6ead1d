ALTER TABLE "board"."her_decision" ADD COLUMN "form_version" integer;--> statement-breakpoint
ALTER TABLE "board"."her_decision" ADD COLUMN "answers" jsonb;--> statement-breakpoint
ALTER TABLE "board"."recommendation" ADD COLUMN "form_version" integer;--> statement-breakpoint
ALTER TABLE "board"."recommendation" ADD COLUMN "answers" jsonb;