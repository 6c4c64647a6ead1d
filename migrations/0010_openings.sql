CREATE TABLE "quality"."opening" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"to_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	CONSTRAINT "opening_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "opening_order" CHECK ("quality"."opening"."to_on" is null or "quality"."opening"."to_on" >= "quality"."opening"."from_on")
);
--> statement-breakpoint
ALTER TABLE "quality"."opening" ADD CONSTRAINT "opening_to_id_organisation_id_fk" FOREIGN KEY ("to_id") REFERENCES "directory"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "opening_to" ON "quality"."opening" USING btree ("to_id");--> statement-breakpoint
select kernel.tenant_table('quality.opening');
-- A society or authority reads what was opened to it, for as long as it is open: the openings that name it, and the counts
-- of those centres. It may read no more of a centre than these, and write nothing.
create policy opened_to on quality.opening for select using (to_id = any ((select kernel.owner_ids())::uuid[]));
--> statement-breakpoint
create function kernel.opened_owners() returns setof uuid language sql stable
begin atomic
  select owner_id from quality.opening
  where to_id = any ((select kernel.owner_ids())::uuid[]) and from_on <= (now() at time zone 'UTC')::date
    and (to_on is null or to_on >= (now() at time zone 'UTC')::date);
end;
create policy opened on quality.year_count for select using (owner_id in (select kernel.opened_owners()));
create policy opened on quality.counted for select using (owner_id in (select kernel.opened_owners()));
