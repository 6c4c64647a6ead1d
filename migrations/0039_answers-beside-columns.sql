ALTER TABLE "care"."case" ADD COLUMN "form_version" integer;--> statement-breakpoint
ALTER TABLE "care"."case" ADD COLUMN "answers" jsonb;--> statement-breakpoint
ALTER TABLE "care"."referral" ADD COLUMN "form_version" integer;--> statement-breakpoint
ALTER TABLE "care"."referral" ADD COLUMN "answers" jsonb;