import { Trans, useLingui } from '@lingui/react/macro';
import { type MouseEvent, use, useState } from 'react';
import { detailsOf, type Grid, type Leaves } from '../../kernel/forms/items.ts';
import type { AnyWord } from '../../kernel/forms/words.ts';
import { Button } from '../button.tsx';
import { ScrollBox } from '../data-table.tsx';
import { useField } from '../form-state.ts';
import { CellError, CellField } from './cell-field.tsx';
import { FieldsContext, useGiven } from './form-context.ts';
import { useLabel } from './item-label.tsx';
import { Part, useHasFault } from './part.tsx';
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
          details={detailsOf(item, row, answer)}
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
  const { follow } = use(FieldsContext);
  const [filled, setFilled] = useState<number | null>(null);
  const fill = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    const { form } = event.currentTarget;
    if (!form) return;
    setFilled(fillRows(form, posted, item));
    // A radio button that is set by script tells nobody.
    follow(form);
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

type GridProps = { readonly name: string; readonly item: Grid; readonly words: Words };

function Table(props: GridProps & { readonly label: string; readonly rows: readonly string[] }) {
  const say = useSay();
  const { name, item, words, label, rows } = props;
  const head = useLabel(item, words);
  return (
    <ScrollBox label={label} fields>
      <table className="table grid-table">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
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
          {rows.map((row) => (
            <Row key={row} name={name} item={item} words={words} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** Some rows of a grid: the heading says how many have an answer. The first stand open, others once one says more than the filling answer. */
function TablePart(
  props: GridProps & { readonly title: string; readonly rows: readonly string[]; readonly first: boolean },
) {
  const { name, item, rows, title } = props;
  const { now } = use(FieldsContext);
  const answers = rows.map((row) => (now[`${name}.${row}`] ?? []).find((text) => text !== '') ?? null);
  const said = answers.filter((answer) => answer !== null);
  const isFound = said.some((answer) => answer !== item.fill?.answer);
  const hasFault = useHasFault(rows.map((row) => `${name}.${row}`));
  const [total, count] = [rows.length, said.length];
  const heading = (
    <>
      {title}{' '}
      <span className="muted">
        <Trans>
          {count} of {total} said
        </Trans>
      </span>
    </>
  );
  const table = <Table {...props} label={title} />;
  if (props.first)
    return (
      <div className="grid-part">
        <p className="grid-part-title">{heading}</p>
        {table}
      </div>
    );
  return (
    <Part className="grid-part" open={isFound || hasFault} heading={heading}>
      {table}
    </Part>
  );
}

/** One row for each thing that is asked about, one column for each answer; nothing is chosen beforehand. */
export function GridField({ name, item, words }: GridProps) {
  const say = useSay();
  const label = say(words.label);
  const shared = { name, item, words };
  return (
    <div className="grid-field">
      {item.parts === undefined ? (
        <Table {...shared} label={label} rows={item.rows} />
      ) : (
        item.parts.map(({ name: part, rows }, index) => (
          <TablePart
            key={part}
            {...shared}
            rows={rows}
            first={index === 0}
            title={say(words.parts?.[part] ?? { en: part })}
          />
        ))
      )}
      {words.fill === undefined ? null : <Fill name={name} item={item} word={words.fill} />}
    </div>
  );
}
