import { isTest } from './source-files.ts';
import { placeOf } from './place.ts';

/** Files of a module's own level that are no domain rule. */
const notNouns = [
  'module.ts',
  'derivations.ts',
  'fills.server.ts',
  'striking.ts',
  'index.ts',
  'places.ts',
  'tables.ts',
  'events.ts',
  'jobs.ts',
  'routes.ts',
  'queries.ts',
  'demo.ts',
];

/** What several commands, queries or pages of a module share and what works on the transaction or a request. */
const shared: Readonly<Record<string, readonly string[]>> = {
  board: [
    'import-about.ts',
    'import-batch.ts',
    'import-diseases.ts',
    'import-joins.ts',
    'import-likeness.ts',
    'import-merge.ts',
    'import-overlay.ts',
    'import-standing.ts',
    'load.ts',
  ],
  care: [
    'case-command.ts',
    'case-label.ts',
    'fed-rows.ts',
    'case-of-page.ts',
    'filled-entry.ts',
    'load.ts',
    'moved-record.ts',
    'shown-identity.ts',
    'told-apart.ts',
    'work-up-answers.ts',
    'work-up-part.ts',
    'work-up-rows.ts',
  ],
  directory: [
    'absence-write.ts',
    'colleague.ts',
    'end-drafts.ts',
    'house-scope.ts',
    'page-scope.ts',
    'staff-write.ts',
  ],
  meetings: [
    'agenda-item.ts',
    'judge-again.ts',
    'load.ts',
    'planned-meeting.ts',
    'room-steps.ts',
    'series-change.ts',
    'series-version.ts',
    'set-up.ts',
  ],
  privacy: ['load.ts'],
  quality: ['compile.ts', 'load.ts', 'year-counts.ts'],
  surgery: [
    'check-operation.ts',
    'fed-rows.ts',
    'load.ts',
    'moved-operation.ts',
    'read-in-version.ts',
    'result-faults.ts',
  ],
};

/** Every name on the list above as a path, to find those that no longer exist. */
export const sharedFiles = (): string[] =>
  Object.entries(shared).flatMap(([module, files]) => files.map((file) => `src/modules/${module}/${file}`));

/** Whether a file is a pure domain rule: a record's definition, or beside schema.ts and neither manifest nor shared command part. */
export const isPureNoun = (path: string): boolean => {
  const { module, inside } = placeOf(path);
  if (module === null || !inside.endsWith('.ts') || isTest(path)) return false;
  if (inside.startsWith('records/')) return true;
  if (inside.includes('/')) return false;
  return !notNouns.includes(inside) && !(shared[module] ?? []).includes(inside);
};
