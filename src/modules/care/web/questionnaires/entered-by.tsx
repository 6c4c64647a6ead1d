import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { localDay } from '../../../../kernel/zone.ts';
import { Day } from '../../../../ui/day.tsx';
import type { PageScope } from '../../../directory/index.ts';
import type { ShownEntry } from '../../queries/entries.ts';
import type { Wrote } from '../../queries/entry-writing.ts';

type Scope = Pick<PageScope, 'house' | 'named'>;

const writerIn = ({ house, named }: Scope, wrote: Wrote | null) =>
  wrote && {
    by: wrote.name === null ? null : named(wrote.name),
    kind: wrote.kind,
    on: localDay(wrote.at, house.zone),
  };
type Writer = NonNullable<ReturnType<typeof writerIn>>;

/** Who wrote an entry, as this reader writes names and by the days of the house. */
export const writingIn = (scope: Scope, { entered, corrected, moved, file }: ShownEntry['writing']) => ({
  entered: writerIn(scope, entered),
  corrected: writerIn(scope, corrected),
  moved: writerIn(scope, moved),
  file,
});
export type WritingIn = ReturnType<typeof writingIn>;

function Writer({ by, kind }: Writer) {
  if (by !== null) return by;
  if (kind === 'link') return <Trans>whoever holds a signed link</Trans>;
  return kind === 'operator' ? <Trans>the operator of the installation</Trans> : <Trans>the system</Trans>;
}

/** By whom and when an entry was entered and corrected, and what it was taken from. */
export function EnteredBy(props: {
  readonly writing: WritingIn;
  /** Where the operation stands whose pathology report it was confirmed from. */
  readonly confirmedAt: string | null;
}) {
  const { entered, corrected, moved, file } = props.writing;
  return (
    <div className="muted">
      {entered === null ? null : (
        <p>
          <Trans>
            Entered by <Writer {...entered} /> on <Day date={entered.on} />
          </Trans>
        </p>
      )}
      {corrected === null ? null : (
        <p>
          <Trans>
            Corrected by <Writer {...corrected} /> on <Day date={corrected.on} />
          </Trans>
        </p>
      )}
      {moved === null ? null : (
        <p>
          <Trans>
            Moved here from another case by <Writer {...moved} /> on <Day date={moved.on} />
          </Trans>
        </p>
      )}
      {file === null ? null : (
        <p>
          <Trans>
            From row {file.row} of a file, read by {file.mapping}
          </Trans>
        </p>
      )}
      {props.confirmedAt === null ? null : (
        <p>
          <Link to={props.confirmedAt}>
            <Trans>from the pathology report</Trans>
          </Link>
        </p>
      )}
    </div>
  );
}
