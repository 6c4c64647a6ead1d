import { textsByName } from '../forms/posted.ts';
import { AskedForm } from './asked-form.ts';
import type { Refused } from './refusal.ts';
import { isSecretName } from './secret-name.ts';

const fieldsOf = (form: FormData, isOwn: (name: string) => boolean): Refused['submitted'] => {
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && !isSecretName(name) && isOwn(name) ? [[name, value] as const] : [],
  );
  return textsByName(texts);
};

/** The text fields of a form by name; secrets and files are left out. */
export const allFields = (form: FormData): Refused['submitted'] => fieldsOf(form, () => true);

/** The form's own text fields: of all its fields those that its action asked for. */
export const ownFields = (form: FormData): Refused['submitted'] =>
  form instanceof AskedForm ? fieldsOf(form, (name) => form.isOwn(name)) : allFields(form);
