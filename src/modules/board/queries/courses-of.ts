import { asc, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { among } from '../../../kernel/among.ts';
import { readFor } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { careCaseRows, ofCase, byId, referralRows } from '../../care/index.ts';
import { operationTable, operationStateRows } from '../../surgery/index.ts';
import { itemsById } from '../../meetings/index.ts';
import { contactState, fulfilmentState, herDecision, listing, recommendation } from '../tables.ts';
import type { OpenCourse } from '../whose-turn.ts';
import { questionsOf } from './questions.ts';

type Rows = {
  readonly referrals: readonly { readonly id: string; readonly receivedOn: string }[];
  readonly listings: readonly (typeof listing.$inferSelect)[];
  readonly recommended: readonly Pick<
    typeof recommendation.$inferSelect,
    'id' | 'listingId' | 'modality' | 'ownerPersonId' | 'dueOn'
  >[];
};
type Joined = {
  readonly itemOf: ReadonlyMap<string, Awaited<ReturnType<typeof itemsById>>[number]>;
  readonly decisions: ReadonlyMap<string, Pick<typeof herDecision.$inferSelect, 'decision' | 'spokenOn'>>;
  readonly fulfilments: ReadonlyMap<string, typeof fulfilmentState.$inferSelect>;
};
type Contacts = ReadonlyMap<string, typeof contactState.$inferSelect>;
const contactOf = (contacts: Contacts, caseId: string): OpenCourse['contact'] => {
  const contact = contacts.get(caseId);
  return contact === undefined ? null : { ...contact, caseId };
};

/** What of a case says what is open in it. */
const openOf = (
  { referrals, listings, recommended }: Rows,
  { itemOf, decisions, fulfilments }: Joined,
): Omit<OpenCourse, 'contact'> => {
  const places = listings.flatMap((one) => {
    const item = itemOf.get(one.agendaItemId);
    const isAdvised = recommended.some(({ listingId }) => listingId === one.id);
    return item
      ? [{ ...one, ...item, listingId: one.id, boardOn: item.localStart.slice(0, 10), isAdvised }]
      : [];
  });
  return {
    questions: referrals.map(({ id, receivedOn }) => ({
      id,
      receivedOn,
      heard: places.filter(({ referralId }) => referralId === id),
    })),
    advice: recommended.flatMap((row) => {
      const [hers, place] = [
        decisions.get(row.id),
        places.find(({ listingId }) => listingId === row.listingId),
      ];
      const asked = referrals.find(({ id }) => id === place?.referralId);
      if (!hers || !place || !asked) return [];
      const became = fulfilments.get(row.id) ?? notSaid;
      const { boardOn, seriesId } = place;
      return [{ ...row, ...hers, id: row.id, boardOn, seriesId, receivedOn: asked.receivedOn, became }];
    }),
    isDead: recommended.some(({ id }) => fulfilments.get(id)?.isDead === true),
  };
};
const notSaid = { state: null, reason: null, deviation: null, askedFrom: null, happenedOn: null };

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
        modality: recommendation.modality,
        ownerPersonId: recommendation.ownerPersonId,
        dueOn: recommendation.dueOn,
      })
      .from(recommendation)
      .where(of(recommendation)),
    decisions: tx
      .select({ id: herDecision.id, decision: herDecision.decision, spokenOn: herDecision.spokenOn })
      .from(herDecision)
      .where(of(herDecision)),
    fulfilments: tx.select().from(fulfilmentState).where(of(fulfilmentState)),
    contacts: tx
      .select()
      .from(contactState)
      .where(among(contactState.id, ownerId, ids)),
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
  const [decisions, states, fulfilments] = [byId(rows.decisions), byId(rows.states), byId(rows.fulfilments)];
  const contacts = byId(rows.contacts);
  const [referrals, listings] = [ofCase(rows.referrals), ofCase(rows.listings)];
  const [recommended, operations] = [ofCase(rows.recommendations), ofCase(rows.operations)];
  return rows.cases.map((subject) => ({
    case: subject,
    open: {
      ...openOf(
        {
          referrals: referrals(subject.id),
          listings: listings(subject.id),
          recommended: recommended(subject.id),
        },
        { itemOf, decisions, fulfilments },
      ),
      contact: contactOf(contacts, subject.id),
    },
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
