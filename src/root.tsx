import type { ReactNode } from 'react';
import { Links, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from 'react-router';
import { appContext } from './kernel/app-context.ts';
import { sourceLanguage } from './kernel/languages.ts';
import styles from './ui/consilium.css?url';
import { type Brought, broughtIds } from './app/web/brought.ts';
import { keepingForm } from './app/lost-answer.ts';
import { wholeCatalogueContext } from './app/whole-catalogue.ts';
import { bringParts, bringSmallParts } from './ui/lazy-part.tsx';
import { filledIn } from './ui/slot.tsx';
import { ErrorView } from './app/web/error-view.tsx';
import { Frame } from './app/web/frame.tsx';
import type { Route } from './+types/root.ts';

export const loader = ({ context }: Route.LoaderArgs) => ({ locale: context.get(appContext).locale });

/** Whether it asks for the page that is here, which has brought what it says. */
const isShown = ({ url }: Request): boolean => new URL(url).pathname === location.pathname;

/**
 * A step to another page waits for the whole catalogue and the parts of its page: the first page brought its own only. A form whose
 * answer was lost stays, whether they come or not.
 */
export const clientMiddleware: Route.ClientMiddlewareFunction[] = [
  async ({ context, request }, next) => {
    const complete = context.get(wholeCatalogueContext)();
    const whole = isShown(request) ? complete.catch(() => {}) : complete;
    const early = bringSmallParts();
    const results = await next();
    // What the page has of them is known once it is here itself.
    const sections = Object.values(results ?? {}).flatMap(({ result }) => filledIn(result));
    await Promise.all([whole, early, bringSmallParts(), bringParts(sections)]);
  },
  async ({ request }, next) => {
    const sent = request.method === 'POST' ? request.clone() : null;
    const results = await next();
    if (sent === null || results === undefined || request.signal.aborted) return results;
    return keepingForm(results, await sent.formData());
  },
];

/** The language changes only with a whole new document. */
export const shouldRevalidate = () => false;

/** True for pages whose handle says `{ static: true }`: they ship no script at all. */
const useStatic = (): boolean =>
  useMatches().some(
    ({ handle }) =>
      typeof handle === 'object' && handle !== null && 'static' in handle && handle.static === true,
  );

/** Where what this page brings for its own first moment in the browser stands; the server fills it at the end. */
function BroughtHere({ what }: { readonly what: Brought }) {
  return (
    <script
      id={broughtIds[what]}
      type="application/json"
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: '' }}
    />
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root');
  const isStatic = useStatic();
  return (
    <html lang={root?.locale ?? sourceLanguage}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={styles} />
        <Links />
      </head>
      <body>
        {children}
        {isStatic ? null : <BroughtHere what="messages" />}
        {isStatic ? null : <BroughtHere what="forms" />}
        {isStatic ? null : <BroughtHere what="parts" />}
        {isStatic ? null : <ScrollRestoration />}
        {isStatic ? null : <Scripts />}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <Frame>
      <ErrorView error={error} />
    </Frame>
  );
}
