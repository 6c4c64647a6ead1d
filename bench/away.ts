import { setTimeout as pause } from 'node:timers/promises';
import { Program } from '../e2e/program.ts';
import { type Cluster, openCluster } from '../src/kernel/cluster/cluster.ts';
import { type Report, type Result, reportOf, result, say } from './measured.ts';
import { enterAs } from './served.ts';
import { withFolder } from './temporary-database.ts';

const outages = [15, 60] as const;
const longestMs = 60_000;

/** Milliseconds until an answer was there, and its status; one that does not come in a minute is an error. */
const ask = async (url: string, cookie = ''): Promise<{ status: number; took: number }> => {
  const begun = performance.now();
  const signal = AbortSignal.timeout(longestMs);
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual', signal });
  await answer.arrayBuffer();
  return { status: answer.status, took: performance.now() - begun };
};

/** Milliseconds until every server says that it is ready. */
const readyIn = async (addresses: readonly string[]): Promise<number> => {
  const begun = performance.now();
  for (const address of addresses)
    while ((await ask(`${address}/ready`)).status !== 200) {
      if (performance.now() - begun > longestMs) throw new Error(`${address} did not recover`);
      await pause(20);
    }
  return performance.now() - begun;
};

/** Asks all servers until told to stop; gives how long each was asked for its health, and for a page that it refused. */
const load = (addresses: readonly string[], cookie: string, { signal }: AbortController) => {
  const [health, refused]: [number[], number[]] = [[], []];
  const asking = [...addresses, ...addresses].map(async (address) => {
    while (!signal.aborted) {
      health.push((await ask(`${address}/health`)).took);
      const page = await ask(`${address}/c/hanbit/cases`, cookie);
      if (page.status === 503) refused.push(page.took);
      await pause(20);
    }
  });
  return { health, refused, ended: Promise.all(asking) };
};

const addressOf = ({ ownerUrl, password }: Cluster): string => {
  const { host, user, database, port } = ownerUrl();
  const server = `localhost:${port ?? 5432}/${String(database)}?host=${encodeURIComponent(String(host))}`;
  return `postgresql://${String(user)}:${encodeURIComponent(password)}@${server}`;
};

/** Two servers whose database goes away under load, for 15 s and for 60 s: how long they take to answer meanwhile, and to be ready again. */
export const away = (): Promise<Report> =>
  withFolder(async (dataFolder) => {
    const open = () => openCluster({ dataFolder, kind: 'test', purpose: 'a benchmark', log: say });
    let cluster = await open();
    const settings = { DATABASE_URL: addressOf(cluster) };
    const servers = [new Program(), new Program()];
    try {
      for (const server of servers) {
        await server.start(settings);
        await server.until('is open at');
      }
      const addresses = servers.map(({ address }) => address);
      const cookie = await enterAs(addresses[0] ?? '', 'chair');
      const results: Result[] = [];
      for (const seconds of outages) {
        const stop = new AbortController();
        const { health, refused, ended } = load(addresses, cookie, stop);
        await cluster.stop();
        await pause(seconds * 1_000);
        cluster = await open();
        const ready = await readyIn(addresses);
        stop.abort();
        await ended;
        results.push(
          result(`away.${seconds}.health_worst_ms`, 'ms', [Math.max(...health)]),
          result(`away.${seconds}.refusal_worst_ms`, 'ms', [Math.max(...refused)]),
          result(`away.${seconds}.ready_ms`, 'ms', [ready]),
        );
      }
      return reportOf('away', '18', results);
    } finally {
      await Promise.all(servers.map((server) => server.remove()));
      await cluster.stop();
    }
  });
