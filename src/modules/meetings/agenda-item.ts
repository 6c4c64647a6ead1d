import { and, eq, inArray, max, ne } from 'drizzle-orm';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { CommandContext } from '../../kernel/command.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import { amongStruck } from '../../kernel/struck.ts';
import { among } from '../../kernel/among.ts';
import { type DerivationScope, nameOf } from '../../kernel/derivation.ts';
import { insertRows, type Told, updateRow } from '../../kernel/write-rows.ts';
import { itemForUpdate, type MovingScope } from './load.ts';
import type { ItemFacts } from './schema.ts';
import { timeRanOut } from './series-policy.ts';
import { agendaItem, meeting, series } from './tables.ts';

/** Puts one more item at the end of the agenda of a meeting of this kind of series and returns its id; a closed or cancelled meeting takes none. */
export const addAgendaItem = async (
  { tx, ownerId, newId, moves }: CommandContext,
  { kind, ...item }: { kind: string; meetingId: string; minutes: number; facts: ItemFacts },
): Promise<string> => {
  moves(`meeting:${item.meetingId}`);
  const ofKind = tx
    .select({ id: series.id })
    .from(series)
    .where(and(eq(series.ownerId, ownerId), eq(series.kind, kind)));
  const found = await tx
    .select({ state: meeting.state })
    .from(meeting)
    .where(
      and(eq(meeting.ownerId, ownerId), eq(meeting.id, item.meetingId), inArray(meeting.seriesId, ofKind)),
    )
    .for('update');
  if (!found[0]) throw notFound();
  if (found[0].state === 'cancelled') throw refused('meeting_cancelled', {}, { field: 'meetingId' });
  if (found[0].state === 'closed') throw refused('meeting_closed', {}, { field: 'meetingId' });
  // The place of an item that was taken back stays free for it.
  const last = await amongStruck(
    tx,
    tx
      .select({ position: max(agendaItem.position) })
      .from(agendaItem)
      .where(and(eq(agendaItem.ownerId, ownerId), eq(agendaItem.meetingId, item.meetingId))),
  );
  const id = newId();
  await insertRows(tx, agendaItem, [{ ownerId, id, position: (last[0]?.position ?? 0) + 1, ...item }]);
  return id;
};

/**
 * Gives items that no board has concluded the facts that hold now, also those that were taken back, which may return; returns
 * what changed. Whoever concludes meanwhile has judged by other facts and is told so.
 */
export const putItemFacts = async (
  { tx, ownerId }: Pick<DerivationScope, 'tx' | 'ownerId'>,
  facts: ReadonlyMap<string, ItemFacts>,
): Promise<Told[]> => {
  const there = await amongStruck(
    tx,
    tx
      .select({ id: agendaItem.id, facts: agendaItem.facts })
      .from(agendaItem)
      .where(and(among(agendaItem.id, ownerId, [...facts.keys()]), ne(agendaItem.state, 'concluded'))),
  );
  const told: Told[] = [];
  for (const { id, facts: before } of there) {
    const now = facts.get(id) ?? {};
    if (canonicalJson(before) === canonicalJson(now)) continue;
    await amongStruck(
      tx,
      tx
        .update(agendaItem)
        .set({ facts: now })
        .where(
          and(eq(agendaItem.ownerId, ownerId), eq(agendaItem.id, id), ne(agendaItem.state, 'concluded')),
        ),
    );
    told.push({ table: nameOf(agendaItem), before: { id }, now: { id } });
  }
  return told;
};

/** How an item ends that nobody reached: it is deferred, so that it can be listed again. */
export const notReached = (closedAt: string | null) =>
  ({ state: 'concluded', closedAt, conclusion: 'deferred', deferralReason: timeRanOut }) as const;

/** Which items `holdItem` refuses to hold, for whoever only looks. */
export const keptItems = { code: 'item_still_open', when: eq(agendaItem.state, 'open') } as const;

/**
 * Holds an item that is taken back or restored; while it is under discussion it stays. One that waits in a meeting that has
 * closed meanwhile was not reached there, as if it had not been away; to one that was cancelled it does not come back alone.
 */
export const holdItem = async (scope: MovingScope, id: string): Promise<void> => {
  const { item, meeting: held } = await itemForUpdate(scope, id);
  if (held.state === 'cancelled') throw refused('meeting_cancelled');
  if (item.state === 'open') throw refused(keptItems.code);
  if (item.state === 'waiting' && held.state === 'closed')
    await updateRow(scope.tx, agendaItem, item, notReached(held.closedAt));
};
