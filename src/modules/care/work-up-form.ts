import { type AnyAnswers, emptyAnswers } from '../../kernel/forms/answers.ts';
import type { Form, Items, Leaf, Reason } from '../../kernel/forms/items.ts';
import { readQuantity } from '../../kernel/forms/typed-values.ts';
import type { Localised } from '../../kernel/forms/words.ts';
import type { Answerer, DatasetItem } from './minimum-dataset.ts';
import type { AnsweredItem } from './answered-items.ts';
import type { WorkUpItem } from './schema.ts';

/** An item as it is known already; `version` is that of its row in the work-up, 0 without one. */
export type RecordedItem = AnsweredItem & { readonly version: number };

/** What the fields of the work-up are posted under. */
export const workUpAt = 'workUp';

/** What fields need of an item of the minimum dataset, and its name in the languages at hand. */
export type AskedDefinition = Pick<
  DatasetItem,
  'key' | 'by' | 'kind' | 'unit' | 'choices' | 'freshnessDays' | 'windows'
> & { readonly label: Localised };

/**
 * An item of the minimum dataset, whether it is asked of this case now and the board needs it, and within how many days before
 * the board it is fresh.
 */
export type AskedItem<Definition extends AskedDefinition = DatasetItem> = {
  readonly definition: Definition;
  readonly asked: boolean;
  readonly needed: boolean;
  readonly days: number | null;
};

/** The same as it is drawn. */
export type DrawnItem = AskedItem<AskedDefinition>;

/** Unit of what has none. */
const noUnit = '{score}';
const widest = { min: -1e9, max: 1e9 };

/** Why an item has no value, by the state that says so. */
export const reasonOf = {
  missing: 'not_done',
  requested: 'requested',
  not_applicable: 'not_applicable',
  waived: 'waived',
} as const satisfies Partial<Record<WorkUpItem['state'], Reason>>;
const absent = Object.values(reasonOf);

/** A result ages: what is entered is a new one. Anything else stands until somebody says otherwise. */
const ages = ({ freshnessDays, windows }: AskedDefinition): boolean =>
  (freshnessDays ?? windows) !== undefined;

const leafOf = ({ kind, unit, choices = [] }: AskedDefinition, recorded: RecordedItem | undefined): Leaf => {
  if (kind === 'boolean') return { kind: 'yesNo' };
  if (kind === 'text') return { kind: 'prose', max: 2000 };
  if (kind === 'number') {
    const units = [unit ?? noUnit, recorded?.unit ?? unit ?? noUnit];
    return { kind: 'quantity', units: [...new Set(units)], ...widest };
  }
  const other = typeof recorded?.value === 'string' ? [recorded.value] : [];
  return { kind: 'choice', codes: [...new Set([...choices, ...other])] };
};

const recordedOf = (recorded: readonly RecordedItem[], key: string): RecordedItem | undefined =>
  recorded.find((item) => item.key === key);

/** Where an item stands: with whoever answers it, or among those that are not asked now. */
const sectionOf = ({ definition, asked }: DrawnItem, isRecorded: boolean): Answerer | 'later' =>
  asked || isRecorded ? definition.by : 'later';

/**
 * The work-up of a case as a form: one date for the visit, the items under those who answer them, each with a date of its own
 * where it has another; what the case does not need now stays closed.
 */
export const workUpForm = (
  items: readonly DrawnItem[],
  recorded: readonly RecordedItem[],
): Form<Items, Answerer | 'visit' | 'later'> => ({
  id: 'work-up',
  version: 1,
  sections: [
    'visit',
    'nurse',
    'surgeon',
    'oncologist',
    'radiologist',
    'pathologist',
    'referrer',
    'woman',
    'later',
  ],
  closed: ['later'],
  items: {
    on: { kind: 'date', section: 'visit' },
    ...Object.fromEntries(
      items.map((item) => {
        const { key } = item.definition;
        const standing = recordedOf(recorded, key);
        const needed = item.needed && standing === undefined;
        const about = { section: sectionOf(item, standing !== undefined), absent, dated: true, needed };
        return [key, { ...leafOf(item.definition, standing), ...about }];
      }),
    ),
    why: { kind: 'line', max: 500, section: 'visit' },
  },
});

const valueShown = ({ kind }: AskedDefinition, { value, unit }: RecordedItem): unknown => {
  if (kind !== 'number' || value === null) return value;
  const units = [unit ?? noUnit];
  const read = readQuantity({ kind: 'quantity', units, ...widest }, String(value), undefined);
  return 'value' in read ? read.value : null;
};

const isOfKind = ({ kind }: AskedDefinition, { value }: RecordedItem): boolean =>
  typeof value === 'boolean' ? kind === 'boolean' : kind !== 'boolean';

/** Whether what is known of an item stands in its field: it was recorded here, and does not age. */
export const isPrefilled = (
  definition: AskedDefinition,
  item: RecordedItem | undefined,
): item is RecordedItem =>
  item !== undefined && item.entry === undefined && !ages(definition) && isOfKind(definition, item);

/** What stands in the form when it is opened. */
export const standingAnswers = (
  items: readonly DrawnItem[],
  recorded: readonly RecordedItem[],
): AnyAnswers => {
  const shown = items.flatMap(({ definition }) => {
    const item = recordedOf(recorded, definition.key);
    return isPrefilled(definition, item) ? [{ definition, item }] : [];
  });
  const values = shown.flatMap(({ definition, item }) =>
    item.state === 'present' ? [[item.key, valueShown(definition, item)]] : [],
  );
  const reasons = shown.flatMap(({ item }) =>
    item.state === 'present' ? [] : [[item.key, reasonOf[item.state]]],
  );
  const dates = shown.flatMap(({ item }) => (item.takenOn === null ? [] : [[item.key, item.takenOn]]));
  return {
    ...emptyAnswers(workUpForm(items, recorded)),
    ...Object.fromEntries(values),
    absent: Object.fromEntries(reasons),
    dates: Object.fromEntries(dates),
  };
};

export const unitKept = (unit: string): string | null => (unit === noUnit ? null : unit);
