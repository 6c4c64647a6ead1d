import { sql } from 'drizzle-orm';
import { among } from '../../kernel/among.ts';
import { type Derivation, rowsOf, type Watch } from '../../kernel/derivation.ts';
import { computed, rowDerivation } from '../../kernel/kept-rows.ts';
import { givenRows } from '../../kernel/write-rows.ts';
import { agendaItemRows } from '../meetings/index.ts';
import { operationStateOf, unknownState } from './operation-state.ts';
import { closedOn } from './outcome-window.ts';
import { operationsById } from './queries/operation-parts.ts';
import { questionsOf } from './queries/questions.ts';
import { wholeCases, type WholeCase } from './queries/whole-case.ts';
import { allTermsOf, termsOf } from './search-terms.ts';
import { standingOf, unknownStanding } from './standing.ts';
import * as table from './tables.ts';

/** Every table whose rows lie within a case. */
export const caseRows: readonly Watch[] = [
  { table: table.careCase, by: table.careCase.id },
  ...[
    table.referral,
    table.workUp,
    table.listing,
    table.recommendation,
    table.herDecision,
    table.operation,
    table.pathology,
    table.outcome30,
    table.entry,
  ].map((part) => ({ table: part, by: part.caseId })),
];

/** Cases that are listed on agenda items. */
export const casesOnItems: Watch = {
  table: agendaItemRows,
  by: async ({ tx, ownerId }, { ids }) => {
    const { listing } = table;
    const found = await tx
      .selectDistinct({ id: listing.caseId })
      .from(listing)
      .where(among(listing.agendaItemId, ownerId, ids));
    return found.map(({ id }) => id);
  },
};

const courseOf = (whole: WholeCase): Parameters<typeof standingOf>[0] => ({
  case: whole.case,
  questions: questionsOf(whole).map(({ receivedOn, awaited }) => ({ receivedOn, awaited })),
  listings: whole.listings,
  recommendations: whole.recommendations.map(({ recommendation, herDecision }) => ({
    dueOn: recommendation.dueOn,
    priority: recommendation.priority,
    decision: herDecision.decision,
  })),
  operations: whole.operations.map(({ operation: { doneOn }, outcome30 }) => ({
    doneOn,
    closed: closedOn(outcome30, doneOn, 30) !== null,
  })),
});

/** Where each case stands, for the case list. */
const standings = rowDerivation({
  name: 'care.standing',
  subject: rowsOf(table.careCase),
  watches: [...caseRows, casesOnItems],
  writes: [table.standing],
  compute: async ({ tx, ownerId, guarded }, ids) => {
    const cases = [...(await wholeCases(tx, ownerId, ids))];
    const rows = cases.map(([id, whole]) => {
      const { patientId, label, presentedOn } = whole.case;
      const standing = guarded(id, () => standingOf(courseOf(whole))) ?? unknownStanding(presentedOn);
      return { id, patientId, label, ...standing };
    });
    return [computed(table.standing, rows)];
  },
});

/** What each operation's documents lack, for the work of whoever led it. */
const operationStates = rowDerivation({
  name: 'care.operation-state',
  subject: rowsOf(table.operation),
  watches: [table.operation, table.pathology, table.outcome30].map((part) => ({ table: part, by: part.id })),
  writes: [table.operationState],
  compute: async ({ tx, ownerId, guarded }, ids) => {
    const rows = (await operationsById(tx, ownerId, ids)).map(
      ({ operation: { id, caseId }, ...documents }) => ({
        id,
        caseId,
        ...(guarded(id, () => operationStateOf(documents)) ?? unknownState),
      }),
    );
    return [computed(table.operationState, rows)];
  },
});

/** What a woman is found by: exactly the terms of her names and number as they stand. */
const searchTerms: Derivation = {
  name: 'care.search-terms',
  subject: rowsOf(table.identity),
  watches: [{ table: table.identity, by: table.identity.id }],
  writes: [table.identityTerm],
  run: async ({ tx, ownerId, guarded }, ids) => {
    const { identity, identityTerm } = table;
    const found = await tx
      .select()
      .from(identity)
      .where(among(identity.id, ownerId, ids));
    const terms = found.flatMap((her) => {
      const hers = guarded(her.id, () => termsOf(her)) ?? [];
      return hers.map((term) => ({ ownerId, patientId: her.id, term, allTerms: allTermsOf(hers) }));
    });
    const wanted =
      terms.length > 0
        ? givenRows(identityTerm, terms, ['patientId', 'term', 'allTerms'])
        : sql`select null::uuid, null::text, null::text where false`;
    await tx.execute(sql`
      with wanted (patient_id, term, all_terms) as (${wanted}),
      gone as (
        delete from ${identityTerm} where ${among(identityTerm.patientId, ownerId, ids)}
          and not exists (select from wanted w where w.patient_id = identity_term.patient_id and w.term = identity_term.term))
      insert into ${identityTerm} (owner_id, patient_id, term, all_terms)
      select ${ownerId}, patient_id, term, all_terms from wanted
      on conflict (owner_id, patient_id, term) do update set all_terms = excluded.all_terms
      where identity_term.all_terms <> excluded.all_terms`);
    return [];
  },
};

/** What care recomputes when rows of a case change. */
export const derivations: readonly Derivation[] = [standings, operationStates, searchTerms];
