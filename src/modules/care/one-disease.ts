import type { CaseFields } from './schema.ts';
import { stagedAsOvary } from './figo-stage.ts';

type Site = CaseFields['site'];

/** Whether two diseases of one woman may be one: ovary, tube and peritoneum are staged as one, and an unknown site may be any. */
export const mayBeOneDisease = (a: Site, b: Site): boolean => {
  if (a === null || b === null) return true;
  return a === b || (stagedAsOvary(a) && stagedAsOvary(b));
};
