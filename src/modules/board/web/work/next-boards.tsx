import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ButtonLink } from '../../../../ui/button.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Section } from '../../../../ui/page.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import type { NextBoardsTold as Data } from './next-boards-told.ts';

/** The next boards; the one that is running is led to. */
export default function NextBoards({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  const open = data.meetings.find(({ state }) => state === 'open');
  return (
    <Section
      title={t`Board meetings`}
      aside={
        open === undefined ? null : (
          <ButtonLink kind="main" to={`${data.to}/${open.id}${data.mayRun ? '/live' : ''}`}>
            <Trans>Go to the meeting</Trans>
          </ButtonLink>
        )
      }
    >
      <ul className="work-list">
        {data.meetings.map((meeting) => (
          <li key={meeting.id}>
            <Link to={`${data.to}/${meeting.id}`}>
              {meeting.name}, <Day date={meeting.localStart.slice(0, 10)} />{' '}
              {meeting.localStart.slice(11, 16)}
            </Link>{' '}
            {meeting.localStart.startsWith(data.today) ? (
              <Tag tone="now">
                <Trans>today</Trans>
              </Tag>
            ) : null}{' '}
            {meeting.note === null ? null : <Tag tone={meeting.note.tone}>{meeting.note.text}</Tag>}{' '}
            <span className="muted">
              <Trans>
                {meeting.concluded} of {meeting.items} discussed
              </Trans>
            </span>{' '}
            {meeting.invited === null ? null : (
              <Link to={`${data.to}/${meeting.id}/invitations`}>
                {meeting.invited === 'answer' ? (
                  <Trans>Are you coming?</Trans>
                ) : (
                  <Plural
                    value={meeting.invited.untold}
                    one="# person does not know of the change"
                    other="# people do not know of the change"
                  />
                )}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
