import type { Route } from './+types/live-meeting.ts';

/** What the page of a running meeting was loaded with. */
export type LiveData = Route.ComponentProps['loaderData'];
