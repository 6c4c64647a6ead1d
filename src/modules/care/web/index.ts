/** What pages of higher modules may show in care's words; `../index.ts` is for the server. */
export { careWords } from './words.tsx';
export { identifiersOf } from '../identifiers.ts';
export { careSentences } from './care-sentences.ts';
export { default as caseStyles } from './case/case.css?url';
export { NowRecorded, ReplacedVersion } from './case/now-recorded.tsx';
export { CorrectionReason, ReadVersion } from './correction-fields.tsx';
export { HerName } from './her.tsx';
export { WhomBanner } from './whom-banner.tsx';
export { DiseaseFields } from './case/disease-fields.tsx';
export { factOf } from './told-fact.tsx';
export { toldBeside } from '../records/told-question.ts';
export { handedItems } from './case/handed-items.ts';
export { newDiseaseHanded, questionHanded } from './case/handed-referral.ts';
export { WorkUpFields, useWorkUpLabels } from './case/work-up-fields.tsx';
export { usePhase } from './phase.ts';
export { When } from './course/when.tsx';
export type { CourseTold } from './course/course-told.ts';
export { answererWords } from './case/work-up-words.ts';
