import { and, asc, eq, sql } from 'drizzle-orm';
import { nameOf } from '../../../kernel/derivation.ts';
import { everPlace, hasMoved } from '../../../kernel/moved-record.ts';
import type { Name } from '../../../kernel/names.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { journal, source, version } from '../../../kernel/tables.ts';
import { namedBy } from '../../directory/index.ts';
import { entry } from '../tables.ts';

/** Who wrote, and when; without a name it was no person of the house. */
export type Wrote = { readonly kind: string; readonly name: Name | null; readonly at: string };
/** Who entered a filled form, who last corrected it, and which row of which file it comes from. */
export type EntryWriting = {
  readonly entered: Wrote | null;
  readonly corrected: Wrote | null;
  /** Who last moved it here from another case. */
  readonly moved: Wrote | null;
  readonly file: { readonly mapping: string; readonly row: number } | null;
};

/** Every id the entry had: those before it was moved from another case too. */
const everId = (ownerId: string, id: string) =>
  sql`(select id from ${everPlace(ownerId, entry, sql`${id}::uuid`)} as ever)`;

/** Journal entries that wrote a version of the entry. */
const wroteIt = (ownerId: string, id: string) => sql`
  (select entry_id from ${entry} where owner_id = ${ownerId} and id = ${id} union
   select entry_id from ${version} where owner_id = ${ownerId} and row_id in ${everId(ownerId, id)} and table_name = ${nameOf(entry)})`;

/** What says who wrote an entry, unsent. */
export const writingsOf = (tx: Tx, ownerId: string, id: string) => {
  const ids = wroteIt(ownerId, id);
  return {
    writings: tx
      .select({
        at: journal.at,
        actor: journal.actor,
        command: journal.command,
        moved: hasMoved(sql`${journal.events}`),
      })
      .from(journal)
      .where(and(eq(journal.ownerId, ownerId), sql`${journal.id} in ${ids}`))
      .orderBy(asc(journal.seq)),
    writers: namedBy(
      tx,
      sql`(select (actor ->> 'personId')::uuid from ${journal} where owner_id = ${ownerId} and id in ${ids})`,
    ),
    files: tx
      .select({ mapping: source.mapping, row: source.rowNumber })
      .from(source)
      .where(
        and(
          eq(source.ownerId, ownerId),
          sql`${source.id} = coalesce(
            (select source_id from ${entry} where owner_id = ${ownerId} and id = ${id}),
            (select (v.content ->> 'source_id')::uuid from ${everPlace(ownerId, entry, sql`${id}::uuid`)} as ever
             join ${version} v on v.owner_id = ${ownerId} and v.row_id = ever.id and v.table_name = ${nameOf(entry)}
             where ever.step > 0 order by ever.step, v.version desc limit 1))`,
        ),
      ),
  };
};

type Found = {
  readonly writings: ReadonlyArray<{ at: string; actor: unknown; command: string; moved: boolean }>;
  readonly writers: ReadonlyArray<Name & { id: string }>;
  readonly files: ReadonlyArray<{ mapping: string; row: number }>;
};

/** Taken back and restored, it says what it said. */
const changesNothing = ['kernel.strike', 'kernel.restore'];

/** The first who wrote it, and the last who wrote something else. */
export const entryWriting = ({ writings, writers, files }: Found): EntryWriting => {
  const names = new Map(writers.map(({ id, ...name }) => [id, name]));
  const wroteBy = ({ at, actor }: Found['writings'][number]): Wrote => {
    const { kind, personId = '' } = actor as { kind: string; personId?: string };
    return { kind, name: names.get(personId) ?? null, at };
  };
  const [entered = null, ...later] = writings
    .filter(({ command, moved }) => !moved && !changesNothing.includes(command))
    .map(wroteBy);
  const moved = writings.filter((one) => one.moved).map(wroteBy);
  return {
    entered,
    corrected: later.at(-1) ?? null,
    moved: moved.at(-1) ?? null,
    file: files[0] ?? null,
  };
};
