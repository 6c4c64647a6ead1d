import type { RouterContextProvider } from 'react-router';
import { appContext } from '../../../../kernel/app-context.ts';
import { notFound } from '../../../../kernel/errors.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { onceFor } from '../../../../kernel/once-for.ts';
import { pageScope, type PageScope } from '../../../directory/index.ts';
import type { BoardAgenda } from '../../queries/agenda.ts';
import { boardLists, boardSource } from '../../queries/board-source.ts';
import { ownWordLabels } from '../../../care/web/index.ts';
import { type Shown, everyFigure, everyItem, canSeeIdentity, shownIdentity } from '../../../care/index.ts';

type Place = { readonly slug: string; readonly meetingId: string };

/** The scope of a page about one meeting; an address that names no meeting is not found. */
export const meetingScope = async (
  context: Readonly<RouterContextProvider>,
  { slug, meetingId }: Place,
): Promise<PageScope> => {
  if (!isUuid(meetingId)) throw notFound();
  return pageScope(context, slug);
};

type Woman = { readonly patientId: string };

/** The agenda as text that may stand in a document: many read the same one. */
const agendaText = onceFor((agenda: BoardAgenda): string =>
  JSON.stringify(agenda).replaceAll('<', '\\u003c'),
);

/**
 * What the agenda and the live page share: the agenda, the women's identities as far as the reader may see them, the live
 * stream's address. `others` are women whom the page shows beside those of the agenda.
 */
export const boardPage = async <O extends Woman = never>(
  context: Readonly<RouterContextProvider>,
  place: Place,
  others: (scope: PageScope, agenda: BoardAgenda) => Promise<readonly O[]> = async () => [],
) => {
  const scope = await meetingScope(context, place);
  const { shared } = context.get(appContext).services;
  const source = boardSource(scope.ownerId, place.meetingId, () => scope.now);
  const { seq, state } = await shared.at(source, await scope.position(), () => scope.read(source.read));
  const beside = await others(scope, state);
  const women = await shownIdentity(scope, [
    ...state.rows.flatMap((row) => row.case?.patientId ?? []),
    ...beside.map(({ patientId }) => patientId),
  ]);
  return {
    scope,
    others: beside,
    agenda: state,
    page: {
      agenda: scope.handOver(agendaText(state)),
      lists: boardLists,
      seq,
      path: `/c/${place.slug}/meetings/${place.meetingId}`,
      mayName: canSeeIdentity(scope.actor, scope.ownerId),
      slug: place.slug,
      now: scope.now.toString(),
      live: `/c/${place.slug}/live?after=${seq}`,
      women: Object.fromEntries(women.map((shown) => [shown.patientId, shown])) as Readonly<
        Record<string, Shown>
      >,
      itemLabels: Object.fromEntries([
        ...[...everyItem, ...everyFigure].map(({ key, label }) => [key, label[scope.locale]]),
        ...Object.entries(ownWordLabels).map(([name, label]) => [`own.${name}`, scope.i18n._(label)]),
      ]) as Readonly<Record<string, string>>,
      figureNotes: Object.fromEntries(
        everyFigure.map(({ key, note }) => [key, note[scope.locale]]),
      ) as Readonly<Record<string, string>>,
    },
  };
};
/** A meeting's page as it was loaded. */
export type LoadedBoard = Awaited<ReturnType<typeof boardPage>>['page'];
/** A meeting's page as it stands now. */
export type BoardPage = Omit<LoadedBoard, 'agenda'> & BoardAgenda;
