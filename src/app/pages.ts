import type { PageSpec } from '../kernel/pages.ts';
import { canSeeMails } from '../modules/directory/index.ts';

export const pages: readonly PageSpec[] = [
  { path: '/', file: 'app/web/front-door.tsx', who: 'everybody', frame: 'bare' },
  { path: '/language', file: 'app/web/language.ts', who: 'everybody', frame: 'bare' },
  { path: '/sign-in', file: 'app/web/sign-in.tsx', who: 'everybody', frame: 'bare' },
  { path: '/sign-out', file: 'app/web/sign-out.ts', who: 'everybody', frame: 'bare' },
  { path: '/account', file: 'app/web/account.tsx', who: 'signed-in', frame: 'bare' },
  { path: '/demonstration', file: 'app/web/enter-demonstration.ts', who: 'everybody', frame: 'bare' },
  { path: '/l/:token', file: 'app/web/link.tsx', who: 'everybody', frame: 'bare' },
  { path: '/first-administrator', file: 'app/web/first-administrator.tsx', who: 'everybody', frame: 'bare' },
  { path: '/c/:slug', file: 'app/web/my-work.tsx', who: 'members', frame: 'app' },
  { path: '/c/:slug/drafts', file: 'app/web/drafts.ts', who: 'members', frame: 'bare' },
  { path: '/c/:slug/begun', file: 'app/web/begun.tsx', who: 'members', frame: 'app' },
  { path: '/c/:slug/outbox', file: 'app/web/outbox.tsx', who: canSeeMails, frame: 'app' },
  { path: '/c/:slug/guide', file: 'app/web/guide.tsx', who: 'members', frame: 'app' },
  { path: '/c/:slug/who-may', file: 'app/web/who-may.tsx', who: 'members', frame: 'app' },
  { path: '*', file: 'app/web/not-found.tsx', who: 'everybody', frame: 'app' },
];
