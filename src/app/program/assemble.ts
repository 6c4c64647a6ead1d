import { openGate } from '../../kernel/gate.ts';
import { Temporal } from 'temporal-polyfill';
import { connectionOf } from '../../kernel/app-password.ts';
import type { Services } from '../../kernel/app-context.ts';
import type { Config } from '../../kernel/config.ts';
import { i18nFor } from '../../kernel/i18n.ts';
import { switchedOn } from '../../kernel/languages.ts';
import { openFiles } from '../../kernel/files/files.ts';
import { keyFrom, readKeys } from '../../kernel/key-file.ts';
import { openLinks } from '../../kernel/links.ts';
import { openMail } from '../../kernel/mail/port.ts';
import { returnAddresses } from '../../kernel/mail/tokens.ts';
import { openTransport } from '../../kernel/mail/transport.ts';
import { openLive } from '../../kernel/live.ts';
import { serverFolder } from '../../kernel/free-space.ts';
import { jsonLog } from '../../kernel/log.ts';
import { pageLimits } from '../../kernel/page-limits.ts';
import { headOf } from '../../kernel/journal-head.ts';
import { openTypesetter } from '../../kernel/pdf/typesetter.ts';
import { openNews } from '../../kernel/news.ts';
import { openDatabase, withScope } from '../../kernel/scope.ts';
import { openPublicDatabase } from '../../kernel/public-reading.ts';
import { openStrangers } from '../../kernel/strangers.ts';
import { openSharedStates } from '../../kernel/joint-state.ts';
import { enteredContext, houses } from '../../modules/directory/index.ts';
import type { AppOptions } from '../../server.ts';
import { installationContext } from '../installation-context.ts';
import { pageChecks, pageMegabytes } from '../addresses.ts';
import { fills } from '../fills.server.ts';
import { refuseUnfitForms } from '../recorded-forms.ts';
import { heldSince } from '../backup/held.ts';
import { mailKinds } from '../mails.ts';
import { handlers, openHouse, told } from '../modules.ts';
import { openAccounts, waiting } from '../sign-in/accounts.ts';
import { crowdedSignIn } from '../sign-in/crowd.ts';
import { whoEnters } from '../sign-in/who.ts';
import { keepCounting } from './count-loop.ts';
import { keepEndingDrafts } from './draft-loop.ts';
import { openShowings } from '../../kernel/showings.ts';
import { keepSealing } from './seal-loop.ts';
import { keepDoingDue } from './due-loop.ts';
import { keepHandling } from './handler-loop.ts';
import { keepReceiving } from './incoming-loop.ts';
import { keepDelivering } from './mail-loop.ts';
import { type Installation, installationOf } from './installation.ts';
import type { Resources } from './open-resources.ts';
import { readyDatabase } from './ready-database.ts';
import { apiRoutes } from './routes.ts';

export type Assembly = {
  readonly options: AppOptions;
  readonly services: Services;
  readonly installation: Installation;
  readonly demonstrationSeed: string;
  /** The application's login, for what takes longer than a page may. */
  readonly app: Resources['owner'];
  /** The owner's login. */
  readonly owner: Resources['owner'];
  readonly stop: () => Promise<void>;
};

/** Where people reach the program, for cookies and the sign-in library. */
const originOf = ({ origin, host, port }: Config): string => origin ?? `http://${host}:${port}`;

/** Everything that runs on the database: pools, live connection, sign-in, handlers, and the routes on top. */
export const assemble = async ({ config, owner }: Pick<Resources, 'config' | 'owner'>): Promise<Assembly> => {
  await refuseUnfitForms();
  const keys = config.keyFile === null ? null : await readKeys(config.keyFile);
  const app = await readyDatabase(owner);
  const now = () => Temporal.Now.instant();
  const log = jsonLog();
  const database = openDatabase({ ...app, ...pageLimits }, openHouse());
  const live = openLive(app, log);
  const news = openNews(live, (ownerId) => withScope(database, [ownerId], (tx) => headOf(tx, ownerId)));
  const shared = openSharedStates(database, news, now);
  const showings = openShowings(database);
  const oneByOne = openGate(1);
  const accounts = openAccounts(
    { ...connectionOf(owner, 'consilium_accounts'), ...pageLimits },
    originOf(config),
  );
  const links = openLinks(accounts.secret, config.origin);
  const published = openPublicDatabase(connectionOf(owner, 'consilium_public'));
  const strangers = openStrangers({ published, database, counters: accounts.pool, gate: openGate(5) });
  const { server, from, folder } = config.mail;
  const mail = openMail(
    {
      kinds: mailKinds,
      translators: await Promise.all(switchedOn.map(i18nFor)),
      returns: returnAddresses(accounts.secret, from),
    },
    {
      links,
      origin: originOf(config),
      from,
      readsReplies: folder !== null,
      heldSince: (ownerId) => heldSince(database, ownerId),
      transport: server === null ? null : openTransport(server, from),
    },
  );
  const typesetter = openTypesetter();
  const services: Services = {
    log,
    database,
    live,
    news,
    shared,
    showings,
    fills,
    told,
    oneByOne,
    links,
    strangers,
    mail,
    typesetter,
    files: openFiles(keys, [keyFrom(accounts.secret)]),
    now,
  };
  const installation = installationOf(accounts, config, await houses(database));
  const enters = whoEnters(accounts, now);
  const loop = keepHandling(services, handlers);
  const counting = keepCounting(services);
  const ending = keepEndingDrafts(services);
  const delivering = keepDelivering(services);
  const keeping = keepDoingDue(services);
  const receiving = folder === null ? null : keepReceiving(services, folder);
  const sealing = keepSealing(services);
  const disk = {
    folder: config.databaseUrl === null ? config.dataFolder : await serverFolder(owner),
    minFreeMegabytes: config.minFreeMegabytes,
  };
  return {
    services,
    installation,
    demonstrationSeed: config.demonstrationSeed,
    owner,
    app,
    options: {
      services,
      enter: async (request, reading, context) => {
        const entered = await enters(request, reading);
        context.set(enteredContext, entered);
        return entered.actor;
      },
      register: apiRoutes(services, enters, installation, disk),
      prepare: (context) => context.set(installationContext, installation),
      checks: pageChecks(),
      megabytes: pageMegabytes(),
      admit: crowdedSignIn(waiting + 1),
      proxies: config.proxies,
      doors: {
        origin: config.origin,
        onlyHere: () => installation.demonstration && config.demonstration !== 'public',
      },
    },
    stop: async () => {
      await Promise.all([loop.stop(), counting.stop(), ending.stop(), keeping.stop(), receiving?.stop()]);
      await delivering.stop();
      services.news.stop();
      await sealing.stop();
      await Promise.all([
        services.live.stop(),
        typesetter.close(),
        database.close(),
        published.close(),
        accounts.pool.end(),
      ]);
    },
  };
};
