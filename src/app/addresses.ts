import { matchRoutes } from 'react-router';
import type { Audience } from '../kernel/audience.ts';
import type { Actor } from '../kernel/actor.ts';
import type { PageCheck } from '../kernel/http/guard-routes.ts';
import type { ApiRoute, NavPlace, StreamRoute } from '../kernel/module.ts';
import type { PageSpec } from '../kernel/pages.ts';
import { startOf, streamNews, topicsOf } from '../kernel/sse.ts';
import { admitted, enteredContext, type HouseScope, signedIn } from '../modules/directory/index.ts';
import { modules } from './modules.ts';
import { pages as ofShell } from './pages.ts';

/** Every page of the product, module by module. */
export const everyPage: readonly PageSpec[] = [
  ...ofShell,
  ...modules.flatMap((module) => module.pages ?? []),
  ...modules.flatMap(({ publicPages = [] }) =>
    publicPages.map((page) => ({ ...page, who: 'everybody', frame: 'public' }) as const),
  ),
];

/** Every document that programs and open screens call. */
export const everyApi: ReadonlyArray<ApiRoute<HouseScope>> = modules.flatMap((module) => module.api ?? []);

const news: StreamRoute<HouseScope> = {
  path: '/c/:slug/live',
  who: 'members',
  open: async ({ ownerId }, request, services) => {
    const watched = { ownerId, start: startOf(request), topics: topicsOf(request) };
    return (screen) => streamNews(services, watched, screen);
  },
};

/** Every stream of events; the first tells the screens of a house that something has moved. */
export const everyStream: ReadonlyArray<StreamRoute<HouseScope>> = [
  news,
  ...modules.flatMap((module) => module.streams ?? []),
];

/** The id React Router gives the route of a page. */
const routeId = ({ file }: PageSpec): string => file.replace(/\.tsx?$/, '');

const checkFor = (who: PageSpec['who']): PageCheck => {
  if (who === 'everybody') return () => {};
  if (who === 'signed-in') return (context) => void signedIn(context.get(enteredContext));
  return (context) => void admitted(context.get(enteredContext), who);
};

/** What each page asks before its loader and its action, from what its manifest declares. */
export const pageChecks = (): ReadonlyMap<string, PageCheck> =>
  new Map(everyPage.map((page) => [routeId(page), checkFor(page.who)]));

/** By the address of a page, how much its form may send where that is more than a megabyte. */
export const pageMegabytes = (): ReadonlyMap<string, number> =>
  new Map(everyPage.flatMap(({ path, megabytes }) => (megabytes === undefined ? [] : [[path, megabytes]])));

const isAmong = (who: Audience, actor: Actor, ownerId: string): boolean =>
  typeof who === 'string' || who(actor, ownerId);

/** Places of the navigation whose pages this member of a house may see. */
export const placesFor = (actor: Actor, ownerId: string): NavPlace[] =>
  modules
    .flatMap((module) => module.navigation ?? [])
    .filter(({ path }) => {
      const who = everyPage.find((page) => page.path === `/c/:slug/${path}`)?.who;
      return who !== undefined && isAmong(who, actor, ownerId);
    });

/**
 * What the address of a page below a house names (`caseId` and the like); null where no page stands, or one that this member may
 * not see.
 */
export const namedAt = (
  actor: Actor,
  ownerId: string,
  slug: string,
  place: string,
): Readonly<Record<string, string | undefined>> | null => {
  const found = matchRoutes([...everyPage], `/c/${slug}${place}`)?.at(-1);
  const isThere = found !== undefined && found.route.path.startsWith('/c/:slug');
  return isThere && isAmong(found.route.who, actor, ownerId) ? found.params : null;
};
