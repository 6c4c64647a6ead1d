import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';
import { sourceLanguage, switchedOn } from './src/kernel/languages.ts';

export default defineConfig({
  sourceLocale: sourceLanguage,
  locales: [...switchedOn],
  // No fallback: a message missing in a switched-on language must stop the build, not read as English.
  fallbackLocales: {},
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}',
      include: ['<rootDir>/src/**/*.ts', '<rootDir>/src/**/*.tsx'],
      exclude: ['**/*.test.ts', '**/*.test.tsx', '**/+types/**'],
    },
  ],
  orderBy: 'message',
  format: formatter({ lineNumbers: false, printPlaceholdersInComments: false }),
});
