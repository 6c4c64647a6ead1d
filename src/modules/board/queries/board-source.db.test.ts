import { type SQL, sql } from 'drizzle-orm';
import { Client } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headOf } from '../../../kernel/journal-head.ts';
import { type Live, type Listener, openLive } from '../../../kernel/live.ts';
import { type News, openNews } from '../../../kernel/news.ts';
import type { Screen } from '../../../kernel/screens.ts';
import { applied, assembled, type Frame, type Sections } from '../../../kernel/sections.ts';
import { sealShowings } from '../../../kernel/commands/seal-showings.ts';
import { withScope } from '../../../kernel/scope.ts';
import { openShowings } from '../../../kernel/showings.ts';
import { frameText, openSharedStates, type SharedStates, type Source } from '../../../kernel/joint-state.ts';
import { createTestBoard } from '../../../testing/board.ts';
import { appDatabase, createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { testDatabase } from '../../../testing/database.ts';
import { listTestCase } from '../../../testing/listed-case.ts';
import { concludeItem, joinMeeting, leaveMeeting, openItem, openMeeting } from '../../meetings/index.ts';
import { boardSource } from './board-source.ts';
import { identitiesOf } from '../../care/index.ts';
import type { BoardAgenda } from './agenda.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const now = () => Temporal.Now.instant();
const position = (ownerId: string): Promise<number> =>
  withScope(appDatabase(), [ownerId], (tx) => headOf(tx, ownerId));

let live: Live;
/** Entries that the process under test is not told of. */
const deafTo = new Set<number>();
let news: News;
let shared: SharedStates;

beforeAll(() => {
  live = openLive(testDatabase().app, log);
  const lossy: Live = {
    ...live,
    listen: (listener: Listener) =>
      live.listen({
        ...listener,
        heard: (entry) => (deafTo.has(entry.seq) ? undefined : listener.heard?.(entry)),
      }),
  };
  news = openNews(lossy, position, 1_000_000);
  shared = openSharedStates(appDatabase(), news, now);
});
afterAll(async () => {
  news.stop();
  await live.stop();
});

/** A source that counts how often it is read. */
const counted = (source: Source<BoardAgenda>) => {
  const reads = { count: 0 };
  const read: Source<BoardAgenda>['read'] = (tx) => {
    reads.count += 1;
    return source.read(tx);
  };
  return { source: { ...source, read }, reads };
};

/** A screen of the meeting that was loaded now and applies what it is sent. */
const screenOf = async (source: Source<BoardAgenda>) => {
  const seq = await position(source.ownerId);
  const whole = async (): Promise<Frame> => {
    const at = await position(source.ownerId);
    const held = await shared.at(source, at, () => withScope(appDatabase(), [source.ownerId], source.read));
    return JSON.parse(frameText(held.seq, null, '', held.texts())) as Frame;
  };
  let held: { seq: number; sections: Sections } = await whole();
  const said: string[] = [];
  const close: (() => void)[] = [];
  let beat = () => 0;
  const screen: Screen = {
    send: (frame) => {
      const text = frame.toString();
      said.push(text);
      const data = /^event: state\ndata: (.*)$/m.exec(text)?.[1];
      if (data !== undefined) held = applied(held, JSON.parse(data) as Frame) ?? held;
    },
    onClose: (work) => void close.push(work),
    beatWith: (asked) => void (beat = asked),
  };
  await shared.follow(source, seq, screen);
  return {
    seq: () => held.seq,
    state: () => assembled(held.sections),
    said,
    beat: () => beat(),
    whole: async () => assembled((await whole()).sections),
    close: () => {
      for (const work of close) work();
    },
  };
};

const running = async (items: number) => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const listed = [];
  for (let item = 0; item < items; item += 1) listed.push(await listTestCase(centre, meetingId));
  await centre.as(centre.people.chair, openMeeting, { meetingId });
  const presence = (who: 'surgeon' | 'clinician' | 'observer') => ({
    meetingId,
    personId: centre.people[who].personId,
    discipline: 'pathology' as const,
    mode: 'room' as const,
  });
  return { centre, meetingId, listed, presence, ...counted(boardSource(centre.ownerId, meetingId, now)) };
};

const comesTo = (screen: Awaited<ReturnType<typeof screenOf>>, centre: TestCentre) =>
  expect.poll(async () => screen.seq() >= (await position(centre.ownerId))).toBe(true);

test('what fails for whoever asked first, whose request has ended, is read by those who waited', async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre);
  const source = boardSource(centre.ownerId, meetingId, now);
  const state = await withScope(appDatabase(), [centre.ownerId], (tx) => source.read(tx));
  const begun = Promise.withResolvers<BoardAgenda>();
  const first = shared.at(source, 1, () => begun.promise);
  const reads: string[] = [];
  const wait = (who: string) =>
    shared.at(source, 1, () => {
      reads.push(who);
      return Promise.resolve(state);
    });
  const waiting = [wait('second'), wait('third')];
  begun.reject(new Error('this request has been answered'));
  await expect(first).rejects.toThrow('this request has been answered');
  for (const held of await Promise.all(waiting)) expect(held.state).toEqual(state);
  expect(reads).toEqual(['second']);
});

describe('the shared state of a meeting', () => {
  test('is computed once for all screens, and each gets only what has changed', async () => {
    const { centre, presence, source, reads } = await running(3);
    const screens = await Promise.all([1, 2, 3, 4, 5].map(() => screenOf(source)));
    expect(reads.count).toBe(1);
    await centre.as(centre.people.chair, joinMeeting, presence('surgeon'));
    for (const screen of screens) await comesTo(screen, centre);
    expect(reads.count).toBe(2);
    for (const screen of screens) {
      expect(screen.state()).toEqual(await screen.whole());
      const [difference = ''] = screen.said.filter((text) => text.includes('event: state'));
      expect(difference).toContain('"presence#"');
      expect(difference).not.toContain('"rows');
      expect(difference.length).toBeLessThan(700);
      screen.close();
    }
  });

  test('followed by differences alone is what the whole state says, through a whole meeting', async () => {
    const { centre, meetingId, listed, presence, source } = await running(3);
    const { chair } = centre.people;
    const screen = await screenOf(source);
    for (let turn = 0; turn < 6; turn += 1) {
      const { personId } = centre.people.clinician;
      await centre.as(chair, joinMeeting, presence('clinician'));
      if (turn % 2 === 1) await centre.as(chair, joinMeeting, presence('observer'));
      await centre.as(chair, leaveMeeting, { meetingId, personId });
    }
    for (const { agendaItemId: itemId } of listed) {
      await centre.as(chair, openItem, { itemId });
      const conclusion = { itemId, conclusion: 'advice_only' as const, deferralReason: null, next: false };
      await centre.as(chair, concludeItem, conclusion);
    }
    await listTestCase(centre, meetingId);
    await comesTo(screen, centre);
    expect(screen.state()).toEqual(await screen.whole());
    expect((screen.state() as unknown as BoardAgenda).rows.map(({ state }) => state)).toEqual([
      'concluded',
      'concluded',
      'concluded',
      'waiting',
    ]);
    screen.close();
  });

  test('is the same text however its rows lie in their tables', async () => {
    const { centre, source, presence } = await running(3);
    await centre.as(centre.people.chair, joinMeeting, presence('surgeon'));
    await centre.as(centre.people.chair, joinMeeting, presence('clinician'));
    const read = (how: SQL) =>
      withScope(centre.database, [centre.ownerId], async (tx) => {
        await tx.execute(how);
        return JSON.stringify(await source.read(tx));
      });
    const byIndex = await read(sql`select set_config('enable_seqscan', 'off', true)`);
    const owner = new Client(testDatabase().owner);
    await owner.connect();
    await owner.query('set session_replication_role = replica');
    for (const table of ['meetings.member', 'meetings.presence', 'care.work_up', 'board.listing']) {
      const lines = await owner.query(
        `select ctid::text from ${table} where owner_id = $1 order by ctid desc`,
        [centre.ownerId],
      );
      for (const { ctid } of lines.rows)
        await owner.query(`update ${table} set owner_id = owner_id where ctid = $1::tid`, [ctid]);
    }
    await owner.end();
    const asTheyLie = sql`select set_config(name, 'off', true) from unnest(array['enable_indexscan', 'enable_bitmapscan']) name`;
    expect(await read(asTheyLie)).toBe(byIndex);
  });

  test('holds no name or number of a woman', async () => {
    const { centre, source } = await running(2);
    const state = await withScope(centre.database, [centre.ownerId], source.read);
    const patientIds = state.rows.flatMap((row) => row.case?.patientId ?? []);
    const shown = await withScope(centre.database, [centre.ownerId], (tx) =>
      identitiesOf(tx, centre.ownerId, patientIds),
    );
    expect(shown).toHaveLength(2);
    const text = JSON.stringify(state);
    for (const { latinName, nativeName, recordNumber } of shown)
      for (const secret of [latinName, nativeName, recordNumber])
        if (secret !== null) expect(text).not.toContain(secret);
  });

  test('is not computed anew for another meeting, nor for the seal of what was shown', async () => {
    const { centre, source, reads } = await running(1);
    const other = await createTestBoard(centre, { items: 0 });
    const screen = await screenOf(source);
    await centre.as(centre.people.chair, openMeeting, { meetingId: other.meetingId });
    const { database, ownerId, people } = centre;
    const showing = { ownerId, actor: people.chair, subjects: [people.chair.personId], at: centre.now() };
    await openShowings(database).record(showing);
    expect(await centre.as({ kind: 'job', name: 'test' }, sealShowings, {})).toEqual({ count: 1 });
    await new Promise((done) => setTimeout(done, 300));
    expect([reads.count, screen.said]).toEqual([1, []]);
    screen.close();
  });

  test('comes to a screen that a message has not reached: the check makes up for it', async () => {
    const { centre, presence, source } = await running(1);
    const screen = await screenOf(source);
    const before = await position(centre.ownerId);
    await centre.as(centre.people.chair, joinMeeting, presence('observer'));
    await comesTo(screen, centre);
    deafTo.add(before + 2);
    await centre.as(centre.people.chair, joinMeeting, presence('surgeon'));
    await new Promise((done) => setTimeout(done, 200));
    expect(screen.seq()).toBe(before + 1);
    await news.check();
    await comesTo(screen, centre);
    expect(screen.beat()).toBe(before + 2);
    expect(screen.state()).toEqual(await screen.whole());
    screen.close();
  });

  test('a screen loaded before the newest entry is told where it should be', async () => {
    const { centre, presence, source } = await running(1);
    const first = await screenOf(source);
    const old = await position(centre.ownerId);
    await centre.as(centre.people.chair, joinMeeting, presence('surgeon'));
    await comesTo(first, centre);
    const said: string[] = [];
    const late: Screen = {
      send: (frame) => said.push(frame.toString()),
      onClose: () => {},
      beatWith: () => {},
    };
    await shared.follow(source, old, late);
    expect(said).toEqual([`event: position\ndata: ${old + 1}\n\n`]);
    first.close();
  });
});
