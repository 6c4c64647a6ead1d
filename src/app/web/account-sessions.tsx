import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/button.tsx';
import { Day } from '../../ui/day.tsx';
import { Section } from '../../ui/page.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { Device } from '../sign-in/device.ts';

/** A moment as the page says it. */
export type At = { readonly day: string; readonly time: string };

export type ShownSession = Device & {
  readonly id: string;
  readonly isThis: boolean;
  readonly since: At;
  readonly lastUsed: At;
};

function DeviceName({ browser, system }: Device) {
  if (browser !== null && system !== null)
    return (
      <Trans>
        {browser} on {system}
      </Trans>
    );
  return browser ?? system ?? <Trans>A browser that says nothing of itself</Trans>;
}

function OneSession({ session }: { readonly session: ShownSession }) {
  const { since, lastUsed } = session;
  return (
    <li>
      <p>
        <strong>
          <DeviceName {...session} />
        </strong>{' '}
        {session.isThis ? (
          <Tag tone="good">
            <Trans>this one</Trans>
          </Tag>
        ) : null}
      </p>
      <p className="muted">
        <Trans>
          Since <Day date={since.day} />, {since.time}; last used on <Day date={lastUsed.day} />,{' '}
          {lastUsed.time} or within the hour after
        </Trans>
      </p>
      {session.isThis ? null : (
        <PostForm name={`end-${session.id}`} reloadDocument>
          <Button>
            <Trans>Sign out there</Trans>
          </Button>
        </PostForm>
      )}
    </li>
  );
}

/** Where somebody is signed in, and how they end it. */
export function SessionsSection(props: {
  readonly sessions: readonly ShownSession[];
  readonly zone: string;
}) {
  const { t } = useLingui();
  const { sessions, zone } = props;
  return (
    <Section title={t`Where you are signed in`}>
      <ul className="work-list">
        {sessions.map((session) => (
          <OneSession key={session.id} session={session} />
        ))}
      </ul>
      {sessions.some(({ isThis }) => !isThis) ? (
        <PostForm name="end-others" reloadDocument>
          <Button>
            <Trans>Sign out everywhere else</Trans>
          </Button>
        </PostForm>
      ) : null}
      <p className="muted">
        <Trans>
          What is open there closes within a second. Times are those of {zone}. If you do not know one of
          these, sign it out and change your password.
        </Trans>
      </p>
    </Section>
  );
}
