CREATE TABLE "care"."identity_term" (
	"owner_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"term" text NOT NULL,
	CONSTRAINT "identity_term_owner_id_patient_id_term_pk" PRIMARY KEY("owner_id","patient_id","term")
);
--> statement-breakpoint
DROP INDEX "care"."identity_record_number_prefix";--> statement-breakpoint
DROP INDEX "care"."identity_latin_name_prefix";--> statement-breakpoint
DROP INDEX "care"."identity_native_name_prefix";--> statement-breakpoint
DROP INDEX "care"."identity_sort_name_prefix";--> statement-breakpoint
DROP INDEX "care"."case_label";--> statement-breakpoint
ALTER TABLE "care"."identity_term" ADD CONSTRAINT "identity_term_owner_id_patient_id_identity_owner_id_id_fk" FOREIGN KEY ("owner_id","patient_id") REFERENCES "care"."identity"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identity_term_beginning" ON "care"."identity_term" USING btree ("owner_id","term" text_pattern_ops,"patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_label" ON "care"."case" USING btree ("owner_id","label" text_pattern_ops);
--> statement-breakpoint
select kernel.derived_table('care.identity_term');
