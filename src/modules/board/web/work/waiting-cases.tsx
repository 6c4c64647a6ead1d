import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Day } from '../../../../ui/day.tsx';
import { deferralWords } from '../deferral-words.ts';
import type { WaitingCases as Data } from '../../queries/my-work.ts';

/** Cases that wait for an agenda: whose they are, and since when or why. */
export function WaitingCases({ data }: { readonly data: Data }) {
  const { i18n } = useLingui();
  return (
    <ul className="work-list">
      {data.cases.map((entry) => (
        <li key={entry.caseId}>
          <Link to={`${data.to}/${entry.caseId}`}>{entry.label}</Link> {data.her[entry.patientId]} {entry.stage}{' '}
          <span className="muted">
            {entry.deferralReason === null ? (
              <Trans>
                referred <Day date={entry.receivedOn} />
              </Trans>
            ) : (
              i18n._(deferralWords[entry.deferralReason] ?? { id: entry.deferralReason })
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
