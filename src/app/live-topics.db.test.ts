import { afterAll, beforeAll, expect, test } from 'vitest';
import { headOf } from '../kernel/journal-head.ts';
import { type Announcement, openLive, type Live } from '../kernel/live.ts';
import { concerns, type News, openNews } from '../kernel/news.ts';
import { withScope } from '../kernel/scope.ts';
import { recordHerDecision } from '../modules/board/index.ts';
import { recordOperation } from '../modules/surgery/index.ts';
import { loader as caseLoader } from '../modules/care/web/case/case.tsx';
import { loader as turnsLoader } from '../modules/board/web/work/all-turns.tsx';
import { correctCase } from '../modules/care/index.ts';
import { sayAbsence } from '../modules/directory/index.ts';
import {
  changeSeries,
  closeMeeting,
  joinMeeting,
  openMeeting,
  planMeeting,
} from '../modules/meetings/index.ts';
import { recordStatements } from '../modules/quality/index.ts';
import { loader as scorecardLoader } from '../modules/quality/web/scorecard.tsx';
import { createTestBoard } from '../testing/board.ts';
import { appDatabase, createTestCentre, type TestCentre } from '../testing/centre.ts';
import { thursdays } from '../testing/changing-board.ts';
import { testDatabase } from '../testing/database.ts';
import { referTestCase } from '../testing/listed-case.ts';
import { operableTestCase } from '../testing/operated-case.ts';
import { recommendTestCase } from '../testing/recommended-case.ts';
import { recordOf } from '../testing/record.ts';
import { signTestMinutes } from '../testing/signed-minutes.ts';
import { loadedPage } from '../testing/loaded-page.ts';
import { loader as workLoader } from './web/my-work.tsx';

let live: Live;
let news: News;
beforeAll(() => {
  live = openLive(testDatabase().app, { info: () => {}, warn: () => {}, error: () => {} });
  news = openNews(live, (ownerId) => withScope(appDatabase(), [ownerId], (tx) => headOf(tx, ownerId)));
});
afterAll(async () => {
  news.stop();
  await live.stop();
});

type Page = (args: never) => Promise<{ readonly live: string }>;

/** What the page's own stream asks to hear. */
const topicsOf = async (centre: TestCentre, page: Page, places: Readonly<Record<string, string>> = {}) => {
  const { live: address } = await loadedPage(centre, centre.people.coordinator, page, places);
  return new URL(address, 'http://localhost').searchParams.getAll('topic');
};

/** A house that is listened to: whether a write wakes a page that asks for these topics. */
const listening = async (centre: TestCentre) => {
  const heard: Announcement[] = [];
  news.watch(centre.ownerId, (entry) => heard.push(entry));
  const position = () => withScope(appDatabase(), [centre.ownerId], (tx) => headOf(tx, centre.ownerId));
  return async (topics: readonly string[], write: () => Promise<unknown>): Promise<boolean> => {
    const before = await position();
    await write();
    const after = await position();
    await expect.poll(() => heard.at(-1)?.seq ?? 0).toBe(after);
    return heard.filter(({ seq }) => seq > before).some((entry) => concerns(entry, topics));
  };
};

const house = async () => {
  const centre = await createTestCentre();
  const { meetingId, ...board } = await createTestBoard(centre);
  await centre.as(centre.people.chair, openMeeting, { meetingId });
  const wakes = await listening(centre);
  // Until the first is heard nobody knows that the connection stands.
  await expect.poll(() => wakes([], () => referTestCase(centre)).then(() => true)).toBe(true);
  const join = () =>
    centre.as(centre.people.chair, joinMeeting, {
      meetingId,
      personId: centre.people.surgeon.personId,
      discipline: 'radiology',
      mode: 'room',
    });
  const state = () =>
    centre.as(centre.people.quality_manager, recordStatements, {
      statements: [
        {
          fact: 'active_trials',
          personId: null,
          holds: true,
          from: '2026-01-01',
          to: null,
          evidence: 'List',
        },
      ],
    });
  return { centre, wakes, join, state, board };
};

test('a case’s page wakes for its own case and for meetings it may be listed on, and for nothing else', async () => {
  const { centre, wakes, join, state } = await house();
  const { surgeon, coordinator } = centre.people;
  const mine = await operableTestCase(centre);
  const other = await operableTestCase(centre);
  const topics = await topicsOf(centre, caseLoader, { caseId: mine.caseId });
  expect(topics).toContain(`case:${mine.caseId}`);
  expect(await wakes(topics, () => referTestCase(centre))).toBe(false);
  expect(await wakes(topics, () => centre.as(surgeon, recordOperation, other))).toBe(false);
  expect(await wakes(topics, join)).toBe(false);
  expect(await wakes(topics, state)).toBe(false);
  expect(await wakes(topics, () => centre.as(surgeon, recordOperation, mine))).toBe(true);
  const { seriesId } = await createTestBoard(centre);
  const plan = { seriesId, localStart: '2026-12-24T08:00' };
  expect(await wakes(topics, () => centre.as(coordinator, planMeeting, plan))).toBe(true);
});

test('a case’s page wakes for another disease of hers: once that is referred, and when it is corrected', async () => {
  const { centre, wakes } = await house();
  const { coordinator } = centre.people;
  const { caseId } = await referTestCase(centre);
  const { patientId } = (await recordOf(centre, caseId)).case;
  const disease = { site: 'cervix', histology: null, stage: null, stageEdition: null } as const;
  let other = '';
  const refer = async () => {
    other = (await referTestCase(centre, { whom: { patientId }, case: disease })).caseId;
  };
  expect(await wakes(await topicsOf(centre, caseLoader, { caseId }), refer)).toBe(true);
  const { version, presentedOn, treatedBefore, notOperatedReason, grade } = (await recordOf(centre, other))
    .case;
  const fields = { presentedOn, treatedBefore, notOperatedReason, grade };
  const corrected = { caseId: other, version, case: { ...disease, ...fields, site: 'endometrium' as const } };
  const correct = () => centre.as(coordinator, correctCase, corrected, { reason: 'Misread' });
  expect(await wakes(await topicsOf(centre, caseLoader, { caseId }), correct)).toBe(true);
});

test('somebody’s work wakes for recommendations, decisions, operations and meetings, not for who joins or what is stated', async () => {
  const { centre, wakes, join, state } = await house();
  const topics = await topicsOf(centre, workLoader);
  expect(topics.length).toBeGreaterThan(5);
  expect(await wakes(topics, join)).toBe(false);
  const { recommendationId } = await recommendTestCase(centre);
  const decision = {
    decision: 'accepted' as const,
    spokenBy: centre.people.surgeon.personId,
    spokenOn: '2026-11-19',
    note: null,
  };
  expect(
    await wakes(topics, () =>
      centre.as(centre.people.surgeon, recordHerDecision, { recommendationId, version: 1, decision }),
    ),
  ).toBe(true);
  expect(await wakes(topics, () => referTestCase(centre))).toBe(true);
  expect(await wakes(topics, state)).toBe(false);
});

test('whose turn it is wakes for what is asked, for who is away and for who sits on a board; not for who joins', async () => {
  const { centre, wakes, join, board } = await house();
  const { chair, surgeon } = centre.people;
  const topics = await topicsOf(centre, turnsLoader);
  expect(await wakes(topics, join)).toBe(false);
  expect(await wakes(topics, () => referTestCase(centre))).toBe(true);
  const absence = { from: '2026-11-20', to: null, coverId: null };
  const leave = () => centre.as(surgeon, sayAbsence, { personId: surgeon.personId, absence });
  expect(await wakes(topics, leave)).toBe(true);
  const { seriesId, members } = board;
  const change = { seriesId, version: 1, fromOn: '2026-12-01', series: thursdays(centre), apart: [] };
  const seats = members.filter(({ personId }) => personId !== chair.personId);
  expect(await wakes(topics, () => centre.as(chair, changeSeries, { ...change, members: seats }))).toBe(true);
});

test('somebody’s work wakes once minutes were signed', async () => {
  const { centre, wakes } = await house();
  const { chair } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, closeMeeting, { meetingId });
  expect(await wakes(await topicsOf(centre, workLoader), () => signTestMinutes(centre, meetingId))).toBe(
    true,
  );
});

test('a scorecard wakes for facts and statements, not for meetings nor for writes that change no fact', async () => {
  const { centre, wakes, join, state } = await house();
  const { surgeon } = centre.people;
  const topics = await topicsOf(centre, scorecardLoader);
  const operable = await operableTestCase(centre);
  expect(topics).toHaveLength(3);
  expect(await wakes(topics, join)).toBe(false);
  expect(await wakes(topics, () => centre.as(surgeon, recordOperation, operable))).toBe(true);
  expect(await wakes(topics, state)).toBe(true);
});
