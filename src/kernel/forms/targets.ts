import type { z } from 'zod';
import { type AnswersOf, type AnyAnswers, emptyAnswers, rowsOfGrid } from './answers.ts';
import { detailsOf, type Form, type Grid, type Item, type Items, type Leaf } from './items.ts';
import { leafSchema, oneOf } from './schema.ts';

/** What a column of a file may feed: the kind says which readers fit, the schema which values. */
export type Target = {
  readonly kind: 'word' | 'boolean' | 'date' | 'number' | 'range' | 'text';
  readonly schema: z.ZodType;
  /** Of a number or range, as the form holds it. */
  readonly unit?: string;
};

const kinds = {
  choice: 'word',
  coded: 'word',
  yesNo: 'boolean',
  date: 'date',
  number: 'number',
  range: 'range',
  line: 'text',
  prose: 'text',
  time: 'text',
} as const;

const leafTarget = (item: Leaf): Target | null => {
  if (!(item.kind in kinds)) return null;
  const unit = 'unit' in item ? item.unit : undefined;
  return {
    kind: kinds[item.kind as keyof typeof kinds],
    schema: leafSchema(item).nullable(),
    ...(unit === undefined ? {} : { unit }),
  };
};

type Named = readonly [string, Target];
const named = (name: string, target: Target | null): readonly Named[] =>
  target === null ? [] : [[name, target]];

const gridTargets = (name: string, grid: Grid): readonly Named[] =>
  grid.rows.flatMap((row) => [
    [`${name}.${row}`, { kind: 'word', schema: oneOf(grid.answers).nullable() }] as const,
    ...grid.answers.flatMap((answer) =>
      Object.entries(detailsOf(grid, row, answer)).flatMap(([detail, leaf]) =>
        named(`${name}.${row}.${detail}`, leafTarget(leaf)),
      ),
    ),
  ]);

const itemTargets = ([name, item]: readonly [string, Item]): readonly Named[] => {
  if (item.kind === 'grid') return gridTargets(name, item);
  return item.kind === 'group' ? [] : named(name, leafTarget(item));
};

/**
 * Every field of a form that one cell of a file can feed, by its posted name; lists, people, quantities and the rows of
 * groups are not among them.
 */
export const targetsOf = (form: Form): ReadonlyMap<string, Target> =>
  new Map(Object.entries<Item>(form.items).flatMap(itemTargets));

const gridFrom = (name: string, { rows, details }: Grid, values: ReadonlyMap<string, unknown>) => {
  const said = rows.flatMap((row) => {
    const answer = values.get(`${name}.${row}`) ?? null;
    if (typeof answer !== 'string') return [];
    const parts = Object.keys(details[answer] ?? {}).map((detail) => [
      detail,
      values.get(`${name}.${row}.${detail}`) ?? null,
    ]);
    return [[row, { ...Object.fromEntries(parts), answer }]];
  });
  return said.length === 0 ? null : Object.fromEntries(said);
};

/** Answers of a form with the values that were read for its targets; what no column feeds is not said. */
export const answersFrom = <I extends Items>(
  form: Form<I>,
  values: ReadonlyMap<string, unknown>,
): AnswersOf<I> => ({
  ...emptyAnswers(form),
  ...Object.fromEntries(
    Object.entries<Item>(form.items).map(([name, item]) => [
      name,
      item.kind === 'grid' ? gridFrom(name, item, values) : (values.get(name) ?? null),
    ]),
  ),
});

const saidRows = (name: string, value: unknown): readonly (readonly [string, unknown])[] =>
  Object.entries(rowsOfGrid(value)).flatMap(([row, { answer, ...details }]) => [
    [`${name}.${row}`, answer] as const,
    ...Object.entries(details).map(([detail, said]) => [`${name}.${row}.${detail}`, said] as const),
  ]);

/** What answers say for each target of their form, where they say something: the inverse of `answersFrom`. */
export const valuesOf = (form: Form, answers: AnyAnswers): ReadonlyMap<string, unknown> => {
  const targets = targetsOf(form);
  const said = Object.entries<Item>(form.items).flatMap(([name, item]) =>
    item.kind === 'grid' ? saidRows(name, answers[name]) : [[name, answers[name]] as const],
  );
  return new Map(said.filter(([name, value]) => targets.has(name) && value !== null && value !== undefined));
};
