-- Boards and operations have rooms of their own. The journal is sealed with the names of tables: what earlier versions
-- recorded under the old names is not carried over. A database that holds some is refused and left as it is.
do $$
begin
  if exists (select from care.listing) or exists (select from care.operation) then
    raise exception using errcode = 'CS001', message = 'boards and operations recorded by an earlier version';
  end if;
end $$;
--> statement-breakpoint
create schema board;
--> statement-breakpoint
create schema surgery;
--> statement-breakpoint
grant usage on schema board, surgery to consilium_app;
--> statement-breakpoint
alter table care.listing set schema board;
alter table care.recommendation set schema board;
alter table care.her_decision set schema board;
alter table care.standing set schema board;
alter table care.operation set schema surgery;
alter table care.operation_person set schema surgery;
alter table care.operation_state set schema surgery;
alter table care.pathology set schema surgery;
alter table care.outcome_30d set schema surgery;
--> statement-breakpoint
-- Who is named in an operation is kept beside it.
drop trigger keep_named_insert on surgery.operation;
drop trigger keep_named_update on surgery.operation;
create trigger keep_named_insert after insert on surgery.operation referencing new table as new_rows
  for each statement execute function kernel.keep_named('surgery.operation_person');
create trigger keep_named_update after update on surgery.operation referencing new table as new_rows
  for each statement execute function kernel.keep_named('surgery.operation_person');
