import { Trans, useLingui } from '@lingui/react/macro';
import type { Definition } from '../../../../kernel/forms/definition.ts';
import { factsNamed, noFacts } from '../../../../kernel/forms/facts.ts';
import type { Form } from '../../../../kernel/forms/items.ts';
import { FormFields } from '../../../../ui/form/form-fields.tsx';
import { caseFactWord } from '../../records/course-fact-words.ts';

/** What the form asks of her course; here there is none, so that all of it stands there. */
function AskedOfCourse({ form }: { readonly form: Form }) {
  const { i18n } = useLingui();
  const named = factsNamed(form)
    .map((name) => i18n._(caseFactWord(name)))
    .join(', ');
  return named === '' ? null : (
    <p className="muted">
      <Trans>What is asked depends on her course: {named}. Here everything is shown.</Trans>
    </p>
  );
}

/** A form as it is filled in, with nothing in it and to be looked at only. */
export function FormPreview({ definition: { form, words } }: { readonly definition: Definition }) {
  return (
    <>
      <AskedOfCourse form={form} />
      <fieldset className="form-preview" disabled>
        <legend className="visually-hidden">{words.title.en}</legend>
        <FormFields form={form} words={words} at="preview" answers={null} facts={noFacts} />
      </fieldset>
    </>
  );
}
