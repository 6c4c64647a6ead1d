import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { messagePlugins } from './vite.config.ts';

const server = { deps: { inline: ['drizzle-orm'] } };

export default defineConfig({
  test: {
    // One clone of the database per worker: src/testing/global-setup.ts makes as many.
    maxWorkers: Math.min(4, availableParallelism()),
    // Tests wait for what happens and time nothing: a busy machine takes long.
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        plugins: messagePlugins(),
        test: {
          name: 'unit',
          isolate: false,
          include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.page.test.tsx', '**/node_modules/**'],
          testTimeout: 120_000,
          server,
        },
      },
      {
        plugins: messagePlugins(),
        oxc: { jsx: { development: false } },
        test: {
          name: 'db',
          // Pages are drawn as people get them: React's own bookkeeping for developers takes two thirds of a page.
          env: { NODE_ENV: 'production' },
          css: true,
          include: ['src/**/*.db.test.ts', 'src/**/*.page.test.tsx', 'tools/**/*.db.test.ts'],
          isolate: false,
          globalSetup: ['src/testing/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          server,
        },
      },
    ],
  },
});
