import { sql } from 'drizzle-orm';
import { operationTable } from '../../surgery/index.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { careCaseRows, type CaseFields, isAdvanced, profileOf, referralRows } from '../../care/index.ts';

export type GuidedCase = {
  readonly caseId: string;
  readonly label: string;
  readonly recommended: boolean;
  readonly recommendationId: string | null;
  readonly decided: boolean;
  readonly operationId: string | null;
};

type Found = GuidedCase &
  Pick<CaseFields, 'site' | 'stage' | 'stageEdition' | 'entry'> & { readonly phase: string | null };

const isAdvancedAtFirst = ({ site, stage, stageEdition, entry, phase }: Found): boolean =>
  isAdvanced(profileOf(site), stage, stageEdition) === true &&
  (phase === null ? entry === 'registry' : phase !== 'recurrence');

/**
 * The case the demonstration's tour follows: of this meeting's listings the advanced one of primary disease that came
 * up first among those without an operation before the meeting and with nothing concluded when the meeting was made.
 */
export const guidedCase = async (tx: Tx, ownerId: string, meetingId: string): Promise<GuidedCase | null> => {
  const found = await tx.execute<Found>(sql`
    select c.id as "caseId", c.label, r.id is not null as recommended, r.id as "recommendationId",
           coalesce(d.decision <> 'not_yet_told', false) as decided,
           c.site, c.stage, c.stage_edition as "stageEdition", c.entry,
           (select f.phase from ${referralRows} f where f.owner_id = c.owner_id and f.case_id = c.id
            order by f.received_on, f.id limit 1) as phase,
           (select o.id from ${operationTable} o where o.owner_id = c.owner_id and o.case_id = c.id order by o.id limit 1) as "operationId"
    from meetings.item_outcome i
    join board.listing l on l.owner_id = i.owner_id and l.agenda_item_id = i.item_id
    join ${careCaseRows} c on c.owner_id = l.owner_id and c.id = l.case_id
    left join lateral (select * from board.recommendation r where r.owner_id = l.owner_id and r.listing_id = l.id
                       order by r.priority limit 1) r on true
    left join board.her_decision d on d.owner_id = r.owner_id and d.id = r.id
    where i.owner_id = ${ownerId} and i.meeting_id = ${meetingId}
      and (r.id is null or r.source_id is null)
    order by i.position`);
  const guided = found.rows.find(isAdvancedAtFirst);
  if (guided === undefined) return null;
  const { caseId, label, recommended, recommendationId, decided, operationId } = guided;
  return { caseId, label, recommended, recommendationId, decided, operationId };
};
