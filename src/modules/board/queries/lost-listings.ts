import { and, asc, eq } from 'drizzle-orm';
import { agendaItemRows } from '../../meetings/index.ts';
import { careCaseRows as careCase } from '../../care/index.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { amongStruck } from '../../../kernel/struck.ts';
import { listing } from '../tables.ts';
import { unlistedCases } from './work-of.ts';

/** More than any house has waiting: whether a question is among those that wait must not depend on how many do. */
const all = 10_000;

/**
 * The cases that the agenda of a meeting held when this entry cancelled it, in their order; each may come back while its question
 * waits and no other agenda holds the case.
 */
export const lostListings = async (
  tx: Tx,
  ownerId: string,
  { id: meetingId, cancelledBy }: { readonly id: string; readonly cancelledBy: string },
) => {
  const lost = await amongStruck(
    tx,
    tx
      .select({
        itemId: agendaItemRows.id,
        position: agendaItemRows.position,
        caseId: listing.caseId,
        referralId: listing.referralId,
        patientId: careCase.patientId,
        label: careCase.label,
      })
      .from(agendaItemRows)
      .innerJoin(
        listing,
        and(eq(listing.ownerId, agendaItemRows.ownerId), eq(listing.agendaItemId, agendaItemRows.id)),
      )
      .innerJoin(careCase, and(eq(careCase.ownerId, listing.ownerId), eq(careCase.id, listing.caseId)))
      .where(
        and(
          eq(agendaItemRows.ownerId, ownerId),
          eq(agendaItemRows.meetingId, meetingId),
          eq(agendaItemRows.struck, cancelledBy),
        ),
      )
      .orderBy(asc(agendaItemRows.position)),
  );
  const waiting = new Set(
    (await unlistedCases(tx, ownerId, all)).flatMap(({ referralId, onAgenda }) =>
      onAgenda ? [] : [referralId],
    ),
  );
  return lost.map(({ referralId, ...rest }) => ({ ...rest, mayReturn: waiting.has(referralId) }));
};
