import { createContext, type RouterContextProvider } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import { placeBelow, sentForm } from '../../kernel/http/sent-form.ts';
import { notFound } from '../../kernel/errors.ts';
import { type Name, nameIn } from '../../kernel/names.ts';
import { houseScope } from './house-scope.ts';
import type { Entered } from './queries/enter.ts';

/** Who sends the request and which house its address names; set once for each request. */
export const enteredContext = createContext<Entered>();

const sentFormAt = (context: Readonly<RouterContextProvider>, slug: string) => {
  const sent = context.get(sentForm);
  return sent === null ? undefined : { place: placeBelow(slug, sent.pathname), form: sent.form };
};

/** The address of a page's stream that these topics move too. */
export const movedBy = (live: string, ...topics: readonly string[]): string =>
  [live, ...topics.map((topic) => `topic=${encodeURIComponent(topic)}`)].join('&');

/** What a page of `/c/:slug/…` works with, once the guard of all pages has let its audience through: its house's scope and the reader's language. */
export const pageScope = async (context: Readonly<RouterContextProvider>, slug: string) => {
  const { services, reading, now, locale, i18n, handing } = context.get(appContext);
  const { database, showings } = services;
  const means = { database, showings, reading, now: now(), sentForm: sentFormAt(context, slug) };
  const scope = houseScope(context.get(enteredContext), 'members', means);
  if (scope.house.slug !== slug) throw notFound();
  /** Address of the stream that reloads a page when one of these topics moves; when none is named, everything does. */
  const live = async (...topics: readonly string[]): Promise<string> =>
    movedBy(`/c/${slug}/live?after=${await scope.position()}`, ...topics);
  return {
    ...scope,
    /** The house, by its name in the reader's language. */
    house: { ...scope.house, name: nameIn(locale, scope.house.name) },
    locale,
    log: services.log,
    /** Speaks the reader's language, with every message of the program. */
    i18n,
    /** What the page's data say of a long text: itself to a script, its place in a document that brings it. */
    handOver: (text: string): string => handing?.over(text) ?? text,
    live,
    /** A name as the reader's language writes it. */
    named: (name: Name): string => nameIn(locale, name),
  };
};
export type PageScope = Awaited<ReturnType<typeof pageScope>>;
