-- A function that runs with the owner's rights, or is called by one, must not find a name of the caller's making: what a
-- search path does not name comes first, so a type in somebody's temporary schema stood before PostgreSQL's own, and its
-- check ran as the owner. The temporary schema is named last, in every function that has a search path.
do $$
declare
  one regprocedure;
begin
  for one in select f.oid from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where n.nspname in ('kernel', 'auth', 'directory', 'meetings', 'care', 'quality')
      and (f.prosecdef or exists (select from unnest(f.proconfig) as setting where setting like 'search_path=%'))
  loop
    execute format('alter function %s set search_path = pg_catalog, pg_temp', one);
  end loop;
end $$;
--> statement-breakpoint
-- Whether the transaction at work wrote a row, whose `xmin` this is, itself: also within a savepoint, which has a number
-- of its own. Of what a transaction can see, its own alone is still in progress.
create function kernel.written_now(row_xid xid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select pg_xact_status((near + case when near - here > 2147483648 then -4294967296 when here - near > 2147483648 then 4294967296 else 0 end)::text::xid8)
    is not distinct from 'in progress'
  from (select here, (here / 4294967296) * 4294967296 + row_xid::text::bigint as near
        from (select pg_current_xact_id()::text::bigint as here) as now) as placed
  where row_xid::text::bigint > 2
$$;
--> statement-breakpoint
create or replace function directory.nobody_was_here() returns boolean language sql stable set search_path = pg_catalog, pg_temp
return not exists (select from directory.organisation o where kernel.written_now(o.xmin) is not true);

create or replace function directory.acts_at(actor jsonb, house uuid, wanted text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
return actor ->> 'kind' = 'user' and exists (
  select from directory.person p
  join directory.affiliation a on a.person_id = p.id
  join directory.organisation o on o.id = a.organisation_id
  where p.id = (actor ->> 'personId')::uuid and p.user_id = actor ->> 'userId' and o.id = house
    and kernel.written_now(a.xmin) is not true and (wanted is null or a.role = wanted)
    and (now() at time zone o.zone)::date between a.from_on - 1 and coalesce(a.to_on + 1, 'infinity'));

create or replace function directory.is_of_house(person uuid, house uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
return exists (select from directory.person p where p.id = person and kernel.written_now(p.xmin))
  or exists (select from directory.affiliation a join directory.organisation o on o.id = a.organisation_id
             where a.person_id = person and house in (o.id, o.parent_id) and kernel.written_now(a.xmin) is not true);

create or replace function directory.check_giver() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  entry kernel.journal;
begin
  if session_user <> 'consilium_app' then return null; end if;
  select * into entry from kernel.journal j
  where owner_id = any (kernel.owner_ids()) and id = new.entry_id and kernel.written_now(j.xmin);
  if entry.actor ->> 'kind' = 'operator' and directory.nobody_was_here() then return null; end if;
  if tg_table_name <> 'organisation' and directory.acts_at(entry.actor, entry.owner_id, 'administrator') then
    if tg_table_name = 'person' then return null; end if;
    if directory.is_of_house(new.person_id, entry.owner_id)
      and exists (select from directory.organisation o where o.id = new.organisation_id and entry.owner_id in (o.id, o.parent_id))
    then return null; end if;
  end if;
  raise exception 'giver_not_administrator' using errcode = '42501';
end $$;
--> statement-breakpoint
-- Nothing of the application's is kept that no entry closes: each line of changes names an entry of this transaction when it
-- ends, and the entry counts all of them and is of some day.
create function kernel.check_change() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if session_user <> 'consilium_app' or exists (
    select from kernel.journal j where j.owner_id = new.owner_id and j.id = new.entry_id and kernel.written_now(j.xmin))
  then return null; end if;
  raise exception 'change_without_entry' using errcode = '42501';
end $$;
create constraint trigger check_change after insert on kernel.change
  deferrable initially deferred for each row execute function kernel.check_change();

create function kernel.check_count() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if session_user <> 'consilium_app' or isfinite(new.at) and new.change_count = (
    select coalesce(sum(cardinality(ids)), 0) from kernel.change c where c.owner_id = new.owner_id and c.entry_id = new.id)
  then return null; end if;
  raise exception 'change_after_entry' using errcode = '42501';
end $$;
create constraint trigger check_count after insert on kernel.journal
  deferrable initially deferred for each row execute function kernel.check_count();
