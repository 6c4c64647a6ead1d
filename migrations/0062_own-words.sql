-- Whether this transaction takes a use of a link that the house has made before, and that can still be used at this moment.
create function kernel.takes_use(owner uuid, link uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from kernel.link l
    join kernel.version v on v.owner_id = l.owner_id and v.table_name = 'kernel.link' and v.row_id = l.id and v.version = l.version - 1
    where l.owner_id = owner and l.id = link and l.struck is null and at < l.expires_at
      and kernel.written_now(l.xmin) and v.entry_id <> l.entry_id
      and l.uses_left = (v.content ->> 'uses_left')::integer - 1);
$$;
revoke all on function kernel.takes_use(uuid, uuid, timestamptz) from public;
--> statement-breakpoint
-- Whoever holds a signed link is nobody of the house: it acts where it takes a use of its link, and nowhere else.
create or replace function directory.check_actor() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if session_user <> 'consilium_app' or new.actor ->> 'kind' = 'job' or directory.acts_at(new.actor, new.owner_id, null)
    or (new.actor ->> 'kind' = 'operator' and directory.nobody_was_here())
    or (new.actor ->> 'kind' = 'link' and kernel.takes_use(new.owner_id, (new.actor ->> 'linkId')::uuid, new.at)) then return null; end if;
  if new.actor = '{"kind": "public"}' and new.command = 'privacy.send-question' and new.change_count = 1
    and exists (select from kernel.change c where c.owner_id = new.owner_id and c.entry_id = new.id
      and c.table_name = 'privacy.question' and c.versions is null) then return null; end if;
  raise exception 'actor_not_of_this_house' using errcode = '42501';
end $$;
