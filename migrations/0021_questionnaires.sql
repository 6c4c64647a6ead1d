CREATE TABLE "kernel"."definition" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"form" text NOT NULL,
	"form_version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "definition_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "care"."entry" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"form" text NOT NULL,
	"form_version" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"filled_on" text,
	CONSTRAINT "entry_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
ALTER TABLE "care"."entry" ADD CONSTRAINT "entry_owner_id_case_id_case_owner_id_id_fk" FOREIGN KEY ("owner_id","case_id") REFERENCES "care"."case"("owner_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "definition_version" ON "kernel"."definition" USING btree ("owner_id","form","form_version");
--> statement-breakpoint
CREATE INDEX "entry_case" ON "care"."entry" USING btree ("owner_id","case_id");
--> statement-breakpoint
select kernel.tenant_table('kernel.definition');
select kernel.tenant_table('care.entry');
-- A version of a form that somebody may have filled in is never another one.
revoke update on kernel.definition from consilium_app;

alter table care.entry add constraint entry_filled_on_date check (kernel.is_partial_date(filled_on));
