CREATE TABLE "board"."fulfilment" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"struck" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"deviation" text,
	"ask_on" date,
	"note" text,
	"form_version" integer,
	"answers" jsonb,
	CONSTRAINT "fulfilment_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "fulfilment_state" CHECK ("board"."fulfilment"."state" in ('done', 'done_otherwise', 'not_done', 'open')),
	CONSTRAINT "fulfilment_reason" CHECK (("board"."fulfilment"."state" in ('done_otherwise', 'not_done')) = ("board"."fulfilment"."reason" is not null and "board"."fulfilment"."deviation" is not null)),
	CONSTRAINT "fulfilment_ask" CHECK (("board"."fulfilment"."state" = 'open') = ("board"."fulfilment"."ask_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "board"."fulfilment_state" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"state" text,
	"reason" text,
	"deviation" text,
	"told" text,
	"by_form" text,
	"by_id" uuid,
	"asked_from" date,
	CONSTRAINT "fulfilment_state_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
ALTER TABLE "board"."fulfilment" ADD CONSTRAINT "fulfilment_owner_id_case_id_id_recommendation_owner_id_case_id_id_fk" FOREIGN KEY ("owner_id","case_id","id") REFERENCES "board"."recommendation"("owner_id","case_id","id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "fulfilment_case" ON "board"."fulfilment" USING btree ("owner_id","case_id");--> statement-breakpoint
CREATE INDEX "fulfilment_state_case" ON "board"."fulfilment_state" USING btree ("owner_id","case_id");--> statement-breakpoint
CREATE INDEX "fulfilment_state_asked" ON "board"."fulfilment_state" USING btree ("owner_id","asked_from") WHERE "board"."fulfilment_state"."asked_from" is not null;--> statement-breakpoint
CREATE INDEX "fulfilment_state_parted" ON "board"."fulfilment_state" USING btree ("owner_id") WHERE "board"."fulfilment_state"."deviation" = 'major';
--> statement-breakpoint
select kernel.tenant_table('board.fulfilment');
select kernel.derived_table('board.fulfilment_state');
