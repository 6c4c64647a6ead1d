const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const decoded = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|#x27);/g, (whole, name: string) => entities[name] ?? whole);

/** What a reader sees of a piece of a document. */
export const textOf = (html: string): string =>
  decoded(
    html
      .replaceAll(/<!--.*?-->|<script.*?<\/script>/gs, '')
      // On a phone each cell shows the heading of its column.
      .replaceAll(/<t[dh][^>]* data-label="([^"]*)"[^>]*>/g, ' $1 ')
      .replaceAll(/<[^>]+>/g, ' '),
  )
    .replaceAll(/\s+/g, ' ')
    .trim();

type Attributes = Readonly<Record<string, string>>;
const attributesOf = (tag: string): Attributes =>
  Object.fromEntries(
    [...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, decoded(value)]),
  );

/** One control of a form: what it sends when nothing is changed, and what may be chosen; null for free text. */
type Control = {
  readonly name: string;
  readonly sent: readonly string[];
  readonly choices: readonly string[] | null;
};

const selectOf = (name: string, inside: string): Control => {
  const options = [...inside.matchAll(/<option([^>]*)>/g)].map(([, tag = '']) => attributesOf(tag));
  const chosen = options.find((option) => 'selected' in option) ?? options[0];
  return {
    name,
    sent: chosen === undefined ? [] : [chosen['value'] ?? ''],
    choices: options.map(({ value = '' }) => value),
  };
};

const inputOf = ({ name = '', type, value = '', ...more }: Attributes): Control => {
  if (type !== 'radio' && type !== 'checkbox')
    return { name, sent: [value], choices: type === 'hidden' ? [value] : null };
  return { name, sent: 'checked' in more ? [value] : [], choices: [value] };
};

const controlsOf = (form: string): Control[] =>
  [...form.matchAll(/<(input|select|textarea|button)([^>]*)>(?:(.*?)<\/\1>)?/gs)].flatMap(
    ([, kind = '', tag = '', inside = '']): Control[] => {
      const attributes = attributesOf(tag);
      const { name, value = '' } = attributes;
      if (name === undefined) return [];
      if (kind === 'select') return [selectOf(name, inside)];
      if (kind === 'textarea') return [{ name, sent: [decoded(inside.replace(/^\n/, ''))], choices: null }];
      return kind === 'button' ? [{ name, sent: [], choices: [value] }] : [inputOf(attributes)];
    },
  );

/** What somebody changes in a form, by field; several chosen boxes as a list. */
export type Changes = Readonly<Record<string, string | readonly string[]>>;

const faultOf = (controls: readonly Control[], name: string, values: readonly string[]): string | null => {
  const own = controls.filter((control) => control.name === name);
  if (own.length === 0) return `the form has no field ${name}`;
  if (own.some(({ choices }) => choices === null)) return null;
  const wrong = values.find((value) => !own.some(({ choices }) => choices?.includes(value)));
  return wrong === undefined ? null : `${name} does not offer ${JSON.stringify(wrong)}`;
};

const valuesOf = (change: string | readonly string[]): readonly string[] =>
  typeof change === 'string' ? [change] : change;

const bodyOf = (controls: readonly Control[], changes: Changes): URLSearchParams =>
  new URLSearchParams([
    ...controls
      .filter(({ name }) => !Object.hasOwn(changes, name))
      .flatMap(({ name, sent }) => sent.map((value) => [name, value])),
    ...Object.entries(changes).flatMap(([name, change]) => valuesOf(change).map((value) => [name, value])),
  ]);

/**
 * The form of this name in a document, filled in: where it goes and what a browser sends. Of several of one name the
 * first that offers all of this; throws for what none offers.
 */
export const filledForm = (html: string, form: string, changes: Changes) => {
  const named = [...html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)]
    .map(([, tag = '', inside = '']) => ({ tag, controls: controlsOf(inside) }))
    .filter(({ controls }) => controls.some(({ name, sent }) => name === 'form' && sent[0] === form));
  if (named.length === 0) throw new Error(`the page has no form ${form}: ${textOf(html)}`);
  const faults = named.map(({ controls }) =>
    Object.entries(changes)
      .map(([name, change]) => faultOf(controls, name, valuesOf(change)))
      .find((fault) => fault !== null),
  );
  const found = named[faults.indexOf(undefined)];
  if (found === undefined) throw new Error(faults[0] ?? '');
  return { action: attributesOf(found.tag)['action'] ?? null, body: bodyOf(found.controls, changes) };
};
