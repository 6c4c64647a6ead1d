import { RouterContextProvider } from 'react-router';
import { fills } from '../app/fills.server.ts';
import { told } from '../app/modules.ts';
import { belongsTo, type Clock } from '../kernel/actor.ts';
import { appContext, type AppContext, type Services } from '../kernel/app-context.ts';
import { openFiles } from '../kernel/files/files.ts';
import { openGate } from '../kernel/gate.ts';
import { i18nFor } from '../kernel/i18n.ts';
import { headOf } from '../kernel/journal-head.ts';
import { openSharedStates, type SharedStates } from '../kernel/joint-state.ts';
import type { Locale } from '../kernel/languages.ts';
import { openLinks } from '../kernel/links.ts';
import { openTypesetter } from '../kernel/pdf/typesetter.ts';
import { openReading } from '../kernel/reading.ts';
import { type Database, withScope } from '../kernel/scope.ts';
import { openShowings } from '../kernel/showings.ts';
import { enteredContext, houseBySlug } from '../modules/directory/index.ts';
import type { TestCentre, TestPerson } from './centre.ts';
import { testStrangers } from './strangers.ts';
import { mailOfTests } from './mail.ts';
import { testKeys } from './sample-files.ts';

const deaf = { watch: () => () => {} } as never;
const log = { info: () => {}, warn: () => {}, error: () => {} };

const sharedOn = new WeakMap<Database, SharedStates>();
/** The states that all requests of this worker share, as those of one process do. */
const sharedStates = (database: Database, now: Clock): SharedStates => {
  const shared = sharedOn.get(database) ?? openSharedStates(database, deaf, now);
  sharedOn.set(database, shared);
  return shared;
};

/** One for all requests of this worker: it begins with the first document. */
const typesetter = openTypesetter();

/** What the running program offers, without a live connection. */
export const servicesOn = (database: Database, now: Clock): Services => ({
  log,
  database,
  live: deaf,
  news: deaf,
  shared: sharedStates(database, now),
  showings: openShowings(database),
  fills,
  told,
  oneByOne: openGate(1),
  links: openLinks('tests', 'http://localhost'),
  strangers: testStrangers(database),
  mail: mailOfTests(),
  typesetter,
  files: openFiles(testKeys, null),
  now,
});

/** What the program knows of a request by this person for a page of this centre, in this language. */
export const requestContext = async (
  centre: TestCentre,
  actor: TestPerson,
  locale: Locale,
  other: Partial<Services> = {},
  at: Pick<AppContext, 'remoteAddress'> = { remoteAddress: '192.0.2.1' },
) => {
  const { database, ownerId, slug, now } = centre;
  const house = await houseBySlug(database, slug);
  const context = new RouterContextProvider();
  const reading = openReading(database);
  const i18n = await i18nFor(locale);
  const services = { ...servicesOn(database, now), ...other };
  context.set(appContext, { services, reading, actor, locale, i18n, now, nonce: '', ...at } as AppContext);
  context.set(enteredContext, {
    actor,
    name: null,
    hasDrafts: true,
    houses: [],
    house: belongsTo(actor, ownerId) ? house : null,
    position: await withScope(database, [ownerId], (tx) => headOf(tx, ownerId)),
    sessionId: 'test',
    sessionUpdatedAt: null,
  });
  return { context, reading };
};
