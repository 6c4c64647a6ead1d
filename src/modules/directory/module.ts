import type { HouseModule } from './house-scope.ts';
import { untoldOfHouses } from './queries/untold-records.ts';
import { striking } from './striking.ts';

const page = (path: string, file: string) =>
  ({
    path: `/c/:slug/${path}`,
    file: `modules/directory/web/${file}`,
    who: 'members',
    frame: 'app',
  }) as const;

export const directory: HouseModule = {
  name: 'directory',
  dependsOn: [],
  striking,
  untold: untoldOfHouses,
  pages: [page('absences', 'absences.tsx'), page('absences/:absenceId', 'absence.tsx')],
};
