import { Trans, useLingui } from '@lingui/react/macro';
import type { CourseFacts } from '../../../../kernel/forms/facts.ts';
import { FormFields } from '../../../../ui/form/form-fields.tsx';
import { fieldLabels } from '../../../../ui/form/field-labels.ts';
import { useSay } from '../../../../ui/form/say.ts';
import { ConfirmAnswers } from '../../../../ui/confirm-answers.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { useTaken } from '../../../../ui/form/taken-form.ts';
import type { OperationReport } from '../../records/operation.ts';
import { CorrectionReason, ReadVersion } from '../../../care/web/index.ts';
import type { TeamPerson } from './operation-page.ts';
import { operationSentences } from './operation-sentences.ts';

/** The structured operative report, new or to be corrected. */
export function OperationForm(props: {
  /** The form in the reader's language, as its page was handed it. */
  readonly form: string;
  readonly report: OperationReport | null;
  readonly facts: CourseFacts;
  readonly people: readonly TeamPerson[];
  /** The version that is corrected; null for a new operation. */
  readonly version: number | null;
  readonly requestKey: string;
  readonly cancelTo: string;
}) {
  const { t } = useLingui();
  const say = useSay();
  const { form, words } = useTaken(props.form);
  const isNew = props.version === null;
  return (
    <PostForm
      name="operation"
      requestKey={props.requestKey}
      sentences={operationSentences}
      labels={() => ({
        ...fieldLabels(form, words, 'report', say),
        reason: t`Why is the record corrected?`,
      })}
    >
      {props.version === null ? null : <ReadVersion version={props.version} />}
      <FormFields
        form={form}
        words={words}
        at="report"
        answers={props.report}
        facts={props.facts}
        people={props.people.map(({ id, name, until }) => ({
          value: id,
          label: until === null ? name : t`${name} (here until ${until})`,
        }))}
      />
      {isNew ? null : <CorrectionReason />}
      <ConfirmAnswers />
      <SaveRow
        save={isNew ? <Trans>Save the operation</Trans> : <Trans>Save the correction</Trans>}
        leave={<Trans>Cancel</Trans>}
        to={props.cancelTo}
      />
    </PostForm>
  );
}
