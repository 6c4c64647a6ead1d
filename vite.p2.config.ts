import babel from '@rolldown/plugin-babel';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import { reactRouter } from '@react-router/dev/vite';
import { defineConfig, type PluginOption } from 'vite';
import { catalogueInStep } from './tools/catalogue-in-step.ts';

/** Message macros and strict catalogues; Vitest needs them too for files that use a macro. */
export const messagePlugins = (): PluginOption[] => [
  lingui({ failOnMissing: false, failOnCompileError: false }),
  babel({ presets: [linguiTransformerBabelPreset({ descriptorFields: 'all' })] }),
];

export default defineConfig({
  plugins: [{ name: 'p2', enforce: 'pre' as const, transform(code: string, id: string) {
    if (!id.endsWith('/kernel/i18n.ts')) return undefined;
    return "import { compileMessage } from '@lingui/message-utils/compileMessage';\n" + code.replace(/return (setupI18n\([^;]*\));/, 'const i = $1; i.setMessagesCompiler(compileMessage); return i;');
  } }, ...messagePlugins(), process.env['VITEST'] ? [] : reactRouter()],
  // Vite would find these two only after the first page has been sent, and load it twice.
  optimizeDeps: { include: ['@lingui/core', '@lingui/react'] },
  environments: {
    ssr: {
      // drizzle-orm's manifest is read again for every one of its files: bundling it halves the idle memory.
      resolve: { noExternal: ['drizzle-orm'] },
      build: { sourcemap: true, rollupOptions: { input: './src/main.ts' } },
    },
  },
});
