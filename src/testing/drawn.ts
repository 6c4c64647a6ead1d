import { I18nProvider } from '@lingui/react';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { i18nFor } from '../kernel/i18n.ts';
import type { Locale } from '../kernel/languages.ts';
import { readOf } from './page-parts.ts';

/** What a piece of a page draws for a reader of this language: its document, and what is read of it. */
export const drawn = async (piece: ReactNode, locale: Locale = 'en') => {
  const i18n = await i18nFor(locale);
  const router = createMemoryRouter([{ path: '*', element: piece }]);
  const page = createElement(RouterProvider, { router });
  const html = renderToStaticMarkup(createElement(I18nProvider, { i18n }, page));
  router.dispose();
  return { html, text: readOf(html) };
};
