import { notFound } from '../../../../kernel/errors.ts';
import type { Route } from './+types/minutes-text.ts';
import { minutesText } from './minutes-lines.ts';
import { minutesPage } from './minutes-page.ts';

/** Minutes as plain text to paste elsewhere, whole or one item (`?item=`), of the version that the page shows too. */
export const loader = async ({ request, params, context }: Route.LoaderArgs): Promise<Response> => {
  const { scope, told } = await minutesPage(context, params, request);
  const item = new URL(request.url).searchParams.get('item');
  if (item !== null && told.items.every(({ id }) => id !== item)) throw notFound();
  return new Response(minutesText(scope.i18n, told, { house: scope.house.name, itemId: item }), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
