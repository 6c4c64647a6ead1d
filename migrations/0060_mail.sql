CREATE TABLE "kernel"."due" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "due_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "due_state" CHECK ("kernel"."due"."state" in ('open', 'done', 'dropped', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "kernel"."mail" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"recipient" uuid,
	"about" uuid,
	"address" text NOT NULL,
	"params" jsonb NOT NULL,
	"link_id" uuid,
	"state" text DEFAULT 'waiting' NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"code" text,
	"sent_at" timestamp with time zone,
	CONSTRAINT "mail_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "mail_state" CHECK ("kernel"."mail"."state" in ('waiting', 'sent', 'refused', 'bounced', 'withdrawn')),
	CONSTRAINT "mail_sent" CHECK ("kernel"."mail"."sent_at" is not null or "kernel"."mail"."state" not in ('sent', 'bounced'))
);
--> statement-breakpoint
CREATE TABLE "meetings"."invitation" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"told_start" text NOT NULL,
	"told_minutes" integer NOT NULL,
	"told_cancelled" boolean NOT NULL,
	"mail_id" uuid NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by" text,
	CONSTRAINT "invitation_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "invitation_once" UNIQUE NULLS NOT DISTINCT("owner_id","meeting_id","person_id","struck"),
	CONSTRAINT "invitation_answer" CHECK ("meetings"."invitation"."answer" in ('accepted', 'declined', 'tentative')),
	CONSTRAINT "invitation_answered_by" CHECK ("meetings"."invitation"."answered_by" in ('mail', 'page')),
	CONSTRAINT "invitation_answered" CHECK (("meetings"."invitation"."answer" is null) = ("meetings"."invitation"."answered_at" is null) and ("meetings"."invitation"."answer" is null) = ("meetings"."invitation"."answered_by" is null))
);
--> statement-breakpoint
ALTER TABLE "kernel"."mail" ADD CONSTRAINT "mail_owner_id_link_id_link_owner_id_id_fk" FOREIGN KEY ("owner_id","link_id") REFERENCES "kernel"."link"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings"."invitation" ADD CONSTRAINT "invitation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings"."invitation" ADD CONSTRAINT "invitation_owner_id_meeting_id_meeting_owner_id_id_fk" FOREIGN KEY ("owner_id","meeting_id") REFERENCES "meetings"."meeting"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings"."invitation" ADD CONSTRAINT "invitation_owner_id_mail_id_mail_owner_id_id_fk" FOREIGN KEY ("owner_id","mail_id") REFERENCES "kernel"."mail"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "due_next" ON "kernel"."due" USING btree ("owner_id","due_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "due_subject" ON "kernel"."due" USING btree ("owner_id","subject","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "due_once" ON "kernel"."due" USING btree ("owner_id","subject","kind") WHERE state = 'open' and struck is null;--> statement-breakpoint
CREATE INDEX "mail_next" ON "kernel"."mail" USING btree ("owner_id","next_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "mail_recipient" ON "kernel"."mail" USING btree ("owner_id","recipient");--> statement-breakpoint
CREATE INDEX "mail_about" ON "kernel"."mail" USING btree ("owner_id","about");--> statement-breakpoint
select kernel.tenant_table('kernel.mail');
select kernel.tenant_table('kernel.due');
select kernel.tenant_table('meetings.invitation');
--> statement-breakpoint
-- By which address people with a role at one of the houses in scope are reached on a day: the one they sign in with, else the one they
-- were last invited by.
create function directory.addresses(on_day date) returns table (person_id uuid, email text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select * from (
    select p.id, coalesce(u.email, (
      select i.email from directory.invitation i
      where i.person_id = p.id and i.owner_id = any (kernel.owner_ids()) and i.struck is null
      order by i.id desc limit 1)) as email
    from directory.person p left join auth."user" u on u.id = p.user_id
    where exists (
      select from directory.affiliation a join directory.organisation o on o.id = a.organisation_id
      where a.person_id = p.id and (o.id = any (kernel.owner_ids()) or o.parent_id = any (kernel.owner_ids()))
        and a.from_on <= on_day and (a.to_on is null or a.to_on >= on_day))) reached
  where reached.email is not null
$$;
revoke all on function directory.addresses(date) from public;
grant execute on function directory.addresses(date) to consilium_app;
