import type { Looking } from '../../../kernel/fills.ts';
import type { CaseSubject } from '../../care/index.ts';
import { operationsShown } from '../../surgery/index.ts';
import type { GivenTreatment } from '../fulfilment.ts';
import { givenByEntry } from '../given-treatments.ts';
import { adviceOfPage, boardsOfPage } from './board-shown.ts';

/** The treatment besides operations that began last; one whose beginning nobody knows before all others. */
const lastTreatment = (course: CaseSubject['course']): GivenTreatment | null =>
  course
    .flatMap((entry) => givenByEntry(entry) ?? [])
    .toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
    .at(-1) ?? null;

/** Where a case stands on its way: what was asked, said, decided and done last, with dates. */
export const journeyOf = async (looking: Looking, subject: CaseSubject) => {
  const { entry, presentedOn, notOperatedReason } = subject.case;
  const { listings } = await boardsOfPage(looking, subject.case.id);
  const recommendations = await adviceOfPage(looking, subject.case.id);
  const operations = await operationsShown(looking, subject);
  const [asked, first, last] = [subject.referrals.at(-1), recommendations[0], operations.at(-1)];
  return {
    case: { entry, presentedOn, notOperatedReason },
    asked: asked ? { questionType: asked.questionType, receivedOn: asked.receivedOn } : null,
    listings: listings.map(({ state, localStart, conclusion }) => ({ state, localStart, conclusion })),
    recommendation: first
      ? {
          modality: first.modality,
          timing: first.timing,
          boardOn: first.boardOn,
          decision: first.hers.decision,
          spokenOn: first.hers.spokenOn,
        }
      : null,
    treatment: lastTreatment(subject.course),
    operations: operations.length,
    operation: last
      ? { residual: last.tells.mm ? last.residual : null, doneOn: last.doneOn, windows: last.windows }
      : null,
  };
};
