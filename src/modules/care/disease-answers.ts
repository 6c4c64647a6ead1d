import { parseStage } from './figo-stage.ts';
import { profileOf, profiles } from './sites.ts';
import { answer, text } from '../../kernel/http/form-values.ts';

const truth: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** The disease as typed; a stage is taken in any usual spelling and refused by the command when there is none such. */
export const readDisease = (form: FormData) => {
  const stage = text(form, 'case.stage');
  const profile = profileOf(answer(form, 'case.site'));
  return {
    site: answer(form, 'case.site'),
    histology: answer(form, 'case.histology'),
    stage: stage === null ? null : (parseStage(profile === null ? profiles : [profile], stage) ?? stage),
    // An edition alone says nothing of her.
    stageEdition: stage === null ? null : answer(form, 'case.stageEdition'),
    grade: answer(form, 'case.grade'),
    presentedOn: text(form, 'case.presentedOn'),
    treatedBefore: truth[answer(form, 'case.treatedBefore') ?? ''] ?? null,
    notOperatedReason: answer(form, 'case.notOperatedReason'),
  };
};
