import codes from '../data/site-codes.json' with { type: 'json' };
import allStages from '../data/site-stages.json' with { type: 'json' };

/** Codes that the profiles of the sites bring (`data/sites/`), in the order in which they are offered. */
const listOf = (part: object): readonly string[] => Object.keys(part);

/** Where the disease has, or may have, its origin. */
export const sites = listOf(codes.sites);
export const histologies = listOf(codes.histotypes);
export const grades = listOf(codes.grades);
export const stageEditions = listOf(codes.editions);
/** Of every site and edition; which of them a case's site has is `figo-stage.ts`. */
export const stages: readonly string[] = allStages;
