import { everyItem } from '../../care/index.ts';
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
  const dayOf = ({ listing }: (typeof listed)[number]): string =>
    concluded.find(({ id }) => id === listing.agendaItemId)?.localStart.slice(0, 10) ?? '';
  const later = await knownSince(tx, ownerId, listed, { zone, dayOf });
  return Object.fromEntries(
    listed.flatMap(({ listing, seen }) => {
      const item = concluded.find(({ id }) => id === listing.agendaItemId);
      if (seen === null || !item) return [];
      const { disease, question, readiness, workUp } = seen;
      const stale = new Set(
        (readiness?.items ?? []).filter(({ state }) => state === 'stale').map(({ key }) => key),
      );
      const course = courses.get(listing.id) ?? null;
      const gone = new Set((course?.seen ?? []).filter(({ isGone }) => isGone).map(({ id }) => id));
      const found = {
        on: item.localStart.slice(0, 10),
        disease,
        question,
        readiness: readiness && { ready: readiness.ready, open: openItems(readiness) },
        workUp: workUp.map((one) => ({
          ...one,
          stale: stale.has(one.key),
          /** Whether the entry that said it was taken back since. */
          isGone: gone.has(one.entry ?? ''),
        })),
        later: later.get(listing.id) ?? null,
        course,
        takenBack: takenBack(seen, standing),
      };
      return [[listing.id, found]];
    }),
  );
};

type Seen = Awaited<ReturnType<typeof seenOfCase>>[string];
const itemsOf = ({ readiness, workUp, later }: Seen): readonly { key: string }[] => [
  ...(readiness?.open ?? []),
  ...workUp,
  ...(later?.items ?? []),
];

/** What the items of the work-up are called that boards saw. */
export const itemLabelsIn = (
  locale: 'en' | 'ko',
  seen: Readonly<Record<string, Seen>>,
): Readonly<Record<string, string>> => {
  const told = new Set(Object.values(seen).flatMap((one) => itemsOf(one).map(({ key }) => key)));
  return Object.fromEntries(
    everyItem.filter(({ key }) => told.has(key)).map(({ key, label }) => [key, label[locale]]),
  );
};
