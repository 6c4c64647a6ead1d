import type { Quantity } from '../../kernel/forms/answers.ts';
import { readQuantity } from '../../kernel/forms/typed-values.ts';
import { amountOf, isMeasured, type Measured, measured } from './measured.ts';
import { codeOfIssue, type ErrorCode } from '../../kernel/error-codes.ts';
import { AppError, type Params } from '../../kernel/errors.ts';
import type { DatasetItem } from './minimum-dataset.ts';
import { doubtOf } from './plausible-value.ts';
import { WorkUpItem } from './schema.ts';
import { number, text } from '../../kernel/http/form-values.ts';
import { itemField } from './item-field.ts';

/** An item as it is recorded already. */
export type RecordedItem = WorkUpItem & { readonly version: number };

type Fault = { code: ErrorCode; place: { field: string }; params?: Params };
type Read = { item: WorkUpItem } | { fault: Fault } | null;

const fault = (key: string, part: 'state' | 'value' | 'takenOn' | 'reason', code: ErrorCode): Read => ({
  fault: { code, place: { field: itemField(key, part) } },
});

/** A result as it is typed, with comma or point, sign and unit; NaN for what is none. */
const resultTyped = (typed: string, unit: string | undefined): Measured => {
  const item = { kind: 'quantity', units: [unit ?? ''], min: 0, max: 0 } as const;
  const read = readQuantity(item, typed, unit ?? '');
  if ('code' in read) return Number.NaN;
  const { value, comparator } = read.value as Quantity;
  return measured(comparator, value);
};

const valueOf = (form: FormData, { key, kind, unit }: DatasetItem): WorkUpItem['value'] => {
  const name = itemField(key, 'value');
  const typed = text(form, name);
  if (kind === 'number') return typed === null ? null : resultTyped(typed, unit);
  return kind === 'boolean' && typed !== null ? typed === 'yes' : typed;
};

const readItem = (form: FormData, definition: DatasetItem, recorded: RecordedItem | undefined): Read => {
  const { key } = definition;
  const value = valueOf(form, definition);
  const takenOn = text(form, itemField(key, 'takenOn'));
  const reason = text(form, itemField(key, 'reason'));
  const state = text(form, itemField(key, 'state')) ?? (value === null ? null : 'present');
  if (state === null) return (takenOn ?? reason) === null ? null : fault(key, 'state', 'item_unsaid');
  if (Number.isNaN(value)) return fault(key, 'value', 'not_a_number');
  if (state === 'present' && value === null) return fault(key, 'value', 'value_needed');
  if (state !== 'present' && value !== null) return fault(key, 'state', 'value_contradicts_state');
  const same = recorded !== undefined && recorded.value === value;
  const isResult = definition.kind === 'number' && isMeasured(value);
  const doubt = isResult && !same ? doubtOf(definition, amountOf(value)) : null;
  // Asked once: the box that comes with the question names the number it is about.
  if (doubt !== null && text(form, itemField(key, 'sure')) !== String(value))
    return { fault: { ...doubt, place: { field: itemField(key, 'value') } } };
  const unit = same ? recorded.unit : value === null ? null : (definition.unit ?? null);
  const parsed = WorkUpItem.safeParse({ key, state, value, unit, takenOn, reason });
  if (parsed.success) return { item: parsed.data };
  const issue = parsed.error.issues[0];
  const part = issue?.path[0] === 'takenOn' || issue?.path[0] === 'reason' ? issue.path[0] : 'value';
  return fault(key, part, issue === undefined ? 'invalid' : codeOfIssue(issue));
};

/**
 * The items said in a work-up form, with the versions that were read; every fault names its field. An item about
 * which nothing was said is left out; a value alone means that it is present.
 */
export const readWorkUp = (
  form: FormData,
  definitions: readonly DatasetItem[],
  recorded: readonly RecordedItem[] = [],
): { items: WorkUpItem[]; versions: Record<string, number> } => {
  const read = definitions.map((definition) =>
    readItem(
      form,
      definition,
      recorded.find((item) => item.key === definition.key),
    ),
  );
  const issues = read.flatMap((each) => (each !== null && 'fault' in each ? [each.fault] : []));
  if (issues.length > 0)
    throw new AppError('invalid_input', 422, { count: issues.length }, issues[0]?.place, issues);
  const items = read.flatMap((each) => (each !== null && 'item' in each ? [each.item] : []));
  const versions = items.map(({ key }) => [key, number(form, itemField(key, 'version')) ?? 0]);
  return { items, versions: Object.fromEntries(versions) };
};
