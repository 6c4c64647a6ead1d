import { msg } from '@lingui/core/macro';
import { Outlet, type ShouldRevalidateFunctionArgs } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import { isWritten } from '../../kernel/http/written.ts';
import { localDay, localTime } from '../../kernel/zone.ts';
import { draftsOf } from '../../kernel/drafts.ts';
import { placeBelow } from '../../kernel/http/sent-form.ts';
import { nameIn } from '../../kernel/names.ts';
import { enteredContext } from '../../modules/directory/index.ts';
import { placesFor } from '../addresses.ts';
import type { Route } from './+types/shell-layout.ts';
import { AccessWatch } from '../../ui/access-watch.tsx';
import { Writing } from '../../ui/writing.tsx';
import type { KeptDraft } from '../../ui/writing-state.ts';
import { SlotContext } from '../../ui/slot.tsx';
import { ErrorView } from './error-view.tsx';
import { drawings } from './fills.tsx';
import { Frame } from './frame.tsx';
import { roleWords } from '../../modules/directory/web/index.ts';

/** What the reader has typed into forms of this page and not saved. */
const draftsHere = async ({ context, request }: Route.LoaderArgs): Promise<KeptDraft[]> => {
  const { now, reading } = context.get(appContext);
  const { actor, house, hasDrafts } = context.get(enteredContext);
  if (actor.kind !== 'user' || !house || !hasDrafts) return [];
  const place = placeBelow(house.slug, new URL(request.url).pathname);
  const author = { actor, ownerId: house.id, now: now() };
  const found = await reading.read(house.id, (tx) => draftsOf(tx, author, place));
  return found.map(({ keptAt, query: _query, ...draft }) => ({
    ...draft,
    day: localDay(keptAt, house.zone),
    time: localTime(keptAt, house.zone),
  }));
};

/** The signed-in reader's frame: the house of the address, what they are there, and where they may go. */
export const loader = async (args: Route.LoaderArgs) => {
  const { context } = args;
  const { i18n, locale, now } = context.get(appContext);
  const { actor, house, name: own, position } = context.get(enteredContext);
  const name = own === null ? '' : nameIn(locale, own);
  if (actor.kind !== 'user' || !house) {
    return {
      person: actor.kind === 'user' ? { name } : undefined,
      place: undefined,
      nav: [],
      writing: null,
      watch: null,
    };
  }
  const role = actor.grants.find((grant) => grant.ownerId === house.id)?.role ?? '';
  const to = (path: string) => `/c/${house.slug}${path}`;
  return {
    person: { name, role: roleWords[role] ? i18n._(roleWords[role]) : role },
    place: nameIn(locale, house.name),
    day: localDay(now(), house.zone),
    placeNote: house.demonstration ? i18n._(msg`Invented data`) : undefined,
    nav: [
      { to: to(''), label: i18n._(msg`My work`), end: true },
      ...placesFor(actor, house.id).map(({ path, label }) => ({ to: to(`/${path}`), label: i18n._(label) })),
      ...(house.demonstration ? [{ to: to('/guide'), label: i18n._(msg`Guided tour`) }] : []),
    ],
    writing: { writer: actor.userId, name, keptAt: to('/drafts'), drafts: await draftsHere(args) },
    // A topic of which nothing is ever told.
    watch: to(`/live?after=${position}&topic=access`),
  };
};

/** A form with the small answer changes nothing of the frame. */
export const shouldRevalidate = ({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  defaultShouldRevalidate && !isWritten(actionResult);

export default function ShellLayout({ loaderData }: Route.ComponentProps) {
  return (
    <Frame {...loaderData}>
      <SlotContext value={drawings}>
        <Writing writing={loaderData.writing}>
          <AccessWatch url={loaderData.watch}>
            <Outlet />
          </AccessWatch>
        </Writing>
      </SlotContext>
    </Frame>
  );
}

/** Keeps the shell around a page that failed. */
export function ErrorBoundary({ error, loaderData }: Route.ErrorBoundaryProps) {
  return (
    <Frame {...loaderData}>
      <ErrorView error={error} />
    </Frame>
  );
}
