import { emptyAnswers } from '../kernel/forms/answers.ts';
import { uuidOfName } from '../kernel/ids.ts';
import {
  areas,
  operationReport,
  type OperationReport,
  type TeamRow,
  recordOperation,
} from '../modules/surgery/index.ts';
import type { TestCentre } from './centre-on.ts';
import { referTestCase } from './listed-case.ts';

/** A report in which no needed answer is missing: everything free, nothing left; without a team. */
export const completeReport: OperationReport = {
  ...emptyAnswers(operationReport),
  doneOn: '2026-11-16',
  kind: 'primary',
  initialAim: 'complete_cytoreduction',
  limitedToBiopsy: false,
  residual: { min: 0, max: 0 },
  diseaseAtStart: 'Omental cake of 12 cm',
  areas: Object.fromEntries(
    areas.filter((area) => area !== 'pleura').map((area) => [area, { answer: 'free' }]),
  ),
  procedures: ['hysterectomy_bso', 'omentectomy'],
  durationMinutes: 240,
  bloodLossMl: 300,
};

/** Somebody of a team; the same person in the same role is the same row. */
export const teamRow = (
  person: string,
  role: TeamRow['role'],
  discipline: TeamRow['discipline'] = 'gynaecologic-oncology',
): TeamRow => ({ id: uuidOfName('team row', person, role), person, role, discipline, absent: {} });

/** The surgeon as main, the chair as supervising surgeon. */
export const testTeam = ({ people }: TestCentre): TeamRow[] => [
  teamRow(people.surgeon.personId, 'main'),
  teamRow(people.chair.personId, 'supervising'),
];

/** A referred woman and the input that records her operation. */
export const operableTestCase = async (
  centre: TestCentre,
  report: Partial<OperationReport> = {},
  theCase: NonNullable<Parameters<typeof referTestCase>[1]>['case'] = {},
) => {
  const { caseId } = await referTestCase(centre, { case: theCase });
  return { caseId, report: { ...completeReport, team: testTeam(centre), ...report } };
};

/** A referred woman who was operated. */
export const operateTestCase = async (
  centre: TestCentre,
  report: Partial<OperationReport> = {},
  theCase: Parameters<typeof operableTestCase>[2] = {},
) => {
  const input = await operableTestCase(centre, report, theCase);
  const { id } = await centre.as(centre.people.surgeon, recordOperation, input);
  return { ...input, operationId: id };
};
