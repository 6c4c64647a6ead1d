-- Published: one row per agenda item. Runs with the reader's rights, so the reader's owner scope holds.

create view meetings.item_outcome with (security_invoker = true) as
select owner_id, id as item_id, meeting_id, position, state, opened_at, closed_at, conclusion, deferral_reason, quorum_met
from meetings.agenda_item;
