import type { Messages } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { RouterContextProvider } from 'react-router';
import { HydratedRouter } from 'react-router/dom';
import { broughtIds } from './app/web/brought.ts';
import { wholeCatalogueContext } from './app/whole-catalogue.ts';
import { i18nWith } from './kernel/i18n.ts';
import { handedText } from './kernel/handing.ts';
import { isLocale, sourceLanguage } from './kernel/languages.ts';
import { HandedText } from './ui/handed-text.ts';
import { bringParts } from './ui/lazy-part.tsx';

const { lang } = document.documentElement;
const textOf = (id: string): string => document.getElementById(id)?.textContent ?? '';
const brought = textOf(broughtIds.messages);
const forms = textOf(broughtIds.forms).split('\n');
const broughtForm = (handed: string): string => handedText(forms, handed);
const some = brought === '' ? {} : (JSON.parse(brought) as Messages);
const { i18n, complete } = i18nWith(isLocale(lang) ? lang : sourceLanguage, some);
if (brought === '') await complete();
// Whoever touches the page may open what it did not say: by then the rest is here.
else
  for (const first of ['pointerdown', 'keydown'])
    addEventListener(first, () => void complete().catch(() => {}), { once: true, passive: true });

// A step that is given up while its answer comes rejects twice in React Router’s reader of answers, and nobody can wait for it there.
addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof DOMException && event.reason.name === 'AbortError') event.preventDefault();
});

const parts = textOf(broughtIds.parts);
if (parts !== '') await bringParts(parts.split(' '));

const context = new RouterContextProvider();
context.set(wholeCatalogueContext, complete);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <HandedText value={broughtForm}>
          <HydratedRouter getContext={() => context} />
        </HandedText>
      </I18nProvider>
    </StrictMode>,
  );
});
