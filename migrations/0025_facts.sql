-- What indicators count belongs to quality; who led an operation and what its documents lack stays where work lists read it.
-- Everything here can be computed again from the record; what stands is carried over.
CREATE TABLE "care"."operation_state" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"main_surgeon_id" uuid,
	"supervising_surgeon_id" uuid,
	"report_complete" boolean,
	"pathology_complete" boolean,
	"exploratory" boolean,
	"outcome_closed" boolean NOT NULL,
	CONSTRAINT "operation_state_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "quality"."case_fact" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rule" text NOT NULL,
	"presented_on" text,
	"treated_on" text,
	"presented_year" integer GENERATED ALWAYS AS (left(presented_on, 4)::integer) STORED,
	"treated_year" integer GENERATED ALWAYS AS (left(treated_on, 4)::integer) STORED,
	"ovarian" boolean,
	"advanced" boolean,
	"primary_disease" boolean,
	"untreated_before" boolean,
	"operated" boolean,
	"upfront_offered" boolean,
	"complete_resection" boolean,
	"treated" boolean,
	"board_decided" boolean,
	CONSTRAINT "case_fact_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "quality"."operation_fact" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"done_on" text,
	"done_year" integer GENERATED ALWAYS AS (left(done_on, 4)::integer) STORED,
	"ovarian" boolean,
	"advanced" boolean,
	"cytoreductive" boolean,
	"first_of_case" boolean NOT NULL,
	"main_surgeon_id" uuid,
	"supervising_surgeon_id" uuid,
	"complete" boolean,
	"work_up_complete" boolean,
	"report_complete" boolean,
	"pathology_complete" boolean,
	"outcome_closed" boolean,
	CONSTRAINT "operation_fact_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
ALTER TABLE "care"."operation_state" ADD CONSTRAINT "operation_state_owner_id_case_id_id_operation_owner_id_case_id_id_fk" FOREIGN KEY ("owner_id","case_id","id") REFERENCES "care"."operation"("owner_id","case_id","id") ON DELETE no action ON UPDATE cascade;
--> statement-breakpoint
ALTER TABLE "quality"."case_fact" ADD CONSTRAINT "case_fact_owner_id_id_case_owner_id_id_fk" FOREIGN KEY ("owner_id","id") REFERENCES "care"."case"("owner_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "quality"."operation_fact" ADD CONSTRAINT "operation_fact_owner_id_case_id_id_operation_owner_id_case_id_id_fk" FOREIGN KEY ("owner_id","case_id","id") REFERENCES "care"."operation"("owner_id","case_id","id") ON DELETE no action ON UPDATE cascade;
--> statement-breakpoint
CREATE INDEX "operation_state_case" ON "care"."operation_state" USING btree ("owner_id","case_id");
--> statement-breakpoint
CREATE INDEX "case_fact_presented" ON "quality"."case_fact" USING btree ("owner_id","presented_year");
--> statement-breakpoint
CREATE INDEX "case_fact_treated" ON "quality"."case_fact" USING btree ("owner_id","treated_year");
--> statement-breakpoint
CREATE INDEX "operation_fact_case" ON "quality"."operation_fact" USING btree ("owner_id","case_id");
--> statement-breakpoint
CREATE INDEX "operation_fact_done" ON "quality"."operation_fact" USING btree ("owner_id","done_year");
--> statement-breakpoint
select kernel.derived_table(name::regclass)
from unnest(array['quality.case_fact', 'quality.operation_fact', 'care.operation_state']) as name;
insert into quality.case_fact (rule, owner_id, id, presented_on, treated_on, ovarian, advanced, primary_disease, untreated_before, operated, upfront_offered,
  complete_resection, treated, board_decided)
select 'quality-facts@1', owner_id, id, presented_on, treated_on, ovarian, advanced, primary_disease, untreated_before, operated, upfront_offered,
  complete_resection, treated, board_decided
from care.case_verdict;
insert into quality.operation_fact (rule, owner_id, id, case_id, done_on, ovarian, advanced, cytoreductive, first_of_case, main_surgeon_id, supervising_surgeon_id,
  complete, work_up_complete, report_complete, pathology_complete, outcome_closed)
select 'quality-facts@1', owner_id, id, case_id, done_on, ovarian, advanced, cytoreductive, first_of_case, main_surgeon_id, supervising_surgeon_id,
  complete, work_up_complete, report_complete, pathology_complete, outcome_closed
from care.operation_verdict;
insert into care.operation_state (owner_id, id, case_id, main_surgeon_id, supervising_surgeon_id, report_complete,
  pathology_complete, exploratory, outcome_closed)
select owner_id, id, case_id, main_surgeon_id, supervising_surgeon_id, report_complete, pathology_complete, exploratory,
  outcome_closed is true
from care.operation_verdict;
--> statement-breakpoint
drop view if exists care.indicator_case, care.indicator_operation;
drop table care.operation_verdict, care.case_verdict;
