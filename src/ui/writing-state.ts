import { createContext } from 'react';

/** What somebody has typed into a form of this page and not saved. */
export type KeptDraft = {
  /** The address of its page, below the house. */
  readonly place: string;
  readonly form: string;
  /** What its page called it. */
  readonly title: string;
  readonly definitions: string;
  readonly requestKey: string;
  readonly version: number;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** What the form called its fields, and the answers that were chosen. */
  readonly labels: Readonly<Record<string, string>>;
  /** When it was kept, at the house. */
  readonly day: string;
  readonly time: string;
};

export type WritingData = {
  /** The account that writes here, and its person's name. */
  readonly writer: string;
  readonly name: string;
  /** The address that keeps drafts. */
  readonly keptAt: string;
  readonly drafts: readonly KeptDraft[];
};

export type WritingState = {
  readonly writing: WritingData | null;
  /** What is kept of this page now: what it was loaded with, and what this window has kept since. */
  readonly drafts: readonly KeptDraft[];
  /** What was sent under this request key is saved: its draft is over, whether or not the page is read anew. */
  readonly over: (requestKey: string) => void;
  /** Asks whoever has opened a form for her password in place, then goes on; null where nobody writes. */
  readonly askPassword: ((writer: string, goOn: () => void) => void) | null;
  /** Goes on after the server has ended access: asks first when something typed would go with the page. */
  readonly whenEnded: (goOn: () => void) => void;
};

export const WritingContext = createContext<WritingState>({
  writing: null,
  drafts: [],
  over: () => {},
  askPassword: null,
  whenEnded: (goOn) => goOn(),
});

export type AskedPassword = { readonly writer: string; readonly name: string; readonly goOn: () => void };

/** What stood in each form when somebody first touched it. */
export type FirstSaid = WeakMap<HTMLFormElement, string>;

/** All that people have said in a form: not what its page has put into it. */
export const saidIn = (form: HTMLFormElement): string => {
  const hidden = new Set(
    [...form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')].map(({ name }) => name),
  );
  return JSON.stringify([...new FormData(form)].filter(([name]) => !hidden.has(name)));
};

/** What one of the form's own fields says; empty where it has none. */
export const valueIn = (form: HTMLFormElement, name: string): string => {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement ? field.value : '';
};

/** The address of a house's pages, from that which keeps its drafts. */
export const houseOf = (keptAt: string): string => keptAt.slice(0, keptAt.lastIndexOf('/'));

/** The address of a page below its house, as drafts name it; null where it is another's. */
export const placeBelow = (house: string, pathname: string): string | null =>
  pathname === house || pathname.startsWith(`${house}/`)
    ? pathname.slice(house.length).replace(/\/$/, '')
    : null;

/** Whose form it is: another person may have signed in beside the page since. */
export const writerOf = (form: HTMLFormElement): string => valueIn(form, 'writer');

/** Whether a form writes: only then is what is typed there kept. */
export const writes = (form: HTMLFormElement): boolean => form.elements.namedItem('requestKey') !== null;
