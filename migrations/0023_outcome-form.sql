-- Complications of an operation are a filled form: one row of answers. Forms of before are not carried over: a database that holds some is
-- refused and left as it is.
do $$
begin
  if exists (select from care.outcome_30d) then
    raise exception using errcode = 'CS001', message = '30-day forms recorded by an earlier version';
  end if;
end $$;
--> statement-breakpoint
ALTER TABLE "care"."outcome_30d" ADD COLUMN "form_version" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "care"."outcome_30d" ADD COLUMN "answers" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "care"."outcome_30d" DROP COLUMN "closed_on";--> statement-breakpoint
ALTER TABLE "care"."outcome_30d" DROP COLUMN "complications";
