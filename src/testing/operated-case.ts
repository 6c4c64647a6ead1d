import type { z } from 'zod';
import { Area, recordOperation } from '../modules/care/index.ts';
import type { TestCentre } from './centre-on.ts';
import { referTestCase } from './listed-case.ts';

type Recorded = z.input<typeof recordOperation.input>;

/** A report in which nothing is missing: everything free, nothing left. */
export const completeReport: Recorded['report'] = {
  doneOn: '2026-11-16',
  kind: 'primary',
  initialAim: 'complete_cytoreduction',
  limitedToBiopsy: false,
  residual: { min: 0, max: 0 },
  residualSites: null,
  incompleteReason: null,
  diseaseAtStart: 'Omental cake of 12 cm',
  areas: Object.fromEntries(
    Area.options.filter((area) => area !== 'pleura').map((area) => [area, { finding: 'free' }]),
  ),
  procedures: ['hysterectomy_bso', 'omentectomy'],
  durationMinutes: 240,
  bloodLossMl: 300,
};

/** The surgeon as main, the chair as supervising surgeon. */
export const testTeam = ({ people }: TestCentre): Recorded['members'] => [
  { personId: people.surgeon.personId, role: 'main', discipline: 'gynaecologic-oncology' },
  { personId: people.chair.personId, role: 'supervising', discipline: 'gynaecologic-oncology' },
];

/** A referred woman and the input that records her operation. */
export const operableTestCase = async (centre: TestCentre, report: Partial<Recorded['report']> = {}) => {
  const { caseId } = await referTestCase(centre);
  return { caseId, report: { ...completeReport, ...report }, members: testTeam(centre) };
};

/** A referred woman who was operated. */
export const operateTestCase = async (centre: TestCentre, report: Partial<Recorded['report']> = {}) => {
  const input = await operableTestCase(centre, report);
  const { id } = await centre.as(centre.people.surgeon, recordOperation, input);
  return { ...input, operationId: id };
};
