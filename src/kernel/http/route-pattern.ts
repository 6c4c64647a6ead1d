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

/** A function from an address to its route pattern (`/c/:slug/cases/:id`), so that logs hold no values. */
export const routePatterns = (routes: Routes): ((pathname: string) => string) => {
  const tree = routeTree(routes);
  return (pathname) => {
    const page = pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/');
    const parts = matchRoutes(tree, page)?.map((match) => match.route.path ?? '') ?? ['(none)'];
    return `/${parts
      .filter((part) => part !== '')
      .map((part) => part.replace(/^\//, ''))
      .join('/')}`;
  };
};
