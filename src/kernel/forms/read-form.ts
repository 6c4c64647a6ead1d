import type { ErrorCode } from '../error-codes.ts';
import type { AnyAnswers, AnyRow, GridRow } from './answers.ts';
import {
  type Choices,
  type Coded,
  type CodedList,
  datedItems,
  detailsOf,
  type Form,
  type Grid,
  type Group,
  type Item,
  type Leaf,
  type Leaves,
} from './items.ts';
import {
  dateField,
  isTyped,
  noneMark,
  type Posted,
  reasonField,
  reasonMark,
  rowNumbers,
  textsOf,
} from './posted.ts';
import { type Read, readNumber, readQuantity, readRange, readTime } from './typed-values.ts';
import { codeOf } from './coded.ts';

export type Fault = { readonly code: ErrorCode; readonly field: string };

const readCodes = (texts: readonly string[]): Read => {
  const codes = texts.filter((text) => text !== noneMark);
  return codes.length > 0 && texts.includes(noneMark) ? { code: 'answer_contradicted' } : { value: codes };
};

/** In the order of the definition, in whatever order a page offered them. */
const readChoices = ({ codes }: Choices, texts: readonly string[]): Read =>
  readCodes(texts.toSorted((a, b) => codes.indexOf(a) - codes.indexOf(b)));

const readCoded = (item: Coded, text: string): Read => {
  const code = codeOf(item, text);
  return code === null ? { code: 'not_on_the_list' } : { value: code };
};

/** Codes that were picked and texts that were typed; the same one twice is one. */
const readCodedList = (item: CodedList, texts: readonly string[]): Read => {
  const read = readCodes(texts);
  if ('code' in read) return read;
  const codes = texts.filter((text) => text !== noneMark).map((text) => codeOf(item, text));
  return codes.includes(null) ? { code: 'not_on_the_list' } : { value: [...new Set(codes)] };
};

const readYesNo = (text: string): Read =>
  text === 'yes' || text === 'no' ? { value: text === 'yes' } : { code: 'invalid_value' };

const readLeaf = (item: Leaf, texts: readonly string[], unit: string | undefined): Read => {
  if (item.kind === 'choices') return readChoices(item, texts);
  if (item.kind === 'codedList') return readCodedList(item, texts);
  const [text = ''] = texts;
  if (areSeveral(texts)) return { code: 'one_answer_only' };
  if (item.kind === 'yesNo') return readYesNo(text);
  if (item.kind === 'coded') return readCoded(item, text);
  if (item.kind === 'time') return readTime(text);
  if (item.kind === 'number') return readNumber(text, item.unit, item.decimals);
  if (item.kind === 'range') return readRange(text, item.unit);
  return item.kind === 'quantity' ? readQuantity(item, text, unit) : { value: text };
};

const isReason = (text: string): boolean => text.startsWith(reasonMark) && text !== noneMark;

const areSeveral = (texts: readonly string[]): boolean => texts.some((text) => text !== texts[0]);

type Reading = {
  readonly posted: Posted;
  /** Names that the form has asked for. */
  readonly asked: Set<string>;
  readonly faults: Fault[];
  /** Numbers under which the rows of each group were posted. */
  readonly rows: Record<string, readonly number[]>;
  /** The id of a new row, by its place: the same form sent twice is the same answers. */
  readonly idOf: (row: string) => string;
};

const textsAt = ({ posted, asked }: Reading, name: string): readonly string[] => {
  asked.add(name);
  return textsOf(posted, name);
};

/** The one text of these that belong to a field; of several nobody has said which is meant. */
const onlyOne = ({ faults }: Reading, texts: readonly string[], field: string): string | undefined => {
  if (areSeveral(texts)) faults.push({ code: 'one_answer_only', field });
  return texts[0];
};

/** Why an item has no value, as it was chosen; undefined when nobody said. */
const readReason = (reading: Reading, item: Item, name: string): string | undefined => {
  if (!isTyped(item))
    return onlyOne(reading, textsAt(reading, name).filter(isReason), name)?.slice(reasonMark.length);
  const texts = textsAt(reading, reasonField(name));
  return onlyOne(reading, item.kind === 'group' ? texts.filter((text) => text !== noneMark) : texts, name);
};

const unitAt = (reading: Reading, item: Leaf, name: string): string | undefined =>
  item.kind === 'quantity' ? onlyOne(reading, textsAt(reading, `${name}.unit`), name) : undefined;

const leafValue = (reading: Reading, item: Leaf, name: string): unknown => {
  const texts = textsAt(reading, name).filter((text) => !isReason(text) || isTyped(item));
  const unit = unitAt(reading, item, name);
  if (texts.length === 0) return null;
  const read = readLeaf(item, texts, unit);
  if ('value' in read) return read.value;
  reading.faults.push({ code: read.code, field: name });
  return null;
};

const leafValues = (reading: Reading, items: Leaves, prefix: string) =>
  Object.fromEntries(
    Object.entries(items).map(([name, item]) => [name, leafValue(reading, item, `${prefix}${name}`)]),
  );

const allDetails = ({ details }: Grid): readonly string[] => [
  ...new Set(Object.values(details).flatMap((leaves) => Object.keys(leaves))),
];

/** A detail of another answer than the row's contradicts it: what was typed is never dropped. */
const strayDetail = (reading: Reading, item: Grid, known: Leaves, name: string): boolean =>
  allDetails(item)
    .filter((detail) => !Object.hasOwn(known, detail))
    .map((detail) => {
      // A unit stands beside a value before anybody has typed one.
      textsAt(reading, `${name}.${detail}.unit`);
      return textsAt(reading, `${name}.${detail}`);
    })
    .some((texts) => texts.length > 0);

/** Every detail of the answer, null where this row has no such detail. */
const gridDetails = (reading: Reading, item: Grid, known: Leaves, answer: string, name: string) => ({
  ...Object.fromEntries(Object.keys(item.details[answer] ?? {}).map((detail) => [detail, null])),
  ...leafValues(reading, known, `${name}.`),
});

const gridRow = (reading: Reading, item: Grid, at: string, row: string): GridRow | null => {
  const name = `${at}.${row}`;
  const answer = onlyOne(reading, textsAt(reading, name), name);
  const known = detailsOf(item, row, answer);
  if (strayDetail(reading, item, known, name))
    reading.faults.push({
      code: answer === undefined ? 'detail_without_answer' : 'detail_of_other_answer',
      field: name,
    });
  if (answer === undefined) return null;
  const isKnown = Object.hasOwn(item.details, answer);
  return { ...(isKnown ? gridDetails(reading, item, known, answer, name) : {}), answer };
};

const gridValue = (reading: Reading, item: Grid, name: string): unknown => {
  const rows = item.rows.flatMap((row) => {
    const said = gridRow(reading, item, name, row);
    return said === null ? [] : [[row, said] as const];
  });
  return rows.length === 0 ? null : Object.fromEntries(rows);
};

const reasonsOf = (reading: Reading, items: Readonly<Record<string, Item>>, prefix: string) =>
  Object.fromEntries(
    Object.entries(items).flatMap(([name, item]) => {
      const reason = readReason(reading, item, `${prefix}${name}`);
      return reason === undefined ? [] : [[name, reason]];
    }),
  );

/** Dates of single items; nothing where the form has no such item. */
const datesOf = (reading: Reading, { items }: Form) => {
  const names = datedItems(items);
  const said = names.flatMap((name) => {
    const field = dateField(name);
    const date = onlyOne(reading, textsAt(reading, field), field);
    return date === undefined ? [] : [[name, date] as const];
  });
  return names.length === 0 ? {} : { dates: Object.fromEntries(said) };
};

const groupRow = (reading: Reading, { items }: Group, prefix: string): AnyRow | null => {
  const before = reading.faults.length;
  const values = leafValues(reading, items, prefix);
  const absent = reasonsOf(reading, items, prefix);
  const id = onlyOne(reading, textsAt(reading, `${prefix}id`), `${prefix}id`);
  const says =
    Object.values(values).some((value) => value !== null) ||
    Object.keys(absent).length > 0 ||
    reading.faults.length > before;
  if (!says) return null;
  return {
    ...values,
    id: id ?? reading.idOf(prefix),
    absent,
  } as AnyRow;
};

const groupValue = (reading: Reading, item: Group, name: string): unknown => {
  const rows = rowNumbers(reading.posted, name).flatMap((number) => {
    const row = groupRow(reading, item, `${name}.${number}.`);
    return row === null ? [] : [{ number, row }];
  });
  reading.rows[name] = rows.map(({ number }) => number);
  const none = textsAt(reading, reasonField(name)).includes(noneMark);
  if (rows.length === 0) return none ? [] : null;
  if (none) reading.faults.push({ code: 'answer_contradicted', field: name });
  return rows.map(({ row }) => row);
};

const itemValue = (reading: Reading, item: Item, name: string): unknown => {
  if (item.kind === 'grid') return gridValue(reading, item, name);
  return item.kind === 'group' ? groupValue(reading, item, name) : leafValue(reading, item, name);
};

/** Names that the form has asked nothing under, where something stands. */
const foreign = ({ posted, asked }: Reading): Fault[] =>
  Object.keys(posted).flatMap((field) =>
    asked.has(field) || textsOf(posted, field).length === 0 ? [] : [{ code: 'field_unknown', field }],
  );

export type ReadAnswers = {
  readonly answers: AnyAnswers;
  readonly faults: readonly Fault[];
  /** Under which number each row of a group was posted: the second row of the answers may stand in the fifth line. */
  readonly rows: Readonly<Record<string, readonly number[]>>;
};

/**
 * What was typed, as answers of the form, and what cannot be read, each with its field; whether the answers are
 * acceptable is for the form's schema. A row of a group without anything in it is none. Nothing is dropped: what the form does not
 * ask, and a second answer where one is asked, cannot be read.
 */
export const readForm = (form: Form, posted: Posted, idOf: (row: string) => string): ReadAnswers => {
  const reading: Reading = { posted, asked: new Set(), faults: [], rows: {}, idOf };
  const values = Object.entries<Item>(form.items).map(([name, item]) => [
    name,
    itemValue(reading, item, name),
  ]);
  const absent = reasonsOf(reading, form.items, '');
  const dates = datesOf(reading, form);
  return {
    answers: { ...Object.fromEntries(values), absent, ...dates },
    faults: [...reading.faults, ...foreign(reading)],
    rows: reading.rows,
  };
};
