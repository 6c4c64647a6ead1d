import type { Module } from '../../kernel/module.ts';

const page = (path: string, file: string) =>
  ({ path: `/c/:slug/${path}`, file: `modules/quality/web/${file}`, frame: 'app' }) as const;

export const quality: Module = {
  name: 'quality',
  dependsOn: ['directory', 'meetings', 'care'],
  pages: [
    page('scorecard', 'scorecard.tsx'),
    page('scorecard/:indicator/:count', 'counted-cases.tsx'),
    page('statements', 'statements.tsx'),
  ],
};
