import { Trans, useLingui } from '@lingui/react/macro';
import type { AnyAnswers } from '../../../../kernel/forms/answers.ts';
import type { Definition } from '../../../../kernel/forms/definition.ts';
import type { CourseFacts } from '../../../../kernel/forms/facts.ts';
import { ConfirmAnswers } from '../../../../ui/confirm-answers.tsx';
import { Field } from '../../../../ui/field.tsx';
import { fieldLabels } from '../../../../ui/form/field-labels.ts';
import { FormFields } from '../../../../ui/form/form-fields.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { CorrectionReason, ReadVersion } from '../correction-fields.tsx';
import { questionnaireSentences } from './questionnaire-sentences.ts';

/** A form, new or to be corrected, with the version of it that lies before the reader. */
export function QuestionnaireForm(props: {
  readonly definition: Definition;
  readonly facts: CourseFacts;
  /** The day beside the answers; undefined where the answers say it. */
  readonly on: string | null | undefined;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** What is corrected; null for a new one. */
  readonly standing: { readonly version: number; readonly answers: AnyAnswers } | null;
  readonly requestKey: string;
  readonly cancelTo: string;
}) {
  const { t } = useLingui();
  const say = useSay();
  const { definition, standing } = props;
  const { form, words } = definition;
  return (
    <PostForm
      name="questionnaire"
      requestKey={props.requestKey}
      sentences={questionnaireSentences}
      labels={() => ({ on: t`Filled in on`, ...fieldLabels(form, words, 'answers', say) })}
    >
      {/* Return pressed in a field presses the form's first button, which must not be one that draws the form again. */}
      <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
        <Trans>Save</Trans>
      </button>
      <input type="hidden" name="formVersion" value={form.version} />
      {standing === null ? null : <ReadVersion version={standing.version} />}
      {props.on === undefined ? null : (
        <Field
          name="on"
          label={<Trans>Filled in on</Trans>}
          hint={<Trans>YYYY-MM-DD, or only YYYY-MM or YYYY. Empty: not said.</Trans>}
          defaultValue={props.on ?? undefined}
          size={12}
          maxLength={40}
          autoComplete="off"
        />
      )}
      <FormFields
        form={form}
        words={words}
        at="answers"
        answers={standing?.answers ?? null}
        facts={props.facts}
        people={props.people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {standing === null ? null : <CorrectionReason />}
      <ConfirmAnswers />
      <SaveRow
        save={standing === null ? <Trans>Save</Trans> : <Trans>Save the correction</Trans>}
        leave={<Trans>Cancel</Trans>}
        to={props.cancelTo}
      />
    </PostForm>
  );
}
