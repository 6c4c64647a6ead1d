import { Trans, useLingui } from '@lingui/react/macro';
import { Field, Select, TextArea } from '../../../../ui/field.tsx';
import { useWords } from '../words.tsx';

/** The question to the board, who asks it, and at which point of the course. */
export function QuestionFields(props: {
  readonly today: string;
  readonly consultants: readonly { readonly value: string; readonly label: string }[];
}) {
  const { t } = useLingui();
  const { options } = useWords();
  const unsaid = { value: '', label: t`– please choose –` };
  return (
    <>
      <div className="form-columns">
        <Select
          name="referral.phase"
          label={<Trans>Phase</Trans>}
          options={[unsaid, ...options('phase')]}
          required
        />
        <Field
          name="referral.recurrenceNumber"
          type="number"
          min={1}
          max={20}
          label={<Trans>Which recurrence</Trans>}
          hint={<Trans>1 for the first; only at recurrence. Empty: not known.</Trans>}
        />
        <Select
          name="referral.questionType"
          label={<Trans>Kind of question</Trans>}
          options={[unsaid, ...options('questionType')]}
          required
        />
        <Select
          name="referral.consultantId"
          label={<Trans>Responsible consultant</Trans>}
          options={[unsaid, ...props.consultants]}
          required
        />
        <Field
          name="referral.receivedOn"
          type="date"
          label={<Trans>Received on</Trans>}
          defaultValue={props.today}
          required
        />
      </div>
      <TextArea
        name="referral.question"
        label={<Trans>Question to the board</Trans>}
        required
        maxLength={8000}
      />
    </>
  );
}

/** What these fields are called in a refusal. */
export const useQuestionLabels = (): Readonly<Record<string, string>> => {
  const { t } = useLingui();
  return {
    'referral.phase': t`Phase`,
    'referral.recurrenceNumber': t`Which recurrence`,
    'referral.questionType': t`Kind of question`,
    'referral.consultantId': t`Responsible consultant`,
    'referral.receivedOn': t`Received on`,
    'referral.question': t`Question to the board`,
  };
};
