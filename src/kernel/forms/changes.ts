import { canonicalJson } from '../canonical-json.ts';
import { type AnyAnswers, rowsOfGrid, rowsOfGroup } from './answers.ts';
import type { Form, Item, Reason } from './items.ts';

/** What was said of an item: a value, or why there is none; null when nothing was. */
export type Said =
  | (({ readonly value: unknown } | { readonly reason: Reason }) & { readonly on?: string })
  | null;
/** One answer that differs: of an item, of a grid's row (`areas.liver`), or of a group's row by its id (`team.<id>`). */
export type AnswerChange = { readonly name: string; readonly before: Said; readonly after: Said };

const saidOf = (answers: AnyAnswers, name: string): Said => {
  const date = answers.dates?.[name];
  const on = date === undefined ? {} : { on: date };
  const value = answers[name] ?? null;
  if (value !== null) return { value, ...on };
  const reason = Object.hasOwn(answers.absent, name) ? answers.absent[name] : undefined;
  return reason === undefined ? null : { reason, ...on };
};

const partsOf = (item: Item, value: unknown): ReadonlyMap<string, unknown> => {
  if (item.kind === 'grid') return new Map(Object.entries(rowsOfGrid(value)));
  return new Map(rowsOfGroup(value).map((row) => [row.id, row]));
};

const partChanges = (name: string, item: Item, before: unknown, after: unknown): AnswerChange[] => {
  const [old, fresh] = [partsOf(item, before), partsOf(item, after)];
  const said = (parts: ReadonlyMap<string, unknown>, key: string): Said =>
    parts.has(key) ? { value: parts.get(key) } : null;
  return [...new Set([...fresh.keys(), ...old.keys()])].map((key) => ({
    name: `${name}.${key}`,
    before: said(old, key),
    after: said(fresh, key),
  }));
};

const isList = (item: Item): boolean => item.kind === 'grid' || item.kind === 'group';
/** "There was none" of a group is said of the group itself, as a reason is. */
const ofItself = (item: Item, said: Said): Said =>
  isList(item) &&
  said !== null &&
  'value' in said &&
  rowsOfGroup(said.value).length + Object.keys(rowsOfGrid(said.value)).length > 0
    ? null
    : said;

/** The order in which codes were chosen is no part of the answer. */
const inOrder = (said: Said): Said =>
  said !== null &&
  'value' in said &&
  Array.isArray(said.value) &&
  said.value.every((code) => typeof code === 'string')
    ? { ...said, value: said.value.toSorted() }
    : said;

const itemChanges = (
  before: AnyAnswers,
  after: AnyAnswers,
  [name, item]: readonly [string, Item],
): AnswerChange[] => {
  const own = {
    name,
    before: ofItself(item, saidOf(before, name)),
    after: ofItself(item, saidOf(after, name)),
  };
  return isList(item) ? [own, ...partChanges(name, item, before[name], after[name])] : [own];
};

/** Answers that differ between two versions of a filled form, in the order of the form. */
export const changesOf = (form: Form, before: AnyAnswers, after: AnyAnswers): readonly AnswerChange[] =>
  Object.entries<Item>(form.items)
    .flatMap((entry) => itemChanges(before, after, entry))
    .filter((change) => canonicalJson(inOrder(change.before)) !== canonicalJson(inOrder(change.after)));
