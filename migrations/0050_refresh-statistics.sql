-- The planner knows nothing of what a transaction has written itself, and goes through all rows of an owner for each of them.
-- Only the owner of a table may have it looked through; a table that somebody else looks through is left to them.
create function kernel.refresh_statistics() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set default_statistics_target = 30 as $$
declare grown regclass;
begin
  for grown in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
      and pg_relation_size(c.oid) >= 2 * current_setting('block_size')::int * greatest(c.relpages, 4)
  loop
    execute format('analyze (skip_locked) %s', grown);
  end loop;
end $$;
