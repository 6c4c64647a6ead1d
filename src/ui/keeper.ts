import { isSecretName } from '../kernel/http/secret-name.ts';
import { filledByPage } from './fill-form.ts';
import {
  type FirstSaid,
  houseOf,
  type KeptDraft,
  placeBelow,
  saidIn,
  valueIn,
  writerOf,
  writes,
} from './writing-state.ts';

/** What the page says of its drafts. */
export type DraftNote =
  | { readonly kind: 'kept'; readonly time: string }
  | { readonly kind: 'undecided' | 'elsewhere' | 'not_kept' };

type Known = { readonly key: string; readonly version: number; readonly said: string };

const pauseMilliseconds = 1500;
const retryMilliseconds = 5000;
const notTyped = new Set(['form', 'intent', 'writer']);

/** Where a form stands, and what its page calls it. */
type Standing = Pick<KeptDraft, 'place' | 'title'> & { readonly query: string };

/** What tells a page what was done a moment ago is no part of its address. */
const notAsked = ['draft', 'saved', 'done'];

/** Where a form stands, when it is sent to its own page: what leads elsewhere is no draft of this page. */
const standingOf = (form: HTMLFormElement, address: string): Standing | null => {
  const { pathname, search } = location;
  const place = placeBelow(houseOf(address), pathname);
  if (new URL(form.action).pathname !== pathname || place === null) return null;
  const query = new URLSearchParams(search);
  for (const name of notAsked) query.delete(name);
  const title = form.dataset['title'] ?? textOf(document.querySelector('h1'));
  return { place, query: query.toString(), title: title.slice(0, 300) };
};

const textOf = (element: Element | null | undefined): string => element?.textContent?.trim() ?? '';

/** What is asked, without the mark of what must be answered. */
const askedIn = (element: Element | null | undefined): string => {
  const copy = element?.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const mark of copy.querySelectorAll('.needed')) mark.remove();
  return textOf(copy);
};

/** A field's label, also in a form that is gone from the page. */
const labelOf = (form: HTMLFormElement, { id, labels }: HTMLInputElement | HTMLSelectElement): string =>
  askedIn(labels?.[0] ?? form.querySelector(`label[for="${CSS.escape(id)}"]`));

/** What the form calls the fields with something in them: a choice by its question, else a field by its label. */
const labelsIn = (form: HTMLFormElement, fields: KeptDraft['fields']) => {
  const labels: Record<string, string> = {};
  const note = (name: string, value: string, answer: string) => {
    if (value !== '' && name.length + value.length < 200) labels[`${name}=${value}`] = answer;
  };
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    'input, select, textarea',
  )) {
    if (field.type === 'hidden' || !fields[field.name]?.some((text) => text !== '')) continue;
    const isChoice = field.type === 'radio' || field.type === 'checkbox';
    const asked = isChoice ? askedIn(field.closest('fieldset')?.querySelector('legend')) : '';
    labels[field.name] ??= asked || (field.getAttribute('aria-label') ?? labelOf(form, field));
    if (field instanceof HTMLSelectElement)
      for (const { value, text } of field.selectedOptions) note(field.name, value, text.trim());
    else if (isChoice && field.checked) note(field.name, field.value, labelOf(form, field));
  }
  return labels;
};

type Typed = Omit<KeptDraft, 'version' | 'day' | 'time'>;

const typedIn = (form: HTMLFormElement, { place, title }: Standing): Typed => {
  const definitions = [...form.querySelectorAll<HTMLElement>('[data-definition]')];
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && !notTyped.has(name) && !isSecretName(name))
      (fields[name] ??= []).push(value);
  // What an earlier form asked and this one does not is still kept.
  const left = form.querySelector<HTMLElement>('[data-left]')?.dataset['left'];
  const before = left === undefined ? null : (JSON.parse(left) as Pick<KeptDraft, 'fields' | 'labels'>);
  return {
    place,
    title,
    form: valueIn(form, 'form'),
    definitions: definitions.map((each) => each.dataset['definition']).join(' '),
    requestKey: valueIn(form, 'requestKey'),
    fields: { ...before?.fields, ...fields },
    labels: { ...before?.labels, ...labelsIn(form, fields) },
  };
};

const sentOf = (typed: Typed, query: string, writer: string, known: number): FormData => {
  const { fields, labels, form, ...rest } = typed;
  const sent = new FormData();
  const all = { ...rest, draft: form, query, writer, known: String(known) };
  for (const [name, value] of Object.entries(all)) sent.set(name, value);
  sent.set('typed', JSON.stringify({ fields, labels }));
  return sent;
};

/**
 * Keeps what is typed into the forms of a page as drafts on the server, shortly after typing pauses and when the page is
 * hidden; nothing stays in the browser. `told` says how it went, `sessionOver` that somebody must sign in first.
 */
export const openKeeper = (about: {
  readonly address: string;
  readonly first: FirstSaid;
  readonly told: (note: DraftNote | null) => void;
  readonly onKept: (draft: KeptDraft) => void;
  readonly sessionOver: (form: HTMLFormElement, goOn: () => void) => void;
}) => {
  const { address, first, told, onKept, sessionOver } = about;
  const kept = new WeakMap<HTMLFormElement, Known>();
  const stopped = new WeakSet<HTMLFormElement>();
  const busy = new WeakSet<HTMLFormElement>();
  const sending = new Set<HTMLFormElement>();
  /** Where a form stood when something was last typed into it: it may be gone from the page before that is kept. */
  const stood = new WeakMap<HTMLFormElement, Standing | null>();
  const timers = new Map<HTMLFormElement, ReturnType<typeof setTimeout>>();

  const isChanged = (form: HTMLFormElement): boolean =>
    writes(form) &&
    !sending.has(form) &&
    (form.dataset['typed'] !== undefined || (first.has(form) && first.get(form) !== saidIn(form)));
  const changed = (): HTMLFormElement[] =>
    [...document.querySelectorAll<HTMLFormElement>('form.form')].filter(isChanged);

  const schedule = (form: HTMLFormElement, milliseconds = pauseMilliseconds): void => {
    clearTimeout(timers.get(form));
    timers.set(
      form,
      setTimeout(() => void keep(form), milliseconds),
    );
  };
  const take = async (
    form: HTMLFormElement,
    answer: Response,
    now: Omit<Known, 'version'>,
    typed: Typed,
  ): Promise<void> => {
    if (answer.type === 'opaqueredirect') sessionOver(form, () => schedule(form, 0));
    else if (answer.ok) {
      const { version, ...at } = (await answer.json()) as {
        version: number | null;
        day: string;
        time: string;
      };
      // It was saved under this key: what was typed since goes with the next key, which the page is about to get.
      if (version === null) return form.isConnected ? schedule(form, retryMilliseconds) : undefined;
      kept.set(form, { ...now, version });
      onKept({ ...typed, ...at, version });
      if (form.isConnected) told({ kind: 'kept', time: at.time });
    } else if (answer.status === 409) {
      stopped.add(form);
      told({ kind: 'elsewhere' });
    } else {
      told({ kind: 'not_kept' });
      if (answer.status >= 500 || answer.status === 429) schedule(form, retryMilliseconds);
    }
  };
  const keep = async (form: HTMLFormElement, last = false): Promise<void> => {
    timers.delete(form);
    const standing = form.isConnected ? standingOf(form, address) : (stood.get(form) ?? null);
    const said = saidIn(form);
    if (standing === null || stopped.has(form) || !isChanged(form)) return;
    if (form.dataset['draft'] === 'offered')
      return form.isConnected ? told({ kind: 'undecided' }) : undefined;
    if (busy.has(form)) return last ? undefined : schedule(form);
    const key = valueIn(form, 'requestKey');
    const before = kept.get(form);
    if (before?.key === key && before.said === said) return;
    const version = before?.key === key ? before.version : Number(form.dataset['draft'] ?? 0);
    const typed = typedIn(form, standing);
    busy.add(form);
    try {
      const body = sentOf(typed, standing.query, writerOf(form), version);
      const answer = await fetch(address, { method: 'POST', body, redirect: 'manual', keepalive: last });
      await take(form, answer, { key, said }, typed);
    } catch {
      told({ kind: 'not_kept' });
      schedule(form, retryMilliseconds);
    } finally {
      busy.delete(form);
    }
  };

  const hear = ({ target }: Event): void => {
    const form = target instanceof Element ? target.closest('form') : null;
    if (form === null || !writes(form)) return;
    // Nobody saw what stood there before.
    if (!first.has(form)) first.set(form, '');
    stood.set(form, standingOf(form, address));
    schedule(form);
  };
  const send = ({ target }: Event): void => {
    if (!(target instanceof HTMLFormElement)) return;
    clearTimeout(timers.get(target));
    sending.add(target);
  };
  const reset = ({ target }: Event): void => {
    if (target instanceof HTMLFormElement) setTimeout(() => first.set(target, saidIn(target)));
  };
  const fill = ({ target, detail }: CustomEvent): void => {
    if (target instanceof HTMLFormElement && first.get(target) === detail) first.set(target, saidIn(target));
  };
  const keepAll = (): void => {
    for (const form of changed()) void keep(form, true);
  };
  const hide = (): void => {
    if (document.visibilityState === 'hidden') keepAll();
  };
  const leave = (event: BeforeUnloadEvent): void => {
    if (changed().length > 0) event.preventDefault();
  };
  const leaving = new AbortController();
  const { signal } = leaving;
  for (const kind of ['input', 'change', 'click'] as const) document.addEventListener(kind, hear, { signal });
  document.addEventListener('submit', send, { signal });
  document.addEventListener('reset', reset, { signal });
  document.addEventListener(filledByPage, (event) => fill(event as CustomEvent), { signal });
  document.addEventListener('visibilitychange', hide, { signal });
  addEventListener('pagehide', keepAll, { signal });
  addEventListener('beforeunload', leave, { signal });
  for (const form of changed()) schedule(form);

  return {
    /** Forms in which something is typed that is not saved; of one that is on its way the page knows soon. */
    changed,
    /** Keeps at once what is not kept yet. */
    keepAll,
    /** The page has its answer: what is still changed is kept again. */
    settled: (): void => {
      sending.clear();
      const still = changed();
      for (const form of still) schedule(form);
      if (still.length === 0) told(null);
    },
    close: (): void => {
      leaving.abort();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
};
export type Keeper = ReturnType<typeof openKeeper>;
