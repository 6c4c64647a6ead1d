import { useLingui } from '@lingui/react/macro';
import { use } from 'react';
import type { Leaf } from '../../kernel/forms/items.ts';
import type { AnyWord } from '../../kernel/forms/words.ts';
import { useField } from '../form-state.ts';
import { FieldsContext, type Option, useGiven } from './form-context.ts';
import { unitWord } from '../../kernel/forms/unit-word.ts';
import { isTyped } from '../../kernel/forms/posted.ts';
import { ReasonSelect, useMarkedReasons } from './reason-select.tsx';
import { listId, mostTyped, useCodedText } from './code-list.tsx';
import { useOptions } from './leaf-field.tsx';
import type { Word } from './say.ts';

type CellProps = {
  readonly name: string;
  readonly item: Leaf;
  readonly words: AnyWord<Word>;
  /** Names the field for whoever does not see its row and column. */
  readonly label: string;
};

const useCellOptions = (item: Leaf, words: AnyWord<Word>): readonly Option[] | null => {
  const { t } = useLingui();
  const { people } = use(FieldsContext);
  const reasons = useMarkedReasons(item);
  const codes = useOptions(item.kind === 'choice' || item.kind === 'choices' ? item : { codes: [] }, words);
  const yesNo = [
    { value: 'yes', label: t`Yes` },
    { value: 'no', label: t`No` },
  ];
  if (item.kind === 'person') return people;
  if (item.kind === 'yesNo') return [...yesNo, ...reasons];
  return item.kind === 'choice' ? [...codes, ...reasons] : null;
};

/** A question in a cell of a table: a list for what is chosen, one line for what is typed. */
export function CellField({ name, item, words, label }: CellProps) {
  const { posted, given } = useGiven(name);
  const field = useField(posted);
  const options = useCellOptions(item, words);
  const coded = useCodedText(words, field.value(given[0]));
  const shared = {
    id: field.id,
    name: posted,
    'aria-label': label,
    'aria-invalid': field.error === undefined ? undefined : (true as const),
    defaultValue: item.kind === 'coded' ? coded : field.value(given[0]),
  };
  const unit = item.kind === 'number' || item.kind === 'range' ? item.unit : undefined;
  const isNumber = item.kind === 'number';
  return (
    <span className="cell-field">
      {options === null ? (
        <input
          {...shared}
          type="text"
          list={item.kind === 'coded' ? listId(item.list) : undefined}
          size={isNumber || item.kind === 'time' ? 5 : item.kind === 'date' ? 10 : 16}
          maxLength={item.kind === 'line' || item.kind === 'prose' ? item.max : mostTyped}
          inputMode={isNumber ? 'decimal' : undefined}
          autoComplete="off"
          placeholder=" "
        />
      ) : (
        <select {...shared}>
          <option value="">—</option>
          {options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
      {unit === undefined ? null : <span className="field-unit">{unitWord(unit)}</span>}
      {isTyped(item) ? <ReasonSelect name={name} item={item} label={label} /> : null}
    </span>
  );
}

/** The sentence at a field of a table, which stands under its row's name. */
export function CellError({ name }: { readonly name: string }) {
  const { posted } = useGiven(name);
  const { error } = useField(posted);
  return error === undefined ? null : <span className="field-error cell-error">{error}</span>;
}
