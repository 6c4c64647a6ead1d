-- Published: one row per agenda item. Runs with the reader's rights, so the reader's owner scope holds.

create view meetings.item_outcome with (security_invoker = true) as
select owner_id, id as item_id, meeting_id, position, state, opened_at, closed_at, conclusion, deferral_reason, quorum_met, version
from meetings.agenda_item;

-- Published: one row per meeting that has ended, and whether it was held here, step by step: what a file brought stands as it came.
create view meetings.held with (security_invoker = true) as
select m.owner_id, m.id as meeting_id, s.kind, s.name, m.local_start, m.version > 1 as held_here, m.presence_corrected_at
from meetings.meeting m join meetings.series s on s.owner_id = m.owner_id and s.id = m.series_id
where m.state = 'closed';
