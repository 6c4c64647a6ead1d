CREATE TABLE "kernel"."link" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"purpose" text NOT NULL,
	"subject" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"uses_left" integer NOT NULL,
	CONSTRAINT "link_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "link_uses" CHECK ("kernel"."link"."uses_left" >= 0)
);
--> statement-breakpoint
CREATE TABLE "directory"."invitation" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"email" text NOT NULL,
	CONSTRAINT "invitation_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
ALTER TABLE "directory"."affiliation" DROP CONSTRAINT "affiliation_order";--> statement-breakpoint
DROP INDEX "directory"."affiliation_once";--> statement-breakpoint
ALTER TABLE "directory"."invitation" ADD CONSTRAINT "invitation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "link_subject" ON "kernel"."link" USING btree ("owner_id","subject");--> statement-breakpoint
CREATE INDEX "invitation_person" ON "directory"."invitation" USING btree ("owner_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "affiliation_once" ON "directory"."affiliation" USING btree ("person_id","organisation_id","role","from_on") WHERE "directory"."affiliation"."to_on" is null or "directory"."affiliation"."to_on" >= "directory"."affiliation"."from_on";--> statement-breakpoint
ALTER TABLE "directory"."affiliation" ADD CONSTRAINT "affiliation_order" CHECK ("directory"."affiliation"."to_on" is null or "directory"."affiliation"."to_on" >= "directory"."affiliation"."from_on" - 1);
--> statement-breakpoint
select kernel.tenant_table('kernel.link');
select kernel.tenant_table('directory.invitation');
--> statement-breakpoint
-- Names are corrected, roles ended, and somebody who was invited gets an account: nothing else of a person or a role changes.
grant update (latin_name, native_name, sort_name, user_id) on directory.person to consilium_app;
grant update (to_on) on directory.affiliation to consilium_app;
--> statement-breakpoint
create or replace function directory.check_giver() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  entry kernel.journal;
begin
  if session_user <> 'consilium_app' then return null; end if;
  select * into entry from kernel.journal j
  where owner_id = any (kernel.owner_ids()) and id = new.entry_id and kernel.written_now(j.xmin);
  if entry.actor ->> 'kind' = 'operator' and directory.nobody_was_here() then return null; end if;
  -- Whoever was invited by the house before, by a link of which this transaction takes a use, gets the account she has made.
  if tg_table_name = 'person' and tg_op = 'UPDATE' and entry.actor ->> 'kind' = 'job' then
    if old.user_id is null and new.user_id is not null
      and (old.latin_name, old.native_name, old.sort_name) is not distinct from (new.latin_name, new.native_name, new.sort_name)
      and exists (
        select from directory.invitation i
        join kernel.link l on l.owner_id = i.owner_id and l.id = i.id and l.purpose = 'account' and l.subject = i.person_id
        join kernel.version v on v.owner_id = l.owner_id and v.table_name = 'kernel.link' and v.row_id = l.id and v.version = l.version - 1
        where i.owner_id = entry.owner_id and i.person_id = new.id and i.struck is null and l.struck is null
          and kernel.written_now(i.xmin) is not true and kernel.written_now(l.xmin)
          and l.uses_left = (v.content ->> 'uses_left')::integer - 1)
      and exists (
        select from directory.affiliation a join directory.organisation o on o.id = a.organisation_id
        where a.person_id = new.id and entry.owner_id in (o.id, o.parent_id))
    then return null; end if;
  end if;
  if tg_table_name <> 'organisation' and directory.acts_at(entry.actor, entry.owner_id, 'administrator') then
    if tg_table_name = 'person' and tg_op = 'INSERT' then return null; end if;
    if tg_table_name = 'person' then
      if new.user_id is not distinct from old.user_id and exists (
        select from directory.affiliation a join directory.organisation o on o.id = a.organisation_id
        where a.person_id = new.id and entry.owner_id in (o.id, o.parent_id) and kernel.written_now(a.xmin) is not true)
      then return null; end if;
    elsif (tg_op = 'UPDATE' or directory.is_of_house(new.person_id, entry.owner_id))
      and exists (select from directory.organisation o where o.id = new.organisation_id and entry.owner_id in (o.id, o.parent_id))
    then return null; end if;
  end if;
  raise exception 'giver_not_administrator' using errcode = '42501';
end $$;
drop trigger check_giver on directory.person;
drop trigger check_giver on directory.affiliation;
create constraint trigger check_giver after insert or update on directory.person
  deferrable initially deferred for each row execute function directory.check_giver();
create constraint trigger check_giver after insert or update on directory.affiliation
  deferrable initially deferred for each row execute function directory.check_giver();
