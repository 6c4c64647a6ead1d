import { sql } from 'drizzle-orm';
import type { Locale } from '../../../kernel/languages.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { localDay, localTime } from '../../../kernel/zone.ts';
import { namesIn } from '../../directory/index.ts';
import { amongStruck } from '../../../kernel/struck.ts';
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
      where v.owner_id = ${ownerId} and v.table_name = 'quality.statement' and v.content is not null
        -- Of one that was taken back earlier versions would stand for it.
        and v.row_id in (select id from quality.statement where owner_id = ${ownerId}))
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

type TakenRow = {
  id: string;
  version: number;
  fact: string;
  person_id: string | null;
  holds: boolean;
  from_on: string;
  to_on: string | null;
  evidence: string;
  at: string | null;
  actor: Row['actor'] | null;
  reason: string | null;
};

/** A statement as its own page tells it; `taken` says by whom, when and why it was taken back, and is null while it stands. */
export type StatementTold = Pick<
  StatedFact,
  'id' | 'fact' | 'person' | 'holds' | 'from' | 'to' | 'evidence' | 'version'
> & {
  readonly taken: Pick<Written, 'author' | 'authorKind' | 'day' | 'time' | 'reason'> | null;
};

/** Statements that were taken back, latest first, or the one of an id, whether it stands or not. */
export const statementsTaken = async (
  tx: Tx,
  ownerId: string,
  { zone, locale }: { zone: string; locale: Locale },
  id: string | null = null,
): Promise<StatementTold[]> => {
  const which = id === null ? sql`t.struck is not null` : sql`t.id = ${id}`;
  const { rows } = await amongStruck(
    tx,
    tx.execute<TakenRow>(sql`
      select t.id, t.version, t.fact, t.person_id, t.holds, t.from_on, t.to_on, t.evidence,
        j.at::text as at, j.actor, j.reason
      from quality.statement t left join kernel.journal j on j.owner_id = t.owner_id and j.id = t.struck
      where t.owner_id = ${ownerId} and ${which} order by j.seq desc nulls last, t.id`),
  );
  if (rows.length === 0) return [];
  const people = rows.flatMap(({ actor, person_id: person }) => [actor?.personId ?? [], person ?? []].flat());
  const names = await namesIn(tx, locale, people);
  return rows.map(({ at, actor, reason, ...row }) => ({
    id: row.id,
    version: row.version,
    fact: StatementFact.parse(row.fact),
    person: row.person_id === null ? null : (names.get(row.person_id) ?? ''),
    holds: row.holds,
    from: row.from_on,
    to: row.to_on,
    evidence: row.evidence,
    taken:
      at === null || actor === null
        ? null
        : {
            author: names.get(actor.personId ?? '') ?? actor.name ?? null,
            authorKind: actor.kind,
            day: localDay(at, zone),
            time: localTime(at, zone),
            reason,
          },
  }));
};
