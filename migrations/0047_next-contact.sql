CREATE TABLE "board"."contact_state" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"state" text NOT NULL,
	"by_id" uuid,
	"due" text,
	"asked_from" date,
	"since" text,
	"person_id" uuid,
	"consultant_id" uuid,
	CONSTRAINT "contact_state_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
ALTER TABLE "board"."turn" ADD COLUMN "else_id" uuid;--> statement-breakpoint
CREATE INDEX "turn_else" ON "board"."turn" USING btree ("owner_id","else_id") WHERE "board"."turn"."else_id" is not null;--> statement-breakpoint
select kernel.derived_table('board.contact_state');
