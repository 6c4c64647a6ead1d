import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Actor } from '../../../kernel/actor.ts';
import { nameOf } from '../../../kernel/derivation.ts';
import type { Locale } from '../../../kernel/languages.ts';
import { houseOfTx, type Tx } from '../../../kernel/scope.ts';
import { notAllowed } from '../../../kernel/striking.ts';
import { seeStruck } from '../../../kernel/struck.ts';
import { localDay, localTime } from '../../../kernel/zone.ts';
import { careCaseRows, documentRows, entryRows, referralRows, workUpRows } from '../../care/index.ts';
import { namesIn } from '../../directory/index.ts';
import { operationTable, outcomeTable, pathologyTable } from '../../surgery/index.ts';
import { canRecordDecision } from '../policy.ts';
import { herDecision, listing, recommendation } from '../tables.ts';
import { type DecisionBefore, decisionsBefore } from './decision-before.ts';
import { isRecord } from '../taken-records.ts';
import { type CaseSaid, type RecordSaid, recordsSaid } from './records-said.ts';

export const pageSize = 50;

type Struck = {
  readonly seq: string;
  readonly entryId: string;
  readonly at: string;
  readonly actor: { readonly kind: string; readonly personId?: string };
  /** None where it was undone in the room. */
  readonly reason: string | null;
  readonly table: string;
  readonly id: string;
};

/** The reader of a house: its clock, and how names are written. */
export type Reader = { readonly zone: string; readonly locale: Locale };

/** Who took a record back, when at the house's time, and why; `id` and `table` are those of the record. */
export type Strike = Pick<Struck, 'entryId' | 'reason' | 'table' | 'id'> & {
  readonly seq: number;
  readonly day: string;
  readonly time: string;
  readonly who: { readonly kind: string; readonly name: string | null };
};

const told = async (tx: Tx, { zone, locale }: Reader, found: readonly Struck[]): Promise<Strike[]> => {
  const people = [...new Set(found.flatMap(({ actor }) => actor.personId ?? []))];
  const names = await namesIn(tx, locale, people);
  return found.map(({ seq, entryId, at, actor: { kind, personId = '' }, reason, table, id }) => ({
    seq: Number(seq),
    entryId,
    day: localDay(at, zone),
    time: localTime(at, zone),
    who: { kind, name: names.get(personId) ?? null },
    reason,
    table,
    id,
  }));
};

/** Entries that took something back, on a page or in the room, which have an index. */
const byStrike = sql`j.events @> '[{"type": "kernel.struck"}]'::jsonb`;
const strikes = (ownerId: string, where: SQL): SQL => sql`
  select j.seq, j.id as "entryId", j.at::text as at, j.actor, j.reason,
    said ->> 'table' as "table", (said ->> 'id')::uuid as id
  from kernel.journal j cross join lateral jsonb_array_elements(j.events) as said
  where j.owner_id = ${ownerId} and said ->> 'type' = 'kernel.struck' and ${where}`;

/** What one of these entries took back; null when it took nothing back. */
export const strikeBy = async (
  tx: Tx,
  ownerId: string,
  reader: Reader,
  entryId: string,
): Promise<Strike | null> => {
  const { rows } = await tx.execute<Struck>(strikes(ownerId, sql`j.id = ${entryId}`));
  return (await told(tx, reader, rows))[0] ?? null;
};

/** Tables whose records a page takes back, and the column that names the case. */
const places: ReadonlyArray<
  readonly [PgTable & { ownerId: PgColumn; id: PgColumn; struck: PgColumn }, PgColumn]
> = [
  [careCaseRows, careCaseRows.id],
  [referralRows, referralRows.caseId],
  [entryRows, entryRows.caseId],
  [documentRows, documentRows.caseId],
  [workUpRows, workUpRows.caseId],
  [operationTable, operationTable.caseId],
  [pathologyTable, pathologyTable.caseId],
  [outcomeTable, outcomeTable.caseId],
  [listing, listing.caseId],
  [recommendation, recommendation.caseId],
];

export type Asker = { readonly ownerId: string; readonly actor: Actor };
type Filter = { readonly caseId?: string | undefined; readonly below?: number | undefined };

const stillStruck = (ownerId: string, { caseId, below }: Filter): SQL => {
  const ofCase = (column: PgColumn) => (caseId === undefined ? sql`true` : sql`${column} = ${caseId}`);
  const still = places.map(
    ([
      table,
      by,
    ]) => sql`exists (select from ${table} where ${table.ownerId} = ${ownerId} and s."table" = ${nameOf(table)}
      and ${table.id} = s.id and ${table.struck} = s."entryId" and ${ofCase(by)})`,
  );
  // Of her decision the row stands, empty, for as long as nobody has recorded it again.
  const decisionStill = sql`exists (select from ${herDecision} where ${herDecision.ownerId} = ${ownerId}
    and s."table" = ${nameOf(herDecision)} and ${herDecision.id} = s.id and ${herDecision.entryId} = s."entryId"
    and ${herDecision.struck} is null and ${ofCase(herDecision.caseId)})`;
  return sql`
    select * from (${strikes(ownerId, below === undefined ? byStrike : sql`${byStrike} and j.seq < ${below}`)}) as s
    where ${sql.join([...still, decisionStill], sql` or `)}
    order by seq desc limit ${pageSize + 1}`;
};

/** What was taken back: a record, or what was recorded of her decision. */
type Line = {
  readonly strike: Strike;
  readonly case: CaseSaid;
  readonly mayRestore: boolean;
} & (
  | { readonly record: RecordSaid; readonly decision: null }
  | { readonly record: null; readonly decision: DecisionBefore }
);

/**
 * What is taken back now, of one case or of all, latest first, with whose it is; `next` is the number of the journal below which the
 * page after it begins. From here on the transaction sees what was taken back.
 */
export const takenBack = async (tx: Tx, { ownerId, actor }: Asker, reader: Reader, filter: Filter) => {
  await seeStruck(tx);
  const { rows } = await tx.execute<Struck>(stillStruck(ownerId, filter));
  const shown = rows.slice(0, pageSize);
  const ids = new Map(
    [...Map.groupBy(shown, ({ table }) => table)].map(([table, of]) => [table, of.map(({ id }) => id)]),
  );
  const decisions = await decisionsBefore(tx, ownerId, ids.get(nameOf(herDecision)) ?? []);
  const caseIds = [
    ...(ids.get(nameOf(careCaseRows)) ?? []),
    ...[...decisions.values()].map((one) => one.caseId),
  ];
  const { records, cases } = await recordsSaid(
    tx,
    ownerId,
    new Map([...ids, [nameOf(careCaseRows), caseIds]]),
  );
  const lines = (await told(tx, reader, shown)).flatMap((strike): Line[] => {
    const decision = strike.table === nameOf(herDecision) ? decisions.get(strike.id) : undefined;
    const record = records.find((one) => isRecord(one, strike));
    const subject = cases.get(decision?.caseId ?? record?.caseId ?? '');
    if (subject === undefined) return [];
    if (decision !== undefined)
      return [
        { strike, record: null, decision, case: subject, mayRestore: canRecordDecision(actor, ownerId) },
      ];
    const own = new Map([[strike.table, [strike.id]]]);
    const mayRestore = notAllowed(actor, ownerId, houseOfTx(tx).striking, own).length === 0;
    return record === undefined ? [] : [{ strike, record, decision: null, case: subject, mayRestore }];
  });
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  return { lines, next: last === undefined ? null : Number(last.seq) };
};
