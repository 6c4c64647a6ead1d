import { layout, route, type RouteConfig } from '@react-router/dev/routes';
import { everyPage } from './app/addresses.ts';
import type { PageSpec } from './kernel/pages.ts';

const routesOf = (frame: PageSpec['frame']) =>
  everyPage.filter((page) => page.frame === frame).map(({ path, file }) => route(path, file));

export default [
  ...routesOf('bare'),
  layout('app/web/public-layout.tsx', routesOf('public')),
  layout('app/web/shell-layout.tsx', routesOf('app')),
] satisfies RouteConfig;
