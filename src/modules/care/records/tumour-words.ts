import type { Localised } from '../../../kernel/forms/words.ts';
import codes from '../data/site-codes.json' with { type: 'json' };

type ByCode = Readonly<Record<string, Localised>>;

/** What the profiles of the sites call their codes. */
export const siteWords: ByCode = codes.sites;
export const histologyWords: ByCode = codes.histotypes;
export const gradeWords: ByCode = codes.grades;
export const stageEditionWords: ByCode = codes.editions;
