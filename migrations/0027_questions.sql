-- A question at recurrence says which return of the disease it is about.
ALTER TABLE "care"."referral" ADD COLUMN "recurrence_number" integer;--> statement-breakpoint
ALTER TABLE "care"."referral" ADD CONSTRAINT "referral_recurrence" CHECK ("care"."referral"."recurrence_number" is null or ("care"."referral"."phase" = 'recurrence' and "care"."referral"."recurrence_number" > 0));