import { and, eq } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { notFound } from '../../kernel/errors.ts';
import { listing, recommendation } from './tables.ts';

type Scope = Pick<CommandContext, 'tx' | 'ownerId'>;

/** Case of a recommendation. */
export const caseOfRecommendation = async ({ tx, ownerId }: Scope, id: string): Promise<string> => {
  const found = await tx
    .select({ caseId: recommendation.caseId })
    .from(recommendation)
    .where(and(eq(recommendation.ownerId, ownerId), eq(recommendation.id, id)));
  if (!found[0]) throw notFound();
  return found[0].caseId;
};

/** The listing of an agenda item, or null when the item is about something else. */
export const listingOfItem = async ({ tx, ownerId }: Scope, agendaItemId: string) => {
  const found = await tx
    .select()
    .from(listing)
    .where(and(eq(listing.ownerId, ownerId), eq(listing.agendaItemId, agendaItemId)));
  return found[0] ?? null;
};
