/**
 * A server that writes without pause: `node write-until-killed.ts FOLDER OWNER_ID`. Opens the data folder with the
 * settings of production, says `ready`, begins at the first line of input, and says each id once its command, or the
 * showing, is acknowledged. A program of its own, because a test kills it and its PostgreSQL in the middle of writes.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Temporal } from 'temporal-polyfill';
import { migrateAll } from '../app/migrate.ts';
import { openHouse } from '../app/modules.ts';
import { appPassword } from '../kernel/app-password.ts';
import { openCluster } from '../kernel/cluster/cluster.ts';
import { execute } from '../kernel/command.ts';
import { openDatabase } from '../kernel/scope.ts';
import { sealShowings } from '../kernel/commands/seal-showings.ts';
import { openShowings } from '../kernel/showings.ts';
import { correctStatement, recordStatements } from '../modules/quality/index.ts';

const [dataFolder = '', ownerId = ''] = process.argv.slice(2);
const LANES = 3;
const tell = (message: object) => void process.stdout.write(`${JSON.stringify(message)}\n`);

const cluster = await openCluster({ dataFolder, kind: 'serve', purpose: 'writing', log: () => {} });
cluster.onExit(() => process.exit(3));
const owner = cluster.ownerUrl();
await migrateAll(owner);
const password = appPassword(cluster.password);
const database = openDatabase({ ...owner, user: 'consilium_app', password }, openHouse());
const call = () => ({ actor: { kind: 'operator' } as const, ownerId, now: Temporal.Now.instant() });
const said = (evidence: string) => ({
  fact: 'active_trials' as const,
  personId: null,
  holds: true,
  from: '2026-01-01',
  to: null,
  evidence,
});

/** Three rows in one command, so that half of one could be seen; then a correction of the first. */
const write = async (lane: number, turn: number): Promise<void> => {
  const statements = [1, 2, 3].map((part) => said(`lane ${lane}, turn ${turn}, part ${part}`));
  const { result } = await execute(database, recordStatements, call(), { statements });
  tell({ ids: result.ids });
  const [id = ''] = result.ids;
  await execute(database, correctStatement, call(), { id, version: 1, statement: said('corrected') });
  tell({ corrected: [id] });
};

const job = { kind: 'job', name: 'seal-showings' } as const;
const showings = openShowings(database);
/** Somebody is shown five; what was shown until then is sealed. */
const show = async (): Promise<void> => {
  const subjects = Array.from({ length: 5 }, () => randomUUID());
  await showings.record({ ownerId, actor: job, subjects, at: Temporal.Now.instant() });
  tell({ shown: subjects });
  if (Math.random() < 0.1) await execute(database, sealShowings, { ...call(), actor: job }, {});
};

tell({ ready: true });
await once(process.stdin, 'data');
const lanes = Array.from({ length: LANES }, async (_, lane) => {
  for (let turn = 1; ; turn++) await write(lane, turn);
});
const shown = async (): Promise<never> => {
  for (;;) await show();
};
await Promise.all([...lanes, shown()]).catch(() => process.exit(3));
