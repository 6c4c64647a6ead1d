-- Tells every process of an entry: owner, number, how many rows it changed, command, and what it moves: the topics the
-- command named (`app.moves`; none named means everything, `*`) and `event:TYPE` for each event. Ids and codes only.
create function kernel.tell_entry(owner uuid, seq bigint, changes integer, command text, events jsonb) returns void
language plpgsql as $$
declare
  topics text := coalesce(nullif(current_setting('app.moves', true), ''), '*') || coalesce(
    (select string_agg(distinct ' event:' || (event ->> 'type'), '') from jsonb_array_elements(events) as event), '');
begin
  -- PostgreSQL refuses messages of 8,000 bytes and more.
  if octet_length(topics) > 7000 then topics := '* event:*'; end if;
  perform pg_notify('consilium', concat_ws(' ', owner, seq, changes, command, topics));
end $$;
--> statement-breakpoint
-- As before, but what it tells is said by kernel.tell_entry.
create or replace function kernel.append_entry(owner uuid, entry uuid, at timestamptz, actor jsonb, command text, reason text, events jsonb)
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
  perform kernel.tell_entry(owner, line.seq, line.change_count, line.command, line.events);
  return line.seq;
end $$;
