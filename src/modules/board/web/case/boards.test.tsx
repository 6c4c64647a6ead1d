import { i18nFor } from '../../../../kernel/i18n.ts';
import { becameTold } from '../../records/told-advice.ts';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { linksIn, tableOf } from '../../../../testing/page-parts.ts';
import type { BoardsTold } from './boards-told.ts';
import CaseBoards from './boards.tsx';

type Listing = BoardsTold['listings'][number];
type Advice = BoardsTold['recommendations'][number];

const listed: Listing = {
  id: 'l1',
  state: 'discussed',
  referralId: 'r1',
  meetingId: 'm1',
  localStart: '2026-11-12T08:00',
  position: 1,
  conclusion: 'reached',
  deferralReason: null,
  quorumMet: true,
  quorumReason: null,
  concludedOn: '2026-11-12',
  lacksAdvice: false,
  clausesUnmet: [],
};
const advised: Advice = {
  id: 'a1',
  boardOn: '2026-11-12',
  priority: 1,
  intent: 'curative',
  modality: 'surgery',
  timing: 'upfront',
  detail: 'By laparotomy',
  rationale: 'Looks resectable',
  alternative: 'Chemotherapy',
  responsible: 'Doctor Han',
  dueOn: '2026-11-26',
  patientView: null,
  hers: { decision: 'not_yet_told', spokenBy: null, spokenOn: null, note: null },
  became: null,
  more: [],
};
const nothing: BoardsTold = {
  listings: [],
  seen: {},
  itemLabels: {},
  recommendations: [],
  meetings: [],
  waiting: [],
  requestKey: randomUUID(),
  mayDecide: false,
  mayTakeBack: { listing: false, recommendation: false },
  meetingsPath: '/c/house/meetings',
};
const shown = (more: Partial<BoardsTold>) =>
  drawn(<CaseBoards data={{ ...nothing, ...more }} path="/c/house/cases/c1" />);

test('boards stand newest first, each with its own conclusion and quorum; of one to come neither is said', async () => {
  const { html } = await shown({
    listings: [
      { ...listed, id: 'l0', conclusion: 'deferred', deferralReason: 'imaging_missing', state: 'deferred' },
      { ...listed, meetingId: 'm2', localStart: '2026-11-19T16:30', quorumMet: false, quorumReason: 'Wrote' },
      { ...listed, id: 'l2', localStart: '2026-11-20T08:00', conclusion: 'advice_only', quorumMet: null },
      { ...listed, id: 'l3', localStart: '2026-11-26T08:00', conclusion: null, state: 'listed' },
    ],
  });
  expect(tableOf(html, 'Boards')).toEqual([
    { Meeting: '26 November 2026 08:00', State: 'Listed', Conclusion: '', Quorum: '' },
    { Meeting: '20 November 2026 08:00', State: 'Discussed', Conclusion: 'Advice only', Quorum: 'not known' },
    {
      Meeting: '19 November 2026 16:30',
      State: 'Discussed',
      Conclusion: 'Recommendation reached',
      Quorum: 'not met “Wrote”',
    },
    {
      Meeting: '12 November 2026 08:00',
      State: 'Deferred',
      Conclusion: 'Deferred: imaging missing',
      Quorum: 'met',
    },
  ]);
  expect(linksIn(html)['19 November 2026 16:30']).toBe('/c/house/meetings/m2');
});

test('a board of which nothing that it recommended stands says so, and what was taken back', async () => {
  const gone = { id: 'a9', modality: 'trial', timing: 'not_applicable' } as const;
  const { html } = await shown({
    listings: [{ ...listed, lacksAdvice: true }],
    seen: {
      l1: {
        on: '2026-11-12',
        disease: { site: null, histology: null, grade: null, stage: null, stageEdition: null },
        question: { phase: 'other', recurrenceNumber: null, questionType: 'other', question: 'Which?' },
        readiness: null,
        workUp: [],
        later: null,
        course: null,
        takenBack: [gone],
      },
    },
  });
  expect(tableOf(html, 'Boards')[0]?.['Conclusion']).toBe(
    'Recommendation reached Clinical trial taken back No recommendation stands any more: the question waits for a board again.',
  );
  expect(html).toContain('<summary>What the board of');
});

test('a recommendation stands with its place, its reason and who sees to it; the alternative is told apart', async () => {
  const bare = { detail: null, alternative: null, boardOn: null };
  const { html } = await shown({
    recommendations: [
      advised,
      { ...advised, ...bare, id: 'a2', priority: 2, modality: 'systemic', timing: 'adjuvant' },
    ],
  });
  expect(tableOf(html, 'Recommendations and her decision')).toEqual([
    {
      Board: '12 November 2026',
      Recommendation: '1. Surgery, upfront, curative By laparotomy',
      Why: 'Looks resectable If she declines: Chemotherapy',
      Responsible: 'Doctor Han until 26 November 2026',
      'Her decision': 'Not yet told',
    },
    {
      Board: '',
      Recommendation: '2. Systemic treatment, adjuvant, curative',
      Why: 'Looks resectable',
      Responsible: 'Doctor Han until 26 November 2026',
      'Her decision': 'Not yet told',
    },
  ]);
  expect((await shown({})).text).toContain('No board has recommended anything yet.');
});

const recorded = {
  state: 'done',
  reason: null,
  deviation: null,
  told: 'record',
  byForm: 'operation',
  byId: 'o1',
  askedFrom: null,
  note: null,
} as const;

test('what became of each is said once she has decided, by what says so; before, and of an open one, nothing but when it is asked', async () => {
  const i18n = await i18nFor('en');
  const accepted = { ...advised.hers, decision: 'accepted' as const };
  const row = (
    id: string,
    became: Parameters<typeof becameTold>[1] | null,
    hers: Advice['hers'] = accepted,
  ) => ({
    ...advised,
    id,
    hers,
    became: became && becameTold({ i18n }, became),
  });
  const open = { ...recorded, state: 'open', told: null, byForm: null, byId: null } as const;
  const { html } = await shown({
    recommendations: [
      row('a', recorded),
      row('b', {
        ...recorded,
        byForm: 'systemic',
        byId: 'e1',
        state: 'done_otherwise',
        reason: 'toxicity',
        deviation: 'major',
      }),
      row('c', { ...open, state: 'not_done', reason: 'patient_refusal', told: 'decision' }),
      row('d', {
        ...open,
        state: 'not_done',
        reason: 'no_indication',
        told: 'person',
        note: 'She is well',
      }),
      row('e', { ...open, askedFrom: '2026-12-01' }),
      row('f', null, advised.hers),
      row('g', { ...open, state: null }),
    ],
  });
  expect(
    tableOf(html, 'Recommendations and her decision').map((cells) => cells['What became of it']),
  ).toEqual([
    'Done as recorded',
    'Done otherwise toxicity parts from what the board meant as recorded',
    'Not done she declined by her decision',
    'Not done no longer indicated as somebody has said “She is well”',
    'Open asked from 1 December 2026',
    '',
    'not known',
  ]);
  expect(html).toContain('href="/c/house/cases/c1/operations/o1"');
  expect(html).toContain('href="/c/house/cases/c1/entries/e1"');
});

test('what she decided is said with who spoke with her, when, and her own words; each decision by its own word', async () => {
  const hers = { spokenBy: 'Doctor Im', spokenOn: '2026-11-20', note: 'No stoma' };
  const decided = (['undecided', 'accepted', 'alternative', 'declined'] as const).map((decision) => ({
    ...advised,
    id: decision,
    hers: { ...hers, decision },
  }));
  const { html } = await shown({ recommendations: decided });
  expect(tableOf(html, 'Recommendations and her decision').map((row) => row['Her decision'])).toEqual(
    ['Undecided', 'Accepted', 'Chose the alternative', 'Declined'].map(
      (word) => `${word} 20 November 2026, Doctor Im “No stoma”`,
    ),
  );
  const unnamed = {
    ...advised,
    hers: { ...hers, decision: 'accepted' as const, spokenBy: null, note: null },
  };
  const [row] = tableOf(
    (await shown({ recommendations: [unnamed] })).html,
    'Recommendations and her decision',
  );
  expect(row?.['Her decision']).toBe('Accepted 20 November 2026');
});

test('whoever may record her decision is led to each recommendation’s own form; others are led nowhere', async () => {
  const became = becameTold({ i18n: await i18nFor('en') }, recorded);
  const told = { ...advised, id: 'a2', became, hers: { ...advised.hers, decision: 'accepted' as const } };
  const mine = await shown({ recommendations: [advised, told], mayDecide: true });
  expect(linksIn(mine.html)).toEqual({
    'Record her decision': '/c/house/cases/c1/recommendations/a1',
    Correct: '/c/house/cases/c1/recommendations/a2',
    'What became of it': '/c/house/cases/c1/recommendations/a2/fulfilment',
    'as recorded': '/c/house/cases/c1/operations/o1',
  });
  expect(linksIn((await shown({ recommendations: [advised, told] })).html)).toEqual({
    'as recorded': '/c/house/cases/c1/operations/o1',
  });
});

const asked = { id: 'r1', questionType: 'primary_treatment', phase: 'pre_treatment' } as const;
const waits = { ...asked, recurrenceNumber: null, receivedOn: '2026-11-10' };
const meetings = [{ value: 'm2', label: '2026-11-26 08:00 · Test board' }];

test('she is listed for a coming board: of several questions one is chosen, of one there is nothing to choose', async () => {
  expect((await shown({ waiting: [waits] })).text).not.toContain('List for a board');
  const first = await shown({ meetings, waiting: [waits] });
  expect(first.html).toContain('<details class="screen-only" open="">');
  expect(first.html).toContain('action="/c/house/cases/c1/list"');
  expect(first.html).toMatch(/type="hidden" name="referralId" value="r1"/);
  expect(first.text).toContain('2026-11-26 08:00 · Test board');
  const again = {
    ...waits,
    id: 'r2',
    phase: 'recurrence',
    recurrenceNumber: 2,
    receivedOn: '2026-11-18',
  } as const;
  const later = await shown({ meetings, waiting: [again, waits], listings: [listed] });
  expect(later.html).not.toContain('open=""');
  const offered = [...later.html.matchAll(/<option value="(r\d)"[^>]*>([^<]*)/g)].map(
    ([, id, label]) => `${id} ${label}`,
  );
  expect(offered).toEqual([
    'r2 Primary treatment · Recurrence 2 · 2026-11-18',
    'r1 Primary treatment · Before treatment · 2026-11-10',
  ]);
});
