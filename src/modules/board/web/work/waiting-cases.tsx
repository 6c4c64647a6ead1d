import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { AndMore } from '../../../../ui/and-more.tsx';
import { Day } from '../../../../ui/day.tsx';
import type { WaitingTold as Data } from './waiting-told.ts';

/** Why a board sent the case back, or since when it waits. */
function Why({ of }: { readonly of: Data['cases'][number] }) {
  if (of.deferral !== null) return of.deferral;
  if (of.takenBack) return <Trans>what the board recommended was taken back</Trans>;
  return (
    <Trans>
      referred <Day date={of.receivedOn} />
    </Trans>
  );
}

/** Cases that wait for an agenda: whose they are, and since when or why. */
export function WaitingCases({ data }: { readonly data: Data }) {
  return (
    <ul className="work-list">
      {data.cases.map((entry) => (
        <li key={entry.caseId}>
          <Link to={`${data.to}/${entry.caseId}`}>{entry.label}</Link> {data.her[entry.patientId]}{' '}
          {entry.stage}{' '}
          <span className="muted">
            <Why of={entry} />
          </span>
        </li>
      ))}
      <AndMore rest={data.waiting - data.cases.length} to={data.to} />
    </ul>
  );
}
