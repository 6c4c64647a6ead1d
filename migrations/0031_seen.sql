-- What the board saw when it concluded: kept once, never computed again.
CREATE TABLE "board"."shown" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"seen_version" integer NOT NULL,
	"seen" jsonb NOT NULL,
	CONSTRAINT "shown_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
ALTER TABLE "board"."shown" ADD CONSTRAINT "shown_owner_id_id_listing_owner_id_id_fk" FOREIGN KEY ("owner_id","id") REFERENCES "board"."listing"("owner_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
select kernel.tenant_table('board.shown');
