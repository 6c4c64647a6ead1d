import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, Suspense, use, useCallback, useMemo, useState } from 'react';
import { lazyPart } from '../lazy-part.tsx';
import { type AnyAnswers, rowsOfGroup } from '../../kernel/forms/answers.ts';
import { isAsked, isSaid, lookupIn } from '../../kernel/forms/asked.ts';
import { type CourseFacts, noFacts } from '../../kernel/forms/facts.ts';
import type { Coded, CodedList, Form, Item, Leaf } from '../../kernel/forms/items.ts';
import { type Posted, postOf, textsByName } from '../../kernel/forms/posted.ts';
import { type ReadAnswers, readForm } from '../../kernel/forms/read-form.ts';
import type { AnyWord, AnyWords } from '../../kernel/forms/words.ts';
import { Button } from '../button.tsx';
import { FormContext } from '../form-state.ts';
import { type Fact, Facts } from '../facts.tsx';
import { Section } from '../page.tsx';
import { scoresShown, useComputed } from './computed-shown.tsx';
import { KeptDrawing } from '../kept-drawing.ts';
import { FieldsContext, type Option } from './form-context.ts';
import { GridField } from './grid-field.tsx';
import { GroupField } from './group-field.tsx';
import { ListOptions } from './code-list.tsx';
import { LeafField } from './leaf-field.tsx';
import { OwnDate } from './own-date.tsx';
import { Part, useHasFault } from './part.tsx';
import { useSay, type Word } from './say.ts';
import { useSaidWhole } from './said-whole.ts';

const textsUnder = (at: string, entries: Iterable<readonly [string, unknown]>): Posted => {
  const texts = [...entries].flatMap(([name, value]) =>
    name.startsWith(`${at}.`) && typeof value === 'string'
      ? [[name.slice(at.length + 1), value] as const]
      : [],
  );
  return textsByName(texts);
};

const hasText = (posted: Posted, name: string): boolean =>
  Object.entries(posted).some(
    ([field, texts]) =>
      (field === name || field.startsWith(`${name}.`) || [`${name}~`, `${name}@`].includes(field)) &&
      texts.some((text) => text !== ''),
  );

const noId = () => '';
const nobody: readonly Option[] = [];

const hasConditions = (item: Item): boolean =>
  item.kind === 'group' && Object.values(item.items).some(({ when }) => when !== undefined);

/** What a line does not ask after its other answers. */
const ruledOutIn = (form: Form, posted: Posted, read: ReadAnswers, facts: CourseFacts) =>
  new Set(
    Object.entries<Item>(form.items).flatMap(([name, item]) => {
      if (item.kind !== 'group' || !hasConditions(item)) return [];
      return rowsOfGroup(read.answers[name]).flatMap((row, index) => {
        const lookup = lookupIn(read.answers, facts, row);
        const line = `${name}.${read.rows[name]?.[index] ?? index}`;
        return Object.entries(item.items).flatMap(([part, leaf]) => {
          const field = `${line}.${part}`;
          return isAsked(leaf, lookup) === false && !hasText(posted, field) ? [field] : [];
        });
      });
    }),
  );

/**
 * Items that are asked, or may be; a field with something in it stays in sight whatever the other answers say. Those that
 * stand open have something in them, or belong to a complete record and are certainly asked. What her course alone speaks
 * against (`against`) is not asked and can be said: the record may be wrong.
 */
const itemsInSight = (form: Form, posted: Posted, facts: CourseFacts) => {
  const read = readForm(form, posted, noId);
  const { answers } = read;
  const [lookup, alone] = [lookupIn(answers, facts), lookupIn(answers, noFacts)];
  const names = (holds: (name: string, item: Item) => boolean): ReadonlySet<string> =>
    new Set(Object.entries<Item>(form.items).flatMap(([name, item]) => (holds(name, item) ? [name] : [])));
  return {
    answers,
    ruledOut: ruledOutIn(form, posted, read, facts),
    shown: names((name, item) => isAsked(item, lookup) !== false || hasText(posted, name)),
    against: names((_name, item) => isAsked(item, lookup) === false && isAsked(item, alone) !== false),
    open: names(
      (name, item) =>
        hasText(posted, name) ||
        (item.needed === true && isAsked(item, lookup) === true && !isSaid(answers, name)),
    ),
  };
};

function ItemField({
  name,
  item,
  words,
}: {
  readonly name: string;
  readonly item: Item;
  readonly words: AnyWord<Word>;
}) {
  if (item.kind === 'grid') return <GridField name={name} item={item} words={words} />;
  if (item.kind === 'group') return <GroupField name={name} item={item} words={words} />;
  if (item.dated !== true) return <LeafField name={name} item={item} words={words} />;
  return <DatedField name={name} item={item} words={words} />;
}

/** One answer and the date of its own. */
function DatedField(props: { readonly name: string; readonly item: Leaf; readonly words: AnyWord<Word> }) {
  const label = useSay()(props.words.label);
  return (
    <div className="dated-field">
      <LeafField {...props} />
      <OwnDate name={props.name} label={label} />
    </div>
  );
}

const isShort = (item: Item): boolean =>
  ['date', 'time', 'number', 'quantity', 'range', 'person'].includes(item.kind) ||
  (item.kind === 'choice' && item.listed === true) ||
  (item.kind === 'line' && item.max <= 20);

/** Items one after the other, short ones side by side. */
function Items({
  names,
  form,
  words,
}: {
  readonly names: readonly string[];
  readonly form: Form;
  readonly words: AnyWords<Word>;
}) {
  const rows: string[][] = [];
  for (const name of names) {
    const before = rows.at(-1)?.at(-1);
    const isBeside =
      before !== undefined && isShort(form.items[before] as Item) && isShort(form.items[name] as Item);
    if (isBeside) rows.at(-1)?.push(name);
    else rows.push([name]);
  }
  return rows.map((row) => (
    <div key={row[0]} className={row.length > 1 ? 'form-row' : 'form-line'}>
      {row.map((name) => (
        <ItemField
          key={name}
          name={name}
          item={form.items[name] as Item}
          words={words.items[name] ?? { label: { en: name } }}
        />
      ))}
    </div>
  ));
}

/** Sums of what stands in the fields. */
function Scores({ facts }: { readonly facts: readonly Fact[] }) {
  return facts.length === 0 ? null : <Facts facts={facts} />;
}

/** A section under its heading; one that a plain record lacks is opened by it. */
function FieldSection(props: {
  readonly title: string;
  readonly closed: boolean;
  readonly open: boolean;
  readonly bare: boolean;
  readonly names: readonly string[];
  readonly children: ReactNode;
}) {
  const { title, closed, children } = props;
  const hasFault = useHasFault(props.names);
  if (props.bare) return children;
  if (!closed) return <Section title={title}>{children}</Section>;
  return (
    <Part className="section section-part" open={props.open || hasFault} heading={<h2>{title}</h2>}>
      {children}
    </Part>
  );
}

type Listed = readonly [item: Coded | CodedList, words: AnyWord<Word>];

/** What every list of the form offers, each list once. */
const listsOf = (form: Form, words: AnyWords<Word>): readonly Listed[] => {
  const leaves = Object.entries<Item>(form.items).flatMap(
    ([name, item]): [Item, AnyWord<Word> | undefined][] =>
      item.kind === 'group'
        ? Object.entries(item.items).map(([part, leaf]) => [leaf, words.items[name]?.items?.[part]])
        : [[item, words.items[name]]],
  );
  const byList = new Map<string, Listed>();
  for (const [item, word] of leaves)
    if ((item.kind === 'coded' || item.kind === 'codedList') && word !== undefined)
      byList.set(item.list, [item, word]);
  return [...byList.values()];
};

type FormFieldsProps = {
  readonly form: Form;
  /** The form as it is asked after what stands in its fields. */
  readonly tailor?: (posted: Posted) => Form;
  readonly words: AnyWords<Word>;
  readonly at: string;
  /** The record as it stands; null for a new one. */
  readonly answers: AnyAnswers | null;
  readonly people?: readonly Option[];
  readonly facts: CourseFacts;
  /** The page around says what is asked: no section has a heading. */
  readonly bare?: boolean;
};

type Following = {
  /** What stands in the fields since somebody changed one. */
  readonly typed: Posted | null;
  readonly follow: (form: HTMLFormElement) => void;
};

/** All that stands in the form, by what was answered or is being typed. */
function Fields(props: FormFieldsProps & Following) {
  const { words, at, answers, people = nobody, facts, tailor, bare = false, typed, follow } = props;
  const { t } = useLingui();
  const say = useSay();
  useSaidWhole(words);
  const { submitted } = use(FormContext);
  const given = useMemo(() => (answers === null ? {} : postOf(props.form, answers)), [props.form, answers]);
  const first = useMemo(
    () =>
      submitted === undefined
        ? given
        : textsUnder(
            at,
            Object.entries(submitted).flatMap(([name, texts]) => texts.map((text) => [name, text] as const)),
          ),
    [submitted, given, at],
  );
  const now = typed ?? first;
  const form = tailor?.(now) ?? props.form;
  const {
    shown,
    against,
    open,
    ruledOut,
    answers: said,
  } = useMemo(() => itemsInSight(form, now, facts), [form, now, facts]);
  const computedIn = useComputed({ form, words, answers: said }, scoresShown(form, said, facts));
  const closed = new Set(form.closed);
  const context = useMemo(
    () => ({ at, given, now, follow, people, ruledOut }),
    [at, given, now, follow, people, ruledOut],
  );
  return (
    <FieldsContext value={context}>
      {/* Return pressed in a field presses the form's first button, which must not be one that changes the form. */}
      <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
        <Trans>Save</Trans>
      </button>
      {listsOf(form, words).map(([item, word]) => (
        <ListOptions key={item.list} item={item} words={word} />
      ))}
      {form.sections.map((section) => {
        const names = Object.keys(form.items).filter(
          (name) => form.items[name]?.section === section && shown.has(name) && !against.has(name),
        );
        return names.length === 0 ? null : (
          <FieldSection
            key={section}
            title={say(words.sections[section] ?? { en: section })}
            closed={closed.has(section)}
            bare={bare}
            open={names.some((name) => open.has(name))}
            names={names}
          >
            <div className="form">
              <Items names={names} form={form} words={words} />
            </div>
            <Scores facts={computedIn(section)} />
          </FieldSection>
        );
      })}
      {against.size === 0 ? null : (
        <FieldSection
          title={t`Not asked, after what the record says of her course`}
          closed
          bare={false}
          open={[...against].some((name) => open.has(name))}
          names={[...against]}
        >
          <div className="form">
            <Items names={[...against]} form={form} words={words} />
          </div>
        </FieldSection>
      )}
      {isConditional(form) || isSummed(form) || tailor !== undefined ? (
        <noscript>
          <Button name="intent" value="again" formNoValidate>
            <Trans>Show what is asked after these answers</Trans>
          </Button>
        </noscript>
      ) : null}
    </FieldsContext>
  );
}

const isConditional = (form: Form): boolean =>
  Object.values<Item>(form.items).some((item) => item.when !== undefined || hasConditions(item));

const isSummed = ({ computed = {} }: Form): boolean =>
  Object.values(computed).some(({ points }) => points !== undefined);

/** Whether what is typed changes what is asked, what a heading says, or a sum. */
const follows = (form: Form): boolean =>
  isConditional(form) || isSummed(form) || Object.values(form.items).some(({ kind }) => kind === 'grid');

const className = 'form form-fields';

const DraftLeft = lazyPart('draft-left', () => import('./draft-left.tsx'));

/**
 * The fields of a defined form inside a `PostForm`, posted under `at`. Only what applies is asked; with script at once,
 * without it by the button that draws the form again. A form that is just opened is the same for many readers.
 */
export function FormFields(props: FormFieldsProps) {
  const { form, words, at, answers, facts, people, tailor } = props;
  const keep = use(KeptDrawing);
  const around = use(FormContext);
  const [typed, setTyped] = useState<Posted | null>(null);
  const follow = useCallback((sent: HTMLFormElement) => setTyped(textsUnder(at, new FormData(sent))), [at]);
  const followTyping = (event: FormEvent<HTMLDivElement>) => {
    const sent = event.currentTarget.closest('form');
    if (sent !== null && (tailor !== undefined || follows(form))) follow(sent);
  };
  const definition = `${form.id}@${form.version}`;
  const fields = <Fields {...props} typed={typed} follow={follow} />;
  // What a page tailors by itself is drawn by itself.
  const isSame = answers === null && around.submitted === undefined && tailor === undefined;
  if (keep !== null && isSame) {
    const state = JSON.stringify([around.name, at, facts, people]);
    const html = keep.form(form, words, state, <FormContext value={around}>{fields}</FormContext>);
    return (
      <div className={className} data-definition={definition} dangerouslySetInnerHTML={{ __html: html }} />
    );
  }
  return (
    <div className={className} data-definition={definition} onChange={followTyping}>
      {around.draft === undefined ? null : (
        <Suspense>
          <DraftLeft form={form} at={at} draft={around.draft} definition={definition} />
        </Suspense>
      )}
      {fields}
    </div>
  );
}
