import { I18nProvider } from '@lingui/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { HydratedRouter } from 'react-router/dom';
import { i18nFor } from './kernel/i18n.ts';
import { isLocale, sourceLanguage } from './kernel/languages.ts';

const { lang } = document.documentElement;
// The catalogue is a cached file of its own: in the root loader it would travel with every page.
const i18n = await i18nFor(isLocale(lang) ? lang : sourceLanguage);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <HydratedRouter />
      </I18nProvider>
    </StrictMode>,
  );
});
