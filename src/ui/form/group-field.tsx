import { useLingui } from '@lingui/react/macro';
import { type MouseEvent, use, useRef, useState } from 'react';
import type { Group } from '../../kernel/forms/items.ts';
import { noneMark, reasonField, rowNumbers } from '../../kernel/forms/posted.ts';
import type { AnyWord } from '../../kernel/forms/words.ts';
import { Button } from '../button.tsx';
import { ScrollBox } from '../data-table.tsx';
import { FormContext, useField } from '../form-state.ts';
import { CellError, CellField } from './cell-field.tsx';
import { FieldsContext, useGiven } from './form-context.ts';
import { useLabel } from './item-label.tsx';
import { useSay, type Word } from './say.ts';

type GroupProps = { readonly name: string; readonly item: Group; readonly words: AnyWord<Word> };

const emptyLines = 2;

/** Numbers of the rows in sight at first: those that were sent and came back, else those of the record, else empty ones. */
const useFirstRows = (name: string, lines: number): readonly number[] => {
  const { submitted } = use(FormContext);
  const { at, given } = use(FieldsContext);
  if (submitted !== undefined) return rowNumbers(submitted, `${at}.${name}`);
  const rows = rowNumbers(given, name);
  return rows.length > 0 ? rows : Array.from({ length: lines }, (_, index) => index);
};

/** The id of a row, so that a change of it is told from a new one; a new row gets its own when it is saved. */
function RowId({ name }: { readonly name: string }) {
  const { posted, given } = useGiven(name);
  return <input type="hidden" name={posted} defaultValue={useField(posted).value(given[0])} />;
}

/** What a column asks, and what is meant when it is left empty. */
function PartHead({ words }: { readonly words: AnyWord<Word> }) {
  const say = useSay();
  return (
    <>
      {say(words.label)}
      {words.hint === undefined ? null : <span className="part-hint muted"> {say(words.hint)}</span>}
    </>
  );
}

function Row(
  props: GroupProps & {
    readonly number: number;
    readonly place: number;
    /** The only line: left empty, it says nothing. */
    readonly alone: boolean;
    readonly remove: (number: number, button: HTMLElement) => void;
  },
) {
  const { t } = useLingui();
  const say = useSay();
  const { name, item, words, number, place } = props;
  const at = `${name}.${number}`;
  const { ruledOut } = use(FieldsContext);
  const parts = Object.entries(item.items);
  const wordsOf = (part: string) => words.items?.[part] ?? { label: { en: part } };
  const remove = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    props.remove(number, event.currentTarget);
  };
  return (
    <tr data-row={number}>
      {parts.map(([part, leaf]) =>
        ruledOut.has(`${at}.${part}`) ? (
          <td key={part} className="muted">
            –
          </td>
        ) : (
          <td key={part}>
            <span className="cell-label" aria-hidden="true">
              <PartHead words={wordsOf(part)} />
            </span>
            <CellField
              name={`${at}.${part}`}
              item={leaf}
              words={wordsOf(part)}
              label={t`Line ${place}: ${say(wordsOf(part).label)}`}
            />
            <CellError name={`${at}.${part}`} />
          </td>
        ),
      )}
      <td className="row-remove">
        <RowId name={`${at}.id`} />
        {props.alone ? null : (
          <Button
            kind="quiet"
            name="intent"
            value={`remove:${at}`}
            onClick={remove}
            aria-label={t`Remove line ${place}`}
          >
            ✕
          </Button>
        )}
      </td>
    </tr>
  );
}

/** "There was none", said explicitly: an empty table alone says nothing. */
function None({ name, label }: { readonly name: string; readonly label: string }) {
  const { posted, given } = useGiven(reasonField(name));
  const field = useField(posted);
  return (
    <label className="option">
      <input type="checkbox" name={posted} value={noneMark} defaultChecked={field.chosen(noneMark, given)} />
      {label}
    </label>
  );
}

/** Rows of the same questions, as many as there are; with script rows come and go at once, without it by the server. */
export function GroupField({ name, item, words }: GroupProps) {
  const { t } = useLingui();
  const say = useSay();
  const first = useFirstRows(name, item.lines ?? emptyLines);
  const [numbers, setNumbers] = useState(first);
  // A number that was taken away is never given again: its fields would show the answers of the line that went.
  const [next, setNext] = useState(Math.max(-1, ...first) + 1);
  const table = useRef<HTMLTableElement>(null);
  const { posted } = useGiven(name);
  const field = useField(posted);
  const label = say(words.label);
  const head = useLabel(item, words);
  const add = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    setNumbers([...numbers, next]);
    setNext(next + 1);
    requestAnimationFrame(() =>
      table.current
        ?.querySelector<HTMLElement>(`[data-row="${next}"] :is(select, input:not([type="hidden"]))`)
        ?.focus(),
    );
  };
  /** Whoever has taken a line away by keyboard stands at the end of the list, not at the top of the page. */
  const remove = (gone: number, button: HTMLElement) => {
    button.closest('.group-field')?.querySelector<HTMLElement>(`button[value="add:${name}"]`)?.focus();
    setNumbers(numbers.filter((other) => other !== gone));
  };
  return (
    <div className="group-field" id={field.id} tabIndex={-1}>
      {item.section === name ? null : <p className="field-label">{head}</p>}
      {field.error === undefined ? null : <p className="field-error">{field.error}</p>}
      <ScrollBox label={label} fields>
        <table className="table group-table" ref={table}>
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              {Object.keys(item.items).map((part) => (
                <th key={part} scope="col">
                  <PartHead words={words.items?.[part] ?? { label: { en: part } }} />
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t`Remove`}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {numbers.map((number, index) => (
              <Row
                key={number}
                name={name}
                item={item}
                words={words}
                number={number}
                place={index + 1}
                alone={numbers.length === 1}
                remove={remove}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <div className="form-row">
        <Button name="intent" value={`add:${name}`} onClick={add}>
          {t`Add a line`}
        </Button>
        {words.none === undefined ? null : <None name={name} label={say(words.none)} />}
      </div>
    </div>
  );
}
