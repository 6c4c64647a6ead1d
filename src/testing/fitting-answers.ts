import { type AnyAnswers, rowsOfGrid, rowsOfGroup } from '../kernel/forms/answers.ts';
import type { Form, Item, Leaf, Leaves } from '../kernel/forms/items.ts';

/** What ends later, and what lies ahead of the reader's day. */
const dayOf: Readonly<Record<string, string>> = {
  to: '2027-05-20',
  askOn: '2027-09-01',
  due: '2027-09-01',
};
/** The days on which everything of a test case happens: after its operation, before the reader's day. */
const dayWithin = (name: string, { length }: string): string =>
  (dayOf[name] ?? '2027-04-15').slice(0, length);

type People = readonly string[];

const leafFitted = (name: string, item: Leaf, value: unknown, person: string | undefined): unknown => {
  if (value === null || value === undefined) return null;
  if (item.kind === 'date') return dayWithin(name, value as string);
  return item.kind === 'person' ? (person ?? null) : value;
};

const leavesFitted = (items: Leaves, said: AnyAnswers | Readonly<Record<string, unknown>>, person?: string) =>
  Object.fromEntries(
    Object.entries(items).map(([name, item]) => [
      name,
      leafFitted(name, item, (said as Readonly<Record<string, unknown>>)[name], person),
    ]),
  );

/** Rows that name people are as many as there are people, each somebody else. */
const rowsFitted = (items: Leaves, always: readonly string[], value: unknown, people: People) => {
  const names = Object.values(items).some(({ kind }) => kind === 'person');
  const rows = rowsOfGroup(value).filter((row) => always.every((part) => (row as AnyAnswers)[part] !== null));
  return rows
    .slice(0, names ? people.length : rows.length)
    .map((row, index) => ({ ...row, ...leavesFitted(items, row, people[index]) }));
};

const itemFitted = (name: string, item: Item, value: unknown, people: People): unknown => {
  if (value === null || value === undefined) return null;
  if (item.kind === 'group') return rowsFitted(item.items, item.always ?? [], value, people);
  if (item.kind !== 'grid') return leafFitted(name, item, value, people[0]);
  return Object.fromEntries(
    Object.entries(rowsOfGrid(value)).map(([row, said]) => [
      row,
      { ...leavesFitted(item.details[said.answer] ?? {}, said), answer: said.answer },
    ]),
  );
};

/** A stage is one of its edition, and of a case one of its site too; an edition alone is no answer. */
const staged = ({ id }: Form, answers: AnyAnswers) => {
  if (id === 'case' && answers['stage'] === null) return { stageEdition: null };
  if (answers['stage'] === null) return {};
  if (id === 'case') return { site: 'ovary', stage: 'IIIC', stageEdition: 'figo-2014' };
  return id === 'stage' ? { stage: 'IIIC', edition: 'figo-2014' } : {};
};

/** Of a marker an answer is taken that the marker can have. */
const answered = ({ immunohistochemistry: rows }: AnyAnswers) =>
  Array.isArray(rows)
    ? { immunohistochemistry: rows.map((row: object) => ({ ...row, result: 'other' })) }
    : {};

/** A recommendation that was left has a reason, one that is open a day. */
const answeredFor = ({ id }: Form, { state, reason, deviation, askOn }: AnyAnswers) => {
  if (id !== 'fulfilment') return {};
  if (state === 'open') return { askOn: askOn ?? '2027-09-01' };
  if (state === 'done') return {};
  return { reason: reason ?? 'other', deviation: deviation ?? 'minor' };
};

/** Generated answers as somebody of this house could give them: its own people, and days on which it can have been. */
export const fitted = (form: Form, answers: AnyAnswers, people: People): AnyAnswers => {
  const values = Object.entries<Item>(form.items).map(([name, item]) => [
    name,
    itemFitted(name, item, answers[name], people),
  ]);
  const dates = Object.entries(answers.dates ?? {}).map(([name, date]) => [name, dayWithin(name, date)]);
  const said: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(values),
    ...staged(form, answers),
    ...answered(Object.fromEntries(values) as AnyAnswers),
    ...answeredFor(form, Object.fromEntries(values) as AnyAnswers),
  };
  const absent = Object.entries(answers.absent).filter(([name]) => (said[name] ?? null) === null);
  return {
    ...said,
    absent: Object.fromEntries(absent),
    ...(answers.dates === undefined ? {} : { dates: Object.fromEntries(dates) }),
  };
};
