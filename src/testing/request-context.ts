import { RouterContextProvider } from 'react-router';
import { belongsTo } from '../kernel/actor.ts';
import { appContext, type AppContext, type Services } from '../kernel/app-context.ts';
import { i18nFor } from '../kernel/i18n.ts';
import { openSharedStates } from '../kernel/joint-state.ts';
import type { Locale } from '../kernel/languages.ts';
import { openReading } from '../kernel/reading.ts';
import { openShowings } from '../kernel/showings.ts';
import { enteredContext, houseBySlug } from '../modules/directory/index.ts';
import type { TestCentre, TestPerson } from './centre.ts';

const deaf = { watch: () => () => {} } as never;
const log = { info: () => {}, warn: () => {}, error: () => {} };

/** What the program knows of a request by this person for a page of this centre, in this language. */
export const requestContext = async (centre: TestCentre, actor: TestPerson, locale: Locale) => {
  const { database, ownerId, slug, now } = centre;
  const house = await houseBySlug(database, slug);
  const context = new RouterContextProvider();
  const reading = openReading(database);
  const i18n = await i18nFor(locale);
  const services: Services = {
    log,
    database,
    live: deaf,
    news: deaf,
    shared: openSharedStates(database, deaf, now),
    showings: openShowings(database),
    now,
  };
  context.set(appContext, { services, reading, actor, locale, i18n, now, nonce: '' } as AppContext);
  context.set(enteredContext, {
    actor,
    name: null,
    houses: [],
    house: belongsTo(actor, ownerId) ? house : null,
    position: 0,
    sessionId: 'test',
    sessionUpdatedAt: null,
  });
  return { context, reading, i18n };
};
