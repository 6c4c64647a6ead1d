-- Who may do what is given by a command alone: at the end of each transaction, whatever gives or ends a role, or ties an
-- account to a person, must stand in an entry of that house, made by whoever runs the installation or by one of its
-- administrators on that day, who was one before. The application's login still states who acts; it can no longer leave
-- the statement out, nor state somebody who may not.
create function directory.gives_roles(house uuid, entry uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select from kernel.journal j
    where j.owner_id = house and j.id = entry and (j.actor ->> 'kind' = 'operator' or j.actor ->> 'kind' = 'user' and exists (
      select from directory.person p
      join directory.affiliation a on a.person_id = p.id
      join directory.organisation o on o.id = a.organisation_id
      where p.user_id = j.actor ->> 'userId' and p.id::text = j.actor ->> 'personId' and a.organisation_id = house
        and a.role = 'administrator' and a.entry_id <> entry and p.entry_id <> entry
        and (j.at at time zone o.zone)::date between a.from_on and coalesce(a.to_on, 'infinity'))));
$$;

create function directory.check_role() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  house uuid := (select coalesce(parent_id, id) from directory.organisation where id = new.organisation_id);
begin
  if directory.gives_roles(house, new.entry_id) then return null; end if;
  raise exception 'role_without_giver' using errcode = '42501';
end $$;

create function directory.check_account() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from unnest(kernel.owner_ids()) as house where directory.gives_roles(house, new.entry_id)) then return null; end if;
  raise exception 'account_without_giver' using errcode = '42501';
end $$;

create constraint trigger check_role after insert or update on directory.affiliation
  deferrable initially deferred for each row execute function directory.check_role();
create constraint trigger check_account_new after insert on directory.person
  deferrable initially deferred for each row when (new.user_id is not null) execute function directory.check_account();
create constraint trigger check_account after update of user_id on directory.person
  deferrable initially deferred for each row execute function directory.check_account();
