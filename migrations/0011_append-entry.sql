-- The chain grows by kernel.append_entry alone: the application's login writes neither entries nor heads by itself. The
-- function runs as their owner, so it asks itself what row-level security asks of the application, and closes only the
-- entry under which this transaction writes.
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
  line.hash := encode(sha256(convert_to(line.prev || kernel.entry_text(line), 'UTF8')), 'hex');
  insert into kernel.journal values (line.*);
  update kernel.journal_head set seq = line.seq, hash = line.hash where owner_id = owner;
  perform kernel.tell_entry(owner, line.seq, line.change_count, line.command, line.events);
  return line.seq;
end $$;
revoke insert on kernel.journal from consilium_app;
revoke insert, update on kernel.journal_head from consilium_app;
