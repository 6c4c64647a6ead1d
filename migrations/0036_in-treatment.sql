ALTER TABLE "quality"."case_fact" ADD COLUMN "in_treatment" boolean;--> statement-breakpoint
-- Kept counts have more columns now: they are counted again.
update quality.counted set counted_on = '';