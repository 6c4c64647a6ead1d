import type { Route } from './+types/live-meeting.ts';
import type { BoardPage } from '../agenda/board-page.ts';

/** The page of a running meeting: what it was loaded with, and the meeting as it stands now. */
export type LiveData = Omit<Route.ComponentProps['loaderData'], 'page'> & { readonly page: BoardPage };
