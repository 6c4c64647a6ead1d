CREATE TABLE "care"."entry_person" (
	"owner_id" uuid NOT NULL,
	"row_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "entry_person_owner_id_row_id_person_id_pk" PRIMARY KEY("owner_id","row_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "care"."entry_person" ADD CONSTRAINT "entry_person_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."entry_person" ADD CONSTRAINT "entry_person_owner_id_row_id_entry_owner_id_id_fk" FOREIGN KEY ("owner_id","row_id") REFERENCES "care"."entry"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entry_person_named" ON "care"."entry_person" USING btree ("owner_id","person_id");
--> statement-breakpoint
create trigger keep_named_insert after insert on care.entry referencing new table as new_rows
  for each statement execute function kernel.keep_named('care.entry_person');
create trigger keep_named_update after update on care.entry referencing new table as new_rows
  for each statement execute function kernel.keep_named('care.entry_person');

select kernel.owner_policy('care.entry_person');
grant select on care.entry_person to consilium_app;
