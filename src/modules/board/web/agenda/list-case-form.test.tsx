import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { shownAs } from '../../../../testing/drawn-board.ts';
import { linksIn } from '../../../../testing/page-parts.ts';
import type { UnlistedCase } from '../../queries/work-of.ts';
import { ListCaseForm } from './list-case-form.tsx';

const waits = (more: Partial<UnlistedCase> = {}): UnlistedCase => ({
  referralId: 'r1',
  caseId: 'c1',
  patientId: 'w1',
  label: '26-0001',
  stage: 'IIIC',
  receivedOn: '2026-11-10',
  questionType: 'primary_treatment',
  phase: 'pre_treatment',
  recurrenceNumber: null,
  deferralReason: null,
  takenBack: false,
  onAgenda: false,
  ofItsKind: 1,
  ...more,
});
const women = { w1: shownAs('w1', 'Kim Younghee', '101') };
const shown = (cases: readonly UnlistedCase[], beyond = 0) =>
  drawn(
    <ListCaseForm cases={cases} women={women} requestKey="k" beyond={beyond} casesPath="/c/house/cases" />,
  );
const offered = (html: string) =>
  [...html.matchAll(/<option value="([^"]*)"[^>]*>([^<]*)/g)].map(([, value, label]) => `${value}: ${label}`);

test('a question that waits is offered with her two identifiers, what is asked and since when; one of a recurrence says which', async () => {
  const { html } = await shown([
    waits(),
    waits({
      referralId: 'r2',
      caseId: 'c2',
      patientId: 'w2',
      label: '26-0002',
      questionType: 'maintenance',
      phase: 'recurrence',
      recurrenceNumber: 2,
      receivedOn: '2026-11-12',
    }),
  ]);
  expect(offered(html)).toEqual([
    ': – choose –',
    'c1 r1: Kim Younghee · 101 · 26-0001 · Primary treatment · 2026-11-10',
    'c2 r2: 26-0002 · Maintenance treatment · Recurrence 2 · 2026-11-12',
  ]);
});

test('a case that an agenda holds for another question is not offered; where none is left that is said', async () => {
  const { html } = await shown([waits({ onAgenda: true }), waits({ referralId: 'r2' })]);
  expect(offered(html).slice(1)).toEqual([expect.stringContaining('c1 r2: ')]);
  const none = await shown([waits({ onAgenda: true })]);
  expect(none.text).toContain('Every referred case has been discussed or is on a list.');
  expect(none.html).not.toContain('<form');
});

test('how many wait beyond the list is said with where they are found; of a whole list nothing', async () => {
  const one = await shown([waits()], 1);
  expect(one.text).toContain('1 question that came later waits too and is not in this list.');
  expect(linksIn(one.html)['They are listed from the page of their case.']).toBe('/c/house/cases');
  expect((await shown([waits()], 7)).text).toContain('7 questions that came later wait too');
  expect((await shown([waits()])).text).not.toContain('came later');
});
