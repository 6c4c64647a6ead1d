import type { MessageDescriptor } from '@lingui/core';
import { AppError, type Issue } from '../kernel/errors.ts';
import type { FactKinds } from '../kernel/forms/facts.ts';
import type { Form } from '../kernel/forms/items.ts';
import { releaseFaults, type Releases } from '../kernel/forms/released.ts';
import { wiringFaults } from '../kernel/forms/wiring.ts';
import { wordFaults } from '../kernel/forms/word-faults.ts';
import type { AnyWords, Localised } from '../kernel/forms/words.ts';
import { i18nFor } from '../kernel/i18n.ts';
import { switchedOn } from '../kernel/languages.ts';
import { boardForms } from '../modules/board/web/recorded-forms.ts';
import { careForms } from '../modules/care/web/recorded-forms.ts';
import { surgeryForms } from '../modules/surgery/web/recorded-forms.ts';
import released from './released-records.json' with { type: 'json' };

type Word = MessageDescriptor | Localised;
/** A record that rules compute with, its words, null where it has none, and the facts of the course that it may name. */
export type Recorded = {
  readonly form: Form;
  readonly words: AnyWords<Word> | null;
  readonly facts: FactKinds;
};

/** Every form of the program that is defined in code. */
export const recordedForms: readonly Recorded[] = [...surgeryForms, ...careForms, ...boardForms];

type Messages = Readonly<Record<string, unknown>>;

const lacksIn =
  (catalogues: ReadonlyMap<string, Messages>) =>
  (word: Word): readonly string[] => {
    if (!('id' in word && typeof word.id === 'string'))
      return switchedOn.filter((language) => !Object.hasOwn(word, language));
    return switchedOn.filter((language) => !Object.hasOwn(catalogues.get(language) ?? {}, word.id));
  };

const missing: Issue = { code: 'word_missing', place: { field: 'words' } };

/**
 * Refuses to start with a form that cannot be: a condition on nothing, on a fact nobody knows or in a circle, a list without
 * codes, a word that a switched-on language lacks, a version that was released with something else in it. Each fault names its form and item.
 */
export const refuseUnfitForms = async (
  forms: readonly Recorded[] = recordedForms,
  releases: Releases = released,
): Promise<void> => {
  const messages = await Promise.all(
    switchedOn.map(async (language) => [language, (await i18nFor(language)).messages] as const),
  );
  const lacks = lacksIn(new Map(messages));
  const issues = forms.flatMap(({ form, words, facts }) =>
    [
      ...releaseFaults(form, releases),
      ...wiringFaults(form, facts),
      ...(words === null ? [missing] : wordFaults(form, words, lacks)),
    ].map((issue) => ({
      ...issue,
      place: { file: form.id, ...issue.place },
    })),
  );
  const [first] = issues;
  if (first !== undefined)
    throw new AppError('forms_unfit', 500, { count: issues.length }, first.place, issues);
};
