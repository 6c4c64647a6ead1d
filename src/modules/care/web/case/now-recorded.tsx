import { Trans } from '@lingui/react/macro';
import { useActionData } from 'react-router';
import { isRefused, type Refused } from '../../../../kernel/http/refusal.ts';
import { type Fact, Facts } from '../../../../ui/facts.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { ReadVersion } from '../correction-fields.tsx';

/** What was typed when somebody else had saved meanwhile; null otherwise. */
export const useConflict = (): Refused['submitted'] | null => {
  const answer: unknown = useActionData();
  return isRefused(answer) && answer.refusal.code === 'changed_meanwhile' ? answer.submitted : null;
};

/** What is recorded now, beside a form whose version is not the one that stands any more. */
export function NowRecorded({ facts }: { readonly facts: readonly Fact[] }) {
  const conflict = useConflict();
  if (conflict === null) return null;
  return (
    <Notice tone="warn" title={<Trans>Recorded now</Trans>}>
      <Facts facts={facts} />
    </Notice>
  );
}

/** The version a form replaces: the one that was read or, once a conflict has shown what is recorded now, that one. */
export function ReplacedVersion({
  version,
  name = 'version',
}: {
  readonly version: number;
  readonly name?: string;
}) {
  if (useConflict() === null) return <ReadVersion version={version} name={name} />;
  return <input type="hidden" name={name} value={version} />;
}
