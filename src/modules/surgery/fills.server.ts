import { fill } from '../../kernel/fills.ts';
import { aroundCourse, canPrepareCase, casePanels, onTimeLine } from '../care/index.ts';
import { myWork } from '../directory/index.ts';
import { canRecordOperation, canRecordOutcome, canRecordPathology } from './policy.ts';
import { saidByReports } from './queries/final-diagnoses.ts';
import { operationDays, operationsOfPage, operationsShown } from './queries/operations-shown.ts';
import { myPathology, myReports, pathologyTopics, reportTopics } from './queries/work-of.ts';
import { operationLines } from './web/case/operation-lines.ts';
import { operationTold } from './web/case/operations-told.ts';

/** What surgery shows on other modules' pages. */
export const surgeryFills = [
  fill(casePanels, 'surgery.confirm', 25, async (looking, { case: subject, course }) => {
    if (!canPrepareCase(looking.actor, looking.ownerId)) return null;
    const found = saidByReports(await operationsOfPage(looking, subject.id), subject, course);
    return found.map((each) => ({ ...each, requestKey: crypto.randomUUID() }));
  }),
  fill(
    casePanels,
    'surgery.operations',
    40,
    async (looking, subject) => ({
      operations: (await operationsShown(looking, subject)).map((each) => operationTold(looking.i18n, each)),
      may: {
        operation: canRecordOperation(looking.actor, looking.ownerId),
        pathology: canRecordPathology(looking.actor, looking.ownerId),
        outcome: canRecordOutcome(looking.actor, looking.ownerId),
      },
    }),
    { ahead: operationsOfPage },
  ),
  fill(myWork, 'surgery.my-pathology', 45, myPathology, { topics: pathologyTopics }),
  fill(myWork, 'surgery.my-reports', 50, myReports, { topics: reportTopics }),
] as const;

/** What surgery tells other modules' pages, which draw it themselves. */
export const surgeryAnswers = [
  fill(onTimeLine, 'surgery.lines', 30, operationLines),
  fill(aroundCourse, 'surgery.days', 20, operationDays),
] as const;
