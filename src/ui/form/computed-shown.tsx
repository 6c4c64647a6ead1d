import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { AnyAnswers } from '../../kernel/forms/answers.ts';
import { isSaid } from '../../kernel/forms/asked.ts';
import type { CourseFacts } from '../../kernel/forms/facts.ts';
import type { Computed, Form } from '../../kernel/forms/items.ts';
import { type Score, scoreOf } from '../../kernel/forms/score.ts';
import type { AnyWords } from '../../kernel/forms/words.ts';
import { type Fact, Unknown } from '../facts.tsx';
import { useSay, type Word } from './say.ts';

type Shown = { readonly form: Form; readonly words: AnyWords<Word>; readonly answers: AnyAnswers };

/** What a computed value was computed from, by name. */
function From({ form, words, name }: Pick<Shown, 'form' | 'words'> & { readonly name: string }) {
  const say = useSay();
  const from = form.computed?.[name]?.from ?? [];
  const names = from.map((item) => say(words.items[item]?.label ?? { en: item })).join(', ');
  const hint = words.computed?.[name]?.hint;
  return (
    <span className="muted computed-from">
      <Trans>from: {names}</Trans>
      {hint === undefined ? null : <>. {say(hint)}</>}
    </span>
  );
}

/** Computed values of a section, each with what it was computed from; in a closed one only of what was said. */
export const useComputed = ({ form, words, answers }: Shown, values: Readonly<Record<string, ReactNode>>) => {
  const say = useSay();
  const isBare = ({ section, from }: Computed): boolean =>
    form.closed?.includes(section) === true && !from.some((item) => isSaid(answers, item));
  return (section: string): readonly Fact[] =>
    Object.entries(form.computed ?? {}).flatMap(([name, of]) =>
      of.section !== section || values[name] === undefined || isBare(of)
        ? []
        : [
            {
              key: name,
              label: say(words.computed?.[name]?.label ?? { en: name }),
              value: (
                <>
                  {values[name] ?? <Unknown />} <From form={form} words={words} name={name} />
                </>
              ),
            },
          ],
    );
};

function ScoreShown({ score: { min, max } }: { readonly score: Score }) {
  return min === max ? (
    min
  ) : (
    <Trans>
      {min} to {max}, not everything is known
    </Trans>
  );
}

/** The sums of points of a form, by name. */
export const scoresShown = (
  { computed = {}, ...form }: Form,
  answers: AnyAnswers,
  facts: CourseFacts,
): Readonly<Record<string, ReactNode>> =>
  Object.fromEntries(
    Object.entries<Computed>(computed).flatMap(([name, { points }]) =>
      points === undefined
        ? []
        : [[name, <ScoreShown key={name} score={scoreOf(form, points, answers, facts)} />]],
    ),
  );
