CREATE TABLE "board"."turn" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"label" text NOT NULL,
	"kind" text NOT NULL,
	"matter_id" uuid NOT NULL,
	"detail" text,
	"person_id" uuid,
	"role" text,
	"series_id" uuid,
	"asked_on" text,
	"next" text,
	CONSTRAINT "turn_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "turn_holder" CHECK (("board"."turn"."person_id" is null) = ("board"."turn"."role" is not null))
);
--> statement-breakpoint
CREATE TABLE "directory"."absence" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"cover_id" uuid,
	CONSTRAINT "absence_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "absence_order" CHECK ("directory"."absence"."to_on" is null or "directory"."absence"."to_on" >= "directory"."absence"."from_on"),
	CONSTRAINT "absence_cover" CHECK ("directory"."absence"."cover_id" is distinct from "directory"."absence"."person_id")
);
--> statement-breakpoint
DROP INDEX "board"."fulfilment_state_asked";--> statement-breakpoint
DROP INDEX "board"."fulfilment_state_parted";--> statement-breakpoint
ALTER TABLE "board"."fulfilment_state" ADD COLUMN "happened_on" text;--> statement-breakpoint
ALTER TABLE "board"."fulfilment_state" ADD COLUMN "is_dead" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "directory"."absence" ADD CONSTRAINT "absence_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."absence" ADD CONSTRAINT "absence_cover_id_person_id_fk" FOREIGN KEY ("cover_id") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "turn_person" ON "board"."turn" USING btree ("owner_id","person_id");--> statement-breakpoint
CREATE INDEX "absence_person" ON "directory"."absence" USING btree ("owner_id","person_id");
--> statement-breakpoint
select kernel.tenant_table('directory.absence');
select kernel.derived_table('board.turn');
--> statement-breakpoint
-- Nobody is away twice on one day, with another cover each time.
alter table directory.absence add constraint absence_once
  exclude using gist (owner_id with =, person_id with =, daterange(from_on, to_on, '[]') with &&) where (struck is null);
