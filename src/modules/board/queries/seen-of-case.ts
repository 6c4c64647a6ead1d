import { ovarianMinimumDataset } from '../../care/index.ts';
import type { Looking } from '../../../kernel/fills.ts';
import { openItems, takenBack } from '../seen.ts';
import { behindItems } from './behind-items.ts';
import { boardsOfPage } from './board-shown.ts';
import { knownSince } from './known-since.ts';
import { seenCourses } from './seen-course.ts';

/** What each board saw of the case of a page when it concluded, by listing, with what came into the record since. */
export const seenOfCase = async (looking: Looking, caseId: string) => {
  const { tx, ownerId } = looking;
  const { whole } = await boardsOfPage(looking, caseId);
  const standing = whole.recommendations.map(({ recommendation }) => recommendation);
  const concluded = whole.agenda.filter(({ closedAt }) => closedAt !== null);
  if (concluded.length === 0) return {};
  // All boards of a house meet in its zone.
  const zone = concluded[0]?.zone ?? 'UTC';
  const places = whole.listings.map(({ id }) => ({ id, caseId }));
  const [{ listed }, courses] = await Promise.all([
    behindItems(
      tx,
      ownerId,
      concluded.map(({ id }) => id),
    ),
    seenCourses(tx, ownerId, places, zone),
  ]);
  const later = await knownSince(tx, ownerId, listed, zone);
  return Object.fromEntries(
    listed.flatMap(({ listing, seen }) => {
      const item = concluded.find(({ id }) => id === listing.agendaItemId);
      if (seen === null || !item) return [];
      const { disease, question, readiness, workUp } = seen;
      const stale = new Set(
        (readiness?.items ?? []).filter(({ state }) => state === 'stale').map(({ key }) => key),
      );
      const found = {
        on: item.localStart.slice(0, 10),
        disease,
        question,
        readiness: readiness && { ready: readiness.ready, open: openItems(readiness) },
        workUp: workUp.map((one) => ({ ...one, stale: stale.has(one.key) })),
        later: later.get(listing.id) ?? null,
        course: courses.get(listing.id) ?? null,
        takenBack: takenBack(seen, standing),
      };
      return [[listing.id, found]];
    }),
  );
};

/** What the items of the work-up are called. */
export const itemLabelsIn = (locale: 'en' | 'ko'): Readonly<Record<string, string>> =>
  Object.fromEntries(ovarianMinimumDataset.items.map(({ key, label }) => [key, label[locale]]));
