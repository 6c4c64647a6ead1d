import { sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { among } from '../../kernel/among.ts';
import { type Derivation, nameOf, rowsOf, type Watch, type Work } from '../../kernel/derivation.ts';
import type { Tx } from '../../kernel/scope.ts';
import { givenRows, keepRows } from '../../kernel/write-rows.ts';
import { agendaItemRows } from '../meetings/index.ts';
import { closedOn } from './outcome-window.ts';
import { verdictInput } from './queries/verdict-input.ts';
import { wholeCases, type WholeCase } from './queries/whole-case.ts';
import { allTermsOf, termsOf } from './search-terms.ts';
import { standingOf, unknownStanding } from './standing.ts';
import * as table from './tables.ts';
import { unknownVerdicts, verdicts } from './verdict.ts';

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
const casesOnItems: Watch = {
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
  receivedOn: whole.referrals.map(({ receivedOn }) => receivedOn),
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

/** What both rules say of one case; unknown where a rule throws, so that she stays in the list and in the figures. */
const factsOf = (guarded: Work['guarded'], id: string, whole: WholeCase) => {
  const input = verdictInput(whole);
  const { patientId, label, presentedOn } = whole.case;
  return {
    id,
    ...(guarded(id, () => verdicts(input)) ?? unknownVerdicts(input)),
    standing: {
      patientId,
      label,
      ...(guarded(id, () => standingOf(courseOf(whole))) ?? unknownStanding(presentedOn)),
    },
  };
};

/** The facts that indicators count, and where the case stands: read from the whole case, once for both. */
const caseFacts: Derivation = {
  name: 'care.case-facts',
  subject: rowsOf(table.careCase),
  watches: [...caseRows, casesOnItems],
  writes: [table.caseVerdict, table.operationVerdict, table.standing],
  run: async ({ tx, ownerId, guarded }, ids) => {
    const cases = [...(await wholeCases(tx, ownerId, ids))];
    const facts = cases.map(([id, whole]) => factsOf(guarded, id, whole));
    const { caseVerdict, operationVerdict, standing } = table;
    const ofCases = facts.map((entry) => ({ ownerId, id: entry.id, ...entry.case }));
    const ofOperations = facts.flatMap(({ id, operations }) =>
      operations.map((row) => ({ ownerId, caseId: id, ...row })),
    );
    const standings = facts.map((entry) => ({ ownerId, id: entry.id, ...entry.standing }));
    const { presentedYear, treatedYear } = caseVerdict;
    const [told, toldOfOperations] = await Promise.all([
      keepRows(tx, caseVerdict, ofCases, [presentedYear, treatedYear]),
      keepRows(tx, operationVerdict, ofOperations, [operationVerdict.doneYear]),
      keepRows(tx, standing, standings, []),
    ]);
    return [...told, ...toldOfOperations];
  },
};

type Kept = PgTable & { ownerId: PgColumn; id: PgColumn };
const keptRows = (tx: Tx, ownerId: string, kept: Kept, ids: readonly string[]) =>
  tx
    .select()
    .from(kept)
    .where(among(kept.id, ownerId, ids));

/** Whether a kept row says what the rule says now; columns that the database computes follow by themselves. */
const agrees = (
  kept: Readonly<Record<string, unknown>> | undefined,
  now: Readonly<Record<string, unknown>>,
) => kept !== undefined && Object.entries(now).every(([name, value]) => kept[name] === value);

/** Kept facts of an owner that are not what the rules say of the record as it stands, as `table id`. */
export const differingFacts = async (tx: Tx, ownerId: string): Promise<string[]> => {
  const differing: string[] = [];
  const { page } = caseFacts.subject;
  for (let after: string | null = null; ; ) {
    const ids = await page({ tx, ownerId }, after);
    if (ids.length === 0) return differing;
    const facts = [...(await wholeCases(tx, ownerId, ids))].map(([id, whole]) =>
      factsOf((_id, rule) => rule(), id, whole),
    );
    const check = async (kept: Kept, rows: readonly { id: string }[]) => {
      const found = await keptRows(
        tx,
        ownerId,
        kept,
        rows.map(({ id }) => id),
      );
      const byId = new Map(found.map((row) => [row['id'], row]));
      for (const row of rows) if (!agrees(byId.get(row.id), row)) differing.push(`${nameOf(kept)} ${row.id}`);
    };
    await check(
      table.caseVerdict,
      facts.map(({ id, case: found }) => ({ id, ...found })),
    );
    await check(
      table.operationVerdict,
      facts.flatMap(({ operations }) => operations),
    );
    await check(
      table.standing,
      facts.map(({ id, standing }) => ({ id, ...standing })),
    );
    after = ids.at(-1) ?? null;
  }
};

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
export const derivations: readonly Derivation[] = [caseFacts, searchTerms];
