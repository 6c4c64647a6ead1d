-- What a table definition cannot say: partial dates, versions, the journal's changes, row-level security, grants.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
--> statement-breakpoint
-- Roles belong to the cluster: another database of it may have made this one already. The password is set at start.
do $$
begin
  create role consilium_app login nosuperuser nocreatedb nocreaterole nobypassrls noinherit;
exception when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
create function kernel.is_partial_date(value text) returns boolean
language sql immutable parallel safe
return value ~ '^(18[5-9]|19\d|20\d|21\d)\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$'
  and (length(value) < 10
       or substr(value, 9, 2)::integer <= extract(day from make_date(left(value, 4)::integer, substr(value, 6, 2)::integer, 1)
                                                    + interval '1 month' - interval '1 day'));

-- First and last day a partial date may mean.
create function kernel.partial_first(value text) returns date
language sql immutable parallel safe
return make_date(left(value, 4)::integer, coalesce(nullif(substr(value, 6, 2), ''), '1')::integer,
                 coalesce(nullif(substr(value, 9, 2), ''), '1')::integer);

create function kernel.partial_last(value text) returns date
language sql immutable parallel safe
return case length(value)
  when 4 then make_date(left(value, 4)::integer, 12, 31)
  when 7 then (make_date(left(value, 4)::integer, substr(value, 6, 2)::integer, 1) + interval '1 month' - interval '1 day')::date
  else kernel.partial_first(value) end;
--> statement-breakpoint
create function kernel.current_entry() returns uuid
language sql stable parallel safe
return nullif(current_setting('app.entry_id', true), '')::uuid;

-- The owners this transaction may see; none when nobody set them.
create function kernel.owner_ids() returns uuid[]
language sql stable parallel safe
return coalesce(nullif(current_setting('app.owner_ids', true), ''), '{}')::uuid[];

-- Salted hash of a record's content. A null and a missing key mean the same, so that a column added later
-- leaves older hashes valid.
create function kernel.record_hash(content jsonb, salt uuid) returns text
language sql immutable parallel safe
return encode(sha256(convert_to(salt::text || jsonb_strip_nulls(content - 'salt')::text, 'UTF8')), 'hex');
--> statement-breakpoint
-- Before an update: the next version, this transaction's entry, a new salt; key and owner never change.
create function kernel.next_version() returns trigger language plpgsql as $$
begin
  if new.id <> old.id then raise exception 'record_key_changed'; end if;
  new.version := old.version + 1;
  new.entry_id := kernel.current_entry();
  new.salt := gen_random_uuid();
  return new;
end $$;

-- The same for an owner's record; what people change by hand no longer comes from its file.
create function kernel.next_tenant_version() returns trigger language plpgsql as $$
begin
  if new.id <> old.id or new.owner_id <> old.owner_id then raise exception 'record_key_changed'; end if;
  new.version := old.version + 1;
  new.entry_id := kernel.current_entry();
  new.salt := gen_random_uuid();
  if coalesce(current_setting('app.importing', true), '') <> 'on' then new.source_id := null; end if;
  return new;
end $$;

create function kernel.track_insert() returns trigger
language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
begin
  insert into kernel.change (owner_id, entry_id, table_name, row_id, version, hash)
  select coalesce((content ->> 'owner_id')::uuid, (kernel.owner_ids())[1]), fresh.entry_id,
         tg_table_schema || '.' || tg_table_name, fresh.id, fresh.version, kernel.record_hash(content, fresh.salt)
  from fresh, lateral to_jsonb(fresh) as content;
  return null;
end $$;

create function kernel.track_update() returns trigger
language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
begin
  insert into kernel.version (owner_id, table_name, row_id, version, entry_id, salt, content)
  select coalesce((content ->> 'owner_id')::uuid, (kernel.owner_ids())[1]), tg_table_schema || '.' || tg_table_name,
         stale.id, stale.version, stale.entry_id, stale.salt, content
  from stale, lateral to_jsonb(stale) as content;
  insert into kernel.change (owner_id, entry_id, table_name, row_id, version, hash)
  select coalesce((content ->> 'owner_id')::uuid, (kernel.owner_ids())[1]), fresh.entry_id,
         tg_table_schema || '.' || tg_table_name, fresh.id, fresh.version, kernel.record_hash(content, fresh.salt)
  from fresh, lateral to_jsonb(fresh) as content;
  return null;
end $$;
--> statement-breakpoint
create function kernel.record_table(name regclass, version_rule text) returns void language plpgsql as $$
begin
  execute format('create trigger next_version before update on %s for each row execute function kernel.%I()', name, version_rule);
  execute format('create trigger track_insert after insert on %s referencing new table as fresh for each statement execute function kernel.track_insert()', name);
  execute format('create trigger track_update after update on %s referencing old table as stale new table as fresh for each statement execute function kernel.track_update()', name);
  execute format('grant select, insert, update on %s to consilium_app', name);
end $$;

create function kernel.owner_policy(name regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format($p$create policy owner on %s using (owner_id = any ((select kernel.owner_ids())::uuid[])) with check (owner_id = any ((select kernel.owner_ids())::uuid[]))$p$, name);
end $$;

-- A table whose rows belong to one owner: closed outside its scope, versioned, in the journal.
create function kernel.tenant_table(name regclass) returns void language plpgsql as $$
begin
  perform kernel.owner_policy(name);
  perform kernel.record_table(name, 'next_tenant_version');
end $$;

-- A table of the whole installation: versioned, in the journal of whoever writes it.
create function kernel.installation_table(name regclass) returns void language plpgsql as $$
begin
  perform kernel.record_table(name, 'next_version');
end $$;
--> statement-breakpoint
grant usage on schema kernel, auth, directory, meetings, care, quality to consilium_app;

select kernel.owner_policy(format('kernel.%I', name)::regclass)
from unnest(array['journal', 'journal_head', 'change', 'version', 'cursor', 'parked', 'request']) as name;
grant select, insert on kernel.journal, kernel.request to consilium_app;
grant select, insert, update on kernel.journal_head, kernel.cursor to consilium_app;
grant select, insert on kernel.parked to consilium_app;
grant select on kernel.change, kernel.version to consilium_app;
grant update (result) on kernel.request to consilium_app;
grant select, insert, update, delete on kernel.attempt to consilium_app;
grant select, insert, update, delete on all tables in schema auth to consilium_app;
--> statement-breakpoint
select kernel.installation_table(format('%I.%I', area, name)::regclass)
from (values ('directory', 'organisation'), ('directory', 'person'), ('directory', 'affiliation')) as t (area, name);

select kernel.tenant_table(format('%I.%I', area, name)::regclass)
from (values ('kernel', 'source'),
             ('meetings', 'series'), ('meetings', 'member'), ('meetings', 'meeting'), ('meetings', 'agenda_item'),
             ('meetings', 'presence'),
             ('care', 'patient'), ('care', 'identity'), ('care', 'case'), ('care', 'referral'), ('care', 'work_up'),
             ('care', 'listing'), ('care', 'recommendation'), ('care', 'her_decision'), ('care', 'operation'),
             ('care', 'operation_member'), ('care', 'pathology'), ('care', 'outcome_30d'), ('care', 'case_verdict'),
             ('care', 'operation_verdict'),
             ('quality', 'statement')) as t (area, name);
--> statement-breakpoint
-- Intervals of one person in one meeting never overlap.
alter table meetings.presence add constraint presence_once
  exclude using gist (owner_id with =, meeting_id with =, person_id with =, tstzrange(joined_at, left_at) with &&);

-- Every partial date of the record exists in the calendar.
do $$
declare found record;
begin
  for found in
    select format('%I.%I', area, name)::regclass as place, name, field
    from (values ('care', 'patient', 'born_on'), ('care', 'patient', 'died_on'), ('care', 'case', 'presented_on'),
                 ('care', 'work_up', 'taken_on'), ('care', 'her_decision', 'spoken_on'), ('care', 'operation', 'done_on'))
         as t (area, name, field)
  loop
    execute format('alter table %s add constraint %I check (kernel.is_partial_date(%I))',
                   found.place, found.name || '_' || found.field || '_date', found.field);
  end loop;
end $$;
--> statement-breakpoint
-- Digest of what an entry changed: the salted hashes in a fixed order.
create function kernel.changes_digest(owner uuid, entry uuid, out total integer, out digest text)
language sql stable
as $$
  select count(*)::integer,
         encode(sha256(convert_to(coalesce(string_agg(hash, '' order by row_id, version, table_name), ''), 'UTF8')), 'hex')
  from kernel.change where owner_id = owner and entry_id = entry;
$$;

-- What the chain hashes of an entry.
create function kernel.entry_text(entry kernel.journal) returns text
language sql stable set timezone = 'UTC'
return jsonb_build_object('owner', entry.owner_id, 'seq', entry.seq, 'id', entry.id, 'at', entry.at, 'actor', entry.actor,
  'command', entry.command, 'reason', entry.reason, 'changes', entry.change_count, 'digest', entry.changes_hash,
  'events', entry.events)::text;

-- Closes a command: one entry at the end of the owner's chain, its head locked last so that seq has no gap and
-- follows the order of commits. Returns null, and writes nothing, when nothing was changed or announced.
create function kernel.append_entry(owner uuid, entry uuid, at timestamptz, actor jsonb, command text, reason text, events jsonb)
returns bigint language plpgsql as $$
declare
  head kernel.journal_head;
  line kernel.journal;
begin
  select total, digest into line.change_count, line.changes_hash from kernel.changes_digest(owner, entry);
  if line.change_count = 0 and jsonb_array_length(events) = 0 then return null; end if;
  insert into kernel.journal_head values (owner, 0, repeat('0', 64)) on conflict do nothing;
  select * into head from kernel.journal_head where owner_id = owner for update;
  line.owner_id := owner; line.seq := head.seq + 1; line.id := entry; line.at := at; line.actor := actor;
  line.command := command; line.reason := reason; line.events := events; line.prev := head.hash;
  line.hash := encode(sha256(convert_to(line.prev || kernel.entry_text(line), 'UTF8')), 'hex');
  insert into kernel.journal values (line.*);
  update kernel.journal_head set seq = line.seq, hash = line.hash where owner_id = owner;
  perform pg_notify('consilium', owner || ' ' || line.seq);
  return line.seq;
end $$;
