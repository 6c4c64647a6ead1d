import { sql } from 'drizzle-orm';
import type { Locale } from '../../../kernel/languages.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { localDay, localTime } from '../../../kernel/zone.ts';
import { namesIn } from '../../directory/index.ts';
import { StatementFact } from '../schema.ts';

type Content = {
  fact: StatementFact;
  person_id: string | null;
  holds: boolean;
  from_on: string;
  to_on: string | null;
  evidence: string;
};
type Row = {
  row_id: string;
  version: number;
  content: Content;
  at: string;
  actor: { kind: string; personId?: string; name?: string };
  reason: string | null;
};
type Written = {
  readonly version: number;
  readonly holds: boolean;
  readonly from: string;
  readonly to: string | null;
  readonly evidence: string;
  /** Name of the person who wrote it; null when no person did. */
  readonly author: string | null;
  readonly authorKind: string;
  /** Day and time at the house. */
  readonly day: string;
  readonly time: string;
  /** Why it was corrected. */
  readonly reason: string | null;
};
export type StatedFact = Written & {
  readonly id: string;
  readonly fact: StatementFact;
  readonly personId: string | null;
  readonly person: string | null;
  /** What it said before, latest first. */
  readonly earlier: readonly Written[];
};

const everyVersion = (tx: Tx, ownerId: string) =>
  tx.execute<Row>(sql`
    with every as (
      select t.id as row_id, t.version, t.entry_id, to_jsonb(t) as content from quality.statement t where t.owner_id = ${ownerId}
      union all
      select v.row_id, v.version, v.entry_id, v.content from kernel.version v
      where v.owner_id = ${ownerId} and v.table_name = 'quality.statement' and v.content is not null)
    select e.row_id, e.version, e.content, j.at::text as at, j.actor, j.reason
    from every e
    join kernel.journal j on j.owner_id = ${ownerId} and j.id = e.entry_id
    order by e.row_id, e.version desc`);

type Names = ReadonlyMap<string, string>;

const written = (row: Row, names: Names, zone: string): Written => ({
  version: row.version,
  holds: row.content.holds,
  from: row.content.from_on,
  to: row.content.to_on,
  evidence: row.content.evidence,
  author: names.get(row.actor.personId ?? '') ?? row.actor.name ?? null,
  authorKind: row.actor.kind,
  day: localDay(row.at, zone),
  time: localTime(row.at, zone),
  reason: row.reason,
});

/** Everything stated of the centre and its surgeons, latest start first, with author, time and what it said before. */
export const statementsOf = async (
  tx: Tx,
  ownerId: string,
  { zone, locale }: { zone: string; locale: Locale },
): Promise<StatedFact[]> => {
  const { rows } = await everyVersion(tx, ownerId);
  const people = rows.flatMap(({ actor, content }) => [actor.personId ?? [], content.person_id ?? []].flat());
  const names = await namesIn(tx, locale, people);
  const byId = Map.groupBy(rows, (row) => row.row_id);
  const facts = [...byId.entries()].flatMap(([id, [now, ...before]]) => {
    if (!now) return [];
    const { person_id: personId, fact } = now.content;
    return [
      {
        ...written(now, names, zone),
        id,
        fact: StatementFact.parse(fact),
        personId,
        person: personId === null ? null : (names.get(personId) ?? ''),
        earlier: before.map((row) => written(row, names, zone)),
      },
    ];
  });
  return facts.toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
};
