import { Trans, useLingui } from '@lingui/react/macro';
import { type MouseEvent, useState } from 'react';
import type { Grid, Leaves } from '../../kernel/forms/items.ts';
import type { AnyWord } from '../../kernel/forms/words.ts';
import { Button } from '../button.tsx';
import { ScrollBox } from '../data-table.tsx';
import { useField } from '../form-state.ts';
import { CellError, CellField } from './cell-field.tsx';
import { useGiven } from './form-context.ts';
import { useSay, type Word } from './say.ts';

type Words = AnyWord<Word>;

function Answer(props: {
  readonly name: string;
  readonly answer: string;
  readonly label: string;
  readonly row: string;
  readonly details: Leaves;
  readonly words: Readonly<Record<string, Words>>;
}) {
  const say = useSay();
  const { posted, given } = useGiven(props.name);
  const { chosen } = useField(posted);
  return (
    <td className="grid-cell">
      <label className="option">
        <input
          type="radio"
          name={posted}
          value={props.answer}
          aria-label={`${props.row}: ${props.label}`}
          defaultChecked={chosen(props.answer, given.length === 0 ? [''] : given)}
        />
        <span className="grid-word">{props.label}</span>
      </label>
      {Object.entries(props.details).map(([name, item]) => {
        const words = props.words[name] ?? { label: { en: name } };
        return (
          <span key={name} className="grid-detail">
            <CellField
              name={`${props.name}.${name}`}
              item={item}
              words={words}
              label={`${props.row}: ${say(words.label)}`}
            />
          </span>
        );
      })}
    </td>
  );
}

function Row({
  name,
  item,
  words,
  row,
}: {
  readonly name: string;
  readonly item: Grid;
  readonly words: Words;
  readonly row: string;
}) {
  const { t } = useLingui();
  const say = useSay();
  const at = `${name}.${row}`;
  const { posted } = useGiven(at);
  const field = useField(posted);
  const label = say(words.rows?.[row] ?? { en: row });
  const details = [...new Set(Object.values(item.details).flatMap((leaves) => Object.keys(leaves)))];
  return (
    <tr id={field.id} tabIndex={-1} className={field.error === undefined ? undefined : 'row-wrong'}>
      <th scope="row">
        {label}
        <CellError name={at} />
        {details.map((detail) => (
          <CellError key={detail} name={`${at}.${detail}`} />
        ))}
      </th>
      {item.answers.map((answer) => (
        <Answer
          key={answer}
          name={at}
          answer={answer}
          row={label}
          label={say(words.answers?.[answer] ?? { en: answer })}
          details={item.details[answer] ?? {}}
          words={words.details?.[answer] ?? {}}
        />
      ))}
      <Answer name={at} answer="" row={label} label={t`Not said`} details={{}} words={{}} />
    </tr>
  );
}

/** Sets the rows that nobody has answered; those that are asked only sometimes stay open. */
const fillRows = (form: HTMLFormElement, at: string, { rows, fill }: Grid): number => {
  if (fill === undefined) return 0;
  const open = rows.filter((row) => {
    if (fill.except.includes(row)) return false;
    const answers = form.elements.namedItem(`${at}.${row}`);
    return answers instanceof RadioNodeList && answers.value === '';
  });
  for (const row of open) {
    const answers = form.elements.namedItem(`${at}.${row}`);
    if (answers instanceof RadioNodeList) answers.value = fill.answer;
  }
  return open.length;
};

/** The writer's own act; without script the server fills and sends the form back unsaved. */
function Fill({ name, item, word }: { readonly name: string; readonly item: Grid; readonly word: Word }) {
  const { t } = useLingui();
  const say = useSay();
  const { posted } = useGiven(name);
  const [filled, setFilled] = useState<number | null>(null);
  const fill = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    const { form } = event.currentTarget;
    if (form) setFilled(fillRows(form, posted, item));
  };
  return (
    <div className="grid-fill">
      <Button name="intent" value={`fill:${name}`} onClick={fill}>
        {say(word)}
      </Button>
      <output className="muted">
        {filled === null ? null : t`Rows set: ${filled}. Look them through, then save.`}
      </output>
    </div>
  );
}

/** One row for each thing that is asked about, one column for each answer; nothing is chosen beforehand. */
export function GridField({
  name,
  item,
  words,
}: {
  readonly name: string;
  readonly item: Grid;
  readonly words: Words;
}) {
  const say = useSay();
  const label = say(words.label);
  return (
    <div className="grid-field">
      <ScrollBox label={label}>
        <table className="table grid-table">
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{label}</th>
              {item.answers.map((answer) => (
                <th key={answer} scope="col">
                  {say(words.answers?.[answer] ?? { en: answer })}
                </th>
              ))}
              <th scope="col">
                <Trans>Not said</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {item.rows.map((row) => (
              <Row key={row} name={name} item={item} words={words} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {words.fill === undefined ? null : <Fill name={name} item={item} word={words.fill} />}
    </div>
  );
}
