ALTER TABLE "quality"."statement" DROP CONSTRAINT "statement_fact_known";--> statement-breakpoint
ALTER TABLE "quality"."case_fact" ADD COLUMN "undecided_on" daterange;--> statement-breakpoint
ALTER TABLE "quality"."case_fact" ADD COLUMN "first_treatment_decided" boolean;--> statement-breakpoint
ALTER TABLE "quality"."case_fact" ADD COLUMN "first_undecided_on" daterange;--> statement-breakpoint
ALTER TABLE "quality"."statement" ADD CONSTRAINT "statement_fact_known" CHECK ("quality"."statement"."fact" in ('surgeon_certified', 'active_trials', 'intermediate_care', 'intensive_care', 'perioperative_programme', 'mm_conference', 'boards_recorded'));