import { I18nProvider } from '@lingui/react';
import { msg } from '@lingui/core/macro';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { AnyAnswers } from '../../kernel/forms/answers.ts';
import { type CourseFacts, noFacts } from '../../kernel/forms/facts.ts';
import { type Form, line, person, record, yesNo } from '../../kernel/forms/items.ts';
import type { AnyWords } from '../../kernel/forms/words.ts';
import { i18nFor } from '../../kernel/i18n.ts';
import { Said } from '../../kernel/page-messages.ts';
import { FormContext, type FormState } from '../../ui/form-state.ts';
import { FormFields } from '../../ui/form/form-fields.tsx';
import { type KeepDrawing, KeptDrawing } from '../../ui/kept-drawing.ts';
import type { Word } from '../../ui/form/say.ts';
import { keptDrawings } from './kept-drawings.tsx';

const form: Form = record(
  { id: 'walk', version: 1, sections: ['all'] },
  {
    who: person({ section: 'all' }),
    far: yesNo({ section: 'all' }),
    where: line(40, { section: 'all', when: { item: 'far', in: ['yes'] } }),
    since: line(40, { section: 'all', when: { fact: 'treatedBefore', in: ['yes'] } }),
  },
);
const words: AnyWords<Word> = {
  title: { en: 'Walk' },
  sections: { all: { en: 'All' } },
  items: {
    who: { label: { en: 'Who' } },
    far: { label: msg`Save` },
    where: { label: { en: 'Where' } },
    since: { label: { en: 'Since' } },
  },
};

const renamed: AnyWords<Word> = { ...words, items: { ...words.items, who: { label: { en: 'Whoever' } } } };
const without = (name: string) => (): Form => ({
  ...form,
  items: Object.fromEntries(Object.entries(form.items).filter(([item]) => item !== name)),
});

type Drawing = {
  readonly at?: string;
  readonly said?: AnyWords<Word>;
  readonly tailor?: () => Form;
  readonly people?: string;
  readonly answers?: AnyAnswers;
  readonly facts?: CourseFacts;
  readonly state?: Partial<FormState>;
};

const i18n = await i18nFor('en');
const korean = await i18nFor('ko');

const drawn = (
  keep: KeepDrawing | null,
  { people = 'Ann', answers, facts, state, ...more }: Drawing,
  by = i18n,
) =>
  renderToString(
    <I18nProvider i18n={by}>
      <KeptDrawing value={keep}>
        <FormContext value={{ name: 'walk', submitted: undefined, errors: {}, ...state }}>
          <FormFields
            form={form}
            words={more.said ?? words}
            at={more.at ?? 'walk'}
            {...(more.tailor && { tailor: more.tailor })}
            answers={answers ?? null}
            facts={facts ?? noFacts}
            people={[{ value: 'p', label: people }]}
          />
        </FormContext>
      </KeptDrawing>
    </I18nProvider>,
  );

test('a form is drawn from what is kept as it is drawn anew: in each house, course, place and language, tailored and filled in', () => {
  const refused = { submitted: { 'walk.where': ['Up'] }, errors: { 'walk.where': 'Not there.' } };
  const answers = { absent: {}, who: 'p', far: true, where: 'Down' } as unknown as AnyAnswers;
  const drawings: Drawing[] = [
    {},
    { people: 'Beth' },
    { facts: { ...noFacts, treatedBefore: 'no' } },
    { state: { name: 'stroll' } },
    { at: 'stroll' },
    { said: renamed },
    { tailor: without('far') },
    { tailor: without('who') },
    { state: refused },
    { answers },
  ];
  const anew = [i18n, korean].flatMap((by) => drawings.map((drawing) => drawn(null, drawing, by)));
  const kept = () =>
    [i18n, korean].flatMap((by) =>
      drawings.map((drawing) => drawn(keptDrawings(by, new Said()), drawing, by)),
    );
  expect(new Set(anew).size).toBe(anew.length);
  expect(kept()).toEqual(anew);
  expect(kept()).toEqual(anew);
});

test('what a kept drawing says is told for everybody it is shown to', () => {
  const [first, second] = [new Said(), new Said()];
  for (const said of [first, second]) drawn(keptDrawings(i18n, said), {});
  const { id } = msg`Save`;
  expect(first).toContain(id);
  expect(second).toEqual(first);
});
