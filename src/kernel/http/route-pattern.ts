import { matchRoutes, type RouteObject, type ServerBuild } from 'react-router';

type Routes = ServerBuild['routes'];

const childrenOf = (routes: Routes, parentId: string | undefined): RouteObject[] =>
  Object.values(routes)
    .filter((route) => route !== undefined && (route.parentId || undefined) === parentId)
    .map((route) => {
      const { id, path, index } = route as NonNullable<typeof route>;
      const base = path === undefined ? { id } : { id, path };
      return index ? { ...base, index: true } : { ...base, children: childrenOf(routes, id) };
    });

/** The pages' routes as React Router matches them. */
export const routeTree = (routes: Routes): RouteObject[] => childrenOf(routes, undefined);

/** Ids in addresses: what stands there leads nowhere else. */
const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const mostKept = 500;

/**
 * The routes a page's address leads through, from the outermost; null where none does. React Router orders all routes
 * anew for each question, half a millisecond, so what addresses lead to is kept by their shape.
 */
export const routeMatcher = (tree: RouteObject[]): ((pathname: string) => readonly RouteObject[] | null) => {
  const kept = new Map<string, readonly RouteObject[] | null>();
  return (pathname) => {
    const shape = pathname
      .replace(/\.data$/, '')
      .replace(/^\/_root$/, '/')
      .replace(ids, 'id');
    const known = kept.get(shape);
    if (known !== undefined) return known;
    const found = matchRoutes(tree, shape)?.map(({ route }) => route) ?? null;
    if (kept.size >= mostKept) kept.clear();
    kept.set(shape, found);
    return found;
  };
};

/** A function from an address to its route pattern (`/c/:slug/cases/:id`), so that logs hold no values. */
export const routePatterns = (routes: ServerBuild['routes']): ((pathname: string) => string) => {
  const routesAt = routeMatcher(routeTree(routes));
  return (pathname) => {
    const parts = routesAt(pathname)?.map(({ path }) => path ?? '') ?? ['(none)'];
    return `/${parts
      .filter((part) => part !== '')
      .map((part) => part.replace(/^\//, ''))
      .join('/')}`;
  };
};
