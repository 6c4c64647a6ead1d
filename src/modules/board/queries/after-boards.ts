import { and, eq, inArray, isNotNull, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { among } from '../../../kernel/among.ts';
import { readKept } from '../../../kernel/forms/answers.ts';
import { daysIn, lastDays } from '../../../kernel/last-days.ts';
import { readFor } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import {
  byId,
  careCaseRows,
  courseForms,
  deathsTold,
  entryRows,
  ofCase,
  patientRows,
  referralRows,
  type Told,
  toldFrom,
} from '../../care/index.ts';
import { itemsById } from '../../meetings/index.ts';
import { operationReport, operationTable } from '../../surgery/index.ts';
import { type ContactCourse, lostOf } from '../contact.ts';
import { agreedIn, lostIn, seenAlive, signForms } from '../contact-entries.ts';
import type { AfterBoards } from '../fulfilment.ts';
import { givenByEntry, givenByOperation, treatmentForms } from '../given-treatments.ts';
import { fulfilment, herDecision, listing, recommendation } from '../tables.ts';
import { questionsOf } from './questions.ts';

const { followUp, nextContact, lostToFollowUp } = courseForms;
const contactForms = [nextContact.id, lostToFollowUp.id];
const readForms = [...treatmentForms, followUp.id, ...contactForms];

/** Of these cases those that anything may be asked of: a board was asked or has advised, or a contact was agreed. */
const askedOf = async (tx: Tx, ownerId: string, caseIds: readonly string[]) => {
  const of = (table: { caseId: PgColumn }): SQL => among(table.caseId, ownerId, caseIds);
  const { id, caseId, listingId, modality, timing, dueOn } = recommendation;
  const asked = referralRows;
  const found = await readFor(tx, caseIds.length, {
    advice: tx
      .select({ id, caseId, listingId, modality, timing, dueOn })
      .from(recommendation)
      .where(of(recommendation)),
    referrals: tx
      .select({
        id: asked.id,
        caseId: asked.caseId,
        receivedOn: asked.receivedOn,
        consultantId: asked.consultantId,
      })
      .from(asked)
      .where(of(asked))
      .orderBy(asked.receivedOn, asked.id),
    contacts: tx
      .selectDistinct({ caseId: entryRows.caseId })
      .from(entryRows)
      .where(and(of(entryRows), inArray(entryRows.form, contactForms))),
  });
  const ids = new Set(Object.values(found).flatMap((rows) => rows.map((row) => row.caseId)));
  return { ...found, ids: [...ids] };
};

const rowsOf = (tx: Tx, ownerId: string, ids: readonly string[]) => {
  const of = (table: { caseId: PgColumn }): SQL => among(table.caseId, ownerId, ids);
  return readFor(tx, ids.length, {
    cases: tx
      .select({ id: careCaseRows.id, diedOn: patientRows.diedOn })
      .from(careCaseRows)
      .innerJoin(
        patientRows,
        and(eq(patientRows.ownerId, careCaseRows.ownerId), eq(patientRows.id, careCaseRows.patientId)),
      )
      .where(among(careCaseRows.id, ownerId, ids)),
    listings: tx.select().from(listing).where(of(listing)),
    decisions: tx
      .select({
        id: herDecision.id,
        caseId: herDecision.caseId,
        decision: herDecision.decision,
        spokenOn: herDecision.spokenOn,
      })
      .from(herDecision)
      .where(of(herDecision)),
    said: tx.select().from(fulfilment).where(of(fulfilment)),
    entries: tx
      .select({
        id: entryRows.id,
        caseId: entryRows.caseId,
        form: entryRows.form,
        version: entryRows.formVersion,
        answers: entryRows.answers,
      })
      .from(entryRows)
      .where(and(of(entryRows), inArray(entryRows.form, readForms))),
    signs: tx
      .select({ caseId: entryRows.caseId, ...lastDays(entryRows.filledOn) })
      .from(entryRows)
      .where(and(of(entryRows), inArray(entryRows.form, signForms), isNotNull(entryRows.filledOn)))
      .groupBy(entryRows.caseId),
    operations: tx
      .select({
        id: operationTable.id,
        caseId: operationTable.caseId,
        doneOn: operationTable.doneOn,
        answers: operationTable.answers,
        formVersion: operationTable.formVersion,
      })
      .from(operationTable)
      .where(of(operationTable)),
  });
};

/** What of a case says what became of what boards recommended, and whether she is seen again. */
type AfterCase = {
  readonly caseId: string;
  readonly after: AfterBoards;
  /** All but whether something is open, which follows from the former. */
  readonly contact: Omit<ContactCourse, 'isOpen'>;
  readonly isAwaited: boolean;
};

/** Of these cases, those that anything may be asked of, with all that may answer it. */
export const afterBoards = async (
  tx: Tx,
  ownerId: string,
  caseIds: readonly string[],
): Promise<readonly AfterCase[]> => {
  const { advice, referrals, ids } = await askedOf(tx, ownerId, caseIds);
  if (ids.length === 0) return [];
  const rows = await rowsOf(tx, ownerId, ids);
  const agenda = await itemsById(
    tx,
    ownerId,
    rows.listings.map(({ agendaItemId }) => agendaItemId),
  );
  const itemOf = byId(agenda);
  const boardOn = new Map(
    rows.listings.map((row) => [row.id, itemOf.get(row.agendaItemId)?.localStart.slice(0, 10) ?? null]),
  );
  const [decisionOf, said] = [byId(rows.decisions), byId(rows.said)];
  const [advised, asked, listings] = [ofCase(advice), ofCase(referrals), ofCase(rows.listings)];
  const [entries, signs, operations] = [ofCase(rows.entries), ofCase(rows.signs), ofCase(rows.operations)];
  const decisions = ofCase(rows.decisions);
  return rows.cases.map(({ id: caseId, diedOn }): AfterCase => {
    const course: readonly Told[] = toldFrom(entries(caseId));
    const given = [
      ...course.flatMap((entry) => givenByEntry(entry) ?? []),
      ...operations(caseId).flatMap(({ id, doneOn, answers, formVersion }) =>
        givenByOperation(id, { ...readKept(operationReport, answers, formVersion), doneOn }),
      ),
    ];
    const deaths = deathsTold(course, diedOn);
    const told = {
      agreed: agreedIn(course),
      lost: lostIn(course),
      given,
      signs: [
        ...seenAlive(course),
        ...signs(caseId).flatMap(daysIn),
        ...operations(caseId).flatMap(({ doneOn }) => doneOn ?? []),
        ...asked(caseId).map(({ receivedOn }) => receivedOn),
        ...decisions(caseId).flatMap(({ spokenOn }) => spokenOn ?? []),
      ],
    };
    const questions = questionsOf(
      asked(caseId),
      {
        listings: listings(caseId),
        agenda: listings(caseId).flatMap(({ agendaItemId }) => itemOf.get(agendaItemId) ?? []),
      },
      new Set(advised(caseId).map(({ listingId }) => listingId)),
    );
    return {
      caseId,
      after: {
        advised: advised(caseId).flatMap((row) => {
          const [day, hers] = [boardOn.get(row.listingId) ?? null, decisionOf.get(row.id)];
          return day === null || hers === undefined
            ? []
            : [{ ...row, boardOn: day, decision: hers.decision }];
        }),
        given,
        deaths,
        lost: lostOf(told),
        said,
      },
      contact: {
        ...told,
        hasDied: deaths.length > 0,
        consultantId: asked(caseId).at(-1)?.consultantId ?? null,
      },
      isAwaited: questions.some(({ awaited }) => awaited),
    };
  });
};
