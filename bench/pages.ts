import { setTimeout as pause } from 'node:timers/promises';
import { type Agenda, agendaOfFifty } from './agenda-of-fifty.ts';
import { firstLoads } from './first-load.ts';
import { type Report, reportOf, result, say } from './measured.ts';
import { enterAs, linkIn, pageOf, type Served, withCounted } from './served.ts';

const rounds = 25;
/** A server at work has seen its pages before. */
const warm = 25;

type Measured = { cpu: number[]; databaseCpu: number; statements: number; transactions: number; rps: number };

/** Requests one page again and again, one at a time: CPU milliseconds of the server and statements for each. */
const measure = async (served: Served, path: string, cookie: string): Promise<Measured> => {
  const [server] = served.servers;
  if (!server) throw new Error('no server');
  for (let turn = 0; turn < warm; turn += 1) await pageOf(server.address, path, cookie);
  const before = {
    statements: served.counter.statements(),
    transactions: served.counter.transactions(),
    database: served.databaseCpu(),
    at: performance.now(),
  };
  const cpu: number[] = [];
  // The kernel counts CPU in hundredths of a second: each figure is of five requests.
  for (let turn = 0; turn < rounds; turn += 5) {
    const from = server.cpu();
    for (let one = 0; one < 5; one += 1) await pageOf(server.address, path, cookie);
    cpu.push(((server.cpu() - from) * 1000) / 5);
  }
  return {
    cpu,
    databaseCpu: ((served.databaseCpu() - before.database) * 1000) / rounds,
    statements: (served.counter.statements() - before.statements) / rounds,
    transactions: (served.counter.transactions() - before.transactions) / rounds,
    rps: rounds / ((performance.now() - before.at) / 1000),
  };
};

/** As `measure`, but each request comes after an entry that moved the page: CPU milliseconds of the requests alone. */
const measureCold = async (served: Served, { path, touch }: Agenda, cookie: string): Promise<number[]> => {
  const [server] = served.servers;
  if (!server) throw new Error('no server');
  const cpu: number[] = [];
  for (let turn = 0; turn < rounds; turn += 5) {
    let spent = 0;
    for (let one = 0; one < 5; one += 1) {
      await touch(turn + one);
      // What the server does on hearing of the entry is not the page's.
      await pause(100);
      const from = server.fineCpu();
      await pageOf(server.address, path, cookie);
      spent += server.fineCpu() - from;
    }
    cpu.push((spent * 1000) / 5);
  }
  return cpu;
};

/** Every page a coordinator looks at in a day, and one without data through the same router for comparison. */
const addressesOf = async (
  address: string,
  cookie: string,
  { path: agenda50 }: Agenda,
): Promise<Record<string, string>> => {
  const house = '/c/hanbit';
  const meeting = linkIn(await pageOf(address, house, cookie), /\/c\/hanbit\/meetings\/[0-9a-f-]{36}/);
  const kase = linkIn(await pageOf(address, `${house}/cases`, cookie), /\/c\/hanbit\/cases\/[0-9a-f-]{36}/);
  return {
    bare: '/sign-in',
    agenda50,
    agenda: meeting,
    live: `${meeting}/live`,
    'my-work': house,
    cases: `${house}/cases`,
    case: kase,
    history: `${kase}/history`,
    meetings: `${house}/meetings`,
    scorecard: `${house}/scorecard`,
    statements: `${house}/statements`,
  };
};

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** What one page view costs: CPU, statements, transactions; beside a page without data through the same router. */
export const pages = (): Promise<Report> =>
  withCounted(1, async (served) => {
    const address = served.servers[0]?.address ?? '';
    const cookie = await enterAs(address, 'coordinator');
    const found: Record<string, Measured> = {};
    const fifty = await agendaOfFifty(served);
    const paths = await addressesOf(address, cookie, fifty);
    for (const [name, path] of Object.entries(paths)) {
      say(name);
      found[name] = await measure(served, path, cookie);
    }
    say('agenda50 after an entry');
    const cold = await measureCold(served, fifty, cookie);
    await fifty.close();
    say('first loads');
    const loads = await firstLoads(address, {
      agenda: { path: fifty.path, cookie },
      signin: { path: '/sign-in', cookie: '' },
      'my-work': { path: paths['my-work'] ?? '', cookie },
      case: { path: paths['case'] ?? '', cookie },
      scorecard: { path: paths['scorecard'] ?? '', cookie },
    });
    const bare = found['bare'];
    const agenda = found['agenda50'];
    if (!bare || !agenda) throw new Error('a page is missing');
    const bareCpu = sum(bare.cpu) / bare.cpu.length;
    const withData = Object.entries(found).filter(([name]) => name !== 'bare');
    return reportOf('pages', served.version, [
      result('pages.agenda50.rps', '/s', [agenda.rps]),
      result('pages.agenda50.cpu_ms', 'ms', agenda.cpu, { name: 'limit', value: 25, unit: 'ms' }),
      result('pages.agenda50.cold_cpu_ms', 'ms', cold, { name: 'limit', value: 45, unit: 'ms' }),
      result('pages.agenda50.vs_bare', 'x', [sum(agenda.cpu) / agenda.cpu.length / bareCpu], {
        name: 'limit',
        value: 10,
        unit: 'x',
      }),
      result('pages.statements_max', '', [Math.max(...withData.map(([, one]) => one.statements))]),
      ...Object.entries(loads).flatMap(([name, { kilobytes, requests }]) => [
        result(`pages.${name}.first_load_kb`, 'KB', [kilobytes]),
        result(`pages.${name}.first_load_requests`, '', [requests]),
      ]),
      ...Object.entries(found).flatMap(([name, one]) => [
        ...(name === 'agenda50'
          ? []
          : [
              result(`pages.${name}.cpu_ms`, 'ms', one.cpu, {
                name: 'PostgreSQL',
                value: one.databaseCpu,
                unit: 'ms',
              }),
            ]),
        result(`pages.${name}.statements`, '', [one.statements]),
        result(`pages.${name}.transactions`, '', [one.transactions]),
      ]),
    ]);
  });
