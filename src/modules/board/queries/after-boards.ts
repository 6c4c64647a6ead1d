import { inArray, type SQL, sql, and } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { among } from '../../../kernel/among.ts';
import { type AnyAnswers, readKept } from '../../../kernel/forms/answers.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import {
  byId,
  careCaseRows,
  courseForms,
  courseRecord,
  deathsTold,
  entryRows,
  ofCase,
  patientRows,
  type Told,
} from '../../care/index.ts';
import { itemsById } from '../../meetings/index.ts';
import { operationReport, operationTable } from '../../surgery/index.ts';
import type { AfterBoards } from '../fulfilment.ts';
import { givenByEntry, givenByOperation, treatmentForms } from '../given-treatments.ts';
import { fulfilment, herDecision, listing, recommendation } from '../tables.ts';

const readForms = [...treatmentForms, courseForms.followUp.id];

/** Of these cases, those with a recommendation and all that may say what became of it. */
export const afterBoards = async (tx: Tx, ownerId: string, caseIds: readonly string[]) => {
  const of = (table: { caseId: PgColumn }, ids: readonly string[]): SQL => among(table.caseId, ownerId, ids);
  const { id, caseId, listingId, modality, timing, dueOn } = recommendation;
  const advice = await tx
    .select({ id, caseId, listingId, modality, timing, dueOn })
    .from(recommendation)
    .where(of(recommendation, caseIds));
  const advisedIds = [...new Set(advice.map((row) => row.caseId))];
  if (advisedIds.length === 0) return [];
  const rows = await readTogether(tx, {
    cases: tx
      .select({ id: careCaseRows.id, diedOn: patientRows.diedOn })
      .from(careCaseRows)
      .innerJoin(
        patientRows,
        and(
          sql`${patientRows.ownerId} = ${careCaseRows.ownerId}`,
          sql`${patientRows.id} = ${careCaseRows.patientId}`,
        ),
      )
      .where(among(careCaseRows.id, ownerId, advisedIds)),
    listings: tx
      .select({ id: listing.id, itemId: listing.agendaItemId })
      .from(listing)
      .where(of(listing, advisedIds)),
    decisions: tx
      .select({ id: herDecision.id, decision: herDecision.decision })
      .from(herDecision)
      .where(of(herDecision, advisedIds)),
    said: tx.select().from(fulfilment).where(of(fulfilment, advisedIds)),
    entries: tx
      .select({
        id: entryRows.id,
        caseId: entryRows.caseId,
        form: entryRows.form,
        version: entryRows.formVersion,
        answers: entryRows.answers,
      })
      .from(entryRows)
      .where(and(of(entryRows, advisedIds), inArray(entryRows.form, readForms))),
    operations: tx
      .select({
        id: operationTable.id,
        caseId: operationTable.caseId,
        doneOn: operationTable.doneOn,
        answers: operationTable.answers,
        formVersion: operationTable.formVersion,
      })
      .from(operationTable)
      .where(of(operationTable, advisedIds)),
  });
  const items = byId(
    await itemsById(
      tx,
      ownerId,
      rows.listings.map(({ itemId }) => itemId),
    ),
  );
  const boardOn = new Map(
    rows.listings.map((row) => [row.id, items.get(row.itemId)?.localStart.slice(0, 10) ?? null]),
  );
  const decisions = byId(rows.decisions);
  const said = byId(rows.said);
  const [advised, entries, operations] = [ofCase(advice), ofCase(rows.entries), ofCase(rows.operations)];
  return rows.cases.map(({ id: theCase, diedOn }) => {
    const course: Told[] = entries(theCase).flatMap((entry) => {
      const form = courseRecord(entry.form)?.form;
      return form === undefined
        ? []
        : [
            {
              id: entry.id,
              form: entry.form,
              answers: readKept(form, entry.answers, entry.version) as AnyAnswers,
            },
          ];
    });
    const after: AfterBoards = {
      advised: advised(theCase).flatMap((row) => {
        const [day, hers] = [boardOn.get(row.listingId) ?? null, decisions.get(row.id)];
        return day === null || hers === undefined ? [] : [{ ...row, boardOn: day, decision: hers.decision }];
      }),
      given: [
        ...course.flatMap((entry) => givenByEntry(entry) ?? []),
        ...operations(theCase).flatMap(({ id: operationId, doneOn, answers, formVersion }) =>
          givenByOperation(operationId, { ...readKept(operationReport, answers, formVersion), doneOn }),
        ),
      ],
      deaths: deathsTold(course, diedOn),
      said,
    };
    return { caseId: theCase, after };
  });
};
