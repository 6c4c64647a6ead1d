import { createElement, type ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nProvider } from '@lingui/react';
import { createRoutesStub } from 'react-router';
import type { Locale } from '../kernel/languages.ts';
import type { TestCentre, TestPerson } from './centre.ts';
import { requestContext } from './request-context.ts';

type PageModule = {
  readonly loader: (args: never) => Promise<unknown>;
  readonly default: ComponentType<never>;
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
