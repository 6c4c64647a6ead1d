import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { CommandContext } from '../../kernel/command.ts';
import { updateRow } from '../../kernel/write-rows.ts';
import { countedPresence, itemsIn } from './load.ts';
import { quorum } from './quorum.ts';
import type { SeriesPolicy } from './series-policy.ts';
import type { SeriesHeld } from './series-version.ts';
import { agendaItem } from './tables.ts';

/** An item whose quorum is another than it was judged before. */
export type JudgedAgain = { readonly itemId: string; readonly met: boolean | null };

/**
 * Judges the concluded items of a meeting again whose presence was corrected, by the policy they were judged by; returns those of which
 * something else is true now. One that was judged by another policy than the series works by keeps its verdict.
 */
export const judgeAgain = async (
  context: Pick<CommandContext, 'tx' | 'ownerId' | 'now'>,
  held: {
    readonly meetingId: string;
    readonly members: SeriesHeld['members'];
    readonly policy: SeriesPolicy;
  },
): Promise<JudgedAgain[]> => {
  const { tx, now } = context;
  const { meetingId, members, policy } = held;
  const counted = await countedPresence(context, meetingId, members);
  const judged: JudgedAgain[] = [];
  for (const item of await itemsIn(context, meetingId, 'concluded')) {
    if (item.policy !== policy.id || item.closedAt === null) continue;
    const verdict = quorum(policy, item.facts, counted, {
      from: item.openedAt,
      to: item.closedAt,
    });
    if (canonicalJson(verdict) === canonicalJson(item.quorum)) continue;
    await updateRow(tx, agendaItem, item, {
      quorum: verdict,
      quorumMet: verdict.met,
      judgedAgainAt: now.toString(),
    });
    judged.push({ itemId: item.id, met: verdict.met });
  }
  return judged;
};
