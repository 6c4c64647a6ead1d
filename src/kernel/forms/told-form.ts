import { isDeepStrictEqual } from 'node:util';
import { type AnyAnswers, rowsOfGroup } from './answers.ts';
import type { Form, Item } from './items.ts';
import { answersFrom, valuesOf } from './targets.ts';

/** An answer without the ids of its lines, which are no part of what was said. */
const said = ({ kind }: Item, value: unknown): unknown =>
  kind === 'group' && Array.isArray(value)
    ? rowsOfGroup(value).map((line) => ({ ...line, id: null }))
    : (value ?? null);

/** Items of which a file with these values would say less than the answers do. */
const untoldItems = (form: Form, answers: AnyAnswers, values: ReadonlyMap<string, unknown>): string[] => {
  const back = answersFrom(form, values) as unknown as AnyAnswers;
  const isLess = ([name, item]: readonly [string, Item]): boolean =>
    !isDeepStrictEqual(said(item, back[name]), said(item, answers[name])) ||
    back.absent[name] !== answers.absent[name] ||
    back.dates?.[name] !== answers.dates?.[name];
  return Object.entries<Item>(form.items)
    .filter(isLess)
    .map(([name]) => name);
};

/** What answers say by fields of a file, named within `part`, and when asked what a file would not say of them. */
export const toldForm = (part: string, form: Form, answers: AnyAnswers) => {
  const values = valuesOf(form, answers);
  const within = (name: string): string => `${part}.${name}`;
  return {
    values: new Map([...values].map(([name, value]) => [within(name), value])),
    untold: () => untoldItems(form, answers, values).map(within),
  };
};
