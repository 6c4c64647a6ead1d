import type { PageSpec } from '../kernel/pages.ts';

export const pages: readonly PageSpec[] = [
  { path: '/', file: 'app/web/front-door.tsx', frame: 'bare' },
  { path: '/language', file: 'app/web/language.ts', frame: 'bare' },
  { path: '*', file: 'app/web/not-found.tsx', frame: 'app' },
];
