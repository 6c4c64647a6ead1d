-- Tells every process that something changed for an account: a session, an account or a role has ended, or a role was
-- given. Open streams of that account are then asked anew whether they may stay. The message is the account's id.
create function kernel.tell_access() returns trigger language plpgsql as $$
declare
  line jsonb;
  account text;
begin
  for line in
    select distinct each from unnest(array[
      case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end]) as each
    where each is not null
  loop
    account := coalesce(line ->> 'userId', line ->> 'user_id',
      (select user_id from directory.person where id = (line ->> 'person_id')::uuid));
    if account is not null then perform pg_notify('consilium_access', account); end if;
  end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger tell_access after delete on auth.session for each row execute function kernel.tell_access();
--> statement-breakpoint
create trigger tell_access after insert or update or delete on directory.affiliation for each row execute function kernel.tell_access();
--> statement-breakpoint
create trigger tell_access after update or delete on directory.person for each row execute function kernel.tell_access();
