import { randomUUID } from 'node:crypto';
import { data } from 'react-router';
import { AppError, isAppError, type Issue, type Place } from '../errors.ts';
import { uuidOfName } from '../ids.ts';
import type { AnswersOf } from '../forms/answers.ts';
import { changedBy } from '../forms/intents.ts';
import type { Form, Item, Items } from '../forms/items.ts';
import { dateField, type Posted } from '../forms/posted.ts';
import { type Fault, type ReadAnswers, readForm } from '../forms/read-form.ts';
import { unitWord } from '../forms/unit-word.ts';
import { requestKeyOf } from './form-values.ts';
import { allFields } from './submitted-fields.ts';

/** What was posted under `at`: the field `report.doneOn` as `doneOn`. */
const postedUnder = (form: FormData, at: string): Posted => {
  const names = [...new Set(form.keys())].filter((name) => name.startsWith(`${at}.`));
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === 'string');
  return Object.fromEntries(names.map((name) => [name.slice(at.length + 1), texts(name)]));
};

/**
 * The answer to a button that only draws the form again (`add:team`, `fill:areas` …): what was typed comes back changed
 * by it, with everything else the form holds, and nothing is saved. Undefined when the form is to be saved.
 */
export const drawnAgain = (form: FormData, definition: Form, at: string) => {
  const intent = form.get('intent');
  const posted = postedUnder(form, at);
  const changed = typeof intent === 'string' ? changedBy(definition, posted, intent) : undefined;
  if (changed === undefined) return undefined;
  const others = Object.entries(allFields(form)).filter(([name]) => !name.startsWith(`${at}.`));
  const fields = Object.entries(changed).map(([name, texts]) => [`${at}.${name}`, texts] as const);
  return data({
    refusal: { code: 'form_drawn_again' as const, params: {}, field: undefined, issues: [] },
    submitted: Object.fromEntries([...others, ...fields]),
  });
};

/** The same on a page of several forms, by the one whose item the button names. */
export const drawnAgainOf = (
  form: FormData,
  forms: ReadonlyArray<readonly [definition: Form, at: string]>,
) => {
  const intent = form.get('intent');
  const [, name = ''] = typeof intent === 'string' ? intent.split(/[:.]/) : [];
  const named = forms.find(([{ items }]) => Object.hasOwn(items, name)) ?? forms[0];
  return named && drawnAgain(form, ...named);
};

/**
 * A place in the answers as the field that was posted: an empty line of a group is no row of the answers, the ends of
 * a range, which are places of their own in an answer, are typed in one field, and why there is no answer is said in its field.
 */
const fieldIn = ({ items }: Form, rows: ReadAnswers['rows'], at: string, field: string): string => {
  const [head, name = '', ...path] = field.split('.').filter((part) => part !== 'absent');
  if (head === at && name === 'dates' && path.length === 1) return `${at}.${dateField(path[0] ?? '')}`;
  const item = head === at && Object.hasOwn(items, name) ? items[name] : undefined;
  if (item === undefined) return field;
  if (item.kind !== 'grid' && item.kind !== 'group') return `${at}.${name}`;
  const [row = '', ...rest] = path.slice(0, 2);
  return [at, name, ...(path.length === 0 ? [] : [rows[name]?.[Number(row)] ?? row, ...rest])].join('.');
};

const unitIn = (item: Item | undefined, detail: string | undefined): string | undefined => {
  if (item?.kind === 'grid') {
    const leaves = Object.values(item.details).flatMap((each) => Object.entries(each));
    return unitIn(leaves.find(([name]) => name === detail)?.[1], undefined);
  }
  if (item?.kind === 'group') return unitIn(item.items[detail ?? ''], undefined);
  return item !== undefined && 'unit' in item ? item.unit : undefined;
};

/** A limit is told in the unit of its field: "at most 500 mm". */
const withUnit = ({ items }: Form, { params, ...issue }: Issue): Issue => {
  if (params?.['limit'] === undefined) return params === undefined ? issue : { ...issue, params };
  const [, name = '', , detail] = issue.place.field?.split('.') ?? [];
  const unit = unitIn(Object.hasOwn(items, name) ? items[name] : undefined, detail);
  const limit = unit === undefined ? params['limit'] : `${params['limit']} ${unitWord(unit)}`.trim();
  return { ...issue, params: { ...params, limit } };
};

const placed = (definition: Form, rows: ReadAnswers['rows'], at: string, error: AppError): AppError => {
  const moved = (place: Place | undefined): Place | undefined =>
    place?.field === undefined ? place : { ...place, field: fieldIn(definition, rows, at, place.field) };
  const issues = error.issues.map((issue) =>
    withUnit(definition, { ...issue, place: moved(issue.place) ?? issue.place }),
  );
  return new AppError(error.code, error.status, error.params, moved(error.place), issues);
};

const longestName = 60;

const issueOf = ({ code, field }: Fault, at: string): Issue => ({
  code,
  place: { field: `${at}.${field}` },
  ...(code === 'field_unknown' && { params: { field: field.slice(0, longestName) } }),
});

/** Files in the place of texts. */
const filesUnder = (form: FormData, at: string): Fault[] =>
  [...form].flatMap(([name, value]) =>
    typeof value !== 'string' && name.startsWith(`${at}.`)
      ? [{ code: 'invalid_type', field: name.slice(at.length + 1) }]
      : [],
  );

const unreadable = (faults: readonly Fault[], at: string): AppError => {
  const issues = faults.map((fault) => issueOf(fault, at));
  return new AppError('invalid_input', 422, { count: issues.length }, issues[0]?.place, issues);
};

/**
 * Hands what was typed in a defined form under `at` to `save`, as its answers. Refused with every fault of writing; what
 * `save` refuses is led to the field that was typed.
 */
export const saveForm = async <I extends Items, Saved>(
  form: FormData,
  definition: Form<I>,
  at: string,
  save: (answers: AnswersOf<I>) => Promise<Saved>,
): Promise<Saved> => {
  const key = requestKeyOf(form) ?? randomUUID();
  const read = readForm(definition, postedUnder(form, at), (row) => uuidOfName(key, at, row));
  const faults = [...filesUnder(form, at), ...read.faults];
  if (faults.length > 0) throw unreadable(faults, at);
  try {
    return await save(read.answers as unknown as AnswersOf<I>);
  } catch (error) {
    throw isAppError(error) ? placed(definition, read.rows, at, error) : error;
  }
};
