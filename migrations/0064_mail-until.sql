ALTER TABLE "kernel"."mail" ADD COLUMN "good_until" timestamp with time zone;
--> statement-breakpoint
-- By which address people with a role at one of the houses in scope are reached on a day: the one they sign in with, else the one they
-- were last invited by, unless that invitation was withdrawn.
create or replace function directory.addresses(on_day date) returns table (person_id uuid, email text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select * from (
    select p.id, coalesce(u.email, (
      select i.email from directory.invitation i
      join kernel.link l on l.owner_id = i.owner_id and l.id = i.id
      where i.person_id = p.id and i.owner_id = any (kernel.owner_ids()) and i.struck is null and l.struck is null
        and (p.user_id is not null or l.uses_left > 0)
      order by i.id desc limit 1)) as email
    from directory.person p left join auth."user" u on u.id = p.user_id
    where exists (
      select from directory.affiliation a join directory.organisation o on o.id = a.organisation_id
      where a.person_id = p.id and (o.id = any (kernel.owner_ids()) or o.parent_id = any (kernel.owner_ids()))
        and a.from_on <= on_day and (a.to_on is null or a.to_on >= on_day))) reached
  where reached.email is not null
$$;
