ALTER TABLE "care"."identity_term" ADD COLUMN "all_terms" text;--> statement-breakpoint
-- Whoever is in the record already is found as before: the terms stand, only what is written beside them is new.
update care.identity_term t set all_terms = hers.terms
from (select owner_id, patient_id, ' ' || string_agg(term, ' ') as terms from care.identity_term group by owner_id, patient_id) as hers
where (t.owner_id, t.patient_id) = (hers.owner_id, hers.patient_id);--> statement-breakpoint
ALTER TABLE "care"."identity_term" ALTER COLUMN "all_terms" SET NOT NULL;--> statement-breakpoint
-- What stands beside a term is read where its beginning is looked for: in order, without the table.
drop index care.identity_term_beginning;--> statement-breakpoint
create index identity_term_beginning on care.identity_term (owner_id, term text_pattern_ops, patient_id, all_terms);
