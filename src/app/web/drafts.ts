import { redirect } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import { discardDraft, keepDraft } from '../../kernel/drafts.ts';
import { isAppError } from '../../kernel/errors.ts';
import { number, text } from '../../kernel/http/form-values.ts';
import { localTime } from '../../kernel/zone.ts';
import { pageScope } from '../../modules/directory/index.ts';
import type { Route } from './+types/drafts.ts';

export const loader = ({ params }: Route.LoaderArgs) => redirect(`/c/${params.slug}/begun`);

const asQuery = (query: string): string => (query === '' ? '' : `?${new URLSearchParams(query)}`);

/** Takes what a page's script has to keep, and puts away what its author does not want any more. */
export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { ownerId, actor, now, today, house } = await pageScope(context, params.slug);
  const { database } = context.get(appContext).services;
  const sent = await request.formData();
  const author = { actor, ownerId, now };
  const at = { place: text(sent, 'place') ?? '', form: text(sent, 'draft') };
  if (text(sent, 'intent') === 'discard') {
    await discardDraft(database, author, at);
    const back = text(sent, 'from') === 'begun' ? '/begun' : at.place + asQuery(text(sent, 'query') ?? '');
    return redirect(`/c/${params.slug}${back}`);
  }
  try {
    const version = await keepDraft(database, author, {
      ...at,
      query: text(sent, 'query') ?? '',
      title: text(sent, 'title') ?? '',
      definitions: text(sent, 'definitions') ?? '',
      requestKey: text(sent, 'requestKey'),
      known: number(sent, 'known'),
      typed: text(sent, 'typed'),
    });
    return Response.json({ version, day: today, time: localTime(now, house.zone) });
  } catch (error) {
    if (!isAppError(error)) throw error;
    return Response.json({ code: error.code }, { status: error.status });
  }
};
