CREATE TABLE "kernel"."showing" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"subjects" jsonb NOT NULL,
	"sealed_by" uuid,
	CONSTRAINT "showing_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE INDEX "showing_seal" ON "kernel"."showing" USING btree ("owner_id","sealed_by");--> statement-breakpoint
CREATE INDEX "showing_unsealed" ON "kernel"."showing" USING btree ("owner_id") WHERE "kernel"."showing"."sealed_by" is null;
--> statement-breakpoint
select kernel.owner_policy('kernel.showing');
grant select, insert, update (sealed_by) on kernel.showing to consilium_app;
