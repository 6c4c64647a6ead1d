import { and, eq, isNull } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { conflict, notFound, refused } from '../../kernel/errors.ts';
import { amongStruck } from '../../kernel/struck.ts';
import { updateRow } from '../../kernel/write-rows.ts';
import { countedPresence, type ItemHeld, itemsIn, type MovingScope } from './load.ts';
import { quorum } from './quorum.ts';
import { type ItemConclusion, type ItemCorrection, type ItemFacts, needsQuorum } from './schema.ts';
import { mustKnow, policyOf } from './series-policy.ts';
import type { SeriesOn } from './series-version.ts';
import { agendaItem, type meeting, presence } from './tables.ts';
import { nextItem, type RoomStep } from './undoing.ts';

type Scope = Pick<CommandContext, 'tx' | 'ownerId'>;
type Item = typeof agendaItem.$inferSelect;
/** A step's row as it stands: its version, which entry wrote it, and when the step was done; null for another step. */
export type StepRow = { readonly version: number; readonly entryId: string; readonly at: string | null };

/** What an item is without a conclusion. */
const unconcluded = {
  closedAt: null,
  conclusion: null,
  deferralReason: null,
  quorumReason: null,
  quorumMet: null,
  quorum: null,
  policy: null,
  judgedAgainAt: null,
} as const;

const itemOf = async ({ tx, ownerId }: Scope, meetingId: string, id: string): Promise<Item> => {
  const found = await tx
    .select()
    .from(agendaItem)
    .where(and(eq(agendaItem.ownerId, ownerId), eq(agendaItem.meetingId, meetingId), eq(agendaItem.id, id)));
  if (!found[0]) throw notFound();
  return found[0];
};

/** The presence, also one that was taken back. */
const presenceOf = async ({ tx, ownerId }: Scope, meetingId: string, id: string) => {
  const found = await amongStruck(
    tx,
    tx
      .select()
      .from(presence)
      .where(and(eq(presence.ownerId, ownerId), eq(presence.meetingId, meetingId), eq(presence.id, id))),
  );
  if (!found[0]) throw notFound();
  return found[0];
};

/** The item of the meeting that is under discussion. */
const openItemOf = async (scope: Scope, meetingId: string): Promise<Item | null> =>
  (await itemsIn(scope, meetingId, 'open'))[0] ?? null;

const openNext = async (context: CommandContext, meetingId: string): Promise<string | null> => {
  const next = nextItem(await itemsIn(context, meetingId, 'waiting'));
  if (next === undefined) return null;
  await updateRow(context.tx, agendaItem, next, { state: 'open', openedAt: context.now.toString() });
  return next.id;
};

/**
 * Concludes the open item with its quorum, without one only for a reason, and, when asked, takes the next one up: its id, null when
 * none was.
 */
export const concludeOpenItem = async (
  context: CommandContext,
  { item, meeting: held, series, members }: ItemHeld,
  { conclusion, deferralReason, quorumReason, next }: ItemConclusion,
): Promise<string | null> => {
  const { tx, now } = context;
  if (item.state !== 'open') throw refused('item_not_current');
  const terms = policyOf(series);
  if (deferralReason !== null) mustKnow(terms.deferralReasons, deferralReason, 'deferralReason');
  const counted = await countedPresence(context, held.id, members);
  const verdict = quorum(terms, item.facts, counted, { from: item.openedAt, to: now.toString() });
  const lacking = needsQuorum(conclusion) && verdict.met !== true;
  if (lacking && quorumReason === null) throw refused('quorum_reason_needed', {}, { field: 'quorumReason' });
  await updateRow(tx, agendaItem, item, {
    state: 'concluded',
    closedAt: now.toString(),
    conclusion,
    deferralReason,
    quorumReason: lacking ? quorumReason : null,
    quorumMet: verdict.met,
    quorum: verdict,
    policy: series.policy,
  });
  context.announce({ type: 'meetings.item-concluded', itemId: item.id, meetingId: held.id });
  return next ? openNext(context, held.id) : null;
};

/** The row of a step of a meeting that its command has locked. */
export const stepRow = async (
  scope: Scope,
  meetingId: string,
  { what, id }: { readonly what: RoomStep; readonly id: string },
): Promise<StepRow> => {
  if (what === 'joined' || what === 'left') {
    const there = await presenceOf(scope, meetingId, id);
    const at = what === 'left' ? there.leftAt : there.leftAt === null ? there.joinedAt : null;
    return { version: there.version, entryId: there.entryId, at };
  }
  const item = await itemOf(scope, meetingId, id);
  const is = what === 'concluded' ? item.state === 'concluded' : item.state === 'open';
  const at = what === 'concluded' ? item.closedAt : item.openedAt;
  return { version: item.version, entryId: item.entryId, at: is ? at : null };
};

/** What a step has led to: the item that it took up, whose discussion its undoing ends. */
export const ledTo = async (
  scope: Scope,
  meetingId: string,
  { what, id }: { readonly what: RoomStep; readonly id: string },
): Promise<{ readonly id: string; readonly openedAt: string } | null> => {
  if (what === 'joined' || what === 'left') return null;
  const open = await openItemOf(scope, meetingId);
  if (open === null || open.openedAt === null) return null;
  const { closedAt } = await itemOf(scope, meetingId, id);
  if (open.id !== id && open.openedAt !== closedAt) throw refused('item_still_open');
  return { id: open.id, openedAt: open.openedAt };
};

/** Turns the step of a meeting back that its command has locked: what was superseded or taken back is kept. */
export const turnBack = async (
  context: CommandContext,
  meetingId: string,
  { what, id }: { readonly what: RoomStep; readonly id: string },
): Promise<void> => {
  const { tx, ownerId, entryId } = context;
  const led = await ledTo(context, meetingId, { what, id });
  if (led !== null)
    await updateRow(tx, agendaItem, await itemOf(context, meetingId, led.id), {
      state: 'waiting',
      openedAt: null,
    });
  if (what === 'concluded')
    await updateRow(tx, agendaItem, await itemOf(context, meetingId, id), { ...unconcluded, state: 'open' });
  if (what === 'left')
    await updateRow(tx, presence, await presenceOf(context, meetingId, id), { leftAt: null });
  if (what === 'joined')
    await amongStruck(
      tx,
      tx
        .update(presence)
        .set({ struck: entryId })
        .where(and(eq(presence.ownerId, ownerId), eq(presence.id, id), isNull(presence.struck))),
    );
};

/**
 * Takes a conclusion of a running meeting away, so that the item is discussed again: at once when none is, else as the next one. `facts`
 * are those that hold now; null leaves them as they are.
 */
export const reopenAgendaItem = async (
  { tx, ownerId, now }: MovingScope & Pick<CommandContext, 'now'>,
  { item, meeting: held }: { readonly item: Item; readonly meeting: typeof meeting.$inferSelect },
  facts: ItemFacts | null,
): Promise<{ readonly isOpen: boolean }> => {
  if (held.state !== 'open') throw refused('conclusion_to_correct');
  if (item.state !== 'concluded') throw refused('item_not_concluded');
  const isOpen = (await openItemOf({ tx, ownerId }, held.id)) === null;
  await updateRow(tx, agendaItem, item, {
    ...unconcluded,
    ...(facts && { facts }),
    reopenedAt: now.toString(),
    state: isOpen ? 'open' : 'waiting',
    openedAt: isOpen ? now.toString() : null,
  });
  return { isOpen };
};

/**
 * Corrects what a meeting that has ended concluded about an item. The quorum stays as it was judged: it was what it was.
 */
export const correctItem = async (
  { tx, now }: Pick<CommandContext, 'tx' | 'now'>,
  {
    item,
    meeting: held,
    series,
  }: { readonly item: Item; readonly meeting: typeof meeting.$inferSelect; readonly series: SeriesOn },
  { version, conclusion, deferralReason, quorumReason: why }: ItemCorrection,
): Promise<void> => {
  if (held.state !== 'closed') throw refused('conclusion_to_reopen');
  if (item.version !== version) throw conflict();
  if (item.state !== 'concluded') throw refused('item_not_concluded');
  if (deferralReason !== null) mustKnow(policyOf(series).deferralReasons, deferralReason, 'deferralReason');
  const lacking = needsQuorum(conclusion) && item.quorumMet !== true;
  if (lacking && why === null) throw refused('quorum_reason_needed', {}, { field: 'quorumReason' });
  const quorumReason = lacking ? why : null;
  if (
    item.conclusion === conclusion &&
    item.deferralReason === deferralReason &&
    item.quorumReason === quorumReason
  )
    throw refused('nothing_corrected');
  await updateRow(tx, agendaItem, item, {
    conclusion,
    deferralReason,
    quorumReason,
    correctedAt: now.toString(),
  });
};
