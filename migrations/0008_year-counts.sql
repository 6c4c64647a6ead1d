CREATE TABLE "quality"."counted" (
	"owner_id" uuid NOT NULL,
	"set" text NOT NULL,
	"definition" text NOT NULL,
	"counted_on" text NOT NULL,
	CONSTRAINT "counted_owner_id_set_pk" PRIMARY KEY("owner_id","set")
);
--> statement-breakpoint
CREATE TABLE "quality"."year_count" (
	"owner_id" uuid NOT NULL,
	"set" text NOT NULL,
	"part" text NOT NULL,
	"year" integer,
	"total" integer NOT NULL,
	"counts" integer[] NOT NULL,
	CONSTRAINT "year_count_once" UNIQUE NULLS NOT DISTINCT("owner_id","set","year","part")
);
--> statement-breakpoint
CREATE INDEX "case_verdict_presented" ON "care"."case_verdict" USING btree ("owner_id","presented_year");--> statement-breakpoint
CREATE INDEX "case_verdict_treated" ON "care"."case_verdict" USING btree ("owner_id","treated_year");--> statement-breakpoint
CREATE INDEX "operation_verdict_done" ON "care"."operation_verdict" USING btree ("owner_id","done_year");
--> statement-breakpoint
select kernel.derived_table('quality.counted');
select kernel.derived_table('quality.year_count');
