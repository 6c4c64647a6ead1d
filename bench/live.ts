import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { demonstrationEmail } from '../src/app/demo/accounts.ts';
import { openAccounts } from '../src/app/sign-in/accounts.ts';
import { connectionOf } from '../src/kernel/app-password.ts';
import { openScreens } from './live-screens.ts';
import { percentile, type Report, reportOf, type Result, result, say } from './measured.ts';
import { megabytes } from './program.ts';
import { enterAs, linkIn, pageOf, type Served, withCounted } from './served.ts';

const screensInAll = 600;
const perSession = 12;
const events = 12;

type Seat = { personId: string; discipline: string };
type Meeting = { address: string; path: string; cookie: string; seat: Seat };
type State = {
  sections: { meeting: { state: string }; members: (Seat & { role: string })[]; 'presence#': string[] };
};

const stateOf = async (address: string, path: string, cookie: string): Promise<State> =>
  JSON.parse(await pageOf(address, `${path}/state`, cookie)) as State;

const post = (address: string, path: string, cookie: string, fields: Record<string, string>) =>
  fetch(`${address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: address, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });

/** Sends a form of the live page as the browser's script does; returns the milliseconds until its answer. */
const send = async ({ address, path, cookie }: Meeting, fields: Record<string, string>): Promise<number> => {
  const begun = performance.now();
  const answer = await post(address, `${path}/live.data`, cookie, fields);
  const text = await answer.text();
  if (answer.status !== 200 || !text.includes('written'))
    throw new Error(`a form of the meeting answered ${answer.status}`);
  return performance.now() - begun;
};

/** Somebody comes, or goes again: each time one entry that changes one row. */
const turn = (meeting: Meeting, index: number): Promise<number> =>
  index % 2 === 0
    ? send(meeting, { form: 'join', mode: 'room', ...meeting.seat })
    : send(meeting, { form: 'leave', personId: meeting.seat.personId });

/** A meeting that is open, with one of its members who is not there. */
const seated = async (address: string, path: string, cookie: string): Promise<Meeting> => {
  const { sections } = await stateOf(address, path, cookie);
  const rows = sections as unknown as Record<string, Seat & { leftAt: string | null }>;
  const there = new Set(
    sections['presence#'].flatMap((id) => {
      const row = rows[`presence/${id}`];
      return row === undefined || row.leftAt !== null ? [] : [row.personId];
    }),
  );
  const free = sections.members.find(({ personId }) => !there.has(personId));
  if (free === undefined) throw new Error('everybody is there');
  return { address, path, cookie, seat: { personId: free.personId, discipline: free.discipline } };
};

/** The running meeting of the demonstration and a second one of its board, planned and opened here. */
const meetingsOf = async (address: string): Promise<[Meeting, Meeting]> => {
  const [chair, coordinator] = [await enterAs(address, 'chair'), await enterAs(address, 'coordinator')];
  const house = '/c/hanbit';
  const running = linkIn(await pageOf(address, house, chair), /\/c\/hanbit\/meetings\/[0-9a-f-]{36}/);
  const calendar = await pageOf(address, `${house}/meetings`, coordinator);
  // The board's next free date, as its page offers it.
  const offered = (name: string) => linkIn(calendar, new RegExp(`(?<=name="${name}"[^>]*value=")[^"]+`));
  const fields = { seriesId: offered('seriesId'), localStart: offered('localStart') };
  const planned = await post(address, `${house}/meetings`, coordinator, fields);
  const path = planned.headers.get('location') ?? '';
  if (planned.status !== 302) throw new Error(`planning a meeting answered ${planned.status}`);
  await post(address, `${path}/live`, chair, { form: 'open' });
  return [await seated(address, running, chair), await seated(address, path, chair)];
};

/** Sessions of the demonstration's coordinator, made past the gate that lets few sign in at once. */
const sessions = async (served: Served, count: number): Promise<string[]> => {
  const login = connectionOf(served.login, 'consilium_accounts');
  const accounts = openAccounts(login, served.servers[0]?.address ?? '');
  await accounts.pool.end();
  const owner = new pg.Client(served.login);
  await owner.connect();
  const made = await owner.query<{ token: string }>(
    `insert into auth.session (id, "expiresAt", token, "userId", "createdAt", "updatedAt")
     select 'bench' || n, now() + interval '1 hour', md5(random()::text) || n, u.id, now(), now()
     from auth."user" u, generate_series(1, $1::integer) n where u.email = $2 returning token`,
    [count, demonstrationEmail('coordinator')],
  );
  await owner.end();
  return made.rows.map(({ token }) => {
    const signature = createHmac('sha256', accounts.secret).update(token).digest('base64');
    return `consilium.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  });
};

/** Statements of a form when nobody watches, and of the entry's own work. */
const formAlone = async (served: Served, meeting: Meeting): Promise<number> => {
  await turn(meeting, 0);
  await turn(meeting, 1);
  await pause(500);
  const before = served.counter.statements();
  for (let index = 0; index < 6; index += 1) await turn(meeting, index);
  await pause(500);
  return (served.counter.statements() - before) / 6;
};

/** Statements of computing what a meeting's pages share, at a moment at which nobody has yet. */
const stateAlone = async (served: Served, { address, path, cookie, seat }: Meeting): Promise<number> => {
  const ask = async () => {
    await pause(500);
    const before = served.counter.statements();
    await stateOf(address, path, cookie);
    await pause(200);
    return served.counter.statements() - before;
  };
  await turn({ address, path, cookie, seat }, 0);
  const fresh = await ask();
  const known = await ask();
  await turn({ address, path, cookie, seat }, 1);
  return fresh - known;
};

const measure = (processes: number, name: string): Promise<{ version: string; results: Result[] }> =>
  withCounted(processes, async (served) => {
    const address = served.servers[0]?.address ?? '';
    const [meeting, other] = await meetingsOf(address);
    const alone = await formAlone(served, meeting);
    const state = await stateAlone(served, meeting);
    const cookies = await sessions(served, screensInAll / perSession);
    say(`${screensInAll} screens, ${processes} processes`);
    const screens = await openScreens(
      Array.from({ length: screensInAll }, (_, index) => ({
        address: `${served.servers[index % processes]?.address}${meeting.path}/stream?after=999999999`,
        cookie: cookies[index % cookies.length] ?? '',
      })),
    );
    await pause(1_000);
    const heard: number[] = [];
    const current: number[] = [];
    const posts: number[] = [];
    const cpu: number[] = [];
    const beyond: number[] = [];
    let others = 0;
    // The first difference after a start warms the way; it does not count.
    for (let index = -2; index < events; index += 1) {
      const cpuBefore = served.servers.reduce((sum, server) => sum + server.cpu(), 0);
      const before = served.counter.statements();
      let forms = 1;
      const all = screens.next();
      const over = new AbortController();
      const meanwhile = (async () => {
        while (!over.signal.aborted) {
          forms += 1;
          const passed = await turn(other, others);
          others += 1;
          if (index >= 0) posts.push(passed);
        }
      })();
      await turn(meeting, index + 2);
      const passed = await all;
      over.abort();
      await meanwhile;
      await pause(100);
      if (index < 0) continue;
      heard.push(...passed.heard);
      current.push(...passed.current);
      cpu.push((served.servers.reduce((sum, server) => sum + server.cpu(), 0) - cpuBefore) * 1000);
      // Each process computes what the page shows once; the rest is what the screens cost.
      beyond.push(served.counter.statements() - before - forms * alone - processes * state);
    }
    screens.close();
    await pause(2_000);
    const memory = served.servers.map(({ pid }) => megabytes(`/proc/${pid}/status`, 'VmRSS') ?? Number.NaN);
    const limit = (value: number, unit: string) => ({ name: 'limit', value, unit });
    const results = [
      result(`${name}.heard_p99_ms`, 'ms', [percentile(heard, 0.99)], limit(100, 'ms')),
      result(`${name}.current_p99_ms`, 'ms', [percentile(current, 0.99)], limit(500, 'ms')),
      result(`${name}.post_p99_ms`, 'ms', [percentile(posts, 0.99)], limit(300, 'ms')),
      result(`${name}.statements_per_event`, '', beyond, limit(10, '')),
      result(`${name}.statements_per_form`, '', [alone]),
      result(`${name}.statements_per_state`, '', [state]),
      result(`${name}.cpu_ms_per_event`, 'ms', cpu),
      result(
        processes === 1 ? 'setup.after_600_screens_mb' : `${name}.server_mb`,
        'MB',
        [Math.max(...memory)],
        limit(400, 'MB'),
      ),
    ];
    return { version: served.version, results };
  });

/** Six hundred screens on one meeting while somebody works in another, served by one process and by two. */
export const live = async (): Promise<Report> => {
  const one = await measure(1, 'live.600');
  const two = await measure(2, 'live.600.two_processes');
  return reportOf('live', one.version, [...one.results, ...two.results]);
};
