-- An operation's report is a filled form: one row of answers. Records of before are not carried over: a database that holds
-- some is refused and left as it is.
do $$
begin
  if exists (select from care.operation) then
    raise exception using errcode = 'CS001', message = 'operations recorded by an earlier version';
  end if;
end $$;
--> statement-breakpoint
CREATE TABLE "care"."operation_person" (
	"owner_id" uuid NOT NULL,
	"row_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "operation_person_owner_id_row_id_person_id_pk" PRIMARY KEY("owner_id","row_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "care"."operation_member" DISABLE ROW LEVEL SECURITY;
--> statement-breakpoint
DROP TABLE "care"."operation_member" CASCADE;
--> statement-breakpoint
ALTER TABLE "care"."operation" DROP CONSTRAINT "operation_residual";
--> statement-breakpoint
ALTER TABLE "care"."operation" drop column "done_on";
--> statement-breakpoint
ALTER TABLE "care"."operation" ADD COLUMN "form_version" integer NOT NULL;
--> statement-breakpoint
ALTER TABLE "care"."operation" ADD COLUMN "answers" jsonb NOT NULL;
--> statement-breakpoint
ALTER TABLE "care"."operation" ADD COLUMN "done_on" text GENERATED ALWAYS AS (answers ->> 'doneOn') STORED;
--> statement-breakpoint
ALTER TABLE "care"."operation_verdict" ADD COLUMN "exploratory" boolean;
--> statement-breakpoint
ALTER TABLE "care"."operation_person" ADD CONSTRAINT "operation_person_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "care"."operation_person" ADD CONSTRAINT "operation_person_owner_id_row_id_operation_owner_id_id_fk" FOREIGN KEY ("owner_id","row_id") REFERENCES "care"."operation"("owner_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "operation_person_named" ON "care"."operation_person" USING btree ("owner_id","person_id");
--> statement-breakpoint
ALTER TABLE "care"."operation" DROP COLUMN "kind";
--> statement-breakpoint
ALTER TABLE "care"."operation" DROP COLUMN "initial_aim";
--> statement-breakpoint
ALTER TABLE "care"."operation" DROP COLUMN "limited_to_biopsy";
--> statement-breakpoint
ALTER TABLE "care"."operation" DROP COLUMN "complete";
--> statement-breakpoint
ALTER TABLE "care"."operation" DROP COLUMN "residual_mm";
--> statement-breakpoint
ALTER TABLE "care"."operation" DROP COLUMN "residual_sites";
--> statement-breakpoint
ALTER TABLE "care"."operation" DROP COLUMN "incomplete_reason";
--> statement-breakpoint
ALTER TABLE "care"."operation" DROP COLUMN "disease_at_start";
--> statement-breakpoint
ALTER TABLE "care"."operation" DROP COLUMN "areas";
--> statement-breakpoint
ALTER TABLE "care"."operation" DROP COLUMN "procedures";
--> statement-breakpoint
ALTER TABLE "care"."operation" DROP COLUMN "duration_minutes";
--> statement-breakpoint
ALTER TABLE "care"."operation" DROP COLUMN "blood_loss_ml";
--> statement-breakpoint
-- Everybody who is named in the answers of a form, found by the mark that stands there: references with foreign keys, which
-- nobody writes by hand. Why nobody is named (absent.person) stands under the same name and is no id.
create function kernel.keep_named() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    execute format('delete from %s r using new_rows n where r.owner_id = n.owner_id and r.row_id = n.id', tg_argv[0]);
  end if;
  execute format('insert into %s (owner_id, row_id, person_id)
    select distinct n.owner_id, n.id, (named #>> ''{}'')::uuid
    from new_rows n, jsonb_path_query(n.answers,
      ''strict $.**.person ? (@.type() == "string" && @ like_regex "^[0-9a-f-]{36}$")'') as named', tg_argv[0]);
  return null;
end $$;

revoke all on function kernel.keep_named() from public;
create trigger keep_named_insert after insert on care.operation referencing new table as new_rows
  for each statement execute function kernel.keep_named('care.operation_person');
create trigger keep_named_update after update on care.operation referencing new table as new_rows
  for each statement execute function kernel.keep_named('care.operation_person');

select kernel.owner_policy('care.operation_person');
grant select on care.operation_person to consilium_app;

alter table care.operation add constraint operation_done_on_date check (kernel.is_partial_date(done_on));
