import { availableParallelism } from 'node:os';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import { defineConfig } from 'vitest/config';

const shared = {
  plugins: [lingui(), babel({ presets: [linguiTransformerBabelPreset()] })],
  server: { deps: { inline: ['drizzle-orm'] } },
};

export default defineConfig({
  test: {
    // One clone of the database per worker: src/testing/global-setup.ts makes as many.
    maxWorkers: Math.min(4, availableParallelism()),
    projects: [
      {
        plugins: shared.plugins,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          testTimeout: 20_000,
          server: shared.server,
        },
      },
      {
        plugins: shared.plugins,
        test: {
          name: 'db',
          include: ['src/**/*.db.test.ts'],
          isolate: false,
          globalSetup: ['src/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          server: shared.server,
        },
      },
    ],
  },
});
