-- What hides a row that was taken back is said in the policy itself: the setting is asked for such a row alone, and a statement
-- plans no query of its own for it (of ten tables read at once, planning took 0.12 ms more with one, 0.05 ms without).
create or replace function kernel.striking(name regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s add column if not exists struck uuid', name);
  execute format('drop policy if exists owner on %s', name);
  execute format($p$create policy owner on %s
    using (owner_id = any ((select kernel.owner_ids())::uuid[]) and (struck is null or current_setting('app.struck', true) = 'shown'))
    with check (owner_id = any ((select kernel.owner_ids())::uuid[]))$p$, name);
  execute format('create index if not exists %I on %s (owner_id, id) where struck is not null',
    (select relname || '_struck' from pg_class where oid = name), name);
end $$;
--> statement-breakpoint
select kernel.striking(a.attrelid) from pg_attribute a join pg_class c on c.oid = a.attrelid
where a.attname = 'struck' and not a.attisdropped and c.relkind = 'r';
drop function kernel.shows_struck();
