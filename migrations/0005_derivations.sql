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
-- What an earlier version has recorded: rows within a part of a case learn the case's id, as versions of their own in an
-- entry of each owner's journal; verdicts become superseded versions, so that the journal still finds what it names.
do $$
declare house uuid; entry uuid;
begin
  perform set_config('app.importing', 'on', true);
  for house in select id from directory.organisation loop
    entry := uuidv7();
    perform set_config('app.owner_ids', '{' || house || '}', true);
    perform set_config('app.entry_id', entry::text, true);
    update care.her_decision d set case_id = r.case_id from care.recommendation r
      where d.owner_id = house and r.owner_id = house and r.id = d.id;
    update care.operation_member m set case_id = o.case_id from care.operation o
      where m.owner_id = house and o.owner_id = house and o.id = m.operation_id;
    update care.pathology p set case_id = o.case_id from care.operation o
      where p.owner_id = house and o.owner_id = house and o.id = p.id;
    update care.outcome_30d x set case_id = o.case_id from care.operation o
      where x.owner_id = house and o.owner_id = house and o.id = x.id;
    perform kernel.append_entry(house, entry, now(), '{"kind": "operator"}', 'care.name-cases', null, '[]');
    insert into kernel.version (owner_id, table_name, row_id, version, entry_id, salt, content)
      select owner_id, 'care.case_verdict', id, version, entry_id, salt, to_jsonb(t) from care.case_verdict t where owner_id = house
      union all
      select owner_id, 'care.operation_verdict', id, version, entry_id, salt, to_jsonb(t) from care.operation_verdict t where owner_id = house;
    insert into care.standing (owner_id, id, patient_id, label, state, sort_on, presented_year, item_id, operated_on, decision)
      select c.owner_id, c.id, c.patient_id, c.label,
        case when l.item_id is not null then 'listed'
             when o.operations > 0 and o.operations = o.closed then 'closed'
             when o.operations > 0 then 'operated'
             when c.not_operated_reason is not null then 'not_operated'
             when r.decision in ('accepted', 'alternative', 'declined') then 'decided'
             when r.recommendations > 0 then 'recommended'
             when c.entry = 'registry' and f.received_on is null then 'registered'
             else 'referred' end,
        coalesce(c.presented_on, f.received_on, ''), left(c.presented_on, 4), l.item_id, o.operated_on, r.decision
      from care."case" c
      left join lateral (select agenda_item_id as item_id from care.listing
        where owner_id = house and case_id = c.id and state = 'listed' order by id limit 1) l on true
      cross join lateral (select max(received_on)::text as received_on from care.referral
        where owner_id = house and case_id = c.id) f
      cross join lateral (select count(*) as operations, count(x.id) as closed, max(p.done_on collate "C") as operated_on
        from care.operation p left join care.outcome_30d x on x.owner_id = house and x.id = p.id
        where p.owner_id = house and p.case_id = c.id) o
      cross join lateral (select count(*) as recommendations, (array_agg(d.decision order by a.due_on desc, a.priority))[1] as decision
        from care.recommendation a join care.her_decision d on d.owner_id = house and d.id = a.id
        where a.owner_id = house and a.case_id = c.id) r
      where c.owner_id = house;
  end loop;
  perform set_config('app.importing', '', true), set_config('app.owner_ids', '', true), set_config('app.entry_id', '', true);
end $$;
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
