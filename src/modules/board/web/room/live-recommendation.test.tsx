import { expect, test } from 'vitest';
import { i18nFor } from '../../../../kernel/i18n.ts';
import { drawn } from '../../../../testing/drawn.ts';
import { agendaCase, agendaRow, boardOf, liveOf, shownAs } from '../../../../testing/drawn-board.ts';
import { filledForm } from '../../../../testing/page-form.ts';
import { itemsIn } from '../../../../testing/page-parts.ts';
import { recommendationHanded } from '../decision/handed-advice.ts';
import { RecommendationDesk } from './live-recommendation.tsx';

const form = recommendationHanded({ i18n: await i18nFor('en'), handOver: (text) => text });
const women = { w1: shownAs('w1', 'Kim Younghee', '101'), w2: shownAs('w2', 'Lee Minji', '102') };
const deciders = [
  { value: '1d1f1f0a-0000-4000-8000-000000000001', label: 'Doctor Han' },
  { value: '1d1f1f0a-0000-4000-8000-000000000002', label: 'Doctor Im' },
];
const caseOf = (consultantId = '') => agendaCase({ id: 'c1', patientId: 'w1', consultantId });
const open = agendaRow({ id: 'now', state: 'open', case: caseOf() });
const other = agendaRow({ id: 'other', case: agendaCase({ id: 'c2', label: '26-0002', patientId: 'w2' }) });

const shown = async (current: typeof open | undefined, page: Parameters<typeof boardOf>[1] = { women }) => {
  const data = liveOf(boardOf([other, ...(current ? [current] : [])], page), { deciders, form });
  return { ...(await drawn(<RecommendationDesk current={current} data={data} />)), keys: data.keys };
};

test('the form writes for the case under discussion alone, and says for whom by two identifiers', async () => {
  const { html, text, keys } = await shown(open);
  expect(text).toContain('Recommendation Kim Younghee · 101 · 26-0001');
  expect(text).toContain('Record for 26-0001');
  expect(html).not.toContain('Lee Minji');
  const sent = Object.fromEntries(filledForm(html, 'recommend~now', {}).body);
  expect(sent).toMatchObject({ agendaItemId: 'now', caseId: 'c1', requestKey: `${keys.recommend}~now` });
  expect((await shown(open, { women: {} })).text).toContain('Recommendation 26-0001');
  expect((await shown(undefined)).html).toBe('');
  expect((await shown({ ...open, case: null })).html).toBe('');
  expect(text).not.toContain('The board has moved on');
});

test('her consultant sees to it where they may record her decision, within a week of the board; nothing clinical is chosen', async () => {
  const begun = async (consultantId: string) => {
    const { html } = await shown({ ...open, case: caseOf(consultantId) });
    return Object.fromEntries(filledForm(html, 'recommend~now', {}).body);
  };
  const mine = await begun(deciders[1]?.value ?? '');
  expect(mine).toMatchObject({
    'recommendation.ownerPersonId': deciders[1]?.value,
    'recommendation.dueOn': '2026-11-26',
    'recommendation.modality': '',
    'recommendation.timing': '',
    'recommendation.rationale': '',
  });
  expect(mine).not.toHaveProperty('recommendation.intent');
  expect(await begun('1d1f1f0a-0000-4000-8000-000000000003')).toMatchObject({
    'recommendation.ownerPersonId': '',
  });
});

const advice = {
  id: 'a1',
  intent: 'curative',
  modality: 'surgery',
  timing: 'upfront',
  detail: null,
  rationale: 'Looks resectable',
  owner: { latin: 'Doctor Im', native: null },
  dueOn: '2026-11-26',
  more: { answers: {}, formVersion: 1 },
} as never as (typeof open)['recommendations'][number];

test('what is recorded for her stands there in its order with why, by whom and until when; what has no place in the course says none', async () => {
  const { html } = await shown({
    ...open,
    recommendations: [
      advice,
      {
        ...advice,
        id: 'a2',
        modality: 'trial',
        timing: 'not_applicable',
        intent: 'palliative',
        detail: 'DESTINY',
      },
    ],
  });
  expect(itemsIn(html)).toEqual([
    'Surgery, upfront (curative) Looks resectable · Doctor Im, 26 November 2026',
    'Clinical trial (palliative): DESTINY Looks resectable · Doctor Im, 26 November 2026',
  ]);
  expect(itemsIn((await shown(open)).html)).toEqual([]);
});
