import { Trans } from '@lingui/react/macro';
import { type FormEvent, use, useMemo, useState } from 'react';
import type { AnyAnswers } from '../../kernel/forms/answers.ts';
import { type CourseFacts, isAsked, lookupIn } from '../../kernel/forms/asked.ts';
import type { Form, Item } from '../../kernel/forms/items.ts';
import { type Posted, postOf, textsByName } from '../../kernel/forms/posted.ts';
import { readForm } from '../../kernel/forms/read-form.ts';
import type { AnyWord, AnyWords } from '../../kernel/forms/words.ts';
import { Button } from '../button.tsx';
import { FormContext } from '../form-state.ts';
import { Section } from '../page.tsx';
import { FieldsContext, type Option } from './form-context.ts';
import { GridField } from './grid-field.tsx';
import { GroupField } from './group-field.tsx';
import { LeafField } from './leaf-field.tsx';
import { useSay, type Word } from './say.ts';

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
      (field === name || field.startsWith(`${name}.`) || field === `${name}~`) &&
      texts.some((text) => text !== ''),
  );

const noId = () => '';

/** Items that are asked, or may be; a field with something in it stays in sight whatever the other answers say. */
const shownItems = (form: Form, posted: Posted, facts: CourseFacts): ReadonlySet<string> => {
  const { answers } = readForm(form, posted, noId);
  const lookup = lookupIn(answers, facts);
  return new Set(
    Object.entries<Item>(form.items)
      .filter(([name, item]) => isAsked(item, lookup) !== false || hasText(posted, name))
      .map(([name]) => name),
  );
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
  return <LeafField name={name} item={item} words={words} />;
}

const isShort = (item: Item): boolean => ['date', 'number', 'quantity', 'range'].includes(item.kind);

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

/**
 * The fields of a defined form inside a `PostForm`, posted under `at`. Only what applies is asked; with script at once,
 * without it by the button that draws the form again.
 */
export function FormFields(props: {
  readonly form: Form;
  readonly words: AnyWords<Word>;
  readonly at: string;
  /** The record as it stands; null for a new one. */
  readonly answers: AnyAnswers | null;
  readonly people?: readonly Option[];
  readonly facts?: CourseFacts;
}) {
  const { form, words, at, answers, people = [], facts = {} } = props;
  const say = useSay();
  const { submitted } = use(FormContext);
  const given = useMemo(() => (answers === null ? {} : postOf(form, answers)), [form, answers]);
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
  const [typed, setTyped] = useState<Posted | null>(null);
  const shown = shownItems(form, typed ?? first, facts);
  const isConditional = Object.values(form.items).some(({ when }) => when !== undefined);
  const follow = (event: FormEvent<HTMLDivElement>) => {
    const around = event.currentTarget.closest('form');
    if (around !== null && isConditional) setTyped(textsUnder(at, new FormData(around)));
  };
  const context = useMemo(() => ({ at, given, people }), [at, given, people]);
  return (
    <FieldsContext value={context}>
      {/* Return pressed in a field presses the form's first button, which must not be one that changes the form. */}
      <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
        <Trans>Save</Trans>
      </button>
      <div className="form form-fields" onChange={follow}>
        {form.sections.map((section) => {
          const names = Object.keys(form.items).filter(
            (name) => form.items[name]?.section === section && shown.has(name),
          );
          return names.length === 0 ? null : (
            <Section key={section} title={say(words.sections[section] ?? { en: section })}>
              <div className="form">
                <Items names={names} form={form} words={words} />
              </div>
            </Section>
          );
        })}
        {isConditional ? (
          <noscript>
            <Button name="intent" value="again">
              <Trans>Show what is asked after these answers</Trans>
            </Button>
          </noscript>
        ) : null}
      </div>
    </FieldsContext>
  );
}
