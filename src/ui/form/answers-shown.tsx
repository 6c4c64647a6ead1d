import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import {
  type AnyAnswers,
  type AnyRow,
  type GridRow,
  rowsOfGrid,
  rowsOfGroup,
} from '../../kernel/forms/answers.ts';
import { type CourseFacts, isAsked, isSaid, lookupIn } from '../../kernel/forms/asked.ts';
import type { Form, Grid, Group, Item, Leaf, Reason } from '../../kernel/forms/items.ts';
import type { AnyWord, AnyWords } from '../../kernel/forms/words.ts';
import { DataTable } from '../data-table.tsx';
import { Day } from '../day.tsx';
import { type Fact, Facts } from '../facts.tsx';
import { Section } from '../page.tsx';
import { useAnswerText } from './answer-text.ts';
import { reasonWords } from './reason-words.ts';
import { useSay, type Word } from './say.ts';

type Words = AnyWord<Word>;
type Names = ReadonlyMap<string, string>;

/** Nobody has answered: told from an answer that nobody knows. */
export function Unsaid() {
  return (
    <span className="unknown">
      <Trans>not said</Trans>
    </span>
  );
}

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
  said,
  names,
}: {
  readonly item: Grid;
  readonly words: Words;
  readonly said: GridRow | undefined;
  readonly names: Names;
}) {
  const text = useAnswerText(names);
  return said === undefined ? <Unsaid /> : text.gridRow(item, words, said);
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
      value: <GridRowShown item={item} words={words} said={said[row]} names={names} />,
    }),
  );
  return (
    <div className="form-columns facts-columns">
      <Facts facts={facts.slice(0, half)} />
      <Facts facts={facts.slice(half)} />
    </div>
  );
}

function GroupShown({
  item,
  words,
  value,
  names,
}: {
  readonly item: Group;
  readonly words: Words;
  readonly value: unknown;
  readonly names: Names;
}) {
  const say = useSay();
  const label = say(words.label);
  if (value === null || value === undefined) return <Unsaid />;
  const columns = Object.entries(item.items).map(([part, leaf], index) => {
    const partWords = words.items?.[part] ?? { label: { en: part } };
    return {
      key: part,
      header: say(partWords.label),
      names: index === 0,
      cell: (row: AnyRow): ReactNode => (
        <Said item={leaf} words={partWords} name={part} answers={row} names={names} />
      ),
    };
  });
  return (
    <DataTable
      caption={label}
      rows={rowsOfGroup(value)}
      rowKey={({ id }) => id}
      columns={columns}
      empty={words.none === undefined ? <Trans>none</Trans> : say(words.none)}
    />
  );
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
      value: (
        <Said item={form.items[name] as Leaf} words={itemWords} name={name} answers={answers} names={names} />
      ),
    };
  });
  return facts.length + more.length === 0 ? null : <Facts facts={[...facts, ...more]} />;
}

const isLeaf = (item: Item | undefined): boolean =>
  item !== undefined && item.kind !== 'grid' && item.kind !== 'group';

/** A filled form as it stands in the record: every item that is asked or answered, section by section; also what is printed. */
export function AnswersShown(
  props: Shown & {
    readonly facts?: CourseFacts;
    /** What is computed from the answers, at the end of a section. */
    readonly derived?: Readonly<Record<string, readonly Fact[]>>;
  },
) {
  const { form, words, answers, names, facts = {}, derived = {} } = props;
  const say = useSay();
  const lookup = lookupIn(answers, facts);
  return form.sections.map((section) => {
    const items = Object.entries<Item>(form.items).filter(
      ([name, item]) =>
        item.section === section && (isAsked(item, lookup) !== false || isSaid(answers, name)),
    );
    const leaves = items.filter(([, item]) => isLeaf(item)).map(([name]) => name);
    if (items.length === 0 && derived[section] === undefined) return null;
    return (
      <Section key={section} title={say(words.sections[section] ?? { en: section })}>
        <LeavesShown
          form={form}
          words={words}
          answers={answers}
          names={names}
          leaves={leaves}
          more={derived[section] ?? []}
        />
        {items.map(([name, item]) => {
          const shared = { words: words.items[name] ?? { label: { en: name } }, value: answers[name], names };
          if (item.kind === 'grid') return <GridShown key={name} item={item} {...shared} />;
          return item.kind === 'group' ? <GroupShown key={name} item={item} {...shared} /> : null;
        })}
      </Section>
    );
  });
}
