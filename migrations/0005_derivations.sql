-- A table whose rows are computed from records: closed outside its owner's scope, without version and entry, because its
-- rows can be computed again. They may be deleted too.
create function kernel.derived_table(name regclass) returns void language plpgsql as $$
begin
  perform kernel.owner_policy(name);
  execute format('grant select, insert, update, delete on %s to consilium_app', name);
end $$;
--> statement-breakpoint
CREATE TABLE "kernel"."unsettled" (
	"owner_id" uuid NOT NULL,
	"derivation" text NOT NULL,
	"subject" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "unsettled_owner_id_derivation_subject_pk" PRIMARY KEY("owner_id","derivation","subject")
);
--> statement-breakpoint
CREATE TABLE "care"."standing" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"label" text NOT NULL,
	"state" text,
	"sort_on" text NOT NULL,
	"presented_year" text,
	"item_id" uuid,
	"operated_on" text,
	"decision" text,
	CONSTRAINT "standing_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
ALTER TABLE "care"."her_decision" DROP CONSTRAINT "her_decision_owner_id_id_recommendation_owner_id_id_fk";
--> statement-breakpoint
ALTER TABLE "care"."operation_member" DROP CONSTRAINT "operation_member_owner_id_operation_id_operation_owner_id_id_fk";
--> statement-breakpoint
ALTER TABLE "care"."operation_verdict" DROP CONSTRAINT "operation_verdict_owner_id_id_operation_owner_id_id_fk";
--> statement-breakpoint
ALTER TABLE "care"."operation_verdict" DROP CONSTRAINT "operation_verdict_owner_id_case_id_case_owner_id_id_fk";
--> statement-breakpoint
ALTER TABLE "care"."outcome_30d" DROP CONSTRAINT "outcome_30d_owner_id_id_operation_owner_id_id_fk";
--> statement-breakpoint
ALTER TABLE "care"."pathology" DROP CONSTRAINT "pathology_owner_id_id_operation_owner_id_id_fk";
--> statement-breakpoint
ALTER TABLE "care"."her_decision" ADD COLUMN "case_id" uuid;
--> statement-breakpoint
ALTER TABLE "care"."operation_member" ADD COLUMN "case_id" uuid;
--> statement-breakpoint
ALTER TABLE "care"."outcome_30d" ADD COLUMN "case_id" uuid;
--> statement-breakpoint
ALTER TABLE "care"."pathology" ADD COLUMN "case_id" uuid;
--> statement-breakpoint
-- Verdicts are derived: out of versions and journal.
do $$
declare name text; rule text;
begin
  foreach name in array array['care.case_verdict', 'care.operation_verdict'] loop
    foreach rule in array array['next_version', 'track_insert', 'track_update'] loop
      execute format('drop trigger %I on %s', rule, name);
    end loop;
    execute format('grant delete on %s to consilium_app', name);
  end loop;
end $$;
--> statement-breakpoint
ALTER TABLE "care"."her_decision" ALTER COLUMN "case_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "care"."operation_member" ALTER COLUMN "case_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "care"."outcome_30d" ALTER COLUMN "case_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "care"."pathology" ALTER COLUMN "case_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "care"."case_verdict" DROP COLUMN "source_id";
--> statement-breakpoint
ALTER TABLE "care"."case_verdict" DROP COLUMN "version";
--> statement-breakpoint
ALTER TABLE "care"."case_verdict" DROP COLUMN "entry_id";
--> statement-breakpoint
ALTER TABLE "care"."case_verdict" DROP COLUMN "salt";
--> statement-breakpoint
ALTER TABLE "care"."operation_verdict" DROP COLUMN "source_id";
--> statement-breakpoint
ALTER TABLE "care"."operation_verdict" DROP COLUMN "version";
--> statement-breakpoint
ALTER TABLE "care"."operation_verdict" DROP COLUMN "entry_id";
--> statement-breakpoint
ALTER TABLE "care"."operation_verdict" DROP COLUMN "salt";
--> statement-breakpoint
ALTER TABLE "care"."operation" ADD CONSTRAINT "operation_of_case" UNIQUE("owner_id","case_id","id");
--> statement-breakpoint
ALTER TABLE "care"."recommendation" ADD CONSTRAINT "recommendation_of_case" UNIQUE("owner_id","case_id","id");
--> statement-breakpoint
ALTER TABLE "care"."standing" ADD CONSTRAINT "standing_owner_id_id_case_owner_id_id_fk" FOREIGN KEY ("owner_id","id") REFERENCES "care"."case"("owner_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "standing_order" ON "care"."standing" USING btree ("owner_id","sort_on" DESC NULLS LAST,"label" DESC NULLS LAST);
--> statement-breakpoint
CREATE INDEX "standing_state" ON "care"."standing" USING btree ("owner_id","state","sort_on" DESC NULLS LAST,"label" DESC NULLS LAST);
--> statement-breakpoint
CREATE INDEX "standing_year" ON "care"."standing" USING btree ("owner_id","presented_year","sort_on" DESC NULLS LAST,"label" DESC NULLS LAST);
--> statement-breakpoint
CREATE INDEX "standing_patient" ON "care"."standing" USING btree ("owner_id","patient_id");
--> statement-breakpoint
ALTER TABLE "care"."her_decision" ADD CONSTRAINT "her_decision_owner_id_case_id_id_recommendation_owner_id_case_id_id_fk" FOREIGN KEY ("owner_id","case_id","id") REFERENCES "care"."recommendation"("owner_id","case_id","id") ON DELETE no action ON UPDATE cascade;
--> statement-breakpoint
ALTER TABLE "care"."operation_member" ADD CONSTRAINT "operation_member_owner_id_case_id_operation_id_operation_owner_id_case_id_id_fk" FOREIGN KEY ("owner_id","case_id","operation_id") REFERENCES "care"."operation"("owner_id","case_id","id") ON DELETE no action ON UPDATE cascade;
--> statement-breakpoint
ALTER TABLE "care"."operation_verdict" ADD CONSTRAINT "operation_verdict_owner_id_case_id_id_operation_owner_id_case_id_id_fk" FOREIGN KEY ("owner_id","case_id","id") REFERENCES "care"."operation"("owner_id","case_id","id") ON DELETE no action ON UPDATE cascade;
--> statement-breakpoint
ALTER TABLE "care"."outcome_30d" ADD CONSTRAINT "outcome_30d_owner_id_case_id_id_operation_owner_id_case_id_id_fk" FOREIGN KEY ("owner_id","case_id","id") REFERENCES "care"."operation"("owner_id","case_id","id") ON DELETE no action ON UPDATE cascade;
--> statement-breakpoint
ALTER TABLE "care"."pathology" ADD CONSTRAINT "pathology_owner_id_case_id_id_operation_owner_id_case_id_id_fk" FOREIGN KEY ("owner_id","case_id","id") REFERENCES "care"."operation"("owner_id","case_id","id") ON DELETE no action ON UPDATE cascade;
--> statement-breakpoint
CREATE INDEX "her_decision_case" ON "care"."her_decision" USING btree ("owner_id","case_id");
--> statement-breakpoint
CREATE INDEX "operation_member_case" ON "care"."operation_member" USING btree ("owner_id","case_id");
--> statement-breakpoint
CREATE INDEX "operation_verdict_case" ON "care"."operation_verdict" USING btree ("owner_id","case_id");
--> statement-breakpoint
CREATE INDEX "outcome_30d_case" ON "care"."outcome_30d" USING btree ("owner_id","case_id");
--> statement-breakpoint
CREATE INDEX "pathology_case" ON "care"."pathology" USING btree ("owner_id","case_id");
--> statement-breakpoint
DROP INDEX "care"."operation_case";
--> statement-breakpoint
DROP INDEX "care"."recommendation_case";
--> statement-breakpoint
select kernel.derived_table('care.standing');
select kernel.derived_table('kernel.unsettled');
