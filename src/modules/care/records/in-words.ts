import type { Definition } from '../../../kernel/forms/definition.ts';
import type { Form } from '../../../kernel/forms/items.ts';
import { spoken } from '../../../kernel/forms/spoken.ts';
import { sayIn } from '../../../ui/form/say.ts';
import type { PageScope } from '../../directory/index.ts';
import { courseWords } from './course-words.ts';

type Version = { readonly form: Form; readonly words: Definition['words'] | null };

/** A form in words that its page can be handed: its own, or those of the catalogue in the reader's language. */
export const inWords = ({ i18n }: Pick<PageScope, 'i18n'>, { form, words }: Version): Definition => {
  if (words !== null) return { form, words };
  const own = courseWords[form.id];
  if (own === undefined) throw new Error(`a form without words: ${form.id}`);
  return spoken(form, own, sayIn(i18n));
};
