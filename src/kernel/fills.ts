import type { I18n } from '@lingui/core';
import type { FunctionComponent } from 'react';
import type { Actor } from './actor.ts';
import type { CalendarDay } from './calendar-day.ts';
import { withoutValues } from './driver-error.ts';
import type { Locale } from './languages.ts';
import { isOver } from './lending.ts';
import type { Place } from './place.ts';
import { isAppError } from './errors.ts';
import { errorFields, type Log } from './log.ts';
import { gatherReads, goOnReading } from './read-together.ts';
import type { Tx } from './scope.ts';

type Reader = {
  readonly ownerId: string;
  readonly actor: Actor;
  readonly today: CalendarDay;
  readonly locale: Locale;
  readonly i18n: I18n;
  readonly house: { readonly slug: string };
  readonly log: Log;
};

/** Who looks at a page, and the page's own transaction to read with. */
export type Looking = Reader & {
  readonly tx: Tx;
  /** What several fills of one page need, read once. */
  readonly once: <T>(what: string, read: () => Promise<T>) => Promise<T>;
};

/** One look at a page: what its fills read at the same time goes to the database as one statement. */
export const lookingAt = ({ ownerId, actor, today, locale, i18n, house, log }: Reader, tx: Tx): Looking => {
  gatherReads(tx);
  const found = new Map<string, Promise<unknown>>();
  const once = <T>(what: string, read: () => Promise<T>): Promise<T> => {
    const known = (found.get(what) as Promise<T> | undefined) ?? read();
    found.set(what, known);
    return known;
  };
  return { ownerId, actor, today, locale, i18n, house, log, tx, once };
};

/** What a module shows at a place: this half reads; the half that draws has the same id. */
export type Fill<Id extends string = string, Data = unknown> = {
  readonly id: Id;
  readonly place: string;
  /** What stands at one place follows this number. */
  readonly order: number;
  readonly load: (looking: Looking, subject: never) => Promise<Data>;
  /** What moves it, beside what moves the page. */
  readonly topics: readonly string[];
  /** Begins to read by the subject's id what `load` will ask for, once, so that it goes with the page's own first read. */
  readonly ahead: Ahead | null;
};
type Ahead = (looking: Looking, id: string) => Promise<unknown>;

export const fill = <Id extends string, Subject, Wanted, Data extends Wanted>(
  { name }: Place<Subject, Wanted>,
  id: Id,
  order: number,
  load: (looking: Looking, subject: Subject) => Promise<Data>,
  { topics = [], ahead }: { readonly topics?: readonly string[]; readonly ahead?: Ahead } = {},
): Fill<Id, Data> => ({ id, place: name, order, load, topics, ahead: ahead ?? null });

/** Lets the fills of places begin to read; what fails is told by whoever asks for it. */
export const readAhead = (
  fills: readonly Fill[],
  places: readonly Pick<Place<never>, 'name'>[],
  looking: Looking,
  id: string,
): void => {
  for (const { place: at, ahead } of fills)
    if (ahead !== null && places.some(({ name }) => name === at)) ahead(looking, id).catch(() => {});
};

/** One fill with what it has read; null when that failed, and the place says so. */
export type Filled<Data = unknown> = {
  readonly id: string;
  readonly order: number;
  readonly data: Data | null;
};

/** What moves the fills of a place. */
export const topicsAt = (fills: readonly Fill[], { name }: Pick<Place<never>, 'name'>): readonly string[] =>
  fills.filter((one) => one.place === name).flatMap(({ topics }) => topics);

/**
 * What a fill reads. One that fails is logged and takes nothing else of the page with it; only a database that is away or
 * too busy ends the page, and a page that has ended already ends its fills.
 */
const filled = async <Data>(
  { id, order, load }: Fill,
  looking: Looking,
  subject: unknown,
): Promise<Filled<Data>[]> => {
  try {
    const data = (await load(looking, subject as never)) as Data | null;
    return data === null ? [] : [{ id, order, data }];
  } catch (error) {
    // A page that was refused meanwhile is waited for by nobody.
    if (isOver(error) || (isAppError(error) && error.status === 503)) throw error;
    looking.log.error('part of a page failed', { part: id, ...errorFields(withoutValues(error)) });
    await goOnReading(looking.tx);
    return [{ id, order, data: null }];
  }
};

/** What modules show at a place of this page, in their order. */
export const fillsOf = async <Subject, Data>(
  fills: readonly Fill[],
  { name }: Place<Subject, Data>,
  looking: Looking,
  subject: Subject,
): Promise<Filled<NonNullable<Data>>[]> => {
  const here = fills.filter(({ place: at }) => at === name);
  const found = await Promise.all(here.map((one) => filled<NonNullable<Data>>(one, looking, subject)));
  return found.flat().toSorted((a, b) => a.order - b.order);
};

/** What modules tell at a place that the page draws itself, in their order; and whether one of them could not. */
export const toldAt = async <Subject, Data>(
  fills: readonly Fill[],
  at: Place<Subject, Data>,
  looking: Looking,
  subject: Subject,
): Promise<{ readonly told: NonNullable<Data>[]; readonly isWhole: boolean }> => {
  const found = await fillsOf(fills, at, looking, subject);
  const told = found.flatMap(({ data }) => (data === null ? [] : [data]));
  return { told, isWhole: told.length === found.length };
};

/** What draws a fill, loaded when it is shown: its data, and the address of the page it stands on. */
export type Drawn<Data> = FunctionComponent<{ readonly data: Data; readonly path: string }>;

/** The drawing half of a module's fills: one component for each, of its data's type. */
export type Drawings<Fills extends readonly Fill[]> = {
  readonly [One in Fills[number] as One['id']]: Drawn<NonNullable<Awaited<ReturnType<One['load']>>>>;
};
