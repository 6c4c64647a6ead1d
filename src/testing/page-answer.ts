import {
  createRequestHandler,
  matchRoutes,
  type RouterContextProvider,
  type ServerBuild,
  UNSAFE_withComponentProps,
  UNSAFE_withErrorBoundaryProps,
} from 'react-router';
import { everyPage, pageChecks } from '../app/addresses.ts';
import { bodyOf } from '../kernel/http/document-answer.ts';
import { guardRoutes } from '../kernel/http/guard-routes.ts';
import type { Reading } from '../kernel/reading.ts';
import { type Changes, filledForm, textOf } from './page-form.ts';

/** The frames that pages stand in; a bare one brings its own. */
const frames = { app: 'app/web/shell-layout', public: 'app/web/public-layout', bare: null } as const;

/** The page at this address, as the manifests declare it. */
const pageAt = (path: string) => {
  const routes = everyPage.map((page) => ({ path: page.path, id: page.file }));
  const found = matchRoutes(routes, path)?.at(-1)?.route.id;
  const page = everyPage.find(({ file }) => file === found);
  if (page === undefined) throw new Error(`no page at ${path}`);
  return page;
};

const moduleOf = (file: string) => import(/* @vite-ignore */ new URL(`../${file}`, import.meta.url).href);

/** A route's module as the build makes it: what it draws is handed its data. */
const routeModule = async (file: string) => {
  const { default: Page, ErrorBoundary, ...rest } = await moduleOf(file);
  return {
    ...rest,
    ...(Page && { default: UNSAFE_withComponentProps(Page) }),
    ...(ErrorBoundary && { ErrorBoundary: UNSAFE_withErrorBoundaryProps(ErrorBoundary) }),
  };
};

/** A build of one page within its frames, as `routes.ts` lays them out; it knows no script and no style. */
const buildOf = async (path: string): Promise<ServerBuild> => {
  const { path: pattern, file, frame } = pageAt(path);
  const shell = frames[frame];
  const places = [
    { id: 'root', file: 'root.tsx' },
    ...(shell === null ? [] : [{ id: shell, parentId: 'root', file: `${shell}.tsx` }]),
    { id: file.replace(/\.tsx?$/, ''), parentId: shell ?? 'root', path: pattern, file },
  ];
  const routes = await Promise.all(
    places.map(async (place) => [place.id, { ...place, module: await routeModule(place.file) }] as const),
  );
  const assets = routes.map(([id, { module, ...route }]) => [
    id,
    {
      ...route,
      module: '/none.js',
      hasLoader: 'loader' in module,
      hasAction: 'action' in module,
      hasErrorBoundary: 'ErrorBoundary' in module,
    },
  ]);
  return {
    entry: { module: await moduleOf('entry.server.tsx') },
    routes: Object.fromEntries(routes),
    assets: {
      entry: { imports: [], module: '/none.js' },
      routes: Object.fromEntries(assets),
      url: '/none.js',
      version: '',
    },
    future: {},
    ssr: true,
    isSpaMode: false,
    prerender: [],
    publicPath: '/',
    assetsBuildDirectory: '',
    routeDiscovery: { mode: 'initial' },
  } as unknown as ServerBuild;
};

/** What a browser gets: where it asked, the status, where it is led, the cookies set, the document, and what stands in its main part. */
export type Answer = {
  readonly path: string;
  readonly status: number;
  readonly to: string | null;
  readonly cookies: readonly string[];
  readonly html: string;
  readonly text: string;
};

const mainOf = (html: string): string => /<main.*<\/main>/s.exec(html)?.[0] ?? html;

/** Answers a request through the guard, loader, action and drawing of the page at its address. */
export const answerTo = async (
  request: Request,
  { context, reading }: { readonly context: RouterContextProvider; readonly reading: Reading },
): Promise<Answer> => {
  const { pathname, search } = new URL(request.url);
  const handle = createRequestHandler(guardRoutes(await buildOf(pathname), pageChecks()), 'test');
  try {
    if (request.method === 'POST') await reading.renew();
    const answer = await handle(request, context);
    const html = String((await bodyOf(answer)) ?? '');
    return {
      path: pathname + search,
      status: answer.status,
      to: answer.headers.get('location'),
      cookies: answer.headers.getSetCookie(),
      html,
      text: textOf(mainOf(html)),
    };
  } finally {
    await reading.close();
  }
};

/** What somebody without script does with pages, which `ask` answers. */
export const withPages = (ask: (path: string, init?: RequestInit) => Promise<Answer>) => {
  const post = (path: string, fields: Readonly<Record<string, string>> | URLSearchParams | FormData) =>
    ask(path, { method: 'POST', body: fields instanceof FormData ? fields : new URLSearchParams(fields) });
  /** Fills in the form of this name in a page that was answered, and sends it. */
  const fill = ({ path, html }: Answer, form: string, changes: Changes = {}): Promise<Answer> => {
    const { action, body } = filledForm(html, form, changes);
    return post(action ?? path, body);
  };
  return {
    get: (path: string): Promise<Answer> => ask(path),
    /** Sends what no form offers. */
    post,
    fill,
    /** Opens a page and sends its form of this name, changed in these fields. */
    send: async (path: string, form: string, changes: Changes = {}): Promise<Answer> =>
      fill(await ask(path), form, changes),
  };
};
