CREATE TABLE "kernel"."draft" (
	"owner_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"place" text NOT NULL,
	"form" text NOT NULL,
	"definitions" text NOT NULL,
	"request_key" text NOT NULL,
	"roles" text[] NOT NULL,
	"version" integer NOT NULL,
	"kept_at" timestamp with time zone NOT NULL,
	"fields" jsonb NOT NULL,
	"labels" jsonb NOT NULL,
	CONSTRAINT "draft_owner_id_person_id_place_form_pk" PRIMARY KEY("owner_id","person_id","place","form")
);
--> statement-breakpoint
-- Who writes drafts in this transaction, and by which roles at the house; nobody when nobody said.
create function kernel.author() returns uuid stable language sql
return nullif(current_setting('app.author', true), '')::uuid;
create function kernel.author_roles() returns text[] stable language sql
return coalesce(nullif(current_setting('app.author_roles', true), ''), '{}')::text[];
--> statement-breakpoint
-- A draft is read by its author alone, while she holds a role she wrote it under; it is written by the functions below.
select kernel.owner_policy('kernel.draft');
create policy author on kernel.draft as restrictive to consilium_app
using (person_id = (select kernel.author()) and roles && (select kernel.author_roles()));
grant select on kernel.draft to consilium_app;
--> statement-breakpoint
-- A form is saved and its draft kept one after the other: what comes late finds that it was saved.
create function kernel.lock_draft(owner uuid, place text, form text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not owner = any (kernel.owner_ids()) or kernel.author() is null then
    raise exception 'draft_of_nobody' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(concat_ws(' ', owner, kernel.author(), place, form), 0));
end $$;
--> statement-breakpoint
-- Keeps what was typed in the place of the version that is known (0 for none); the new version, 0 when the form was saved
-- meanwhile, null when another window has kept another.
create function kernel.keep_draft(owner uuid, place text, form text, definitions text, request_key text, known integer, at timestamptz, fields jsonb, labels jsonb)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare kept integer;
begin
  perform kernel.lock_draft(owner, place, form);
  if exists (select from kernel.request r where r.owner_id = owner and r.key = request_key) then return 0; end if;
  -- What was written under roles she no longer holds is nobody's.
  delete from kernel.draft d where d.owner_id = owner and d.person_id = kernel.author()
    and (d.kept_at <= at - interval '30 days' or not d.roles && kernel.author_roles());
  insert into kernel.draft as d (owner_id, person_id, place, form, definitions, request_key, roles, version, kept_at, fields, labels)
  values (owner, kernel.author(), place, form, definitions, request_key, kernel.author_roles(), 1, at, fields, labels)
  on conflict on constraint draft_owner_id_person_id_place_form_pk do update
  set definitions = excluded.definitions, request_key = excluded.request_key, roles = excluded.roles,
      version = d.version + 1, kept_at = excluded.kept_at, fields = excluded.fields, labels = excluded.labels
  where d.version = known
  returning d.version into kept;
  return kept;
end $$;
--> statement-breakpoint
-- Ends a draft of this transaction's author: of the form that named the request key, or whichever stands there when none is named.
create function kernel.end_draft(owner uuid, place text, form text, request_key text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.lock_draft(owner, place, form);
  delete from kernel.draft d where d.owner_id = owner and d.person_id = kernel.author() and d.place = end_draft.place
    and d.form = end_draft.form and d.request_key = coalesce(end_draft.request_key, d.request_key);
end $$;
--> statement-breakpoint
-- Whether somebody has drafts at a house, told with who enters, so that a page of whoever has none asks for none.
create function kernel.has_drafts(owner uuid, person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from kernel.draft d where d.owner_id = owner and d.person_id = person)
$$;
--> statement-breakpoint
-- Drafts of an owner that are older than thirty days, or whose author has no account any more or holds none of the roles she
-- wrote them under on the owner's own day; how many there were.
create function directory.end_drafts(owner uuid, at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare ended integer;
begin
  if not owner = any (kernel.owner_ids()) then
    raise exception 'owner_not_in_scope' using errcode = '42501';
  end if;
  delete from kernel.draft d where d.owner_id = owner and (d.kept_at <= at - interval '30 days' or not exists (
    select from directory.affiliation a
    join directory.organisation o on o.id = a.organisation_id
    join directory.person p on p.id = a.person_id
    join auth."user" u on u.id = p.user_id
    where a.person_id = d.person_id and a.organisation_id = owner and a.role = any (d.roles)
      and (at at time zone o.zone)::date between a.from_on and coalesce(a.to_on, 'infinity')));
  get diagnostics ended = row_count;
  return ended;
end $$;
--> statement-breakpoint
revoke execute on function kernel.keep_draft(uuid, text, text, text, text, integer, timestamptz, jsonb, jsonb), kernel.end_draft(uuid, text, text, text),
  kernel.has_drafts(uuid, uuid), directory.end_drafts(uuid, timestamptz) from public;
grant execute on function kernel.keep_draft(uuid, text, text, text, text, integer, timestamptz, jsonb, jsonb), kernel.end_draft(uuid, text, text, text),
  kernel.has_drafts(uuid, uuid), directory.end_drafts(uuid, timestamptz) to consilium_app;
