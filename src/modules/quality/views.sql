-- Published views: one row per unit; dates, codes and facts that are true, false or null (unknown).
-- No names, no numbers of people. They run with the reader's rights, so the reader's owner scope holds.

create view quality.indicator_case with (security_invoker = true) as
select owner_id, id as case_id, presented_on, presented_year, treated_on, treated_year,
       true as came_to_centre, ovarian, advanced, primary_disease, untreated_before, operated, upfront_offered,
       complete_resection, treated, board_decided
from quality.case_fact;

create view quality.indicator_operation with (security_invoker = true) as
select owner_id, id as operation_id, case_id, done_on, done_year, ovarian, advanced, cytoreductive, first_of_case,
       main_surgeon_id, supervising_surgeon_id, complete, work_up_complete, report_complete, pathology_complete,
       outcome_closed
from quality.operation_fact;
