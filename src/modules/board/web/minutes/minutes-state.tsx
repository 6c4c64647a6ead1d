import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Day } from '../../../../ui/day.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Section } from '../../../../ui/page.tsx';
import { localTime } from '../../../../ui/wall-clock.ts';
import type { MinutesDifference } from '../../minutes.ts';
import type { MinutesData } from './minutes.tsx';

/** What of the signed minutes the record tells otherwise now. */
function Where({ of: { meeting, presence, items } }: { readonly of: MinutesDifference }) {
  const { i18n, t } = useLingui();
  const parts = [
    ...(meeting ? [t`the meeting`] : []),
    ...(presence ? [t`who was there`] : []),
    ...items.map((position) => t`item ${position}`),
  ];
  return new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(parts);
}

/** Leads whoever may sign past all there is to read. */
function SignBelow({ data: { toSign, part } }: { readonly data: MinutesData }) {
  if (toSign === null || part === 'attendance') return null;
  return (
    <a href="#sign">
      <Trans>Sign below</Trans>
    </a>
  );
}

/** Whether what is shown was signed, is the newest, and still says what is recorded. */
export function MinutesState({ data }: { readonly data: MinutesData }) {
  const { shown, versions, difference, path, state } = data;
  const newest = versions[0]?.number ?? null;
  if (newest === null)
    return (
      <Notice tone="warn" title={<Trans>Draft: not signed yet</Trans>}>
        {state === 'closed' ? (
          <Trans>This is what the record says now.</Trans>
        ) : (
          <Trans>The meeting has not ended. This is what the record says so far.</Trans>
        )}{' '}
        <SignBelow data={data} />
      </Notice>
    );
  if (shown !== null && shown !== newest)
    return (
      <Notice tone="warn" title={<Trans>An earlier version</Trans>}>
        <Link to={`${path}/minutes`}>
          <Trans>Version {newest} was signed after it.</Trans>
        </Link>
      </Notice>
    );
  if (difference === null) return null;
  return shown === null ? (
    <Notice tone="warn" title={<Trans>Draft: not signed yet</Trans>}>
      <p>
        <Trans>
          This is what the record says now. It differs from version {newest}: <Where of={difference} />.
        </Trans>
      </p>
      <Link to={`${path}/minutes`}>
        <Trans>Version {newest}, as it was signed</Trans>
      </Link>{' '}
      <SignBelow data={data} />
    </Notice>
  ) : (
    <Notice tone="warn" title={<Trans>The record differs from what was signed</Trans>}>
      <p>
        <Trans>
          Changed since: <Where of={difference} />.
        </Trans>
      </p>
      <Link to={`${path}/minutes?version=now`}>
        {data.maySign ? (
          <Trans>Read what the record says now, and sign it</Trans>
        ) : (
          <Trans>Read what the record says now</Trans>
        )}
      </Link>
    </Notice>
  );
}

/** Every version that was signed, the newest first. */
export function Versions({ data: { versions, path, zone } }: { readonly data: MinutesData }) {
  const { t } = useLingui();
  if (versions.length === 0) return null;
  return (
    <div className="minutes-versions">
      <Section title={t`Signed versions`}>
        <ul>
          {versions.map(({ number, name, signedAt, signedOn, reason }) => (
            <li key={number}>
              <Link to={`${path}/minutes?version=${number}`}>
                <Trans>Version {number}</Trans>
              </Link>
              : {name}, <Day date={signedOn} /> {localTime(signedAt, zone)}
              {reason === null ? null : <span className="cell-second">“{reason}”</span>}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
