import type { Messages } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { RouterContextProvider } from 'react-router';
import { HydratedRouter } from 'react-router/dom';
import { pageMessagesId } from './app/web/page-messages.ts';
import { wholeCatalogueContext } from './app/whole-catalogue.ts';
import { i18nWith } from './kernel/i18n.ts';
import { isLocale, sourceLanguage } from './kernel/languages.ts';

const { lang } = document.documentElement;
const brought = document.getElementById(pageMessagesId)?.textContent ?? '';
const some = brought === '' ? {} : (JSON.parse(brought) as Messages);
const { i18n, complete } = i18nWith(isLocale(lang) ? lang : sourceLanguage, some);
if (brought === '') await complete();
// Whoever touches the page may open what it did not say: by then the rest is here.
else
  for (const first of ['pointerdown', 'keydown'])
    addEventListener(first, () => void complete().catch(() => {}), { once: true, passive: true });

const context = new RouterContextProvider();
context.set(wholeCatalogueContext, complete);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <HydratedRouter getContext={() => context} />
      </I18nProvider>
    </StrictMode>,
  );
});
