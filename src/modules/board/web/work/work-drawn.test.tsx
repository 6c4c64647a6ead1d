import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { itemsIn, linksIn } from '../../../../testing/page-parts.ts';
import Conversations from './conversations.tsx';
import NextBoards from './next-boards.tsx';
import PartsWaiting from './parts-waiting.tsx';
import SentBack from './sent-back.tsx';
import Unlisted from './unlisted.tsx';

const her = { w1: 'Kim Younghee · 101', w2: 'Lee Minji · 102' };
const here = { waiting: 1, patients: ['w1', 'w2'], her, to: '/c/house/cases' };

const waits = { caseId: 'c1', patientId: 'w1', label: '26-0001', stage: 'IIIC', receivedOn: '2026-11-10' };
const waiting = (more: object = {}) => ({ ...waits, deferral: null, takenBack: false, ...more });

test('a case that waits stands with its own woman, and with why a board sent it back or since when it waits', async () => {
  const cases = [
    waiting(),
    waiting({ caseId: 'c2', patientId: 'w2', label: '26-0002', stage: null, receivedOn: '2026-11-12' }),
    waiting({ caseId: 'c3', label: '26-0003', deferral: 'imaging missing', takenBack: true }),
    waiting({ caseId: 'c4', label: '26-0004', takenBack: true }),
  ];
  const { html } = await drawn(<Unlisted data={{ ...here, waiting: 4, cases }} />);
  expect(itemsIn(html)).toEqual([
    '26-0001 Kim Younghee · 101 IIIC referred 10 November 2026',
    '26-0002 Lee Minji · 102 referred 12 November 2026',
    '26-0003 Kim Younghee · 101 IIIC imaging missing',
    '26-0004 Kim Younghee · 101 IIIC what the board recommended was taken back',
  ]);
  expect(linksIn(html)['26-0002']).toBe('/c/house/cases/c2');
});

test('of a list that does not show all it is said how many more wait, and where; of a whole one nothing', async () => {
  const shown = async (all: number) =>
    drawn(<SentBack data={{ ...here, waiting: all, cases: [waiting(), waiting({ caseId: 'c2' })] }} />);
  const more = await shown(5);
  expect(itemsIn(more.html).at(-1)).toBe('and 3 more');
  expect(linksIn(more.html)['and 3 more']).toBe('/c/house/cases');
  expect((await shown(2)).text).not.toContain('more');
});

const part = (more: object = {}) => ({
  caseId: 'c1',
  referralId: 'r1',
  patientId: 'w1',
  label: '26-0001',
  boardOn: null,
  days: 0,
  parts: [{ by: 'nurse' as const, open: 6, name: 'Nurse' }],
  ...more,
});

test('a part of the work-up says for which board it is and how long it was asked, and leads to its own short form', async () => {
  const cases = [
    part(),
    part({ referralId: 'r2', patientId: 'w2', boardOn: '2026-11-26', days: 1 }),
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
    '26-0001 Lee Minji · 102 Nurse: 6 open board of 26 November 2026 asked 1 day ago',
    '26-0001 Kim Younghee · 101 Nurse: 1 open Pathologist: 3 open on no agenda yet asked 9 days ago',
    'and 2 more',
  ]);
  const links = linksIn(html);
  expect(links['Pathologist: 3 open']).toBe('/c/house/cases/c1/work-up?part=pathologist&question=r3');
  expect(links['Nurse: 1 open']).toBe('/c/house/cases/c1/work-up?part=nurse&question=r3');
});

const owed = { id: 'a1', caseId: 'c1', label: '26-0001', modality: 'surgery', dueOn: '2026-11-26' } as const;
const owing = (mayDecide: boolean, waiting = 2) => ({
  ...here,
  waiting,
  mayDecide,
  deciders: ['chair', 'clinician'] as const,
  conversations: [
    { ...owed, decision: 'not_yet_told' },
    { ...owed, id: 'a2', label: '26-0002', decision: 'undecided', dueOn: '2026-11-27' },
  ],
});

test('a conversation that is owed leads to its recommendation, or to the case with who may record her decision', async () => {
  const mine = await drawn(<Conversations data={owing(true) as never} />);
  expect(itemsIn(mine.html)).toEqual([
    '26-0001 not yet told due 26 November 2026',
    '26-0002 undecided due 27 November 2026',
  ]);
  expect(linksIn(mine.html)['26-0002']).toBe('/c/house/cases/c1/recommendations/a2');
  expect(mine.text).not.toContain('may be recorded by');
  const others = await drawn(<Conversations data={owing(false) as never} />);
  expect(others.text).toContain(
    'What she decides, and what becomes of it, may be recorded by: Chair of the board or Clinician.',
  );
  expect(linksIn(others.html)['26-0002']).toBe('/c/house/cases/c1');
  expect(mine.text).not.toContain('more');
  const more = await drawn(<Conversations data={owing(true, 5) as never} />);
  expect(linksIn(more.html)['and 3 more']).toBe('/c/house/cases?state=recommended');
});

const board = {
  id: 'm1',
  seriesId: 's',
  name: 'Test board',
  localStart: '2026-11-19T08:00',
  zone: 'Asia/Seoul',
  state: 'planned',
  items: 4,
  concluded: 1,
} as const;

test('coming boards say their day, whether that is today and how far they are; the open one alone is led to', async () => {
  const show = (state: 'planned' | 'open', mayRun: boolean) =>
    drawn(
      <NextBoards
        data={{
          waiting: 0,
          patients: [],
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
  expect(linksIn((await show('open', true)).html)['Go to the meeting']).toBe('/c/house/meetings/m1/live');
  expect(linksIn((await show('open', false)).html)['Go to the meeting']).toBe('/c/house/meetings/m1');
});
