import { z } from 'zod';
import table from './data/figo-ovary.json' with { type: 'json' };
import { Site, StageEdition } from './schema.ts';

export const StageGroup = z.enum(['I', 'II', 'III', 'IV']);
export type StageGroup = z.infer<typeof StageGroup>;

const FigoTable = z.object({
  sites: z.array(Site),
  editions: z.record(StageEdition, z.record(StageGroup, z.array(z.string()))),
  noStageOne: z.array(Site),
  advanced: z.array(StageGroup),
});
const figo = FigoTable.parse(table);

/** Whether the site is staged by the ovarian table (ovary, tube, peritoneum). */
export const stagedAsOvary = (site: Site): boolean => figo.sites.includes(site);

/** Stage codes one may choose for a site in an edition, in clinical order; null where any text is accepted. */
export const stagesOf = (site: Site, edition: StageEdition): string[] | null => {
  if (!stagedAsOvary(site)) return null;
  return StageGroup.options
    .filter((group) => group !== 'I' || !figo.noStageOne.includes(site))
    .flatMap((group) => figo.editions[edition][group]);
};

/** Whether the stage exists for the site in the edition; true for sites without a table here. */
export const isStage = (site: Site, stage: string, edition: StageEdition): boolean =>
  stagesOf(site, edition)?.includes(stage) ?? true;

/** Group of an ovarian stage in its edition; null when the edition does not know the stage. */
export const stageGroup = (stage: string | null, edition: StageEdition | null): StageGroup | null => {
  if (stage === null || edition === null) return null;
  const groups = figo.editions[edition];
  return StageGroup.options.find((group) => groups[group].includes(stage)) ?? null;
};

/** FIGO III or IV, the "advanced" of the ESGO indicators; null when site, stage or edition leaves it open. */
export const isAdvanced = (
  site: Site | null,
  stage: string | null,
  edition: StageEdition | null,
): boolean | null => {
  if (site === null || !stagedAsOvary(site)) return null;
  const group = stageGroup(stage, edition);
  return group === null ? null : figo.advanced.includes(group);
};

const label =
  /^(?:FIGO)?\s*(?:STAGE)?\s*(IV|III|II|I|[1-4])\s*(?:([ABC])(?:([123])(?:\(?(I{1,2})\)?)?)?)?\s*기?$/;
const roman = ['I', 'II', 'III', 'IV'] as const;

/**
 * Stage code of a label such as "Stage IIIC", "FIGO 3c", "Ⅲ기"; null when it is no such label. Whether the
 * edition knows the code is `isStage`.
 */
export const parseStage = (text: string): string | null => {
  const parts = label.exec(text.normalize('NFKC').trim().toUpperCase());
  if (!parts?.[1]) return null;
  const group = roman[Number(parts[1]) - 1] ?? parts[1];
  const nodes = parts[4] ? `(${parts[4].toLowerCase()})` : '';
  return `${group}${parts[2] ?? ''}${parts[3] ?? ''}${nodes}`;
};
