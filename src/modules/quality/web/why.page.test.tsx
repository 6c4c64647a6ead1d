import { beforeAll, expect, test } from 'vitest';
import { afterThirtyDays, closedOutcome } from '../../../testing/closed-outcome.ts';
import { completePathology } from '../../../testing/complete-pathology.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { visit } from '../../../testing/visit.ts';
import { correctCase, recordWorkUp } from '../../care/index.ts';
import { recordOutcome, recordPathology } from '../../surgery/index.ts';
import { recordStatements } from '../commands/record-statements.ts';

/** A house with one operation, and what stands behind a count of its scorecard. */
const house = async (report: Parameters<typeof operateTestCase>[1] = {}) => {
  const centre = await createTestCentre();
  const { caseId, operationId } = await operateTestCase(centre, report);
  const me = visit(centre, centre.people.observer);
  const behind = async (count: string) => (await me.get(`/scorecard/${count}?year=2026`)).text;
  return { centre, caseId, operationId, me, behind };
};

/** One that each of these tests looks at from a side of its own. */
let shared: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  shared = await house();
});

test('a certificate is told of each who led, as it was on the day of the operation', async () => {
  const { centre, behind } = shared;
  const unsaid = await behind('3/denominator');
  for (const name of ['Test surgeon', 'Test chair'])
    expect(unsaid).toContain(`${name}: no statement about a certificate on that day`);
  const { surgeon, chair, quality_manager: manager } = centre.people;
  const said = (personId: string, holds: boolean, from: string) => ({
    fact: 'surgeon_certified' as const,
    personId,
    holds,
    from,
    to: null,
    evidence: 'Register',
  });
  await centre.as(manager, recordStatements, {
    statements: [said(surgeon.personId, true, '2020-03-01'), said(chair.personId, false, '2021-04-01')],
  });
  const told = await behind('3/denominator');
  expect(told).toContain('Test surgeon: certified since 1 March 2020');
  expect(told).toContain('Test chair: stated not to be certified since 1 April 2021');
});

test('the volume of each who led is counted in the year of the operation', async () => {
  const { centre, behind } = await house();
  await operateTestCase(centre, { doneOn: '2026-11-17' });
  await operateTestCase(centre, { limitedToBiopsy: true, initialAim: 'diagnostic' });
  expect(await behind('2ii/denominator')).toContain('Test surgeon: 2 such operations in 2026');
});

test('of a report that lacks something the first elements are named and the rest counted', async () => {
  expect(await shared.behind('8/denominator')).toContain('Every required element is there.');
  const { behind } = await house({
    areas: { liver: { answer: 'free' } },
    diseaseAtStart: null,
    durationMinutes: null,
    bloodLossMl: null,
    residual: null,
    procedures: null,
  });
  expect(await behind('8/denominator')).toMatch(/Missing: [^,]+(, [^,]+){4} and \d+ more/);
});

test('a pathology report is told as none, and as whole once it is', async () => {
  const { centre, operationId, behind } = shared;
  expect(await behind('9/denominator')).toContain('No structured report.');
  await centre.as(centre.people.surgeon, recordPathology, {
    operationId,
    version: 0,
    report: completePathology,
  });
  const told = await behind('9/denominator');
  expect(told).not.toContain('No structured report.');
  expect(told).toContain('Every required element is there.');
});

test('thirty days are told as open, and with the day on which they were closed', async () => {
  const { centre, operationId, behind } = shared;
  const now = centre.now().toString();
  centre.setNow(afterThirtyDays);
  expect(await behind('10/denominator')).toContain('The 30 days are not closed.');
  await centre.as(centre.people.surgeon, recordOutcome, { operationId, version: 0, outcome: closedOutcome });
  expect(await behind('10/denominator')).toContain('30 days closed on 17 December 2026');
  centre.setNow(now);
});

test('what was ruled out before the operation is told with its day, and what nobody knows as that', async () => {
  const { centre, caseId, behind } = shared;
  await centre.as(centre.people.clinician, recordWorkUp, {
    caseId,
    items: [
      {
        key: 'gi_origin_ruled_out',
        state: 'present',
        value: false,
        unit: null,
        takenOn: '2026-11-10',
        reason: null,
      },
    ],
  });
  const told = await behind('6/denominator');
  expect(told).toContain('gastrointestinal origin ruled out: no, 10 November 2026');
  expect(told).toContain('unresectable metastases ruled out: not known');
});

test('a woman who was not operated is told with the reason, in the reader’s language', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const me = visit(centre, centre.people.observer);
  expect((await me.get('/scorecard/1i:referred/denominator?year=2026')).text).toContain(
    'Neither an operation nor a reason for none is recorded.',
  );
  await centre.as(centre.people.coordinator, correctCase, {
    caseId,
    version: 1,
    case: {
      site: 'ovary',
      histology: 'high-grade-serous',
      stage: 'IIIC',
      stageEdition: 'figo-2014',
      grade: null,
      presentedOn: '2026-11-02',
      treatedBefore: false,
      notOperatedReason: 'unfit',
    },
  });
  const told = await me.get('/scorecard/1i:referred/denominator?year=2026');
  expect(told.text).toMatch(/Not operated: \S/);
  const korean = await visit(centre, centre.people.observer, 'ko').get(
    '/scorecard/1i:referred/denominator?year=2026',
  );
  expect(korean.text).not.toContain('Not operated');
});

test('what was offered stands as it was done and as a board recommended it', async () => {
  const centre = await createTestCentre();
  await recommendTestCase(centre);
  const me = visit(centre, centre.people.observer);
  const told = (await me.get('/scorecard/1ii/denominator?year=2026')).text;
  expect(told).toMatch(/Recommended: Surgery, upfront/i);
  expect(told).not.toContain('Operated:');
  expect(await shared.behind('1ii/denominator')).toMatch(/Operated: \S/);
});

test('before a treatment no board has concluded: it is said, with the day on which treatment began', async () => {
  const told = await shared.behind('5/denominator');
  expect(told).toContain('No board has concluded on her case.');
  expect(told).toContain('Treatment began: 16 November 2026');
});
