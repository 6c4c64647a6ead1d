import { Trans } from '@lingui/react/macro';
import { useActionData } from 'react-router';
import { isRefused } from '../../../../kernel/http/refusal.ts';
import { Choices } from '../../../../ui/choice.tsx';

/** Lets say that a question is another than the one that waits; asked once it was refused as the same. */
export function AnotherQuestion() {
  const answer: unknown = useActionData();
  if (!isRefused(answer) || answer.refusal.code !== 'question_open') return null;
  return (
    <Choices
      name="another"
      label={<Trans>The same question waits already</Trans>}
      options={[{ value: 'yes', label: <Trans>This is another question: ask it too</Trans> }]}
    />
  );
}
