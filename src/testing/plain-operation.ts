import { emptyAnswers } from '../kernel/forms/answers.ts';
import { areas, operationReport, type OperationReport } from '../modules/surgery/index.ts';
import { teamRow } from './operated-case.ts';

/** An ovarian cancer of stage I: nothing beyond one ovary, nothing left, four procedures, no event. */
export const plainOperation = (surgeon: string): OperationReport => ({
  ...emptyAnswers(operationReport),
  doneOn: '2026-11-16',
  kind: 'staging',
  approach: 'open',
  initialAim: 'staging',
  limitedToBiopsy: false,
  diseaseAtStart: 'Mass of the left ovary, 9 cm',
  ascitesMl: 0,
  areas: {
    ...Object.fromEntries(
      areas.filter((area) => area !== 'pleura').map((area) => [area, { answer: 'free' }]),
    ),
    ovaries: { answer: 'involved', mm: 90, side: 'left' },
  },
  procedures: ['hysterectomy_bso', 'infracolic_omentectomy', 'pelvic_lymphadenectomy', 'washings'],
  durationMinutes: 150,
  bloodLossMl: 200,
  narrative: 'Uneventful.',
  residual: { min: 0, max: 0 },
  team: [teamRow(surgeon, 'main')],
});
