CREATE TABLE "kernel"."file" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"size" integer NOT NULL,
	"digest" text NOT NULL,
	"key_id" text NOT NULL,
	"sealed_sha256" text NOT NULL,
	CONSTRAINT "file_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "file_kind" CHECK ("kernel"."file"."kind" in ('pdf', 'jpeg', 'png')),
	CONSTRAINT "file_size" CHECK ("kernel"."file"."size" > 0)
);
--> statement-breakpoint
CREATE TABLE "kernel"."file_piece" (
	"owner_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "file_piece_owner_id_file_id_place_pk" PRIMARY KEY("owner_id","file_id","place")
);
--> statement-breakpoint
CREATE TABLE "care"."document" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"made_on" text,
	"note" text,
	"file_id" uuid NOT NULL,
	CONSTRAINT "document_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "document_once" UNIQUE NULLS NOT DISTINCT("owner_id","case_id","file_id","struck"),
	CONSTRAINT "document_kind" CHECK ("care"."document"."kind" in ('scan', 'outside_report', 'operation_photograph', 'other'))
);
--> statement-breakpoint
ALTER TABLE "kernel"."file_piece" ADD CONSTRAINT "file_piece_owner_id_file_id_file_owner_id_id_fk" FOREIGN KEY ("owner_id","file_id") REFERENCES "kernel"."file"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."document" ADD CONSTRAINT "document_owner_id_case_id_case_owner_id_id_fk" FOREIGN KEY ("owner_id","case_id") REFERENCES "care"."case"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."document" ADD CONSTRAINT "document_owner_id_file_id_file_owner_id_id_fk" FOREIGN KEY ("owner_id","file_id") REFERENCES "kernel"."file"("owner_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
select kernel.tenant_table('kernel.file');
select kernel.tenant_table('care.document');
select kernel.owner_policy('kernel.file_piece');
--> statement-breakpoint
-- A file stands as it was brought; the records that name it are taken back.
revoke update on kernel.file from consilium_app;
grant select, insert on kernel.file_piece to consilium_app;
-- What is sealed does not become smaller.
alter table kernel.file_piece alter column bytes set storage external;
