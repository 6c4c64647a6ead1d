import { operatorConnection } from '../../kernel/app-password.ts';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../kernel/config.ts';
import { refused } from '../../kernel/errors.ts';
import { onLauncherGone } from '../../kernel/launcher.ts';
import { errorFields } from '../../kernel/log.ts';
import { openDatabase } from '../../kernel/scope.ts';
import { createApp } from '../../server.ts';
import { demonstrationAccounts, demonstrationEmail, demonstrationPassword } from '../demo/accounts.ts';
import { loadDemonstration } from '../demo/load.ts';
import { openHouse } from '../modules.ts';
import { type Assembly, assemble } from './assemble.ts';
import { refreshStatistics } from './refresh-statistics.ts';
import { settleBefore } from './settle-new.ts';
import { tellKeys } from './installation-keys.ts';
import { openResources } from './open-resources.ts';

export const say = (message: string): void => void process.stderr.write(`${message}\n`);

const refuseOpenDoor = (config: Config, { installation }: Assembly): void => {
  if (!config.isHereOnly && config.demonstration !== 'public' && installation.demonstration)
    throw refused('demonstration_is_open', { host: config.origin ?? config.host });
};

/** Loads the demonstration while the first pages answer already; says how far it is. */
export const demonstrate = async (assembly: Assembly): Promise<void> => {
  const { services, installation, owner, demonstrationSeed: seed } = assembly;
  const started = performance.now();
  let told = -1;
  // Of the people it invents only a few have a sign-in: whoever runs the installation writes what each of them does.
  const database = openDatabase(operatorConnection(owner), openHouse(), 4);
  try {
    await loadDemonstration(
      database,
      installation.accounts,
      { seed, now: services.now(), files: services.files },
      (done, all) => {
        installation.loading = { done, all };
        const tenth = Math.floor((done / all) * 10);
        if (tenth > told) say(`demonstration: ${done} of ${all} cases`);
        told = tenth;
      },
    );
  } finally {
    await database.close();
  }
  await refreshStatistics(owner);
  installation.loading = null;
  say(`demonstration loaded in ${((performance.now() - started) / 1000).toFixed(1)} s`);
};

const tellDoors = (address: string): void => {
  say(`\nConsilium is open at ${address}`);
  say(
    'Demonstration sign-ins (valid in demonstration centres only; `npm run consilium -- demo remove` deletes them):',
  );
  for (const account of demonstrationAccounts)
    say(`  ${demonstrationEmail(account)}  ${demonstrationPassword}`);
  say('');
};

/** Says on the console where the doors are, and loads the demonstration into an empty installation. */
export const welcome = async (assembly: Assembly, address: string): Promise<void> => {
  const { installation, services } = assembly;
  if (installation.firstCode !== null)
    say(
      `\nNobody is here yet. Open ${address}/first-administrator with the one-time code ${installation.firstCode}\n`,
    );
  else if (!installation.demonstration) say(`\nConsilium is open at ${address}\n`);
  else if (installation.loading === null) tellDoors(address);
  else {
    say(`Consilium answers at ${address}; loading the demonstration`);
    try {
      await demonstrate(assembly);
      tellDoors(address);
    } catch (error) {
      services.log.error('demonstration failed', errorFields(error));
      say('The demonstration could not be loaded; nothing of it was kept. The next start tries again.');
    }
  }
};

/** Resolves with the exit code once somebody tells the program to stop; listens from before the database is opened. */
const untilTold = (): { told: Promise<number>; tell: (code: number) => void } => {
  const { promise: told, resolve: tell } = Promise.withResolvers<number>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => tell(0));
  onLauncherGone(() => tell(0));
  return { told, tell };
};

const listen = async (
  config: Config,
  assembly: Assembly,
  clientFolder: string,
): Promise<{ app: FastifyInstance; address: string }> => {
  const app = await createApp({ ...assembly.options, clientFolder });
  try {
    return { app, address: await app.listen({ host: config.host, port: config.port }) };
  } catch (error) {
    await app.close();
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw taken ? refused('port_taken', { port: config.port }) : error;
  }
};

/** Serves until it is told to stop, with what browsers fetch from `clientFolder`; returns the exit code. */
export const serve = async (config: Config, clientFolder: string): Promise<number> => {
  const { told, tell } = untilTold();
  await tellKeys(config, say);
  const resources = await openResources(config, 'serve', 'the server', say);
  resources.onEnd(() => {
    say('PostgreSQL has ended; stopping. Start again: what was acknowledged is kept.');
    tell(1);
  });
  try {
    const assembly = await assemble(resources);
    try {
      refuseOpenDoor(config, assembly);
      // After an upgrade the lists of whose turn it is are there before the first page is.
      await settleBefore(assembly.owner, assembly.services.now, say);
      const { app, address } = await listen(config, assembly, clientFolder);
      const welcomed = welcome(assembly, address);
      const code = await told;
      say('stopping');
      await app.close();
      await Promise.race([welcomed, new Promise((resolve) => setTimeout(resolve, 100))]);
      return code;
    } finally {
      await assembly.stop();
    }
  } finally {
    await resources.close();
  }
};
