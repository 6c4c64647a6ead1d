import { asc, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { among } from '../../../kernel/among.ts';
import { readFor } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { careCaseRows, ofCase, byId, referralRows } from '../../care/index.ts';
import { operationTable, operationStateRows } from '../../surgery/index.ts';
import { itemsById } from '../../meetings/index.ts';
import { herDecision, listing, recommendation } from '../tables.ts';
import { questionsOf } from './questions.ts';

/** Of these cases what says where each stands; each table is read by itself and joined in memory. */
export const coursesOf = async (tx: Tx, ownerId: string, ids: readonly string[]) => {
  const of = (table: { caseId: PgColumn }): SQL => among(table.caseId, ownerId, ids);
  const rows = await readFor(tx, ids.length, {
    cases: tx
      .select({
        id: careCaseRows.id,
        patientId: careCaseRows.patientId,
        label: careCaseRows.label,
        entry: careCaseRows.entry,
        presentedOn: careCaseRows.presentedOn,
        notOperatedReason: careCaseRows.notOperatedReason,
      })
      .from(careCaseRows)
      .where(among(careCaseRows.id, ownerId, ids)),
    referrals: tx
      .select({ id: referralRows.id, caseId: referralRows.caseId, receivedOn: referralRows.receivedOn })
      .from(referralRows)
      .where(of(referralRows))
      .orderBy(asc(referralRows.receivedOn), asc(referralRows.id)),
    listings: tx.select().from(listing).where(of(listing)).orderBy(asc(listing.id)),
    recommendations: tx
      .select({
        caseId: recommendation.caseId,
        listingId: recommendation.listingId,
        id: recommendation.id,
        priority: recommendation.priority,
      })
      .from(recommendation)
      .where(of(recommendation)),
    decisions: tx
      .select({ id: herDecision.id, decision: herDecision.decision })
      .from(herDecision)
      .where(of(herDecision)),
    operations: tx
      .select({ caseId: operationTable.caseId, id: operationTable.id, doneOn: operationTable.doneOn })
      .from(operationTable)
      .where(of(operationTable)),
    states: tx
      .select({ id: operationStateRows.id, closed: operationStateRows.outcomeClosed })
      .from(operationStateRows)
      .where(of(operationStateRows)),
  });
  const agenda = await itemsById(
    tx,
    ownerId,
    rows.listings.map((row) => row.agendaItemId),
  );
  const itemOf = byId(agenda);
  const [decisions, states] = [byId(rows.decisions), byId(rows.states)];
  const [referrals, listings] = [ofCase(rows.referrals), ofCase(rows.listings)];
  const [recommended, operations] = [ofCase(rows.recommendations), ofCase(rows.operations)];
  return rows.cases.map((subject) => ({
    case: subject,
    course: {
      case: subject,
      questions: questionsOf(
        referrals(subject.id),
        {
          listings: listings(subject.id),
          agenda: listings(subject.id).flatMap(({ agendaItemId }) => itemOf.get(agendaItemId) ?? []),
        },
        new Set(recommended(subject.id).map(({ listingId }) => listingId)),
      ),
      listings: listings(subject.id),
      recommendations: recommended(subject.id).flatMap((row) => {
        const hers = decisions.get(row.id);
        const listed = listings(subject.id).find(({ id }) => id === row.listingId);
        const item = listed && itemOf.get(listed.agendaItemId);
        if (!hers || !item) return [];
        return [{ boardOn: item.localStart.slice(0, 10), priority: row.priority, decision: hers.decision }];
      }),
      operations: operations(subject.id).map(({ id, doneOn }) => ({
        doneOn,
        closed: states.get(id)?.closed ?? false,
      })),
    },
  }));
};
