import { useLingui } from '@lingui/react/macro';
import { type ReactNode, use } from 'react';
import type {
  Choice as ChoiceItem,
  Choices as ChoicesItem,
  Leaf,
  TextItem,
} from '../../kernel/forms/items.ts';
import { noneMark, reasonMark } from '../../kernel/forms/posted.ts';
import { unitWord } from '../../kernel/forms/unit-word.ts';
import type { AnyWord } from '../../kernel/forms/words.ts';
import { Choice, Choices } from '../choice.tsx';
import { TextArea } from '../field.tsx';
import { FieldFrame, describedBy } from '../field-frame.tsx';
import { useField } from '../form-state.ts';
import { CodedListField } from './coded-list-field.tsx';
import { listId, mostTyped, useCodedText } from './code-list.tsx';
import { FieldsContext, type Option, useGiven } from './form-context.ts';
import { isAskedFor, useLabel } from './item-label.tsx';
import { ReasonSelect, useMarkedReasons } from './reason-select.tsx';
import { useSay, type Word } from './say.ts';

type Words = AnyWord<Word>;
type LeafProps<I extends Leaf> = { readonly name: string; readonly item: I; readonly words: Words };

/** Options of a choice in their order, and after them the answers without a value that it offers. */
export const useOptions = (item: Pick<ChoiceItem, 'codes'>, words: Words): readonly Option[] => {
  const say = useSay();
  return item.codes.map((code) => ({ value: code, label: say(words.codes?.[code] ?? { en: code }) }));
};

/** Takes back an answer that was chosen by mistake: a radio button alone cannot be left again. */
const useUnsaid = (): Option => {
  const { t } = useLingui();
  return { value: '', label: t`Not said` };
};

/** Up to so many answers are all in sight; more stand in a list. */
const mostInSight = 7;

/** An answer in the words of somebody else's list, as it was given. */
const otherWords = ({ open, codes }: ChoiceItem, given = ''): readonly Option[] =>
  open === undefined || given === '' || given.startsWith(reasonMark) || codes.includes(given)
    ? []
    : [{ value: given, label: given }];

function ChoiceField({ name, item, words }: LeafProps<ChoiceItem>) {
  const say = useSay();
  const { posted, given } = useGiven(name);
  const options = [...useOptions(item, words), ...otherWords(item, given[0]), ...useMarkedReasons(item)];
  const unsaid = useUnsaid();
  const shared = {
    name: posted,
    label: useLabel(item, words),
    hint: words.hint && say(words.hint),
    defaultValue: given[0],
  };
  if (item.listed === true || item.codes.length > mostInSight)
    return <ListField {...shared} options={options} required={isAskedFor(item)} />;
  if (isAskedFor(item)) return <Choice {...shared} options={options} required />;
  return <Choice {...shared} options={[...options, unsaid]} defaultValue={given[0] ?? ''} />;
}

/** One of many options, or none yet. */
function ListField(props: {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint: string | undefined;
  readonly defaultValue: string | undefined;
  readonly options: readonly Option[];
  readonly required: boolean;
}) {
  const { t } = useLingui();
  const field = useField(props.name);
  return (
    <FieldFrame id={field.id} label={props.label} hint={props.hint} error={field.error}>
      <select
        id={field.id}
        name={props.name}
        required={props.required}
        defaultValue={field.value(props.defaultValue)}
        aria-describedby={describedBy(field.id, { hint: props.hint, error: field.error })}
        aria-invalid={field.error === undefined ? undefined : true}
      >
        <option value="">{props.required ? t`– please choose –` : t`– not said –`}</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

function ChoicesField({ name, item, words }: LeafProps<ChoicesItem>) {
  const { t } = useLingui();
  const say = useSay();
  const { posted, given } = useGiven(name);
  const none = item.any === true ? [] : [{ value: noneMark, label: t`None of these` }];
  return (
    <Choices
      name={posted}
      label={useLabel(item, words)}
      hint={words.hint && say(words.hint)}
      options={[...useOptions(item, words), ...none, ...useMarkedReasons(item)]}
      defaultValues={given}
    />
  );
}

function YesNoField({ name, item, words }: LeafProps<Extract<Leaf, { kind: 'yesNo' }>>) {
  const { t } = useLingui();
  const say = useSay();
  const { posted, given } = useGiven(name);
  const answers = [
    { value: 'yes', label: t`Yes` },
    { value: 'no', label: t`No` },
  ];
  return (
    <Choice
      name={posted}
      label={useLabel(item, words)}
      hint={words.hint && say(words.hint)}
      options={[...answers, ...useMarkedReasons(item), useUnsaid()]}
      defaultValue={given[0] ?? ''}
    />
  );
}

type Typed = Exclude<Leaf, { kind: 'choice' | 'choices' | 'codedList' | 'yesNo' | 'person' }>;

const hintOf = (item: Typed): 'partial' | 'exact' | 'range' | 'time' | null => {
  if (item.kind === 'date') return item.exact === true ? 'exact' : 'partial';
  return item.kind === 'range' || item.kind === 'time' ? item.kind : null;
};

/** How a date or a range is written; nothing for what needs no explanation. */
const useWritten = (item: Typed): string | undefined => {
  const { t } = useLingui();
  switch (hintOf(item)) {
    case 'partial':
      return t`YYYY-MM-DD, or only YYYY-MM or YYYY. Empty: not said.`;
    case 'exact':
      return t`YYYY-MM-DD`;
    case 'range':
      return t`0 for none, a size such as 7, a range such as 1-10, or >=20.`;
    case 'time':
      return t`A time of day such as 14:05.`;
    case null:
      return undefined;
  }
};

const sizes: Readonly<Record<Typed['kind'], number>> = {
  date: 12,
  number: 8,
  quantity: 8,
  range: 10,
  line: 40,
  prose: 40,
  time: 6,
  coded: 40,
};

const unitsOf = (item: Typed): readonly string[] => {
  if (item.kind === 'quantity') return item.units;
  if (item.kind === 'range') return [item.unit];
  return item.kind === 'number' && item.unit !== undefined ? [item.unit] : [];
};

function UnitSelect({
  name,
  units,
  label,
}: {
  readonly name: string;
  readonly units: readonly string[];
  readonly label: string;
}) {
  const { t } = useLingui();
  const { posted, given } = useGiven(`${name}.unit`);
  const field = useField(posted);
  return (
    <select name={posted} aria-label={t`${label}: unit`} defaultValue={field.value(given[0])}>
      {units.map((unit) => (
        <option key={unit} value={unit}>
          {unitWord(unit)}
        </option>
      ))}
    </select>
  );
}

function TypedField({ name, item, words }: LeafProps<Typed>) {
  const say = useSay();
  const written = useWritten(item);
  const { posted, given } = useGiven(name);
  const field = useField(posted);
  const coded = useCodedText(words, field.value(given[0]));
  const label = say(words.label);
  const hint = words.hint === undefined ? written : say(words.hint);
  const units = unitsOf(item);
  const suggestions = item.kind === 'line' ? item.suggested : undefined;
  const isNumber = item.kind === 'number' || item.kind === 'quantity';
  return (
    <FieldFrame id={field.id} label={useLabel(item, words)} hint={hint} error={field.error}>
      <div className="field-line">
        <input
          type="text"
          id={field.id}
          name={posted}
          list={item.kind === 'coded' ? listId(item.list) : suggestions && `${field.id}-texts`}
          size={item.kind === 'line' ? Math.min(sizes.line, item.max) : sizes[item.kind]}
          maxLength={item.kind === 'line' ? item.max : mostTyped}
          inputMode={isNumber ? 'decimal' : undefined}
          autoComplete="off"
          required={isAskedFor(item)}
          // A place holder, for the style sheet: whether something is typed.
          placeholder=" "
          defaultValue={item.kind === 'coded' ? coded : field.value(given[0])}
          aria-describedby={describedBy(field.id, { hint, error: field.error })}
          aria-invalid={field.error === undefined ? undefined : true}
        />
        {suggestions === undefined ? null : (
          <datalist id={`${field.id}-texts`}>
            {suggestions.map((text) => (
              <option key={text} value={text}>
                {text}
              </option>
            ))}
          </datalist>
        )}
        {units.length === 1 ? <span className="field-unit">{unitWord(units[0] ?? '')}</span> : null}
        {units.length > 1 ? <UnitSelect name={name} units={units} label={label} /> : null}
        <ReasonSelect name={name} item={item} label={label} />
      </div>
    </FieldFrame>
  );
}

function ProseField({ name, item, words }: LeafProps<TextItem>) {
  const say = useSay();
  const { posted, given } = useGiven(name);
  return (
    <>
      <TextArea
        name={posted}
        label={useLabel(item, words)}
        hint={words.hint && say(words.hint)}
        defaultValue={given[0]}
        maxLength={item.max}
        required={isAskedFor(item)}
      />
      <ReasonSelect name={name} item={item} label={say(words.label)} />
    </>
  );
}

function PersonField({ name, item, words }: LeafProps<Leaf>) {
  const say = useSay();
  const { people } = use(FieldsContext);
  const { posted, given } = useGiven(name);
  return (
    <ListField
      name={posted}
      label={useLabel(item, words)}
      hint={words.hint && say(words.hint)}
      defaultValue={given[0]}
      options={people}
      required={isAskedFor(item)}
    />
  );
}

/** One question with one answer, as its kind is asked. */
export function LeafField({ name, item, words }: LeafProps<Leaf>) {
  switch (item.kind) {
    case 'choice':
      return <ChoiceField name={name} item={item} words={words} />;
    case 'choices':
      return <ChoicesField name={name} item={item} words={words} />;
    case 'yesNo':
      return <YesNoField name={name} item={item} words={words} />;
    case 'prose':
      return <ProseField name={name} item={item} words={words} />;
    case 'person':
      return <PersonField name={name} item={item} words={words} />;
    case 'codedList':
      return <CodedListField name={name} item={item} words={words} />;
    default:
      return <TypedField name={name} item={item} words={words} />;
  }
}
