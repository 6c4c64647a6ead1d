import { noFacts } from '../../../../kernel/forms/facts.ts';
import { type AnyAnswers, emptyAnswers } from '../../../../kernel/forms/answers.ts';
import { useMemo } from 'react';
import type { Option } from '../../../../ui/form/form-context.ts';
import { FormFields } from '../../../../ui/form/form-fields.tsx';
import { useTaken } from '../../../../ui/form/taken-form.ts';

/** The question to the board as a form, in the reader's language (`form`); one that is asked came today unless somebody says otherwise. */
export function QuestionFields(props: {
  readonly form: string;
  readonly today: string;
  /** What stands, of one that was asked already. */
  readonly standing?: AnyAnswers;
  readonly consultants: readonly Option[];
}) {
  const { form, words } = useTaken(props.form);
  const answers = useMemo(
    (): AnyAnswers => props.standing ?? { ...(emptyAnswers(form) as AnyAnswers), receivedOn: props.today },
    [form, props.standing, props.today],
  );
  return (
    <FormFields
      form={form}
      words={words}
      at="referral"
      answers={answers}
      people={props.consultants}
      facts={noFacts}
    />
  );
}
