import { profiles } from './sites.ts';

/** A code means the same at every site that has it, which the profiles are checked for. */
const kinds = new Map(profiles.flatMap(({ histotypes }) => histotypes.map(({ code, kind }) => [code, kind])));

/** Whether a histotype is a borderline tumour. */
export const isBorderline = (histology: string | null): boolean =>
  histology !== null && kinds.get(histology) === 'borderline';
