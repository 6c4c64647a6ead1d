import type { FastifyInstance } from 'fastify';
import type { RouteObject, ServerBuild } from 'react-router';
import { routeMatcher, routeTree } from './route-pattern.ts';

/** Every address the program answers at, and by which methods. */
export interface Addresses {
  /** The methods an address takes, whoever asks. */
  readonly methodsAt: (url: string) => readonly string[];
  readonly addPages: (routes: ServerBuild['routes']) => void;
}

const reads = ['GET', 'HEAD'];
/** An address that takes everything takes these. */
const known = new Set([...reads, 'POST']);

const pageMethods = (routes: ServerBuild['routes'], id: string): readonly string[] =>
  routes[id]?.module.action === undefined ? reads : [...reads, 'POST'];

/** Collects what is registered on `app` from now on; pages add themselves. */
export const addressesOf = (app: FastifyInstance): Addresses => {
  const taken = new Map<string, Set<string>>();
  let pages: ServerBuild['routes'] = {};
  let routesAt: ReturnType<typeof routeMatcher> | undefined;
  app.addHook('onRoute', ({ url, method }) => {
    // Pages stand under one pattern that takes everything; what each takes is known of its own module.
    if (url === '/*') return;
    const methods = taken.get(url) ?? new Set<string>();
    for (const each of [method].flat()) methods.add(each);
    taken.set(url, methods);
  });
  const build = (): RouteObject[] => [
    ...[...taken.keys()].map((url) => ({ id: `address ${url}`, path: url })),
    ...routeTree(pages),
  ];
  return {
    addPages: (routes) => {
      pages = routes;
    },
    methodsAt: (url) => {
      const match = (routesAt ??= routeMatcher(build()))(url.split('?')[0] ?? '')?.at(-1);
      const address = match?.id?.startsWith('address ') ? taken.get(match.path ?? '') : undefined;
      if (address !== undefined) return [...address].filter((method) => known.has(method));
      return match?.id === undefined ? reads : pageMethods(pages, match.id);
    },
  };
};
