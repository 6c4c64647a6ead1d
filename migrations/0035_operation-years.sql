ALTER TABLE "quality"."operation_fact" ADD COLUMN "may_from_year" integer;--> statement-breakpoint
ALTER TABLE "quality"."operation_fact" ADD COLUMN "may_until_year" integer;--> statement-breakpoint
-- Kept counts name the years of undated rows in another way now: they are counted again.
update quality.counted set counted_on = '';
