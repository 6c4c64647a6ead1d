import { defineConfig } from '@playwright/test';
import { browserPath } from './browser.ts';

const longest = ['whole-course.e2e.ts', 'pages.e2e.ts', 'other-sites.e2e.ts', 'roles.e2e.ts'];

export default defineConfig({
  testDir: '.',
  // The longest first, each of which is one piece: begun last it would keep the other workers waiting.
  projects: [
    { name: 'longest', testMatch: longest },
    { name: 'others', testMatch: '*.e2e.ts', testIgnore: longest },
  ],
  globalSetup: './run-folder.ts',
  // One more than there are cores, so that what one waits for another makes use of.
  workers: 3,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  snapshotPathTemplate: '{testDir}/{arg}{ext}',
  outputDir: '../test-results',
  use: {
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    // A trace of every step costs a sixth of a run: `--trace retain-on-failure` records the one that failed.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browserPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
