import type { Definition } from '../../../../kernel/forms/definition.ts';
import { FormFields } from '../../../../ui/form/form-fields.tsx';

/** A form as it is filled in, with nothing in it and to be looked at only. */
export function FormPreview({ definition: { form, words } }: { readonly definition: Definition }) {
  return (
    <fieldset className="form-preview" disabled>
      <legend className="visually-hidden">{words.title.en}</legend>
      <FormFields form={form} words={words} at="preview" answers={null} />
    </fieldset>
  );
}
