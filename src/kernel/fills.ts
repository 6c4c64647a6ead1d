import type { ExoticComponent } from 'react';
import type { Actor } from './actor.ts';
import type { CalendarDay } from './calendar-day.ts';
import type { Locale } from './languages.ts';
import type { Tx } from './scope.ts';

/** A place on a module's page that higher modules fill; `Subject` is what the page is about there. */
export type Place<Subject> = { readonly name: string; readonly about?: (subject: Subject) => void };

export const place = <Subject>(name: string): Place<Subject> => ({ name });

/** Who looks at a page, and the page's own transaction to read with. */
export type Looking = {
  readonly tx: Tx;
  readonly ownerId: string;
  readonly actor: Actor;
  readonly today: CalendarDay;
  readonly locale: Locale;
};

/** What a module shows at a place: this half reads; the half that draws has the same id. */
export type Fill<Id extends string = string, Data = unknown> = {
  readonly id: Id;
  readonly place: string;
  /** What stands at one place follows this number. */
  readonly order: number;
  readonly load: (looking: Looking, subject: never) => Promise<Data>;
};

export const fill = <Id extends string, Subject, Data>(
  { name }: Place<Subject>,
  id: Id,
  order: number,
  load: (looking: Looking, subject: Subject) => Promise<Data>,
): Fill<Id, Data> => ({ id, place: name, order, load });

/** One fill with what it has read; null shows nothing. */
export type Filled = { readonly id: string; readonly order: number; readonly data: unknown };

/** What modules show at a place of this page, in their order. */
export const fillsOf = async <Subject>(
  fills: readonly Fill[],
  { name }: Place<Subject>,
  looking: Looking,
  subject: Subject,
): Promise<Filled[]> => {
  const found: Filled[] = [];
  for (const { id, order, load, place: at } of fills) {
    if (at !== name) continue;
    const data = await load(looking, subject as never);
    if (data !== null) found.push({ id, order, data });
  }
  return found.toSorted((a, b) => a.order - b.order);
};

/** What draws a fill, loaded when it is shown: its data, and the address of the page it stands on. */
export type Drawn<Data> = ExoticComponent<{ readonly data: Data; readonly path: string }>;

/** The drawing half of a module's fills: one component for each, of its data's type. */
export type Drawings<Fills extends readonly Fill[]> = {
  readonly [One in Fills[number] as One['id']]: Drawn<NonNullable<Awaited<ReturnType<One['load']>>>>;
};
