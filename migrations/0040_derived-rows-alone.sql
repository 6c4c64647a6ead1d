-- What is derived points to no record: it is computed from rows that the same command has locked, and can be computed again.
ALTER TABLE "board"."standing" DROP CONSTRAINT "standing_owner_id_id_case_owner_id_id_fk";
--> statement-breakpoint
ALTER TABLE "quality"."case_fact" DROP CONSTRAINT "case_fact_owner_id_id_case_owner_id_id_fk";
--> statement-breakpoint
ALTER TABLE "quality"."operation_fact" DROP CONSTRAINT "operation_fact_owner_id_case_id_id_operation_owner_id_case_id_id_fk";
--> statement-breakpoint
ALTER TABLE "surgery"."operation_state" DROP CONSTRAINT "operation_state_owner_id_case_id_id_operation_owner_id_case_id_id_fk";
