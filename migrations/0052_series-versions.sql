CREATE TABLE "meetings"."series_version" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"series_id" uuid NOT NULL,
	"from_on" text NOT NULL,
	"rule" text NOT NULL,
	"starts_on" text NOT NULL,
	"local_time" text NOT NULL,
	"zone" text NOT NULL,
	"minutes" integer NOT NULL,
	"venue" text,
	"policy" text NOT NULL,
	"terms" jsonb NOT NULL,
	CONSTRAINT "series_version_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "series_version_from" UNIQUE NULLS NOT DISTINCT("owner_id","series_id","from_on","struck"),
	CONSTRAINT "series_version_of" UNIQUE("owner_id","series_id","id")
);
--> statement-breakpoint
ALTER TABLE "meetings"."member" DROP CONSTRAINT "member_once";--> statement-breakpoint
ALTER TABLE "meetings"."member" ADD COLUMN "version_id" uuid;--> statement-breakpoint
ALTER TABLE "meetings"."series" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "meetings"."series_version" ADD CONSTRAINT "series_version_owner_id_series_id_series_owner_id_id_fk" FOREIGN KEY ("owner_id","series_id") REFERENCES "meetings"."series"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings"."member" ADD CONSTRAINT "member_version" FOREIGN KEY ("owner_id","series_id","version_id") REFERENCES "meetings"."series_version"("owner_id","series_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings"."member" ADD CONSTRAINT "member_once" UNIQUE NULLS NOT DISTINCT("owner_id","series_id","version_id","person_id","struck");
--> statement-breakpoint
select kernel.tenant_table('meetings.series_version');
-- What a board was from a day on is never another thing: it is taken back, or followed by its next version.
revoke update on meetings.series_version from consilium_app;
grant update (struck) on meetings.series_version to consilium_app;
--> statement-breakpoint
-- None without members: asked when the transaction ends, since they name their version.
create function meetings.check_members() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from meetings.member m where m.owner_id = new.owner_id and m.version_id = new.id) then return null; end if;
  raise exception 'version_without_members' using errcode = '23514';
end $$;
create constraint trigger check_members after insert on meetings.series_version
  deferrable initially deferred for each row execute function meetings.check_members();
