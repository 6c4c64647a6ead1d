import { and, asc, eq } from 'drizzle-orm';
import { daysBetween } from '../../../kernel/calendar-day.ts';
import { type AnyAnswers, emptyAnswers } from '../../../kernel/forms/answers.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { itemsById } from '../../meetings/index.ts';
import { recommendationKept } from '../records/recommendation.ts';
import { mostInTemplate, template } from '../records/template.ts';
import { listing, recommendation } from '../tables.ts';

const { items: asked } = template.items.recommendations;
const longestDays = asked.dueInDays.max;

/** Why the board recommended it is said of one woman alone. */
const said = Object.keys(asked).filter((name) => name !== 'rationale' && name !== 'dueInDays');

/** A template begun from what was recommended for the case of an agenda item; null where nothing was. */
export const templateFromItem = async (
  tx: Tx,
  ownerId: string,
  itemId: string,
): Promise<AnyAnswers | null> => {
  const rows = await tx
    .select({ advice: recommendation })
    .from(recommendation)
    .innerJoin(
      listing,
      and(eq(listing.ownerId, recommendation.ownerId), eq(listing.id, recommendation.listingId)),
    )
    .where(and(eq(recommendation.ownerId, ownerId), eq(listing.agendaItemId, itemId)))
    .orderBy(asc(recommendation.priority))
    .limit(mostInTemplate);
  const [item] = await itemsById(tx, ownerId, [itemId]);
  if (rows.length === 0 || item === undefined) return null;
  const meetsOn = item.localStart.slice(0, 10);
  const recommendations = rows.map(({ advice }) => {
    const answers = recommendationKept.answersOf(advice) as unknown as AnyAnswers;
    const days = daysBetween(meetsOn, advice.dueOn);
    return {
      ...Object.fromEntries(said.map((name) => [name, answers[name] ?? null])),
      dueInDays: days <= longestDays ? days : null,
      // A line of its own, once it is saved.
      id: '',
      absent: {},
    };
  });
  return { ...(emptyAnswers(template) as unknown as AnyAnswers), recommendations };
};
