import { createElement, type ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nProvider } from '@lingui/react';
import { createRoutesStub, RouterContextProvider } from 'react-router';
import { belongsTo } from '../kernel/actor.ts';
import { appContext, type AppContext } from '../kernel/app-context.ts';
import { i18nFor } from '../kernel/i18n.ts';
import type { Locale } from '../kernel/languages.ts';
import { openReading } from '../kernel/reading.ts';
import { openShowings } from '../kernel/showings.ts';
import { enteredContext, houseBySlug } from '../modules/directory/index.ts';
import type { TestCentre, TestPerson } from './centre.ts';

type PageModule = {
  readonly loader: (args: never) => Promise<unknown>;
  readonly default: ComponentType<never>;
};

/** What the program knows of a request by this person for a page of this centre, in this language. */
const requestContext = async (centre: TestCentre, actor: TestPerson, locale: Locale) => {
  const { database, ownerId, slug, now } = centre;
  const house = await houseBySlug(database, slug);
  const context = new RouterContextProvider();
  const reading = openReading(database);
  const i18n = await i18nFor(locale);
  const services = { database, showings: openShowings(database), now } as AppContext['services'];
  context.set(appContext, { services, reading, actor, locale, i18n, now } as AppContext);
  context.set(enteredContext, {
    actor,
    name: null,
    houses: [],
    house: belongsTo(actor, ownerId) ? house : null,
    position: 0,
    sessionId: 'test',
    sessionUpdatedAt: null,
  });
  return { context, reading, i18n };
};

/** What a page's loader or action gives this person at this centre. */
export const loadedPage = async <Data>(
  centre: TestCentre,
  person: TestPerson,
  loader: (args: never) => Promise<Data>,
  places: Readonly<Record<string, string>> = {},
  request = new Request('http://localhost/'),
): Promise<Data> => {
  const { context, reading } = await requestContext(centre, person, 'en');
  const params = { slug: centre.slug, ...places };
  try {
    return await loader({ request, params, context } as never);
  } finally {
    await reading.close();
  }
};

/**
 * The HTML of a page as this person sees it at this centre: its loader reads the real database and it is drawn in this
 * language. Throws what the loader throws, as somebody of another house meets it.
 */
export const shownPage = async (
  centre: TestCentre,
  person: TestPerson,
  page: PageModule,
  locale: Locale,
  address = '/',
): Promise<string> => {
  const { context, reading, i18n } = await requestContext(centre, person, locale);
  const params = { slug: centre.slug };
  const request = new Request(new URL(address, 'http://localhost'));
  try {
    const loaderData = await page.loader({ request, params, context } as never);
    const Shown = () => createElement(page.default, { loaderData, params } as never);
    const Stub = createRoutesStub([{ path: '*', Component: Shown }]);
    return renderToStaticMarkup(createElement(I18nProvider, { i18n }, createElement(Stub)));
  } finally {
    await reading.close();
  }
};
