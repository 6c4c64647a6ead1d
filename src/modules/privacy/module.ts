import type { HouseAudience } from '../../kernel/audience.ts';
import type { HouseModule } from '../directory/index.ts';
import { canKeepNotices } from './policy.ts';
import { untoldOfPrivacy } from './queries/untold-records.ts';
import { rights } from './rights.ts';

const page = (path: string, file: string, who: HouseAudience = 'members') =>
  ({
    path: `/c/:slug/${path}`,
    file: `modules/privacy/web/${file}`,
    who,
    frame: 'app',
  }) as const;

export const privacy: HouseModule = {
  name: 'privacy',
  dependsOn: ['directory'],
  rights,
  untold: untoldOfPrivacy,
  navigation: [{ path: 'notices', label: /*i18n*/ { id: 'nav.notices', message: 'Privacy' } }],
  pages: [page('notices', 'notices.tsx', canKeepNotices), page('own-data', 'own-data.tsx')],
  publicPages: [{ path: '/c/:slug/privacy', file: 'modules/privacy/web/public/notice.tsx' }],
};
