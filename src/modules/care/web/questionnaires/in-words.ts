import type { Definition } from '../../../../kernel/forms/definition.ts';
import { spoken } from '../../../../kernel/forms/spoken.ts';
import type { PageScope } from '../../../directory/index.ts';
import type { FormVersion } from '../../queries/definitions.ts';
import { courseWords } from '../../records/course-words.ts';

/** A form in words that its page can be handed: its own, or those of the catalogue in the reader's language. */
export const inWords = ({ i18n }: Pick<PageScope, 'i18n'>, { form, words }: FormVersion): Definition => {
  if (words !== null) return { form, words };
  const own = courseWords[form.id];
  if (own === undefined) throw new Error(`a form without words: ${form.id}`);
  return spoken(form, own, (word) => i18n._(word));
};
