-- Attempts are counted under the accounts' login: whoever has the application's alone empties no counter and reads none.
revoke all on kernel.attempt from consilium_app;
alter table kernel.attempt set schema auth;
grant select, insert, update, delete on auth.attempt to consilium_accounts;
