import type { RouterContextProvider } from 'react-router';
import { notFound } from '../../../kernel/errors.ts';
import { isUuid } from '../../../kernel/ids.ts';
import { pageScope, type PageScope } from '../../directory/index.ts';
import type { Shown } from '../commands/show-identity.ts';
import { ovarianMinimumDataset } from '../minimum-dataset.ts';
import { boardAgenda } from '../queries/agenda.ts';
import { shownIdentity } from './shown-identity.ts';

type Place = { readonly slug: string; readonly meetingId: string };

/** The scope of a page about one meeting; an address that names no meeting is not found. */
export const meetingScope = async (
  context: Readonly<RouterContextProvider>,
  { slug, meetingId }: Place,
): Promise<PageScope> => {
  if (!isUuid(meetingId)) throw notFound();
  return pageScope(context, slug);
};

/** What the agenda and the live page share: the agenda, the women's identities as far as the reader may see them, the live stream's address. */
export const boardPage = async (context: Readonly<RouterContextProvider>, place: Place) => {
  const scope = await meetingScope(context, place);
  const seq = await scope.position();
  const agenda = await scope.read((tx) =>
    boardAgenda(tx, scope.ownerId, place.meetingId, scope.now.toString()),
  );
  const women = await shownIdentity(
    scope,
    agenda.rows.flatMap((row) => row.case?.patientId ?? []),
  );
  return {
    scope,
    page: {
      ...agenda,
      slug: place.slug,
      now: scope.now.toString(),
      live: `/c/${place.slug}/live?after=${seq}`,
      women: Object.fromEntries(women.map((shown) => [shown.patientId, shown])) as Readonly<
        Record<string, Shown>
      >,
      itemLabels: Object.fromEntries(
        ovarianMinimumDataset.items.map(({ key, label }) => [key, label[scope.locale]]),
      ) as Readonly<Record<string, string>>,
    },
  };
};
export type BoardPage = Awaited<ReturnType<typeof boardPage>>['page'];
