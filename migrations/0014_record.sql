-- Entries say what they move. Records of before are not carried over (0002).
do $$
begin
  if exists (select from kernel.journal) then
    raise exception 'record_of_earlier_version' using errcode = 'CS001';
  end if;
end $$;
--> statement-breakpoint
ALTER TABLE "kernel"."journal" ADD COLUMN "topics" text NOT NULL;
--> statement-breakpoint
-- What the chain hashes of an entry.
create or replace function kernel.entry_text(entry kernel.journal) returns text
language sql stable set timezone = 'UTC'
return jsonb_build_object('owner', entry.owner_id, 'seq', entry.seq, 'id', entry.id, 'at', entry.at, 'actor', entry.actor,
  'command', entry.command, 'reason', entry.reason, 'changes', entry.change_count, 'digest', entry.changes_hash,
  'events', entry.events, 'topics', entry.topics)::text;

-- What an entry moves: the topics its command named (`app.moves`; none named means everything, `*`) and `event:TYPE` for
-- each event. Ids and codes only. PostgreSQL refuses messages of 8,000 bytes and more: then it moves everything.
create function kernel.entry_topics(events jsonb) returns text language sql stable set search_path = pg_catalog as $$
  select case when octet_length(said) > 7000 then '* event:*' else said end
  from (select coalesce(nullif(current_setting('app.moves', true), ''), '*') || coalesce(
    (select string_agg(distinct ' event:' || (event ->> 'type'), '') from jsonb_array_elements(events) as event), '') as said) as t;
$$;

-- Tells every process of an entry: owner, number, how many rows it changed, command, and what it moves.
drop function kernel.tell_entry(uuid, bigint, integer, text, jsonb);
create function kernel.tell_entry(line kernel.journal) returns void language sql set search_path = pg_catalog as $$
  select pg_notify('consilium', concat_ws(' ', line.owner_id, line.seq, line.change_count, line.command, line.topics));
$$;

-- As before; what the entry moves stands in it, under its hash.
create or replace function kernel.append_entry(owner uuid, entry uuid, at timestamptz, actor jsonb, command text, reason text, events jsonb)
returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
  head kernel.journal_head;
  line kernel.journal;
begin
  if not owner = any (kernel.owner_ids()) or entry is distinct from kernel.current_entry() then
    raise exception 'entry_not_of_this_transaction' using errcode = '42501';
  end if;
  select total, digest into line.change_count, line.changes_hash from kernel.changes_digest(owner, entry);
  if line.change_count = 0 and jsonb_array_length(events) = 0 then return null; end if;
  insert into kernel.journal_head values (owner, 0, repeat('0', 64)) on conflict do nothing;
  select * into head from kernel.journal_head where owner_id = owner for update;
  line.owner_id := owner; line.seq := head.seq + 1; line.id := entry; line.at := at; line.actor := actor;
  line.command := command; line.reason := reason; line.events := events; line.prev := head.hash;
  line.topics := kernel.entry_topics(events);
  line.hash := encode(sha256(convert_to(line.prev || kernel.entry_text(line), 'UTF8')), 'hex');
  insert into kernel.journal values (line.*);
  update kernel.journal_head set seq = line.seq, hash = line.hash where owner_id = owner;
  perform kernel.tell_entry(line);
  return line.seq;
end $$;
--> statement-breakpoint
-- A showing is sealed by this function alone: into the entry under which this transaction writes, all of them that are not
-- sealed yet. The application's login states who was shown whom, and can neither seal by itself nor take back.
create function kernel.seal_showings(owner uuid, entry uuid) returns setof kernel.showing
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not owner = any (kernel.owner_ids()) or entry is distinct from kernel.current_entry() then
    raise exception 'entry_not_of_this_transaction' using errcode = '42501';
  end if;
  return query update kernel.showing set sealed_by = entry where owner_id = owner and sealed_by is null returning *;
end $$;
revoke insert, update (sealed_by) on kernel.showing from consilium_app;
grant insert (owner_id, id, at, actor, subjects) on kernel.showing to consilium_app;
