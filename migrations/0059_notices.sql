CREATE SCHEMA "privacy";
--> statement-breakpoint
CREATE TABLE "privacy"."notice" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"number" integer NOT NULL,
	"locale" text NOT NULL,
	"slug" text NOT NULL,
	"house_name" text NOT NULL,
	"house_native_name" text,
	"body" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"from_on" date NOT NULL,
	"until_at" timestamp with time zone,
	CONSTRAINT "notice_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "notice_order" CHECK ("privacy"."notice"."until_at" is null or "privacy"."notice"."until_at" >= "privacy"."notice"."from_at")
);
--> statement-breakpoint
CREATE TABLE "privacy"."question" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"receipt" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"text" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "question_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "question_answered" CHECK (("privacy"."question"."answer" is null) = ("privacy"."question"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "privacy"."taken_note" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "taken_note_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
ALTER TABLE "privacy"."taken_note" ADD CONSTRAINT "taken_note_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notice_once" ON "privacy"."notice" USING btree ("owner_id","number","locale");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_standing" ON "privacy"."notice" USING btree ("slug","locale") WHERE "privacy"."notice"."until_at" is null;--> statement-breakpoint
CREATE INDEX "question_asked" ON "privacy"."question" USING btree ("owner_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "taken_note_once" ON "privacy"."taken_note" USING btree ("owner_id","person_id","number");--> statement-breakpoint
-- By this login strangers read. It reaches what is published and nothing else: whatever a page asks for, and whoever has the login in hand.
do $$
begin
  create role consilium_public login nosuperuser nocreatedb nocreaterole nobypassrls noinherit;
exception when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
grant usage on schema privacy to consilium_app;
select kernel.tenant_table('privacy.notice');
select kernel.tenant_table('privacy.taken_note');
select kernel.tenant_table('privacy.question');
--> statement-breakpoint
-- Strangers read the texts that stand. The second policy holds whatever another one opens: no setting of theirs shows more.
grant usage on schema privacy to consilium_public;
grant select (owner_id, number, locale, slug, house_name, house_native_name, body, from_on) on privacy.notice to consilium_public;
create policy published on privacy.notice for select to consilium_public using (until_at is null and struck is null);
create policy published_alone on privacy.notice as restrictive for select to consilium_public using (until_at is null and struck is null);
--> statement-breakpoint
-- What a stranger sends is one row of one table, by one command.
create or replace function directory.check_actor() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if session_user <> 'consilium_app' or new.actor ->> 'kind' = 'job' or directory.acts_at(new.actor, new.owner_id, null)
    or (new.actor ->> 'kind' = 'operator' and directory.nobody_was_here()) then return null; end if;
  if new.actor = '{"kind": "public"}' and new.command = 'privacy.send-question' and new.change_count = 1
    and exists (select from kernel.change c where c.owner_id = new.owner_id and c.entry_id = new.id
      and c.table_name = 'privacy.question' and c.versions is null) then return null; end if;
  raise exception 'actor_not_of_this_house' using errcode = '42501';
end $$;
