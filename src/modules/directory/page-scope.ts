import type { RouterContextProvider } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import { houseScope } from './house-scope.ts';

/** What a page of `/c/:slug/…` works with: its house's scope and the reader's language. */
export const pageScope = async (context: Readonly<RouterContextProvider>, slug: string) => {
  const { services, actor, now, locale } = context.get(appContext);
  return { ...(await houseScope(services.database, actor, slug, now())), locale };
};
export type PageScope = Awaited<ReturnType<typeof pageScope>>;
