import { afterAll, beforeAll, expect, test, vi } from 'vitest';

/**
 * A field of a recommendation, and one of her decision, that no source file knows: their definitions and words are all that is
 * added. The room of the board, her decision's page, the record, the case and the history follow by themselves; no table changes.
 */
const files = {
  recommendation: '../modules/board/records/recommendation.ts',
  recommendationWords: '../modules/board/records/recommendation-words.ts',
  decision: '../modules/board/records/decision.ts',
  decisionWords: '../modules/board/records/decision-words.ts',
};
const said = (message: string) => ({ id: `test.${message}`, message });

beforeAll(() => {
  vi.resetModules();
  vi.doMock(files.recommendation, async (original) => {
    const all = await original<typeof import('../modules/board/records/recommendation.ts')>();
    const { columned } = await import('../kernel/forms/columned.ts');
    const certainty = {
      kind: 'choice',
      codes: ['high', 'low'],
      section: 'recommendation',
      absent: ['unknown'],
    };
    const whyLow = {
      kind: 'line',
      max: 80,
      section: 'recommendation',
      when: { item: 'certainty', in: ['low'] },
    };
    const items = { ...all.recommendation.items, certainty, whyLow };
    const recommendation = { ...all.recommendation, items } as typeof all.recommendation;
    return {
      ...all,
      recommendation,
      recommendationKept: columned(recommendation, all.recommendationKept.columns),
    };
  });
  vi.doMock(files.recommendationWords, async (original) => {
    const { recommendationWords: words } =
      await original<typeof import('../modules/board/records/recommendation-words.ts')>();
    const certainty = { label: said('How certain'), codes: { high: said('Very'), low: said('Hardly') } };
    const whyLow = { label: said('What is not certain') };
    return { recommendationWords: { ...words, items: { ...words.items, certainty, whyLow } } };
  });
  vi.doMock(files.decision, async (original) => {
    const all = await original<typeof import('../modules/board/records/decision.ts')>();
    const { columned } = await import('../kernel/forms/columned.ts');
    const companion = { kind: 'line', max: 80, section: 'decision' };
    const decision = { ...all.decision, items: { ...all.decision.items, companion } } as typeof all.decision;
    return { ...all, decision, decisionKept: columned(decision, all.decisionKept.columns) };
  });
  vi.doMock(files.decisionWords, async (original) => {
    const { decisionWords: words } =
      await original<typeof import('../modules/board/records/decision-words.ts')>();
    return {
      decisionWords: { ...words, items: { ...words.items, companion: { label: said('Who came along') } } },
    };
  });
});
afterAll(() => {
  for (const file of Object.values(files)) vi.doUnmock(file);
  vi.resetModules();
});

const running = async () => {
  const { createTestBoard } = await import('./board.ts');
  const { createTestCentre } = await import('./centre.ts');
  const { listTestCase } = await import('./listed-case.ts');
  const { visit } = await import('./visit.ts');
  const { openItem, openMeeting } = await import('../modules/meetings/index.ts');
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const listed = await listTestCase(centre, meetingId);
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId: listed.agendaItemId });
  return { ...listed, centre, meetingId, me: visit(centre, chair) };
};

test('at the board and when she has decided they are asked, kept, shown at the case and told in the history', async () => {
  const { recordOf } = await import('./record.ts');
  const { centre, meetingId, caseId, agendaItemId, me } = await running();
  const live = `/meetings/${meetingId}/live`;
  const asked = await me.get(live);
  expect(asked.text).toContain('How certain');
  expect(asked.html).toContain('value="again"');
  const form = `recommend~${agendaItemId}`;
  const advice = {
    'recommendation.intent': 'curative',
    'recommendation.modality': 'surgery',
    'recommendation.timing': 'upfront',
    'recommendation.rationale': 'Looks resectable',
    'recommendation.certainty': 'low',
    'recommendation.whyLow': 'The mesentery',
  };
  const again = await me.fill(asked, form, { ...advice, intent: 'again' });
  expect(again.html).toContain('The mesentery');
  expect((await recordOf(centre, caseId)).recommendations).toEqual([]);
  const saved = await me.fill(asked, form, advice);
  expect(saved.status).toBe(200);
  expect(saved.text).toContain('How certain: Hardly');
  const [kept] = (await recordOf(centre, caseId)).recommendations;
  expect(kept?.recommendation.answers).toEqual({ certainty: 'low', whyLow: 'The mesentery' });

  const path = `/cases/${caseId}/recommendations/${kept?.recommendation.id}`;
  const hers = await me.get(path);
  expect(hers.text).toContain('What is not certain The mesentery');
  const decided = {
    'decision.decision': 'accepted',
    'decision.spokenBy': centre.people.surgeon.personId,
    'decision.spokenOn': '2026-11-19',
    'decision.companion': 'Her daughter',
  };
  expect(await me.fill(hers, 'decision', decided)).toMatchObject({ status: 303 });
  const page = (await me.get(`/cases/${caseId}`)).text;
  expect(page).toContain('How certain: Hardly');
  expect(page).toContain('Who came along: Her daughter');
  const history = (await me.get(`/cases/${caseId}/history`)).text;
  for (const told of ['What is not certain', 'The mesentery', 'Who came along', 'Her daughter'])
    expect(history).toContain(told);
});
