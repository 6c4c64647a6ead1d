import type { AnyAnswers } from './answers.ts';
import { isSaid } from './asked.ts';
import type { Condition } from './condition.ts';
import { onceFor } from '../once-for.ts';
import type { Form, Item, Items, Leaf } from './items.ts';

/** How a form is asked where not all of it applies: each part is left as it is where nothing is said of it. */
export type Tailoring = {
  /** Items that are asked; any other only while it says something. */
  readonly items?: readonly string[];
  /** Items that belong to a complete form there, in place of what the definition says. */
  readonly needed?: readonly string[];
  /** When such an item is asked. */
  readonly when?: Readonly<Record<string, Condition>>;
  /** What is not computed there. */
  readonly without?: readonly string[];
  /** Items that stand one after the other in their section, in this order, where the first of them stands. */
  readonly order?: readonly string[];
  /** Codes offered of an item, or of a part of its rows (`nodes.station`), in their order. */
  readonly codes?: Readonly<Record<string, readonly string[]>>;
};

const saidCodes = (said: unknown): readonly unknown[] => (Array.isArray(said) ? said : [said]);

const withCodes = <I extends Leaf>(item: I, offered: readonly string[] | undefined, said: unknown): I => {
  if (offered === undefined) return item;
  if ('suggests' in item) return { ...item, suggested: offered };
  if (!('codes' in item)) return item;
  const known = offered.filter((code) => item.codes.includes(code));
  const kept = item.codes.filter((code) => saidCodes(said).includes(code) && !known.includes(code));
  return { ...item, codes: [...known, ...kept] };
};

const rowsSaid = (said: unknown, part: string): readonly unknown[] =>
  Array.isArray(said) ? said.map((row: Readonly<Record<string, unknown>>) => row[part]) : [];

const itemWithCodes = (name: string, item: Item, { codes = {} }: Tailoring, said: unknown): Item => {
  if (item.kind === 'grid') return item;
  if (item.kind !== 'group') return withCodes(item, codes[name], said);
  const parts = Object.entries(item.items).map(([part, leaf]) => [
    part,
    withCodes(leaf, codes[`${name}.${part}`], rowsSaid(said, part)),
  ]);
  return { ...item, items: Object.fromEntries(parts) };
};

const itemNeeded = (name: string, item: Item, { needed, when = {} }: Tailoring): Item => {
  const condition = when[name];
  const asked = condition === undefined ? item : { ...item, when: condition };
  if (needed === undefined) return asked;
  const { needed: _, ...rest } = asked;
  return needed.includes(name) ? { ...rest, needed: true } : rest;
};

/** Answers at an item, or at a part of its rows (`nodes.station`). */
const saidAt = (answers: AnyAnswers, place: string): readonly unknown[] => {
  const [name = '', part] = place.split('.');
  return part === undefined ? saidCodes(answers[name] ?? []) : rowsSaid(answers[name], part);
};

/** Items that say something though the tailoring asks for none such. */
export const saidBeyond = ({ items }: Form, by: Tailoring, answers: AnyAnswers): readonly string[] =>
  Object.keys(items).filter((name) => by.items?.includes(name) === false && isSaid(answers, name));

/** Whether some answer stands that the tailoring alone would not ask, or not offer. */
const isBeyond = (form: Form, by: Tailoring, answers: AnyAnswers): boolean =>
  saidBeyond(form, by, answers).length > 0 ||
  Object.entries(by.codes ?? {}).some(([place, offered]) =>
    saidAt(answers, place).some((code) => typeof code === 'string' && !offered.includes(code)),
  );

type Entry = readonly [name: string, item: Item];

/** Items in the order that is said for a section; what it does not name stays where the definition has it. */
const inOrder = (entries: readonly Entry[], order: readonly string[]): readonly Entry[] => {
  if (order.length === 0) return entries;
  const place = new Map(order.map((name, index) => [name, index]));
  const sections = Map.groupBy(entries, ([, { section }]) => section);
  return [...sections.values()].flatMap((of) => {
    const named = of
      .filter(([name]) => place.has(name))
      .toSorted(([a], [b]) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    const at = of.findIndex(([name]) => place.has(name));
    const others = of.filter(([name]) => !place.has(name));
    return at < 0 ? of : [...others.slice(0, at), ...named, ...others.slice(at)];
  });
};

const byItself = onceFor((form: Form) => onceFor((by: Tailoring) => tailoredAnew(form, by, null)));

/** The form as it is asked by a tailoring; what was answered before is asked as it was. */
export const tailored = <F extends Form>(form: F, by: Tailoring, answers: AnyAnswers | null): F =>
  (answers === null || !isBeyond(form, by, answers)
    ? byItself(form)(by)
    : tailoredAnew(form, by, answers)) as F;

const tailoredAnew = <I extends Items, S extends string, C extends string>(
  form: Form<I, S, C>,
  by: Tailoring,
  answers: AnyAnswers | null,
): Form<I, S, C> => {
  const isAsked = (name: string): boolean =>
    by.items === undefined || by.items.includes(name) || (answers !== null && isSaid(answers, name));
  const asked = Object.entries<Item>(form.items).filter(([name]) => isAsked(name));
  const items = inOrder(asked, by.order ?? []).map(
    ([name, item]) => [name, itemNeeded(name, itemWithCodes(name, item, by, answers?.[name]), by)] as const,
  );
  const names = new Set(items.map(([name]) => name));
  const computed = Object.entries<{ readonly from: readonly string[] }>(form.computed ?? {}).filter(
    ([name, { from }]) => by.without?.includes(name) !== true && from.some((item) => names.has(item)),
  );
  return {
    ...form,
    items: Object.fromEntries(items) as never,
    ...(form.computed && { computed: Object.fromEntries(computed) as never }),
  };
};

/** Codes of lists of data, by the items that are of such a list. */
export const codesOfLists = (
  { items }: Form,
  lists: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries<Item>(items).flatMap(([name, item]) => {
      const list = item.kind === 'choice' ? item.of : item.kind === 'line' ? item.suggests : undefined;
      const codes = list === undefined ? undefined : lists[list];
      return codes === undefined ? [] : [[name, codes]];
    }),
  );

/** Places of a tailoring that the form does not have: an item, a part of a row, or a code. */
export const strangersIn = (
  form: Form,
  { items = [], needed = [], when = {}, order = [], codes = {} }: Tailoring,
): readonly string[] => {
  const named = [...new Set([...items, ...needed, ...Object.keys(when), ...order])].filter(
    (name) => !Object.hasOwn(form.items, name),
  );
  const unknown = Object.entries(codes).flatMap(([path, offered]) => {
    const [name = '', part] = path.split('.');
    const item = form.items[name];
    const leaf = item?.kind === 'group' && part !== undefined ? item.items[part] : item;
    if (leaf === undefined || !('codes' in leaf)) return [path];
    return offered.filter((code) => !leaf.codes.includes(code)).map((code) => `${path}: ${code}`);
  });
  return [...named, ...unknown];
};
