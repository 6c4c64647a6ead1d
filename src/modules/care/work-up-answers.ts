import type { AnyAnswers, Quantity } from '../../kernel/forms/answers.ts';
import { isSaid } from '../../kernel/forms/asked.ts';
import type { ErrorCode } from '../../kernel/error-codes.ts';
import { AppError, type Issue } from '../../kernel/errors.ts';
import { measured } from './measured.ts';
import type { DatasetItem } from './minimum-dataset.ts';
import { type Doubt, doubtOf } from './plausible-value.ts';
import type { WorkUpItem } from './schema.ts';
import { isPrefilled, reasonOf, type RecordedItem, unitKept } from './work-up-form.ts';

type Said = Pick<WorkUpItem, 'state' | 'value' | 'unit'>;
const states = Object.fromEntries(
  Object.entries(reasonOf).map(([state, reason]) => [reason, state as WorkUpItem['state']]),
);

const saidOf = ({ kind }: DatasetItem, key: string, answers: AnyAnswers): Said => {
  const value = answers[key] ?? null;
  if (value === null)
    return { state: states[answers.absent[key] ?? ''] ?? 'missing', value: null, unit: null };
  if (kind !== 'number') return { state: 'present', value: value as string | boolean, unit: null };
  const { comparator, value: amount, unit } = value as Quantity;
  return { state: 'present', value: measured(comparator, amount), unit: unitKept(unit) };
};

/** The day of a result: its own; where what stood there is replaced and only its old day stands beside it, that of the visit. */
const takenOnOf = (
  key: string,
  said: Said,
  answers: AnyAnswers,
  old: RecordedItem | null,
  isSame: boolean,
) => {
  const own = answers.dates?.[key] ?? null;
  const visit = said.state === 'present' ? ((answers['on'] as string | null | undefined) ?? null) : null;
  if (own === null) return visit;
  return !isSame && old?.takenOn === own ? (visit ?? own) : own;
};

const needsWhy = ({ state }: Said): boolean => state === 'not_applicable' || state === 'waived';

const itemOf = (definition: DatasetItem, answers: AnyAnswers, old: RecordedItem | undefined): WorkUpItem => {
  const { key } = definition;
  const said = saidOf(definition, key, answers);
  const isSame = old !== undefined && old.state === said.state && old.value === said.value;
  const why = needsWhy(said) ? ((answers['why'] as string | null | undefined) ?? null) : null;
  return {
    key,
    ...said,
    unit: isSame ? old.unit : said.unit,
    takenOn: takenOnOf(key, said, answers, old ?? null, isSame),
    reason: why ?? (isSame ? old.reason : null),
  };
};

const isNew = (item: WorkUpItem, old: RecordedItem | undefined): boolean =>
  old === undefined || Object.entries(item).some(([key, value]) => old[key as keyof WorkUpItem] !== value);

type Asked = { readonly code: ErrorCode; readonly field: string; readonly params: Doubt['params'] };
/** What a form says that is not recorded yet, and what should be asked about it before it is saved. */
export type ReadWorkUp = { readonly items: readonly WorkUpItem[]; readonly questions: readonly Asked[] };

const doubts = (definition: DatasetItem, answers: AnyAnswers): readonly Asked[] => {
  if (definition.kind !== 'number' || (answers[definition.key] ?? null) === null) return [];
  const { value } = answers[definition.key] as Quantity;
  const doubt = doubtOf(definition, value);
  return doubt === null ? [] : [{ ...doubt, field: definition.key }];
};

const refuse = (issues: readonly Issue[]): void => {
  const [first] = issues;
  if (first !== undefined)
    throw new AppError('invalid_input', 422, { count: issues.length }, first.place, issues);
};

/** What is typed over the course without a day would not be seen: the course has one. */
const isLost = (item: WorkUpItem, old: RecordedItem | undefined): boolean =>
  item.takenOn === null && old?.entry !== undefined;

/**
 * The items that answers of the work-up's form say, without those that are recorded so already. Refuses, each at its field
 * under `at`, what stood in the form and was emptied, what does not apply or is waived without a word why, and what has no day and
 * is typed over what the course says.
 */
export const readWorkUp = (
  at: string,
  definitions: readonly DatasetItem[],
  answers: AnyAnswers,
  recorded: readonly RecordedItem[] = [],
): ReadWorkUp => {
  const known = new Map(recorded.map((item) => [item.key, item]));
  const emptied = definitions.filter(
    (definition) => !isSaid(answers, definition.key) && isPrefilled(definition, known.get(definition.key)),
  );
  const said = definitions.filter(({ key }) => isSaid(answers, key));
  const fresh = said.flatMap((definition) => {
    const item = itemOf(definition, answers, known.get(definition.key));
    return isNew(item, known.get(definition.key)) ? [{ definition, item }] : [];
  });
  refuse([
    ...emptied.map(({ key }) => ({ code: 'value_needed' as const, place: { field: `${at}.${key}` } })),
    ...fresh
      .filter(({ item }) => isLost(item, known.get(item.key)))
      .map(({ item: { key } }) => ({ code: 'result_day_needed' as const, place: { field: `${at}.${key}` } })),
    ...(fresh.some(({ item }) => needsWhy(item) && item.reason === null)
      ? [{ code: 'reason_needed' as const, place: { field: `${at}.why` } }]
      : []),
  ]);
  return {
    items: fresh.map(({ item }) => item),
    questions: fresh.flatMap(({ definition, item }) =>
      known.get(definition.key)?.value === item.value ? [] : doubts(definition, answers),
    ),
  };
};
