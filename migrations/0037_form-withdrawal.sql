CREATE TABLE "care"."form_withdrawal" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"form" text NOT NULL,
	"withdrawn" boolean NOT NULL,
	CONSTRAINT "form_withdrawal_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "form_withdrawal_form" UNIQUE NULLS NOT DISTINCT("owner_id","form","struck")
);
--> statement-breakpoint
select kernel.tenant_table('care.form_withdrawal');
