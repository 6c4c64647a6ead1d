import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { itemsIn, linksIn } from '../../../../testing/page-parts.ts';
import NextBoards from './next-boards.tsx';
import PartsWaiting from './parts-waiting.tsx';
import Turns from './turns.tsx';

const [first, second] = ['Kim Younghee · 101', 'Lee Minji · 102'];
const her = { '26-0001': first, '26-0002': second, '26-0003': first, '26-0004': first };
const here = { waiting: 1, women: {}, her, to: '/c/house/cases' };

const row = {
  id: 'c1',
  label: '26-0001',
  to: '/c/house/cases/c1',
  tag: null,
  what: null,
  days: 0,
  since: null,
  next: null,
  behalf: null,
};
const turns = (sections: readonly object[]) => ({ ...here, to: '/c/house/turns', sections }) as never;
const asked = { key: 'question', title: 'Referred', note: null, rest: 0 };

test('whose turn it is stands with her own name, what is asked, for how many days, what is next and for whom', async () => {
  const rows = [
    row,
    { ...row, id: 'c2', label: '26-0002', days: 1, next: 'then a board discusses her' },
    { ...row, id: 'c3', label: '26-0003', days: null, since: 'since November 2026', what: 'imaging missing' },
    {
      ...row,
      id: 'c4',
      label: '26-0004',
      days: 9,
      tag: 'not yet told',
      what: 'Surgery',
      behalf: 'for Kim, away until 5 December 2026',
    },
  ];
  const { html } = await drawn(<Turns data={turns([{ ...asked, rows }])} />);
  expect(itemsIn(html)).toEqual([
    '26-0001 Kim Younghee · 101 since today',
    '26-0002 Lee Minji · 102 for 1 day · then a board discusses her',
    '26-0003 Kim Younghee · 101 imaging missing since November 2026',
    '26-0004 Kim Younghee · 101 not yet told Surgery for 9 days · for Kim, away until 5 December 2026',
  ]);
  expect(linksIn(html)['26-0002']).toBe('/c/house/cases/c1');
});

test('of a list that does not show all it is said how many more wait, and where; of a whole one nothing', async () => {
  const shown = (rest: number) =>
    drawn(<Turns data={turns([{ ...asked, rest, note: 'Only a chair may.', rows: [row] }])} />);
  const more = await shown(3);
  expect(itemsIn(more.html).at(-1)).toBe('and 3 more');
  expect(linksIn(more.html)['and 3 more']).toBe('/c/house/turns');
  expect(more.text).toContain('Only a chair may.');
  expect((await shown(0)).text).not.toContain('more');
});

const part = (more: object = {}) => ({
  caseId: 'c1',
  referralId: 'r1',
  label: '26-0001',
  boardOn: null,
  days: 0,
  parts: [{ by: 'nurse' as const, open: 6, name: 'Nurse' }],
  ...more,
});

test('a part of the work-up says for which board it is and how long it was asked, and leads to its own short form', async () => {
  const cases = [
    part(),
    part({ referralId: 'r2', boardOn: '2026-11-26', days: 1 }),
    part({
      referralId: 'r3',
      days: 9,
      parts: [
        { by: 'nurse', open: 1, name: 'Nurse' },
        { by: 'pathologist', open: 3, name: 'Pathologist' },
      ],
    }),
  ];
  const { html } = await drawn(<PartsWaiting data={{ ...here, waiting: 5, cases }} />);
  expect(itemsIn(html)).toEqual([
    '26-0001 Kim Younghee · 101 Nurse: 6 open on no agenda yet asked today',
    '26-0001 Kim Younghee · 101 Nurse: 6 open board of 26 November 2026 asked 1 day ago',
    '26-0001 Kim Younghee · 101 Nurse: 1 open Pathologist: 3 open on no agenda yet asked 9 days ago',
    'and 2 more',
  ]);
  const links = linksIn(html);
  expect(links['Pathologist: 3 open']).toBe('/c/house/cases/c1/work-up?part=pathologist&question=r3');
  expect(links['Nurse: 1 open']).toBe('/c/house/cases/c1/work-up?part=nurse&question=r3');
});

const board = {
  id: 'm1',
  name: 'Test board',
  localStart: '2026-11-19T08:00',
  state: 'planned',
  items: 4,
  concluded: 1,
  note: null,
  invited: null,
} as const;

test('coming boards say their day, whether that is today and how far they are; the open one alone is led to', async () => {
  const show = (state: 'planned' | 'open', mayRun: boolean) =>
    drawn(
      <NextBoards
        data={{
          waiting: 0,
          women: {},
          her: {},
          to: '/c/house/meetings',
          today: '2026-11-19',
          mayRun,
          meetings: [
            { ...board, id: 'm0', localStart: '2026-11-20T16:30', items: 0, concluded: 0 },
            { ...board, state },
          ],
        }}
      />,
    );
  const planned = await show('planned', true);
  expect(itemsIn(planned.html)).toEqual([
    'Test board, 20 November 2026 16:30 0 of 0 discussed',
    'Test board, 19 November 2026 08:00 today 1 of 4 discussed',
  ]);
  expect(planned.text).not.toContain('Go to the meeting');
  expect(planned.html).not.toContain('/invitations');
  expect(linksIn((await show('open', true)).html)['Go to the meeting']).toBe('/c/house/meetings/m1/live');
  expect(linksIn((await show('open', false)).html)['Go to the meeting']).toBe('/c/house/meetings/m1');
});
