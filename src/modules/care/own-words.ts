import type { Definition } from '../../kernel/forms/definition.ts';
import type { Form } from '../../kernel/forms/items.ts';
import type { AnyWord, Localised } from '../../kernel/forms/words.ts';
import reviewed from './data/reviewed-wording.json' with { type: 'json' };
import { newestOf, shippedForms, shippedTitles } from './questionnaires.ts';

/** The questionnaire in which a woman speaks for herself, and the purpose of the links by which she does. */
export const ownWords = 'own-words';

/** How long a link to it can be used, and how often: she may think of something more. */
export const ownWordsDays = 30;
export const ownWordsUses = 10;

const newest = newestOf(shippedTitles).find(({ form }) => form === ownWords)?.version;
const found = shippedForms.find(({ form }) => form.id === ownWords && form.version === newest);
if (found === undefined) throw new Error('her own words are not among the questionnaires of the program');

/** The version that is asked today. */
export const ownWordsForm: Definition = found;

/** What she is asked herself: neither whether she wants to say something nor how she was asked. */
const hers: readonly string[] = ['matters', 'fears', 'refuses', 'trials', 'more'];

/** The questionnaire as she reads it: what only whoever asks her answers is not there. */
export const askedOfHer: Definition = {
  words: ownWordsForm.words,
  form: {
    ...ownWordsForm.form,
    sections: ['hers'],
    items: Object.fromEntries(
      hers.flatMap((name) => {
        const { when: _asked, ...item } = ownWordsForm.form.items[name] as Form['items'][string];
        return [[name, item]];
      }),
    ) as Form['items'],
  },
};

type Reviews = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

/** Who has reviewed the wording that a patient reads, in a language; null while nobody has. */
export const reviewedBy = ({ form }: Definition, language: string): string | null =>
  (reviewed as Reviews)[`${form.id}@${form.version}`]?.[language] ?? null;

const beside = (word: Localised, language: string): Localised => {
  const said = word[language];
  return said === undefined || language === 'en' ? word : { ...word, [language]: `${said} (${word.en})` };
};

/** The same with the English source beside each question, while nobody has reviewed its wording in the language it is read in. */
export const besideSource = (definition: Definition, language: string): Definition => {
  if (reviewedBy(definition, language) !== null) return definition;
  const items = Object.entries(definition.words.items).map(([name, word]): [string, AnyWord<Localised>] => [
    name,
    { ...word, label: beside(word.label, language) },
  ]);
  return { ...definition, words: { ...definition.words, items: Object.fromEntries(items) } };
};
