ALTER TABLE "kernel"."attempt" DROP COLUMN "locked_until";
--> statement-breakpoint
-- Accounts, sessions and password hashes are for a login of the sign-in library's own; the application's has none of
-- them. Roles belong to the cluster: another database of it may have made this one already.
do $$
begin
  create role consilium_accounts login nosuperuser nocreatedb nocreaterole nobypassrls noinherit;
exception when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
revoke all on all tables in schema auth from consilium_app;
revoke usage on schema auth from consilium_app;
grant usage on schema auth to consilium_accounts;
grant select, insert, update, delete on all tables in schema auth to consilium_accounts;
--> statement-breakpoint
-- The end of a session is told under that login too, which does not see the people of the installation.
alter function kernel.tell_access() security definer set search_path = pg_catalog;
