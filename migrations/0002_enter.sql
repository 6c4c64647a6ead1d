-- Records of 0.1.0 are not carried over: refused here, with nothing changed, so that 0.1.0 can still open them.
do $$
begin
  if exists (select from directory.organisation) then
    raise exception 'record_of_earlier_version' using errcode = 'CS001';
  end if;
end $$;
--> statement-breakpoint
-- One round trip that says who reads, what they may do today at which houses, and at which journal entry the house of
-- the address stands. The scope of that house opens only for somebody who has a role there on the house's own day.
create function directory.enter(session_token text, house_slug text, at timestamptz)
returns table (user_id text, session_id text, updated_at timestamptz, person_id uuid, latin_name text,
               native_name text, grants jsonb, owner_id uuid, seq bigint)
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  house uuid;
begin
  select s."userId", s.id, s."updatedAt", p.id, p.latin_name, p.native_name
  into enter.user_id, enter.session_id, enter.updated_at, enter.person_id, enter.latin_name, enter.native_name
  from auth.session s join directory.person p on p.user_id = s."userId"
  where s.token = session_token and s."expiresAt" > at;
  if not found then return; end if;
  select coalesce(jsonb_agg(jsonb_build_object('role', a.role, 'discipline', a.discipline, 'ownerId', o.id, 'slug', o.slug,
           'name', o.name, 'nativeName', o.native_name, 'zone', o.zone, 'demonstration', o.demonstration)
           order by o.name, o.id, a.from_on, a.role), '[]')
  into enter.grants
  from directory.affiliation a join directory.organisation o on o.id = a.organisation_id
  where a.person_id = enter.person_id
    and (at at time zone o.zone)::date between a.from_on and coalesce(a.to_on, 'infinity');
  select (g ->> 'ownerId')::uuid into house from jsonb_array_elements(enter.grants) as g where g ->> 'slug' = house_slug limit 1;
  if house is not null then
    perform set_config('app.owner_ids', '{' || house || '}', true);
    select h.seq into enter.seq from kernel.journal_head h where h.owner_id = house;
    enter.owner_id := house;
    enter.seq := coalesce(enter.seq, 0);
  end if;
  return next;
end $$;
