-- The application's login states who acts. What can be known of that is asked of the directory when the transaction ends:
-- whoever acts holds a role at the house, which stood before this transaction, and only an administrator gives roles and
-- accounts there. The operator is whoever has the owner's login (it is the session's, whatever role it works under); and
-- whoever makes the first house of an installation.
revoke update on directory.organisation, directory.person, directory.affiliation from consilium_app;
--> statement-breakpoint
create function directory.nobody_was_here() returns boolean language sql stable set search_path = pg_catalog
return not exists (select from directory.organisation o where o.xmin <> pg_current_xact_id()::xid);

-- Whether the actor is somebody with an account who holds a role at the house, or the wanted one. A day's grace: the
-- program may run on another clock.
create function directory.acts_at(actor jsonb, house uuid, wanted text) returns boolean
language sql stable set search_path = pg_catalog
return actor ->> 'kind' = 'user' and exists (
  select from directory.person p
  join directory.affiliation a on a.person_id = p.id
  join directory.organisation o on o.id = a.organisation_id
  where p.id = (actor ->> 'personId')::uuid and p.user_id = actor ->> 'userId' and o.id = house
    and a.xmin <> pg_current_xact_id()::xid and (wanted is null or a.role = wanted)
    and (now() at time zone o.zone)::date between a.from_on - 1 and coalesce(a.to_on + 1, 'infinity'));
--> statement-breakpoint
create function directory.check_actor() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if session_user <> 'consilium_app' or new.actor ->> 'kind' = 'job' or directory.acts_at(new.actor, new.owner_id, null)
    or (new.actor ->> 'kind' = 'operator' and directory.nobody_was_here()) then return null; end if;
  raise exception 'actor_not_of_this_house' using errcode = '42501';
end $$;
create constraint trigger check_actor after insert on kernel.journal
  deferrable initially deferred for each row execute function directory.check_actor();
--> statement-breakpoint
-- Whether the house, or a department of it, has made this person now or had her before.
create function directory.is_of_house(person uuid, house uuid) returns boolean
language sql stable set search_path = pg_catalog
return exists (select from directory.person p where p.id = person and p.xmin = pg_current_xact_id()::xid)
  or exists (select from directory.affiliation a join directory.organisation o on o.id = a.organisation_id
             where a.person_id = person and house in (o.id, o.parent_id) and a.xmin <> pg_current_xact_id()::xid);

create function directory.check_giver() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  entry kernel.journal;
begin
  if session_user <> 'consilium_app' then return null; end if;
  select * into entry from kernel.journal j
  where owner_id = any (kernel.owner_ids()) and id = new.entry_id and j.xmin = pg_current_xact_id()::xid;
  if entry.actor ->> 'kind' = 'operator' and directory.nobody_was_here() then return null; end if;
  if tg_table_name <> 'organisation' and directory.acts_at(entry.actor, entry.owner_id, 'administrator') then
    if tg_table_name = 'person' then return null; end if;
    if directory.is_of_house(new.person_id, entry.owner_id)
      and exists (select from directory.organisation o where o.id = new.organisation_id and entry.owner_id in (o.id, o.parent_id))
    then return null; end if;
  end if;
  raise exception 'giver_not_administrator' using errcode = '42501';
end $$;
create constraint trigger check_giver after insert on directory.organisation
  deferrable initially deferred for each row execute function directory.check_giver();
create constraint trigger check_giver after insert on directory.person
  deferrable initially deferred for each row execute function directory.check_giver();
create constraint trigger check_giver after insert on directory.affiliation
  deferrable initially deferred for each row execute function directory.check_giver();
