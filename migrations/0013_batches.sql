-- What entries changed stands in one line for each statement and table. Databases that hold records do not come here
-- (0002).
DROP TABLE "kernel"."change" CASCADE;
--> statement-breakpoint
CREATE TABLE "kernel"."change" (
	"owner_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "kernel"."change_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"table_name" text NOT NULL,
	"ids" uuid[] NOT NULL,
	"versions" integer[],
	"hashes" "bytea" NOT NULL,
	CONSTRAINT "change_owner_id_entry_id_position_pk" PRIMARY KEY("owner_id","entry_id","position")
);
--> statement-breakpoint
select kernel.owner_policy('kernel.change');
grant select on kernel.change to consilium_app;
-- Hashes are random: trying to make them smaller only takes time.
alter table kernel.change alter column ids set storage external, alter column hashes set storage external;
--> statement-breakpoint
-- Salted hash of a record's content, as bytes. A null and a missing key mean the same, so that a column added later
-- leaves older hashes valid. Not called immutable, which convert_to is not: so it is made part of the statement that
-- asks for it, instead of a call for each row.
drop function kernel.record_hash(jsonb, uuid);
create function kernel.record_hash(content jsonb, salt uuid) returns bytea
language sql stable parallel safe
return sha256(convert_to(salt::text || jsonb_strip_nulls(content - 'salt')::text, 'UTF8'));
--> statement-breakpoint
create or replace function kernel.track_insert() returns trigger
language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
begin
  insert into kernel.change (owner_id, entry_id, table_name, ids, versions, hashes)
  select owner, entry_id, tg_table_schema || '.' || tg_table_name, array_agg(id order by id),
         case when max(version) > 1 then array_agg(version order by id) end, string_agg(hash, ''::bytea order by id)
  from (select coalesce((content ->> 'owner_id')::uuid, (kernel.owner_ids())[1]) as owner, fresh.entry_id, fresh.id,
               fresh.version, kernel.record_hash(content, fresh.salt) as hash
        from fresh, lateral to_jsonb(fresh) as content) as written
  group by owner, entry_id;
  return null;
end $$;

create or replace function kernel.track_update() returns trigger
language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
begin
  insert into kernel.version (owner_id, table_name, row_id, version, entry_id, salt, content)
  select coalesce((content ->> 'owner_id')::uuid, (kernel.owner_ids())[1]), tg_table_schema || '.' || tg_table_name,
         stale.id, stale.version, stale.entry_id, stale.salt, content
  from stale, lateral to_jsonb(stale) as content;
  insert into kernel.change (owner_id, entry_id, table_name, ids, versions, hashes)
  select owner, entry_id, tg_table_schema || '.' || tg_table_name, array_agg(id order by id),
         case when max(version) > 1 then array_agg(version order by id) end, string_agg(hash, ''::bytea order by id)
  from (select coalesce((content ->> 'owner_id')::uuid, (kernel.owner_ids())[1]) as owner, fresh.entry_id, fresh.id,
               fresh.version, kernel.record_hash(content, fresh.salt) as hash
        from fresh, lateral to_jsonb(fresh) as content) as written
  group by owner, entry_id;
  return null;
end $$;
--> statement-breakpoint
-- Digest of what an entry changed: the SHA-256 of its batches' SHA-256 in the order in which they were written. A batch
-- is its table, ids and versions as text, each followed by a space, and then its hashes as bytes.
create or replace function kernel.changes_digest(owner uuid, entry uuid, out total integer, out digest text)
language sql stable
as $$
  select coalesce(sum(cardinality(ids)), 0)::integer,
         encode(sha256(coalesce(string_agg(
           sha256(convert_to(table_name || ' ' || ids::text || ' ' || coalesce(versions::text, '') || ' ', 'UTF8') || hashes),
           ''::bytea order by position), '')), 'hex')
  from kernel.change where owner_id = owner and entry_id = entry;
$$;
