/**
 * Answers an owner's questions until its input ends: `node answer-questions.ts OWNER_ID [beforeCommit|afterCommit N]`
 * with the login in TEST_LOGIN. With a seam it kills itself there at the Nth answer. A program of its own, because
 * tests kill it and let two of them compete.
 */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { openHouse } from '../app/modules.ts';
import { drain, type HandlerSeams, type HandlerWork } from '../kernel/handlers.ts';
import { jsonLog } from '../kernel/log.ts';
import { openDatabase } from '../kernel/scope.ts';
import { answering } from './answering.ts';

const [ownerId = '', seam = '', killAt = '0'] = process.argv.slice(2);
const tell = (message: object) => void process.stdout.write(`${JSON.stringify(message)}\n`);

const reached = { beforeCommit: 0, afterCommit: 0 };
const at = (name: keyof HandlerSeams) => () => {
  reached[name] += 1;
  if (seam === name && reached[name] === Number(killAt)) process.kill(process.pid, 'SIGKILL');
};
const work: HandlerWork = {
  database: openDatabase(JSON.parse(process.env['TEST_LOGIN'] ?? '{}'), openHouse(), 1),
  log: jsonLog(),
  now: () => Temporal.Now.instant(),
  seams: { beforeCommit: at('beforeCommit'), afterCommit: at('afterCommit') },
};

const told = new AbortController();
tell({ ready: true });
await once(process.stdin, 'data');
process.stdin.once('end', () => told.abort());
while (!told.signal.aborted) {
  await drain(work, answering, ownerId);
  await pause(1);
}
tell({ answered: reached.afterCommit });
await work.database.close();
