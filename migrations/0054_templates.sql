CREATE TABLE "board"."template" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"form_version" integer,
	"answers" jsonb,
	CONSTRAINT "template_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "template_name" UNIQUE NULLS NOT DISTINCT("owner_id","name","struck")
);

--> statement-breakpoint
select kernel.tenant_table('board.template');
