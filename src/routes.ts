import { layout, route, type RouteConfig } from '@react-router/dev/routes';
import { modules } from './app/modules.ts';
import { pages as app } from './app/pages.ts';
import type { PageSpec } from './kernel/pages.ts';

/** Every page of the product, module by module. */
const pages: readonly PageSpec[] = [...app, ...modules.flatMap((module) => module.pages ?? [])];

const routesOf = (frame: PageSpec['frame']) =>
  pages.filter((page) => page.frame === frame).map(({ path, file }) => route(path, file));

export default [
  ...routesOf('bare'),
  layout('app/web/shell-layout.tsx', [layout('app/web/error-layout.tsx', routesOf('app'))]),
] satisfies RouteConfig;
