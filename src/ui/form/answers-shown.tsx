import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import {
  type AnyAnswers,
  type AnyRow,
  type GridRow,
  rowsOfGrid,
  rowsOfGroup,
} from '../../kernel/forms/answers.ts';
import { isAsked, isSaid, lookupIn } from '../../kernel/forms/asked.ts';
import type { CourseFacts } from '../../kernel/forms/facts.ts';
import type { Form, Grid, Group, Item, Leaf, Reason } from '../../kernel/forms/items.ts';
import type { AnyWord, AnyWords } from '../../kernel/forms/words.ts';
import { DataTable } from '../data-table.tsx';
import { Day } from '../day.tsx';
import { type Fact, Facts, Unsaid } from '../facts.tsx';
import { Section } from '../page.tsx';
import { useAnswerText } from './answer-text.ts';
import { useComputed, scoresShown } from './computed-shown.tsx';
import { reasonWords } from './reason-words.ts';
import { useSay, type Word } from './say.ts';

type Words = AnyWord<Word>;
type Names = ReadonlyMap<string, string>;

function LeafShown({
  item,
  words,
  value,
  names,
}: {
  readonly item: Leaf;
  readonly words: Words;
  readonly value: unknown;
  readonly names: Names;
}) {
  const text = useAnswerText(names);
  return item.kind === 'date' ? <Day date={String(value)} /> : text.leaf(item, words, value);
}

/** A value, or why there is none, or that nobody has said. */
function Said(props: {
  readonly item: Leaf;
  readonly words: Words;
  readonly name: string;
  readonly answers: AnyAnswers;
  readonly names: Names;
}) {
  const say = useSay();
  const value = props.answers[props.name] ?? null;
  if (value !== null)
    return <LeafShown item={props.item} words={props.words} value={value} names={props.names} />;
  const reason: Reason | undefined = props.answers.absent[props.name];
  return reason === undefined ? <Unsaid /> : <span className="unknown">{say(reasonWords[reason])}</span>;
}

function GridRowShown({
  item,
  words,
  row,
  said,
  names,
}: {
  readonly item: Grid;
  readonly words: Words;
  readonly row: string;
  readonly said: GridRow | undefined;
  readonly names: Names;
}) {
  const text = useAnswerText(names);
  return said === undefined ? <Unsaid /> : text.gridRow(item, words, row, said);
}

function GridShown({
  item,
  words,
  value,
  names,
}: {
  readonly item: Grid;
  readonly words: Words;
  readonly value: unknown;
  readonly names: Names;
}) {
  const say = useSay();
  const said = rowsOfGrid(value);
  const asked = item.rows.filter(
    (row) => said[row] !== undefined || !(item.fill?.except ?? []).includes(row),
  );
  const half = Math.ceil(asked.length / 2);
  const facts = asked.map(
    (row): Fact => ({
      key: row,
      label: say(words.rows?.[row] ?? { en: row }),
      value: <GridRowShown item={item} words={words} row={row} said={said[row]} names={names} />,
    }),
  );
  return (
    <>
      <p className="field-label">{say(words.label)}</p>
      <div className="form-columns facts-columns">
        <Facts facts={facts.slice(0, half)} />
        <Facts facts={facts.slice(half)} />
      </div>
    </>
  );
}

function GroupShown({
  item,
  words,
  value,
  names,
  lookupOf,
}: {
  readonly item: Group;
  readonly words: Words;
  readonly value: unknown;
  readonly names: Names;
  readonly lookupOf: (row: AnyRow) => ReturnType<typeof lookupIn>;
}) {
  const say = useSay();
  /** Nothing stands where the line's other answers rule the question out. */
  const isRuledOut = (part: string, leaf: Leaf, row: AnyRow): boolean =>
    !isSaid(row, part) && isAsked(leaf, lookupOf(row)) === false;
  const label = say(words.label);
  const columns = Object.entries(item.items).map(([part, leaf], index) => {
    const partWords = words.items?.[part] ?? { label: { en: part } };
    return {
      key: part,
      header: say(partWords.label),
      names: index === 0,
      cell: (row: AnyRow): ReactNode =>
        isRuledOut(part, leaf, row) ? (
          <span className="muted">–</span>
        ) : (
          <Said item={leaf} words={partWords} name={part} answers={row} names={names} />
        ),
    };
  });
  return <DataTable caption={label} rows={rowsOfGroup(value)} rowKey={({ id }) => id} columns={columns} />;
}

type Shown = {
  readonly form: Form;
  readonly words: AnyWords<Word>;
  readonly answers: AnyAnswers;
  readonly names: Names;
};

function LeavesShown({
  form,
  words,
  answers,
  names,
  leaves,
  more,
}: Shown & { readonly leaves: readonly string[]; readonly more: readonly Fact[] }) {
  const say = useSay();
  const facts = leaves.map((name): Fact => {
    const itemWords = words.items[name] ?? { label: { en: name } };
    return {
      key: name,
      label: say(itemWords.label),
      value: isEmptyList(answers, name, form.items[name] as Item) ? (
        <EmptyList words={itemWords} />
      ) : (
        <>
          <Said
            item={form.items[name] as Leaf}
            words={itemWords}
            name={name}
            answers={answers}
            names={names}
          />
          <OwnDay date={answers.dates?.[name]} />
        </>
      ),
    };
  });
  return facts.length + more.length === 0 ? null : <Facts facts={[...facts, ...more]} />;
}

/** What an empty list says. */
function EmptyList({ words }: { readonly words: Words }) {
  const say = useSay();
  return words.none === undefined ? <Trans>none</Trans> : say(words.none);
}

function OwnDay({ date }: { readonly date: string | undefined }) {
  return date === undefined ? null : (
    <span className="muted">
      {' '}
      <Day date={date} />
    </span>
  );
}

/** A list that was said to be empty. */
const isEmptyList = (answers: AnyAnswers, name: string, item: Item): boolean =>
  item.kind === 'group' && answers[name] !== null && rowsOfGroup(answers[name]).length === 0;

/** One answer, a list that is empty, or a list of rows or a grid of which nothing is said. */
const isFact = (answers: AnyAnswers, [name, item]: readonly [string, Item]): boolean =>
  item.kind === 'group' || item.kind === 'grid'
    ? answers[name] === null || isEmptyList(answers, name, item)
    : true;

/** Parts of the form that a plain record lacks and in which nothing is said, in one line. */
function Silent({ titles }: { readonly titles: readonly string[] }) {
  const list = titles.join(', ');
  return titles.length === 0 ? null : (
    <p className="muted">
      <Trans>Nothing said of: {list}</Trans>
    </p>
  );
}

/** A filled form as it stands in the record: every item that is asked or answered, section by section; also what is printed. */
export function AnswersShown(
  props: Shown & {
    readonly facts: CourseFacts;
    /** What is computed from the answers, by the names of the form; what is left out is not shown. */
    readonly computed?: Readonly<Record<string, ReactNode>>;
  },
) {
  const { form, words, answers, names, facts, computed = {} } = props;
  const say = useSay();
  const lookup = lookupIn(answers, facts);
  const scores = scoresShown(form, answers, facts);
  const computedIn = useComputed(props, { ...scores, ...computed });
  const itemsIn = (section: string) =>
    Object.entries<Item>(form.items).filter(
      ([name, item]) =>
        item.section === section && (isAsked(item, lookup) !== false || isSaid(answers, name)),
    );
  const isThere = (section: string): boolean =>
    Object.values<Item>(form.items).some((item) => item.section === section);
  const isSilent = (section: string): boolean =>
    form.closed?.includes(section) === true &&
    isThere(section) &&
    itemsIn(section).every(([name]) => !isSaid(answers, name));
  const titleOf = (section: string) => say(words.sections[section] ?? { en: section });
  return (
    <>
      {form.sections.map((section) => {
        const items = itemsIn(section);
        const more = computedIn(section);
        if (isSilent(section) || items.length + more.length === 0) return null;
        const leaves = items.filter((entry) => isFact(answers, entry)).map(([name]) => name);
        return (
          <Section key={section} title={titleOf(section)}>
            <LeavesShown
              form={form}
              words={words}
              answers={answers}
              names={names}
              leaves={leaves}
              more={more}
            />
            {items.map(([name, item]) => {
              const shared = {
                words: words.items[name] ?? { label: { en: name } },
                value: answers[name],
                names,
              };
              if (item.kind === 'grid' && answers[name] !== null)
                return <GridShown key={name} item={item} {...shared} />;
              return item.kind === 'group' && rowsOfGroup(answers[name]).length > 0 ? (
                <GroupShown
                  key={name}
                  item={item}
                  {...shared}
                  lookupOf={(row) => lookupIn(answers, facts, row)}
                />
              ) : null;
            })}
          </Section>
        );
      })}
      <Silent titles={form.sections.filter(isSilent).map(titleOf)} />
    </>
  );
}
