import babel from '@rolldown/plugin-babel';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import { reactRouter } from '@react-router/dev/vite';
import { defineConfig, type PluginOption } from 'vite';
import { catalogueInStep } from './tools/catalogue-in-step.ts';
import { pageMessages } from './tools/page-messages.ts';

/** Message macros and strict catalogues; Vitest needs them too for files that use a macro. */
export const messagePlugins = (): PluginOption[] => [
  lingui({ failOnMissing: true, failOnCompileError: true }),
  babel({ presets: [linguiTransformerBabelPreset()] }),
];

export default defineConfig({
  plugins: [
    catalogueInStep(),
    pageMessages(),
    ...messagePlugins(),
    process.env['VITEST'] ? [] : reactRouter(),
  ],
  // Vite would find these two only after the first page has been sent, and load it twice.
  optimizeDeps: { include: ['@lingui/core', '@lingui/react'] },
  // What React has by itself needs no stand-in for older ones.
  resolve: { alias: { 'use-sync-external-store/shim': 'react' } },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          // A rule or a definition that a page does not use must not bring along what it is made of.
          treeshake: { moduleSideEffects: (id) => !/src[\\/](?:modules|kernel)[\\/].*\.ts$/.test(id) },
          output: {
            // Few files for the first page: what every page needs stands in three. A group takes all that matches.
            advancedChunks: {
              groups: [
                {
                  name: 'react',
                  test: /node_modules[\\/](react|react-dom|scheduler)[\\/]|rolldown[\\/]runtime/,
                },
                { name: 'router', test: /node_modules[\\/]react-router[\\/]/ },
                // What few pages need (figures with bounds, a live board, a long list), and drafts once somebody types, is not brought by all.
                {
                  name: 'house',
                  test: /src[\\/](?:ui(?![\\/](?:form[\\/](?!say)|choice|confirm-answers|error-summary|field|form-state|identity-banner|post-form|request-key|save-row|sentences|told-once|bounds|keys|live-state|meter|paging|wall-clock|and-more|draft|unplaced|fill-form|keeper|dialog|password))|kernel(?![\\/](?:forms[\\/]|calendar-day|partial-date|fold|sections)))[\\/]|app[\\/](?:whole-catalogue|web[\\/](?:brought|error-view|frame))|node_modules[\\/]@lingui[\\/]/,
                },
                // What a form is made of: a page that only shows has no need of it.
                {
                  name: 'fields',
                  test: /src[\\/]ui[\\/](?:choice|error-summary|field|form-state|post-form|request-key|save-row|sentences|told-once)/,
                },
                // Only pages that show a defined form load what draws it, and what it is.
                {
                  name: 'forms',
                  test: /src[\\/](?:ui[\\/](?:form[\\/](?!say|draft-left)|confirm-answers)|kernel[\\/]forms[\\/](?!tailored|added|without-place)|modules[\\/][a-z]+[\\/]records[\\/](?![a-z-]*words|site-additions))/,
                },
                // What several pages of a module share, in one file instead of twenty; fields bring along what draws a form.
                {
                  name: 'care',
                  test: /src[\\/]modules[\\/]care[\\/](?!web[\\/](?:case[\\/](?:(?:disease|work-up)-fields|work-up-figures|item-value)|words\.|phase\.)|records[\\/][a-z-]+-words|data[\\/])/,
                  minShareCount: 3,
                },
                // The names of sites and histotypes in every language: a page that is handed its form has no need of them.
                {
                  name: 'care-words',
                  test: /src[\\/]modules[\\/]care[\\/](?:web[\\/](?:words|phase)|records[\\/][a-z-]+-words|data[\\/]site-codes)\./,
                  minShareCount: 3,
                },
                // The fields of a disease and of a question, which stand together at the referral.
                {
                  name: 'referral',
                  test: /src[\\/](?:modules[\\/](?:care[\\/]web[\\/]case[\\/]disease-fields|board[\\/]web[\\/]question[\\/](?:question-fields|another-question))|kernel[\\/]forms[\\/]tailored)/,
                  minShareCount: 2,
                },
                // What the panels of a case's page share with their modules' other pages.
                {
                  name: 'panels',
                  test: /src[\\/]modules[\\/](?:board|surgery|care)[\\/]web[\\/](?:(?:case|decision|course)[\\/](?!disease-fields|work-up-fields)|agenda[\\/](?:board-sentences|list-on-board-form)|operation[\\/](?:outcome-windows|derived-words|confirm-diagnosis)|[a-z-]+\.tsx?$)/,
                  minShareCount: 2,
                },
                // What an agenda and the running board share, in one file instead of four.
                {
                  name: 'board',
                  test: /src[\\/](?:modules[\\/]board[\\/]web[\\/](?:agenda[\\/](?:agenda-cells|short-items|discussed-line|meeting-time|board\.css)|room[\\/](?:board-live|quorum-sentence))|ui[\\/](?:live-state|wall-clock|meter)|kernel[\\/]sections)/,
                  minShareCount: 2,
                },
                // The parts of "My work", in one file instead of six.
                {
                  name: 'work',
                  test: /src[\\/](?:modules[\\/][a-z]+[\\/]web[\\/]work[\\/](?!all-turns)|ui[\\/]and-more|app[\\/]web[\\/]my-work)/,
                },
                // What the pages of an operation share, in one file instead of five.
                {
                  name: 'operation',
                  test: /src[\\/]modules[\\/]surgery[\\/]web[\\/]operation[\\/](?:operation-(?:path|sentences|form|breadcrumb)|operation\.css)/,
                  minShareCount: 2,
                },
                {
                  name: 'operation-shown',
                  test: /src[\\/]modules[\\/]surgery[\\/]web[\\/]operation[\\/](?:operation-results|completeness-notice)/,
                  minShareCount: 2,
                },
              ],
            },
          },
        },
      },
    },
    ssr: {
      // Libraries of hundreds of files take longer to find than to run: bundled, the command line starts in half the time.
      // (drizzle-orm's manifest is read again for every one of its files: that was half the idle memory.)
      resolve: { noExternal: [/^(?:drizzle-orm|zod|@?better-auth|better-call|kysely|jose)(?:\/|$)/] },
      build: { sourcemap: true, rollupOptions: { input: './src/main.ts' } },
    },
  },
});
