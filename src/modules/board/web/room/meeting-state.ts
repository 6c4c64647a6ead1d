import type { RouterContextProvider } from 'react-router';
import { appContext } from '../../../../kernel/app-context.ts';
import type { PageScope } from '../../../directory/index.ts';
import type { BoardAgenda } from '../../queries/agenda.ts';
import { boardSource } from '../../queries/board-source.ts';
import { meetingScope } from '../agenda/board-page.ts';

type Place = { readonly slug: string; readonly meetingId: string };

/** A meeting as it stands now, for a page that shows no woman of it or one alone: nobody else is shown. */
export const meetingState = async (
  context: Readonly<RouterContextProvider>,
  place: Place,
): Promise<{ readonly scope: PageScope; readonly agenda: BoardAgenda; readonly path: string }> => {
  const scope = await meetingScope(context, place);
  const { shared } = context.get(appContext).services;
  const source = boardSource(scope.ownerId, place.meetingId, () => scope.now);
  const { state } = await shared.at(source, await scope.position(), () => scope.read(source.read));
  return { scope, agenda: state, path: `/c/${place.slug}/meetings/${place.meetingId}` };
};
