CREATE TABLE "board"."minutes" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"signed_by" uuid NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"reason" text,
	"said_version" integer NOT NULL,
	"said" jsonb NOT NULL,
	"made_of" text NOT NULL,
	CONSTRAINT "minutes_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "minutes_number" UNIQUE NULLS NOT DISTINCT("owner_id","meeting_id","number","struck"),
	CONSTRAINT "minutes_reason" CHECK (("board"."minutes"."number" = 1) = ("board"."minutes"."reason" is null))
);
--> statement-breakpoint
ALTER TABLE "board"."minutes" ADD CONSTRAINT "minutes_signed_by_person_id_fk" FOREIGN KEY ("signed_by") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board"."minutes" ADD CONSTRAINT "minutes_owner_id_meeting_id_meeting_owner_id_id_fk" FOREIGN KEY ("owner_id","meeting_id") REFERENCES "meetings"."meeting"("owner_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
select kernel.tenant_table('board.minutes');
-- What somebody has signed is never another thing.
revoke update on board.minutes from consilium_app;
