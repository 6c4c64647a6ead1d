import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Program } from '../e2e/program.ts';
import { type Report, reportOf, result, say } from './measured.ts';
import { chanceOf } from './random.ts';
import { buildHouses, type House, type Walker } from './walk-houses.ts';
import { requests, type Sent } from './walk-requests.ts';
import { type Came, send } from './walk-send.ts';

export type WalkOptions = {
  readonly requests: number;
  readonly minutes: number;
  readonly seed: number;
};
export type Walked = {
  /** How often each status came; 0 closed without an answer, -1 nothing in a minute. */
  readonly byStatus: ReadonlyMap<number, number>;
  /** Requests that were answered with a fault of ours, or with something of another house. */
  readonly faults: readonly string[];
};

const abreast = 8;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What an answer tells of houses the walker does not belong to, save what the request itself had named. */
const foreignIn = (houses: readonly House[], walker: Walker, sent: Sent, came: Came): string | undefined => {
  const said = [...new URLSearchParams(sent.body ?? '')].flat().join(' ');
  const asked = `${sent.path} ${sent.body ?? ''} ${said}`;
  const told = new Set([...came.text.matchAll(uuid)].map(([id]) => id));
  return houses
    .filter(({ slug }) => slug !== walker.house)
    .flatMap(({ marks }) => marks)
    .find(
      (mark) => (told.has(mark) || (mark.length < 36 && came.text.includes(mark))) && !asked.includes(mark),
    );
};

const isFault = (status: number): boolean => status >= 500 || status < 0;
const shown = (text: string): string => JSON.stringify(text.slice(0, 300));

/** Sends requests of every shape over every address to a running program, as everybody and as nobody. */
export const walk = async (program: Program, options: WalkOptions): Promise<Walked> => {
  const { houses, walkers } = await buildHouses(program);
  const chance = chanceOf(options.seed);
  const draw = requests(chance, houses);
  const byStatus = new Map<number, number>();
  const faults: string[] = [];
  const until = performance.now() + options.minutes * 60_000;
  let count = 0;
  const told = Math.max(1000, Math.round(options.requests / 20));
  const judge = (walker: Walker, sent: Sent, came: Came): void => {
    count += 1;
    byStatus.set(came.status, (byStatus.get(came.status) ?? 0) + 1);
    const foreign = foreignIn(houses, walker, sent, came);
    const what = foreign === undefined ? '' : ` tells ${foreign}`;
    if (isFault(came.status) || what !== '')
      faults.push(
        `${walker.who}: ${sent.method} ${shown(sent.path)} ${shown(JSON.stringify(sent.headers))} ${shown(sent.body ?? '')} -> ${came.status}${what}`,
      );
    if (count % told === 0) say(`${count} requests, ${faults.length} faults`);
  };
  const stroll = async (): Promise<void> => {
    while (count < options.requests && performance.now() < until) {
      const walker = walkers[Math.floor(chance() * walkers.length)];
      if (walker === undefined) return;
      const sent = draw(walker);
      // Now and then the same twice at once: a double click, or a race.
      const times = chance() < 0.03 ? 2 : 1;
      const answers = await Promise.all(
        Array.from({ length: times }, () => send(program.address, sent, walker.cookie)),
      );
      for (const came of answers) judge(walker, sent, came);
    }
  };
  await Promise.all(Array.from({ length: abreast }, stroll));
  return { byStatus, faults };
};

const classes = (byStatus: Walked['byStatus']) =>
  [...byStatus].toSorted(([a], [b]) => a - b).map(([status, count]) => result(`walk.${status}`, '', [count]));

/** The places where the program's log says that it failed, each once. */
const errorsIn = (log: string): string[] => {
  const lines = log.split('\n').filter((line) => line.includes('"level":"error"'));
  return [...new Set(lines.map((line) => line.replace(/"(?:at|id)":[^,]*,/g, '')))].slice(0, 20);
};

/** The walk on a program of its own, with the demonstration and a second house; faults are said as they are. */
export const walkBench = async (options: WalkOptions): Promise<Report> => {
  const program = new Program();
  const remove = () => void program.remove();
  process.once('exit', remove);
  try {
    await program.start();
    await program.until('is open at', 180);
    const { byStatus, faults } = await walk(program, options);
    for (const fault of faults.slice(0, 50)) say(fault);
    for (const line of errorsIn(program.said)) say(line);
    const version = readFileSync(join(program.dataFolder, 'pg18', 'PG_VERSION'), 'utf8').trim();
    const sum = [...byStatus.values()].reduce((all, one) => all + one, 0);
    if (faults.length > 0) process.exitCode = 1;
    return reportOf('walk', version, [
      result('walk.requests', '', [sum]),
      result('walk.faults', '', [faults.length]),
      ...classes(byStatus),
    ]);
  } finally {
    await program.remove();
    process.removeListener('exit', remove);
  }
};
