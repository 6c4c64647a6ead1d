import { Trans } from '@lingui/react/macro';
import { Day } from '../../../../ui/day.tsx';
import type { TimeLineEntry } from '../../time-line.ts';

/** When something was: its day, or from when until when. */
export function When({ on, until }: Pick<TimeLineEntry, 'on' | 'until'>) {
  if (on === null && until === null) return <Trans>date not known</Trans>;
  if (until === null || until === on) return <Day date={on ?? ''} />;
  return (
    <>
      {on === null ? <Trans>not known</Trans> : <Day date={on} />} – <Day date={until} />
    </>
  );
}
