import type { HouseAudience } from '../../kernel/audience.ts';
import type { HouseModule } from './house-scope.ts';
import { canKeepPeople } from './policy.ts';
import { untoldOfHouses } from './queries/untold-records.ts';
import { striking } from './striking.ts';
import { rights } from './rights.ts';

const page = (path: string, file: string, who: HouseAudience = 'members') =>
  ({
    path: `/c/:slug/${path}`,
    file: `modules/directory/web/${file}`,
    who,
    frame: 'app',
  }) as const;

export const directory: HouseModule = {
  name: 'directory',
  dependsOn: [],
  rights,
  striking,
  untold: untoldOfHouses,
  navigation: [{ path: 'people', label: /*i18n*/ { id: 'nav.people', message: 'People' } }],
  pages: [
    page('absences', 'absences.tsx'),
    page('absences/:absenceId', 'absence.tsx'),
    page('people', 'people.tsx', canKeepPeople),
    page('people/:personId', 'person.tsx', canKeepPeople),
  ],
};
