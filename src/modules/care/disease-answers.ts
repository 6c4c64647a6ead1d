import type { Answers } from '../../kernel/forms/answers.ts';
import { parseStage } from './figo-stage.ts';
import type { disease } from './records/disease.ts';
import { stageEditions } from './records/tumour.ts';
import { profileOf, profiles } from './sites.ts';

/** The disease as typed: a stage in any usual spelling, which the command refuses when there is none such. */
export const typedDisease = (said: Answers<typeof disease>): Answers<typeof disease> => {
  const { stage } = said;
  // An edition alone says nothing of her; what is none is refused.
  if (stage === null)
    return stageEditions.includes(said.stageEdition ?? '') ? { ...said, stageEdition: null } : said;
  const profile = profileOf(said.site);
  return { ...said, stage: parseStage(profile === null ? profiles : [profile], stage) ?? stage };
};
