-- How the rows `fresh` of a table are hashed, as a statement made for it: what kernel.record_hash does, without a document
-- of each row, whose making takes most of the time. A jsonb orders its keys by length, then by byte.
create function kernel.hashing(relation regclass) returns text
language sql stable set search_path = pg_catalog
return (
  select format('select %s as owner, entry_id, id, version, sha256(convert_to(salt::text || ''{'' || concat_ws('', '', %s) || ''}'', ''UTF8'')) as hash from fresh',
    case when bool_or(attname = 'owner_id') then 'owner_id' else '(kernel.owner_ids())[1]' end,
    string_agg(format(
      case when atttypid = 'uuid'::regtype then '%L || %I || ''"'''
           when atttypid in ('integer'::regtype, 'boolean'::regtype) then '%L || %I::text'
           when atttypid = 'text'::regtype then '%L || to_json(%I)::text'
           else '%L || nullif(jsonb_strip_nulls(to_jsonb(%I)), ''null'')::text' end,
      to_json(attname::text)::text || ': ' || case when atttypid = 'uuid'::regtype then '"' else '' end, attname),
      ', ' order by octet_length(attname::text), attname::text collate "C") filter (where attname <> 'salt'))
  from pg_attribute where attrelid = relation and attnum > 0 and not attisdropped);
--> statement-breakpoint
-- Many rows are hashed by a statement made for their table; for few, making it would take longer than it saves.
create or replace function kernel.track_insert() returns trigger
language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
begin
  if exists (select from fresh offset 100) then
    execute format('
      insert into kernel.change (owner_id, entry_id, table_name, ids, versions, hashes)
      select owner, entry_id, $1, array_agg(id order by id),
             case when max(version) > 1 then array_agg(version order by id) end, string_agg(hash, ''''::bytea order by id)
      from (%s) as written group by owner, entry_id', kernel.hashing(tg_relid))
    using tg_table_schema || '.' || tg_table_name;
    return null;
  end if;
  insert into kernel.change (owner_id, entry_id, table_name, ids, versions, hashes)
  select owner, entry_id, tg_table_schema || '.' || tg_table_name, array_agg(id order by id),
         case when max(version) > 1 then array_agg(version order by id) end, string_agg(hash, ''::bytea order by id)
  from (select coalesce((content ->> 'owner_id')::uuid, (kernel.owner_ids())[1]) as owner, fresh.entry_id, fresh.id,
               fresh.version, kernel.record_hash(content, fresh.salt) as hash
        from fresh, lateral to_jsonb(fresh) as content) as written
  group by owner, entry_id;
  return null;
end $$;
