import { isDeepStrictEqual } from 'node:util';
import { type AnyAnswers, rowsOfGroup } from './answers.ts';
import type { Form, Item } from './items.ts';
import { answersFrom, valuesOf } from './targets.ts';

/** An answer without the ids of its lines, which are no part of what was said. */
const said = ({ kind }: Item, value: unknown): unknown =>
  kind === 'group' && Array.isArray(value)
    ? rowsOfGroup(value).map((line) => ({ ...line, id: null }))
    : (value ?? null);

/** What answers say by fields of a file, named within `part`, and the items of which a file would say less. */
export const toldForm = (part: string, form: Form, answers: AnyAnswers) => {
  const values = valuesOf(form, answers);
  const back = answersFrom(form, values) as unknown as AnyAnswers;
  const isLess = ([name, item]: readonly [string, Item]): boolean =>
    !isDeepStrictEqual(said(item, back[name]), said(item, answers[name])) ||
    back.absent[name] !== answers.absent[name] ||
    answers.dates?.[name] !== undefined;
  const within = (name: string): string => `${part}.${name}`;
  return {
    values: new Map([...values].map(([name, value]) => [within(name), value])),
    untold: Object.entries<Item>(form.items)
      .filter(isLess)
      .map(([name]) => within(name)),
  };
};
