import type { PageSpec } from '../kernel/pages.ts';

export const pages: readonly PageSpec[] = [
  { path: '/', file: 'app/web/front-door.tsx', frame: 'bare' },
  { path: '/language', file: 'app/web/language.ts', frame: 'bare' },
  { path: '/sign-in', file: 'app/web/sign-in.tsx', frame: 'bare' },
  { path: '/sign-out', file: 'app/web/sign-out.ts', frame: 'bare' },
  { path: '/password', file: 'app/web/password.tsx', frame: 'bare' },
  { path: '/demonstration', file: 'app/web/enter-demonstration.ts', frame: 'bare' },
  { path: '/first-administrator', file: 'app/web/first-administrator.tsx', frame: 'bare' },
  { path: '/c/:slug', file: 'app/web/my-work.tsx', frame: 'app' },
  { path: '/c/:slug/guide', file: 'app/web/guide.tsx', frame: 'app' },
  { path: '*', file: 'app/web/not-found.tsx', frame: 'app' },
];
