import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { shownAs } from '../../../../testing/drawn-board.ts';
import { linksIn, tableOf } from '../../../../testing/page-parts.ts';
import type { ListedCase } from '../../queries/case-list.ts';
import { CaseTable } from './case-table.tsx';

const row = (more: Partial<ListedCase> = {}): ListedCase => ({
  id: 'c1',
  label: '26-0001',
  patientId: 'w1',
  site: 'ovary',
  histology: 'high-grade-serous',
  stage: 'IIIC',
  presentedOn: '2026-11-02',
  notOperatedReason: 'unfit',
  state: 'referred',
  listedFor: '2026-11-26',
  operatedOn: '2026-11-16',
  decision: 'accepted',
  ...more,
});
type Shown = Parameters<typeof CaseTable>[0]['shown'];
const table = async (cases: readonly ListedCase[], shown: Shown = []) => {
  const { html } = await drawn(<CaseTable slug="house" cases={cases} shown={shown} />);
  return { rows: tableOf(html, 'Cases'), links: linksIn(html) };
};
const standing = async (more: Partial<ListedCase>) => (await table([row(more)])).rows[0]?.['Stands at'];

test('where a case stands is said with what belongs to that place and nothing of another', async () => {
  expect(await standing({})).toBe('Referred');
  expect(await standing({ state: 'registered' })).toBe('In the register');
  expect(await standing({ state: 'listed' })).toBe('Listed for a board 26 November 2026');
  expect(await standing({ state: 'asked_again' })).toBe('Asked again');
  expect(await standing({ state: 'recommended', decision: 'undecided' })).toBe('Recommended Undecided');
  expect(await standing({ state: 'decided' })).toBe('She has decided Accepted');
  expect(await standing({ state: 'not_operated' })).toBe('Will not be operated Not fit for surgery');
  expect(await standing({ state: 'operated' })).toBe('Operated 16 November 2026');
  expect(await standing({ state: 'closed' })).toBe('Outcome closed 16 November 2026');
  expect(await standing({ state: 'operated', operatedOn: null })).toBe('Operated');
  expect(await standing({ state: null })).toBe('not known');
});

test('each line is of one case with her own name, number and birth; who was not shown stands without', async () => {
  const cases = [
    row(),
    row({
      id: 'c2',
      label: '26-0002',
      patientId: 'w2',
      site: null,
      histology: null,
      stage: null,
      presentedOn: null,
    }),
    row({ id: 'c3', label: '26-0003', patientId: 'w3' }),
  ];
  const minji = { ...shownAs('w2', 'Lee Minji', '102'), bornOn: null };
  const { rows, links } = await table(cases, [minji, shownAs('w1', 'Kim Younghee', '101')]);
  expect(rows.map((line) => [line['Case'], line['Patient'], line['Diagnosis'], line['Presented']])).toEqual([
    ['26-0001', 'Kim Younghee 101 · 6 May 1970', 'Ovary, high-grade serous IIIC', '2 November 2026'],
    ['26-0002', 'Lee Minji 102 · not known', 'not known', 'not known'],
    ['26-0003', '', 'Ovary, high-grade serous IIIC', '2 November 2026'],
  ]);
  expect(links).toMatchObject({ '26-0002': '/c/house/cases/c2', '26-0003': '/c/house/cases/c3' });
});

test('who may see nobody has no column of names; a list that nothing fits says so', async () => {
  const { rows } = await table([row()]);
  expect(Object.keys(rows[0] ?? {})).toEqual(['Case', 'Diagnosis', 'Presented', 'Stands at']);
  expect((await drawn(<CaseTable slug="house" cases={[]} shown={[]} />)).text).toContain('No case fits');
});
