import { expect, test } from 'vitest';
import { afterThirtyDays, closedOutcome } from '../../../../testing/closed-outcome.ts';
import { createTestCentre, type TestCentre } from '../../../../testing/centre.ts';
import { importableRow } from '../../../../testing/importable-row.ts';
import { importTestRows } from '../../../../testing/imported.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { completeReport, operateTestCase, testTeam } from '../../../../testing/operated-case.ts';
import { recommendTestCase } from '../../../../testing/recommended-case.ts';
import { visit } from '../../../../testing/visit.ts';
import { correctCase } from '../../../care/index.ts';
import { recordOperation, recordOutcome } from '../../../surgery/index.ts';
import { recordHerDecision } from '../../commands/record-her-decision.ts';

/** The steps of the way, each with its name, its state and what stands there. */
const wayOf = async (centre: TestCentre, path: string): Promise<readonly string[]> => {
  const { html } = await visit(centre, centre.people.observer).get(path);
  const [, line = ''] = /aria-label="The way of this case">(.*?)<\/ol>/s.exec(html) ?? [];
  return line
    .split('</li>')
    .map((step) =>
      step
        .replaceAll(/<!--.*?-->/g, '')
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((step) => step !== '');
};

test('a woman who was referred has the first step behind her and nothing else begun', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const [referral, ...rest] = await wayOf(centre, `/cases/${caseId}`);
  expect(referral).toMatch(/^Referral \(done\) .+ 20\d\d$/);
  expect(rest).toEqual(
    ['Board', 'Recommendation', 'Her decision', 'Operation', 'Outcome'].map((name) => `${name} (not begun)`),
  );
});

test('a recommendation waits for her until she has decided; what she declined is decided', async () => {
  const centre = await createTestCentre();
  const { caseId, recommendationId } = await recommendTestCase(centre);
  const [, board, advice, hers] = await wayOf(centre, `/cases/${caseId}`);
  expect(board).toMatch(/^Board \(awaited\) listed/);
  expect(advice).toMatch(/^Recommendation \(done\) .*19 November 2026$/);
  expect(hers).toMatch(/^Her decision \(awaited\)/);
  const { surgeon } = centre.people;
  const decide = (version: number, decision: 'undecided' | 'declined') =>
    centre.as(surgeon, recordHerDecision, {
      recommendationId,
      version,
      decision: { decision, spokenBy: surgeon.personId, spokenOn: '2026-11-19', note: null },
    });
  await decide(1, 'undecided');
  expect((await wayOf(centre, `/cases/${caseId}`))[3]).toMatch(/^Her decision \(awaited\) .*19 November/);
  await decide(2, 'declined');
  expect((await wayOf(centre, `/cases/${caseId}`))[3]).toMatch(/^Her decision \(done\) .*19 November 2026$/);
});

test('an operation leaves its outcome awaited until thirty days are closed; the last of several is told', async () => {
  const centre = await createTestCentre();
  const { caseId, operationId } = await operateTestCase(centre, { residual: null });
  const steps = async () => (await wayOf(centre, `/cases/${caseId}`)).slice(4);
  expect(await steps()).toEqual([
    'Operation (done) residual disease not known 16 November 2026',
    'Outcome (awaited) 30 days not closed',
  ]);
  centre.setNow(afterThirtyDays);
  await centre.as(centre.people.surgeon, recordOutcome, { operationId, version: 0, outcome: closedOutcome });
  expect((await steps())[1]).toBe('Outcome (done) 1 complication 17 December 2026');
  const report = { ...completeReport, doneOn: '2026-12-01', team: testTeam(centre) };
  await centre.as(centre.people.surgeon, recordOperation, { caseId, report });
  const [operation, outcome] = await steps();
  expect(operation).toMatch(/^Operation \(done\) 2 operations · .* 1 December 2026$/);
  expect(outcome).toBe('Outcome (awaited) 30 days not closed');
});

test('a reason for no operation ends that step; a case of a register came without a question', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
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
  expect((await wayOf(centre, `/cases/${caseId}`))[4]).toMatch(/^Operation \(done\) \S/);
  const elsewhere = await createTestCentre();
  await importTestRows(elsewhere, [importableRow]);
  const list = (await visit(elsewhere, elsewhere.people.observer).get('/cases')).html;
  const [, path = ''] = /href="([^"]*\/cases\/[0-9a-f-]{36})"/.exec(list) ?? [];
  expect((await wayOf(elsewhere, path))[0]).toMatch(/^Referral \(done\) from a register 2005/);
});
