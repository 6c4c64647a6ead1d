-- Rows are taken back, never erased: `struck` names the entry that did it, and the table's policy hides the row from every
-- statement, unless the transaction has opened what was taken back (`app.struck`).
create function kernel.shows_struck() returns boolean
language sql stable parallel safe
return coalesce(current_setting('app.struck', true), '') = 'shown';
--> statement-breakpoint
-- No row that stands names one that was taken back: a foreign key looks past policies. Each table of records that has
-- foreign keys to others gets a function made from them, whose statements are planned once in a session: made anew for
-- every statement, they took longer than the statement itself. Few rows are looked up by what they name; among many, what
-- was taken back is looked for, in its own index, because that is little. Run after all migrations; changes only what is
-- not as the foreign keys want it.
create function kernel.checks_of_standing() returns table (relation regclass, name text, body text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  with keys as (
    select k.oid, k.conrelid, k.conname, k.confrelid::regclass as parent,
      string_agg(format('p.%I = f.%I', theirs.attname, mine.attname), ' and ' order by pair.place) as joined,
      string_agg(format('f.%I is not null', mine.attname), ' and ' order by pair.place) as given
    from pg_constraint k
    cross join lateral unnest(k.conkey, k.confkey) with ordinality as pair (child, parent, place)
    join pg_attribute mine on mine.attrelid = k.conrelid and mine.attnum = pair.child
    join pg_attribute theirs on theirs.attrelid = k.confrelid and theirs.attnum = pair.parent
    where k.contype = 'f'
      and (select count(*) = 2 from pg_attribute a where a.attrelid in (k.conrelid, k.confrelid) and a.attname = 'struck' and not a.attisdropped)
    group by k.oid, k.conrelid, k.conname, k.confrelid)
  select c.oid::regclass as relation, 'standing_' || n.nspname || '_' || c.relname as name, format($body$
declare
  fallen text;
  shown text;
  scans text;
begin
  if exists (select from fresh offset 100) then
    shown := current_setting('app.struck', true);
    scans := current_setting('enable_seqscan');
    perform set_config('app.struck', 'shown', true), set_config('enable_seqscan', 'off', true);
    %s limit 1 into fallen;
    perform set_config('app.struck', coalesce(shown, ''), true), set_config('enable_seqscan', scans, true);
  else
    %s limit 1 into fallen;
  end if;
  if fallen is not null then raise exception 'parent_taken_back' using errcode = 'CS002', constraint = fallen; end if;
  return null;
end $body$,
    string_agg(format('select %L from %s p join fresh f on %s where p.struck is not null and f.struck is null',
      keys.parent, keys.parent, keys.joined), ' union all ' order by keys.conname),
    string_agg(format('select %L from fresh f where f.struck is null and %s and not exists (select from %s p where %s and p.struck is null)',
      keys.parent, keys.given, keys.parent, keys.joined), ' union all ' order by keys.conname)) as body
  from keys join pg_class c on c.oid = keys.conrelid join pg_namespace n on n.oid = c.relnamespace
  group by c.oid, n.nspname, c.relname;
$$;

create function kernel.keep_standing() returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  one record;
  event text;
begin
  for one in
    select p.oid::regprocedure as function from pg_proc p
    where p.pronamespace = 'kernel'::regnamespace and p.proname like 'standing\_%'
      and not exists (select from kernel.checks_of_standing() w where w.name = p.proname)
  loop
    execute format('drop function %s cascade', one.function);
  end loop;
  for one in
    select w.* from kernel.checks_of_standing() w
    where not exists (select from pg_proc p where p.pronamespace = 'kernel'::regnamespace and p.proname = w.name and p.prosrc = w.body)
  loop
    execute format('create or replace function kernel.%I() returns trigger language plpgsql as %L', one.name, one.body);
  end loop;
  for one in select * from kernel.checks_of_standing() loop
    foreach event in array array['insert', 'update'] loop
      if not exists (select from pg_trigger t where t.tgrelid = one.relation and t.tgname = 'check_standing_' || event) then
        execute format('create trigger check_standing_%s after %s on %s referencing new table as fresh for each statement execute function kernel.%I()',
          event, event, one.relation, one.name);
      end if;
    end loop;
  end loop;
end $$;
--> statement-breakpoint
-- What makes a table's rows ones that can be taken back; for a table that was made before it has the column.
create function kernel.striking(name regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s add column if not exists struck uuid', name);
  execute format('drop policy if exists owner on %s', name);
  execute format($p$create policy owner on %s using (owner_id = any ((select kernel.owner_ids())::uuid[]) and (struck is null or (select kernel.shows_struck())))
    with check (owner_id = any ((select kernel.owner_ids())::uuid[]))$p$, name);
  execute format('create index %I on %s (owner_id, id) where struck is not null',
    (select relname || '_struck' from pg_class where oid = name), name);
end $$;

create or replace function kernel.tenant_table(name regclass) returns void language plpgsql as $$
begin
  perform kernel.owner_policy(name);
  perform kernel.record_table(name, 'next_tenant_version');
  perform kernel.striking(name);
end $$;
--> statement-breakpoint
-- Every table of an owner's records that is there, whatever module it belongs to.
select kernel.striking(t.tgrelid) from pg_trigger t
where t.tgname = 'track_insert' and exists (select from pg_policy p where p.polrelid = t.tgrelid and p.polname = 'owner');
--> statement-breakpoint
DROP INDEX "care"."identity_record_number";
--> statement-breakpoint
DROP INDEX "care"."listing_item";
--> statement-breakpoint
DROP INDEX "care"."recommendation_priority";
--> statement-breakpoint
DROP INDEX "care"."work_up_key";
--> statement-breakpoint
DROP INDEX "meetings"."meeting_once";
--> statement-breakpoint
DROP INDEX "meetings"."member_once";
--> statement-breakpoint
DROP INDEX "meetings"."agenda_item_open";
--> statement-breakpoint
CREATE UNIQUE INDEX "listing_open" ON "care"."listing" USING btree ("owner_id","case_id") WHERE state = 'listed' and struck is null;
--> statement-breakpoint
CREATE UNIQUE INDEX "agenda_item_open" ON "meetings"."agenda_item" USING btree ("owner_id","meeting_id") WHERE state = 'open' and struck is null;
--> statement-breakpoint
ALTER TABLE "care"."identity" ADD CONSTRAINT "identity_record_number" UNIQUE NULLS NOT DISTINCT("owner_id","record_number","struck");
--> statement-breakpoint
ALTER TABLE "care"."listing" ADD CONSTRAINT "listing_item" UNIQUE NULLS NOT DISTINCT("owner_id","agenda_item_id","struck");
--> statement-breakpoint
ALTER TABLE "care"."recommendation" ADD CONSTRAINT "recommendation_priority" UNIQUE NULLS NOT DISTINCT("owner_id","listing_id","priority","struck");
--> statement-breakpoint
ALTER TABLE "care"."work_up" ADD CONSTRAINT "work_up_key" UNIQUE NULLS NOT DISTINCT("owner_id","case_id","key","struck");
--> statement-breakpoint
ALTER TABLE "meetings"."meeting" ADD CONSTRAINT "meeting_once" UNIQUE NULLS NOT DISTINCT("owner_id","series_id","local_start","struck");
--> statement-breakpoint
ALTER TABLE "meetings"."member" ADD CONSTRAINT "member_once" UNIQUE NULLS NOT DISTINCT("owner_id","series_id","person_id","struck");
--> statement-breakpoint
alter table meetings.presence drop constraint presence_once;
alter table meetings.presence add constraint presence_once
  exclude using gist (owner_id with =, meeting_id with =, person_id with =, tstzrange(joined_at, left_at) with &&) where (struck is null);
