import { isDeepStrictEqual } from 'node:util';
import type { Form, Item } from '../../../kernel/forms/items.ts';
import { dateName, numberedLines } from '../../../kernel/forms/targets.ts';
import { disease, entryField } from '../../care/index.ts';
import { operationReport, outcomeReport, pathologyReport } from '../../surgery/index.ts';
import type { CaseRecord } from '../schema.ts';
import { type CellFault, rowFault } from './fault.ts';
import { columnOf, type Mapping } from './mapping.ts';

/** A row as it was read; an operation of which its columns say nothing is one only where no other row of the case tells more. */
export type RowRecord = { readonly record: CaseRecord; readonly isOperationSilent: boolean };
type Operation = CaseRecord['operations'][number];
type Fields = Readonly<Record<string, unknown>>;
/** Says that two rows contradict each other in a field. */
type Contradict = (field: string) => void;

/** Whether a field is the day of an entry. */
const isDayOfEntry = (field: string, { byPart }: Mapping['entries']): boolean => {
  const { part, name } = entryField(field);
  return byPart.get(part)?.date === name;
};

/** Whether rows of one case can be told apart: by a key or the day of an operation, or by the day of an entry. */
export const canJoin = ({ key, operationKey, entryKey, fields, entries }: Mapping): boolean =>
  typeof key === 'string' &&
  (operationKey !== undefined ||
    entryKey !== undefined ||
    Object.keys(fields).some((field) => field === 'operation.doneOn' || isDayOfEntry(field, entries)));

const byText = <T>(list: readonly T[], text: (one: T) => string): T[] =>
  list
    .map((one) => ({ one, text: text(one) }))
    .toSorted((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ one }) => one);

/** Lists of several rows are one list in whichever order they come, each of its words or lines once. */
const listsJoined = (before: readonly unknown[], now: readonly unknown[]): readonly unknown[] => {
  const plain = (one: unknown) => (typeof one === 'object' ? { ...one, id: null } : one);
  const isNew = (one: unknown) => !before.some((other) => isDeepStrictEqual(plain(other), plain(one)));
  return byText([...before, ...now.filter(isNew)], (one) => JSON.stringify(plain(one)));
};

const reasonsOf = ({ absent }: Fields): Fields => (absent ?? {}) as Fields;
/** Items of which one row says why they have no answer, and another an answer or another reason. */
const reasonsContradicted = (both: Fields, before: Fields, now: Fields): string[] =>
  Object.entries(reasonsOf(both)).flatMap(([name, reason]) =>
    (both[name] ?? null) === null && [before, now].every((one) => (reasonsOf(one)[name] ?? reason) === reason)
      ? []
      : [name],
  );

const datesOf = ({ dates }: Fields): Fields => (dates ?? {}) as Fields;
const datesContradicted = (before: Fields, now: Fields): string[] =>
  Object.entries(datesOf(before)).flatMap(([name, date]) =>
    (datesOf(now)[name] ?? date) === date ? [] : [name],
  );

const filled = <T extends object>(part: string, into: T, next: T, contradict: Contradict): T => {
  const [before, now] = [into as Fields, next as Fields];
  const both = Object.keys(before).map((name) => {
    const [a, b] = [before[name] ?? null, now[name] ?? null];
    if (name === 'absent' || name === 'dates') return [name, { ...(b as Fields), ...(a as Fields) }] as const;
    if (Array.isArray(a) && Array.isArray(b)) return [name, listsJoined(a, b)] as const;
    if (a !== null && b !== null && !isDeepStrictEqual(a, b)) contradict(`${part}.${name}`);
    return [name, a ?? b] as const;
  });
  for (const name of reasonsContradicted(Object.fromEntries(both), before, now))
    contradict(`${part}.${name}.absent`);
  for (const name of datesContradicted(before, now)) contradict(`${part}.${dateName(name)}`);
  return { ...before, ...Object.fromEntries(both) } as T;
};

const workUpJoined = (
  into: CaseRecord['workUp'],
  next: CaseRecord['workUp'],
  contradict: Contradict,
): CaseRecord['workUp'] => {
  const there = new Map(into.map((item) => [item.key, item]));
  for (const item of next) {
    const before = there.get(item.key);
    if (before !== undefined && !isDeepStrictEqual(before, item)) contradict(`workUp.${item.key}`);
    there.set(item.key, item);
  }
  return [...there.values()];
};

const isOne = (a: Operation, b: Operation): boolean => {
  if (a.key !== undefined || b.key !== undefined) return a.key === b.key;
  return a.report.doneOn === b.report.doneOn;
};

/** Answers whose lists have their lines by number again. */
const numbered = <T extends object>(form: Form, answers: T): T => ({
  ...answers,
  ...Object.fromEntries(
    Object.entries<Item>(form.items).flatMap(([name, { kind }]) => {
      const lines = (answers as Fields)[name];
      return kind === 'group' && Array.isArray(lines) ? [[name, numberedLines(form, name, lines)]] : [];
    }),
  ),
});

const documents = { pathology: pathologyReport, outcome: outcomeReport } as const;
/** A document of an operation as two rows tell it. */
const documentJoined = <T extends object>(
  part: keyof typeof documents,
  [before, now]: readonly [T | null, T | null],
  contradict: Contradict,
): T | null =>
  before === null || now === null
    ? (before ?? now)
    : numbered(documents[part], filled(part, before, now, contradict));

const operationsJoined = (
  into: readonly Operation[],
  next: readonly Operation[],
  contradict: Contradict,
): Operation[] | null => {
  const joined = [...into];
  for (const operation of next) {
    const isUntold = ({ key, report }: Operation) => key === undefined && report.doneOn === null;
    const place = joined.findIndex((before) => isOne(before, operation));
    if (place === -1 && [operation, ...joined].some(isUntold) && joined.length > 0) return null;
    const before = joined[place];
    if (before === undefined) joined.push(operation);
    else
      joined[place] = {
        ...before,
        report: numbered(operationReport, filled('operation', before.report, operation.report, contradict)),
        pathology: documentJoined('pathology', [before.pathology, operation.pathology], contradict),
        outcome30: documentJoined('outcome', [before.outcome30, operation.outcome30], contradict),
      };
  }
  return joined;
};

type Entry = NonNullable<CaseRecord['course']>[number];

const isList = (value: unknown): boolean => Array.isArray(value);
const besideLists = (answers: Fields) =>
  Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, isList(value) ? null : value]));
/** Two rows tell lines of one entry when they say the same of all else, its day among it. */
const areListsOfOne = (a: Entry, b: Entry): boolean =>
  [a, b].some(({ answers }) => Object.values(answers).some(isList)) &&
  isDeepStrictEqual(besideLists(a.answers), besideLists(b.answers));
const isOneEntry = (a: Entry, b: Entry): boolean =>
  a.form === b.form && (a.key === undefined && b.key === undefined ? areListsOfOne(a, b) : a.key === b.key);

const courseJoined = (
  { entries }: Mapping,
  [into = [], next = []]: readonly [CaseRecord['course'], CaseRecord['course']],
  contradict: Contradict,
): Entry[] => {
  const joined = [...into];
  for (const entry of next) {
    if (joined.some((before) => isDeepStrictEqual(before, entry))) continue;
    const place = joined.findIndex((before) => isOneEntry(before, entry));
    const before = joined[place];
    if (before === undefined) joined.push(entry);
    else {
      const { part, form } = entries.named(entry.form);
      const both = filled(part, before.answers as Fields, entry.answers, contradict);
      const answers = numbered(form, both);
      joined[place] = { ...before, answers } as Entry;
    }
  }
  return joined;
};

/** The same record in whichever order its rows came. */
const inOrder = (record: CaseRecord, { entries }: Mapping): CaseRecord => ({
  ...record,
  workUp: byText(record.workUp, ({ key }) => key),
  operations: byText(record.operations, (one) =>
    JSON.stringify([one.report.doneOn ?? '', one.key ?? '', one]),
  ),
  ...(record.course && {
    course: byText(record.course, ({ form, answers }) => {
      const date = (answers as Fields)[entries.named(form).date] ?? '';
      return JSON.stringify([form, date, answers]);
    }),
  }),
});

type Given = { readonly row: number } & RowRecord;
export type Joined = {
  readonly row: number;
  readonly record: CaseRecord;
  readonly rows: readonly number[];
  readonly faults: ReadonlyMap<number, CellFault[]>;
};

/** An operation of which nothing is said is one where a key names it, or where no other row of the case tells more. */
const withoutSilent = (given: readonly Given[]): Given[] => {
  const isTold = given.some(
    ({ isOperationSilent, record }) => !isOperationSilent && record.operations.length > 0,
  );
  return given.map((one, index) =>
    one.isOperationSilent && (isTold || index > 0)
      ? {
          ...one,
          record: {
            ...one.record,
            operations: one.record.operations.filter(({ key }) => key !== undefined),
          },
        }
      : one,
  );
};

/**
 * Rows of one case joined: what is said of it once, its operations by key or day, its entries. A row that contradicts the rows
 * before it is a fault at its column, one that adds nothing a repetition; the first row's number is the case's.
 */
export const joinRows = (mapping: Mapping, rows: readonly Given[]): Joined | null => {
  const [first, ...others] = withoutSilent(rows);
  if (first === undefined) return null;
  const faults = new Map<number, CellFault[]>();
  let { record } = first;
  const joined = [first.row];
  for (const { row, record: next } of others) {
    const wrong: CellFault[] = [];
    const contradict = (field: string) =>
      wrong.push({
        ...rowFault('row_contradicts', { firstRow: first.row }),
        column: columnOf(mapping, field),
      });
    const operations = operationsJoined(record.operations, next.operations, contradict);
    const both = {
      ...record,
      patient: filled('patient', record.patient, next.patient, contradict),
      identity: filled('identity', record.identity, next.identity, contradict),
      case: numbered(disease, filled('case', record.case, next.case, contradict)),
      workUp: workUpJoined(record.workUp, next.workUp, contradict),
      operations: operations ?? [],
      ...(record.course && { course: courseJoined(mapping, [record.course, next.course], contradict) }),
    };
    const column = typeof mapping.key === 'string' ? mapping.key : null;
    if (operations === null) wrong.push({ ...rowFault('part_untold'), column });
    else if (wrong.length === 0 && isDeepStrictEqual(both, record))
      wrong.push({ ...rowFault('key_repeated', { firstRow: first.row }), column, value: record.key });
    if (wrong.length > 0) faults.set(row, wrong);
    else {
      record = both;
      joined.push(row);
    }
  }
  return {
    row: first.row,
    record: joined.length > 1 ? inOrder(record, mapping) : record,
    rows: joined,
    faults,
  };
};
