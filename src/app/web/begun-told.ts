import { addDays } from '../../kernel/calendar-day.ts';
import { type Begun, draftDays } from '../../kernel/drafts.ts';
import { localDay, localTime } from '../../kernel/zone.ts';
import { casesNamed } from '../../modules/care/index.ts';
import type { PageScope } from '../../modules/directory/index.ts';
import { namedAt } from '../addresses.ts';

/** A form that somebody has begun, as a page tells it; nothing of what was typed. */
export type BegunForm = {
  readonly place: string;
  readonly form: string;
  readonly title: string;
  readonly label: string | null;
  readonly to: string;
  readonly day: string;
  readonly time: string;
  readonly until: string;
};

/** Where the reader goes on with what they have begun. */
const goOnAt = (slug: string, place: string, query: string, form: string): string => {
  const asked = new URLSearchParams(query);
  asked.append('draft', form);
  return `/c/${slug}${place}?${asked}`;
};

/**
 * What the reader has begun at a house and not saved: what its page calls it, the case it is about, when it was kept and until when it
 * is; nothing on a page that they may not see any more. With the women of those cases, by their labels.
 */
export const begunTold = async <Draft extends Begun>(
  scope: Pick<PageScope, 'ownerId' | 'actor' | 'house' | 'read'>,
  drafts: readonly Draft[],
) => {
  const { ownerId, actor, house } = scope;
  const found = drafts.flatMap((draft) => {
    const named = namedAt(actor, ownerId, house.slug, draft.place);
    return named === null ? [] : [{ draft, caseId: named['caseId'] }];
  });
  const ids = found.flatMap(({ caseId }) => caseId ?? []);
  const cases = ids.length === 0 ? [] : await scope.read((tx) => casesNamed(tx, ownerId, ids));
  const forms = found.map(({ draft, caseId }) => {
    const { place, form, query, title, keptAt } = draft;
    const day = localDay(keptAt, house.zone);
    const told: BegunForm = {
      place,
      form,
      title,
      label: cases.find(({ id }) => id === caseId)?.label ?? null,
      to: goOnAt(house.slug, place, query, form),
      day,
      time: localTime(keptAt, house.zone),
      until: addDays(day, draftDays),
    };
    return { ...told, draft };
  });
  return { forms, women: Object.fromEntries(cases.map(({ label, patientId }) => [label, patientId])) };
};
