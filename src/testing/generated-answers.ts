import fc from 'fast-check';
import { type AnyAnswers, emptyAnswers, rowsOfGroup } from '../kernel/forms/answers.ts';
import { noFacts } from '../kernel/forms/facts.ts';
import { isAsked, isSaid, lookupIn } from '../kernel/forms/asked.ts';
import {
  datedItems,
  detailsOf,
  type Form,
  type Grid,
  type Group,
  type Item,
  type Items,
  type Leaf,
  type Leaves,
} from '../kernel/forms/items.ts';

const nullable = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 3 });

/** A text that stays as it is when it is written down: trimmed, in one normal form, well formed. */
const texts = (max: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(max, 24) })
    .map((text) => text.normalize('NFC').replaceAll('\0', '').trim())
    .filter((text) => text !== '' && text.length <= max && !text.startsWith('~'));

const decimal = (min: number, max: number, decimals = 0) =>
  fc
    .integer({ min: Math.ceil(min * 10 ** decimals), max: Math.floor(max * 10 ** decimals) })
    .map((value) => value / 10 ** decimals);

/** A measured value: of as many decimals as somebody gave it, very small ones too. */
const measured = (min: number, max: number) =>
  fc.oneof(...[0, 1, 3, 7].map((decimals) => decimal(min, max, decimals)));

const days = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const ranges = (min: number, max: number) =>
  fc
    .tuple(measured(min, max), fc.option(measured(min, max), { nil: null }))
    .map(([a, b]) => (b === null ? { min: a, max: null } : { min: Math.min(a, b), max: Math.max(a, b) }));

const leafValues = (item: Leaf): fc.Arbitrary<unknown> => {
  switch (item.kind) {
    case 'choice':
    case 'coded':
      return fc.constantFrom(...item.codes);
    case 'choices':
      return fc.subarray([...item.codes]);
    case 'codedList':
      return fc.uniqueArray(fc.constantFrom(...item.codes), { maxLength: 6 });
    case 'yesNo':
      return fc.boolean();
    case 'line':
    case 'prose':
      return texts(item.max);
    case 'number':
      return decimal(item.min, item.max, item.decimals);
    case 'quantity':
      return fc.record({
        value: measured(item.min, item.max),
        comparator: fc.constantFrom(null, '<', '<=', '>=', '>'),
        unit: fc.constantFrom(...item.units),
      });
    case 'range':
      return ranges(item.min, item.max);
    case 'date':
      return item.exact === true
        ? days
        : fc.tuple(days, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length));
    case 'time':
      return fc
        .tuple(fc.nat(23), fc.nat(59))
        .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    case 'person':
      return fc.uuid();
  }
};

const leavesOf = (items: Leaves) =>
  fc.record(
    Object.fromEntries(Object.entries(items).map(([name, item]) => [name, nullable(leafValues(item))])),
  );

/** Details of the answer, null where this row has no such detail. */
const rowValues = (grid: Grid, row: string) =>
  fc.oneof(
    ...grid.answers.map((answer) => {
      const none = Object.fromEntries(Object.keys(grid.details[answer] ?? {}).map((name) => [name, null]));
      return leavesOf(detailsOf(grid, row, answer)).map((parts) => ({ ...none, ...parts, answer }));
    }),
  );

const gridValues = (grid: Grid) => {
  const rows = grid.rows.map((row) => [row, rowValues(grid, row)] as const);
  const full = fc.record(Object.fromEntries(rows), { requiredKeys: [] });
  return full.map((grid) => (Object.keys(grid).length === 0 ? null : grid));
};

/** Reasons for items without a value, as each offers them. */
const withReasons = (items: Items, values: Readonly<Record<string, unknown>>) => {
  const open = Object.entries(items).filter(
    ([name, item]) => values[name] === null && item.absent !== undefined,
  );
  return fc
    .record(
      Object.fromEntries(
        open.map(([name, item]) => [name, nullable(fc.constantFrom(...(item.absent ?? [])))]),
      ),
    )
    .map((chosen) => ({
      ...values,
      absent: Object.fromEntries(Object.entries(chosen).filter(([, reason]) => reason !== null)),
    }));
};

const isSomething = (row: AnyAnswers): boolean =>
  Object.keys(row.absent).length > 0 ||
  Object.entries(row).some(([name, value]) => !['id', 'absent'].includes(name) && value !== null);

/** Answers without those that are certainly not asked. */
const onlyAsked = (items: Items, row: AnyAnswers, around: AnyAnswers): AnyAnswers => {
  const dropped = Object.entries(items)
    .filter(([name]) => isSaid(row, name))
    .filter(
      ([, item]) => isAsked(item, lookupIn(around, noFacts, row === around ? undefined : row)) === false,
    )
    .map(([name]) => name);
  if (dropped.length === 0) return row;
  const absent = Object.fromEntries(Object.entries(row.absent).filter(([name]) => !dropped.includes(name)));
  return { ...row, ...Object.fromEntries(dropped.map((name) => [name, null])), absent };
};

const withoutRepeats = ({ once = [] }: Group, rows: readonly AnyAnswers[]) =>
  once.reduce((left, { item, of }) => {
    const seen = new Set<unknown>();
    return left.filter((row) => {
      const value = row[item];
      if (value === null || (of !== undefined && !of.some((code) => code === value))) return true;
      return !seen.has(value) && seen.add(value);
    });
  }, rows);

const groupValues = (group: Group) => {
  const row = fc
    .tuple(
      fc.uuid(),
      leavesOf(group.items).chain((values) => withReasons(group.items, values)),
    )
    .map(([id, values]) => ({ ...onlyAsked(group.items, values as AnyAnswers, values as AnyAnswers), id }));
  return fc
    .uniqueArray(row, { maxLength: 5, selector: ({ id }) => id })
    .map((rows) => withoutRepeats(group, rows.filter(isSomething)));
};

const itemValues = (item: Item): fc.Arbitrary<unknown> => {
  if (item.kind === 'grid') return gridValues(item);
  return item.kind === 'group' ? groupValues(item) : leafValues(item);
};

/** Lines without what the answers around them rule out. */
const linesAsked = (form: Form, answers: AnyAnswers): AnyAnswers => {
  const changed = Object.entries<Item>(form.items).flatMap(([name, item]) => {
    if (item.kind !== 'group') return [];
    const rows = rowsOfGroup(answers[name]);
    const asked = rows.map((row) => onlyAsked(item.items, row, answers));
    return asked.every((row, index) => row === rows[index])
      ? []
      : [[name, asked.filter(isSomething)] as const];
  });
  return changed.length === 0 ? answers : { ...answers, ...Object.fromEntries(changed) };
};

/** Dropping one answer may leave another without its ground: until nothing changes. */
const settled = (form: Form, answers: AnyAnswers): AnyAnswers => {
  const next = linesAsked(form, onlyAsked(form.items, answers, answers));
  return next === answers ? answers : settled(form, next);
};

/** Dates of their own for some of the items that may have one and say something. */
const withDates = ({ items }: Form, answers: AnyAnswers): fc.Arbitrary<AnyAnswers> => {
  const names = datedItems(items).filter((name) => isSaid(answers, name));
  if (names.length === 0) return fc.constant(answers);
  const dates = fc.record(Object.fromEntries(names.map((name) => [name, days])), { requiredKeys: [] });
  return dates.map((said) => ({ ...answers, dates: { ...said } as AnyAnswers['dates'] }) as AnyAnswers);
};

/** Answers that the form's schema takes, of every item, every kind and every reason. */
export const generatedAnswers = (form: Form): fc.Arbitrary<AnyAnswers> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries<Item>(form.items).map(([name, item]) => [
          name,
          item.required === true ? itemValues(item) : nullable(itemValues(item)),
        ]),
      ),
    )
    .chain((values) => withReasons(form.items, values))
    .map((values) => settled(form, { ...emptyAnswers(form), ...values } as AnyAnswers))
    .chain((answers) => withDates(form, answers));
