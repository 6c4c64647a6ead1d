ALTER TABLE "kernel"."draft" ALTER COLUMN "fields" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "kernel"."draft" ALTER COLUMN "labels" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "kernel"."draft" ADD COLUMN "query" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "kernel"."draft" ADD COLUMN "title" text DEFAULT '' NOT NULL;
--> statement-breakpoint
drop function kernel.keep_draft(uuid, text, text, text, text, integer, timestamptz, jsonb, jsonb);
-- Keeps what was typed in the place of the version that is known (0 for none); the new version, 0 when the form was saved
-- meanwhile, null when another window has kept another.
create function kernel.keep_draft(owner uuid, place text, form text, query text, title text, definitions text, request_key text, known integer, at timestamptz, fields json, labels json)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare kept integer;
begin
  perform kernel.lock_draft(owner, place, form);
  if exists (select from kernel.request r where r.owner_id = owner and r.key = request_key) then return 0; end if;
  -- What was written under roles she no longer holds is nobody's.
  delete from kernel.draft d where d.owner_id = owner and d.person_id = kernel.author()
    and (d.kept_at <= at - interval '30 days' or not d.roles && kernel.author_roles());
  insert into kernel.draft as d (owner_id, person_id, place, form, query, title, definitions, request_key, roles, version, kept_at, fields, labels)
  values (owner, kernel.author(), place, form, query, title, definitions, request_key, kernel.author_roles(), 1, at, fields, labels)
  on conflict on constraint draft_owner_id_person_id_place_form_pk do update
  set query = excluded.query, title = excluded.title, definitions = excluded.definitions, request_key = excluded.request_key,
      roles = excluded.roles, version = d.version + 1, kept_at = excluded.kept_at, fields = excluded.fields, labels = excluded.labels
  where d.version = known
  returning d.version into kept;
  return kept;
end $$;
revoke execute on function kernel.keep_draft(uuid, text, text, text, text, text, text, integer, timestamptz, json, json) from public;
grant execute on function kernel.keep_draft(uuid, text, text, text, text, text, text, integer, timestamptz, json, json) to consilium_app;
