-- A pathology report is a filled form: one row of answers. Reports of before are not carried over: a database that holds
-- some is refused and left as it is.
do $$
begin
  if exists (select from care.pathology) then
    raise exception using errcode = 'CS001', message = 'pathology reports recorded by an earlier version';
  end if;
end $$;
--> statement-breakpoint
ALTER TABLE "care"."pathology" ADD COLUMN "form_version" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "care"."pathology" ADD COLUMN "answers" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "care"."pathology" DROP COLUMN "reported_on";--> statement-breakpoint
ALTER TABLE "care"."pathology" DROP COLUMN "elements";
