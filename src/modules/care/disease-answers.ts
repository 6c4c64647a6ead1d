import type { Answers, AnyAnswers } from '../../kernel/forms/answers.ts';
import { parseStage } from './figo-stage.ts';
import type { disease } from './records/disease.ts';
import { stageEditions } from './records/tumour.ts';
import type { Site } from './schema.ts';
import { profileOf, profiles } from './sites.ts';

/** Code of a stage in any usual spelling; what is none stays as it was typed. */
const stageCode = (site: Site | null, stage: string): string => {
  const profile = profileOf(site);
  return parseStage(profile === null ? profiles : [profile], stage) ?? stage;
};

/** A stage of the course as typed: in any usual spelling, which the command refuses when there is none such. */
export const typedStage = (site: Site | null, said: AnyAnswers): AnyAnswers => {
  const { stage } = said;
  return typeof stage === 'string' ? { ...said, stage: stageCode(site, stage) } : said;
};

/** The disease as typed: a stage in any usual spelling, which the command refuses when there is none such. */
export const typedDisease = (said: Answers<typeof disease>): Answers<typeof disease> => {
  const { stage } = said;
  // An edition alone says nothing of her; what is none is refused.
  if (stage === null)
    return stageEditions.includes(said.stageEdition ?? '') ? { ...said, stageEdition: null } : said;
  return { ...said, stage: stageCode(said.site, stage) };
};
