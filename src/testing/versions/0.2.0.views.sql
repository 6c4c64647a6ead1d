-- Published: one row per agenda item. Runs with the reader's rights, so the reader's owner scope holds.

create view meetings.item_outcome with (security_invoker = true) as
select owner_id, id as item_id, meeting_id, position, state, opened_at, closed_at, conclusion, deferral_reason, quorum_met
from meetings.agenda_item;

-- Published views: one row per unit; dates, codes and facts that are true, false or null (unknown).
-- No names, no numbers of people. They run with the reader's rights, so the reader's owner scope holds.

create view quality.indicator_case with (security_invoker = true) as
select f.owner_id, f.id as case_id, f.presented_on, f.presented_year, f.treated_on, f.treated_year,
       true as came_to_centre, f.ovarian, f.advanced, f.primary_disease, f.untreated_before, f.operated, f.upfront_offered,
       f.complete_resection, f.treated, f.in_treatment,
       case when f.board_decided is null and b.recorded @> f.undecided_on then false else f.board_decided end as board_decided,
       case when f.first_treatment_decided is null and b.recorded @> f.first_undecided_on then false
            else f.first_treatment_decided end as first_treatment_decided
from quality.case_fact f
-- The days of which a centre states that its boards are recorded here: a treatment of theirs without one had none.
left join (
  select owner_id, range_agg(daterange(from_on, to_on, '[]')) filter (where holds)
                   - coalesce(range_agg(daterange(from_on, to_on, '[]')) filter (where not holds), '{}') as recorded
  from quality.statement where fact = 'boards_recorded' group by owner_id) b on b.owner_id = f.owner_id;

create view quality.indicator_operation with (security_invoker = true) as
select owner_id, id as operation_id, case_id, done_on, done_year, may_from_year, may_until_year, ovarian, advanced, cytoreductive, first_of_case,
       main_surgeon_id, supervising_surgeon_id, complete, work_up_complete, report_complete, pathology_complete,
       outcome_closed
from quality.operation_fact;
