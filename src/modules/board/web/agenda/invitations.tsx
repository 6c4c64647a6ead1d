import { randomUUID } from 'node:crypto';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, redirect } from 'react-router';
import { appContext } from '../../../../kernel/app-context.ts';
import { notFound, refused } from '../../../../kernel/errors.ts';
import { requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { localDay, localTime } from '../../../../kernel/zone.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Choices } from '../../../../ui/choice.tsx';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { addressesOf, canSeeMails, namesIn } from '../../../directory/index.ts';
import {
  answerInvitation,
  canPlanMeetings,
  invitationTopics,
  invitedTo,
  isPast,
  isStillSo,
  meetingWithAgenda,
  sendInvitations,
} from '../../../meetings/index.ts';
import { boardKind } from '../../board-policy.ts';
import { useWords } from '../words.tsx';
import type { Route } from './+types/invitations.ts';
import { meetingScope } from './board-page.ts';
import { answerWords, invitationSentences, mailStateWords } from './invitation-words.ts';
import { type MailToSend, mailsToSend, reminderShown } from './mails-told.ts';
import { MailsWait, whyMailsWait } from './mails-wait.tsx';
import { WallTime } from './meeting-note.tsx';
import { MeetingTime } from './meeting-time.tsx';

/** Also after a refusal, so that the page says what stands now. */
export const shouldRevalidate = readAnew;

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await meetingScope(context, params);
  const { ownerId, actor, today, now, locale } = scope;
  const { mail } = context.get(appContext).services;
  const mayPlan = canPlanMeetings(actor, ownerId);
  const { meeting, series, members, invited, names, addresses } = await scope.read(async (tx) => {
    const held = await meetingWithAgenda(tx, ownerId, params.meetingId);
    if (held.series.kind !== boardKind) throw notFound();
    const told = await invitedTo(tx, ownerId, params.meetingId);
    const ids = [...held.members, ...told].map(({ personId }) => personId);
    const known = await namesIn(tx, locale, ids);
    return { ...held, invited: told, names: known, addresses: await addressesOf(tx, today) };
  });
  const befores = new Map(invited.map((one) => [one.personId, one]));
  const disciplines = new Map(members.map(({ personId, discipline }) => [personId, discipline]));
  const ids = [...new Set([...members, ...invited].map(({ personId }) => personId))];
  const people = ids.map((personId) => ({
    personId,
    name: names.get(personId) ?? '',
    address: addresses.get(personId) ?? null,
    before: befores.get(personId) ?? null,
  }));
  const mine = actor.kind === 'user' ? befores.get(actor.personId) : undefined;
  const { id, version, localStart, zone, minutes, state } = meeting;
  const at = { ...meeting, isPast: isPast(meeting, now) };
  const mails = mayPlan ? mailsToSend(mail, ownerId, { meeting: at, people, now }) : [];
  return {
    meeting: { id, version, localStart, zone, minutes, state },
    board: series.name,
    people: people.map(({ personId, name, address, before }) => ({
      personId,
      name,
      discipline: disciplines.get(personId) ?? null,
      hasAddress: address !== null,
      told:
        before === null
          ? null
          : {
              mail: before.mailState,
              knows: isStillSo(before, meeting),
              answer: before.answer,
              on: before.answeredAt === null ? null : localDay(before.answeredAt, zone),
              at: before.answeredAt === null ? null : localTime(before.answeredAt, zone),
              by: before.answeredBy,
            },
    })),
    mails,
    reminder: mails.some(({ what }) => what !== 'cancellation')
      ? reminderShown(mail, ownerId, meeting, now)
      : null,
    mine:
      mine === undefined || state !== 'planned' || !isStillSo(mine, meeting)
        ? null
        : { version: mine.version, answer: mine.answer },
    waits: mayPlan ? await whyMailsWait(mail, ownerId) : null,
    seesMails: canSeeMails(actor, ownerId),
    requestKey: randomUUID(),
    live: await scope.live(`meeting:${id}`, ...invitationTopics),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await meetingScope(context, params);
  const form = await request.formData();
  const { meetingId } = params;
  const [version, requestKey] = [versionOf(form), requestKeyOf(form)];
  const which = text(form, 'form') ?? '';
  if (which.startsWith('send')) {
    const personIds = form.getAll('personIds');
    if (personIds.length === 0) throw refused('nobody_to_tell', {}, { field: 'personIds' });
    await scope.run(sendInvitations, { meetingId, version, personIds }, { requestKey });
  } else if (which === 'answer')
    await scope.run(answerInvitation, { meetingId, version, answer: text(form, 'answer') }, { requestKey });
  else throw refused('unreadable_form');
  return redirect(`/c/${params.slug}/meetings/${meetingId}/invitations`, 303);
};

type Data = Route.ComponentProps['loaderData'];

function Mine({
  mine,
  requestKey,
}: {
  readonly mine: NonNullable<Data['mine']>;
  readonly requestKey: string;
}) {
  const { t } = useLingui();
  const press = { accepted: t`I come`, tentative: t`I may come`, declined: t`I do not come` } as const;
  return (
    <Section title={t`Are you coming?`}>
      <PostForm name="answer" requestKey={requestKey} sentences={invitationSentences} labels={{}}>
        <input type="hidden" name="version" value={mine.version} />
        <div className="form-row">
          {(['accepted', 'tentative', 'declined'] as const).map((answer) => (
            <Button
              key={answer}
              name="answer"
              value={answer}
              kind={mine.answer === answer ? 'main' : 'plain'}
              aria-pressed={mine.answer === answer}
            >
              {press[answer]}
            </Button>
          ))}
        </div>
      </PostForm>
    </Section>
  );
}

function ToSend({
  mail,
  index,
  data,
}: {
  readonly mail: MailToSend;
  readonly index: number;
  readonly data: Data;
}) {
  const { t } = useLingui();
  const titles = {
    invitation: t`Invitation to send`,
    change: t`Change to send`,
    cancellation: t`Cancellation to send`,
  } as const;
  const reached = mail.to.filter(({ address }) => address !== null);
  const count = reached.length;
  return (
    <Section title={titles[mail.what]}>
      {mail.before === null ? null : (
        <p>
          <Trans>
            They were told: <MeetingTime {...mail.before} zone={data.meeting.zone} />. It is now{' '}
            <MeetingTime {...data.meeting} />.
          </Trans>
        </p>
      )}
      <div className="as-typed">
        <p>
          <strong>{mail.subject}</strong>
        </p>
        <p className="mail-text">{mail.text}</p>
      </div>
      {count === 0 ? (
        <p className="muted">
          <Trans>Of nobody it is for a mail address is known.</Trans>
        </p>
      ) : (
        <PostForm
          name={`send-${index}`}
          requestKey={`${data.requestKey}-${index}`}
          sentences={invitationSentences}
          labels={{ personIds: t`It goes to` }}
        >
          <input type="hidden" name="version" value={data.meeting.version} />
          <Choices
            name="personIds"
            label={<Trans>It goes to</Trans>}
            options={reached.map(({ personId, name, address }) => ({
              value: personId,
              label: `${name} · ${address ?? ''}`,
            }))}
            defaultValues={reached.map(({ personId }) => personId)}
          />
          <Button kind="main">
            <Trans>Send it to those chosen</Trans>
          </Button>
        </PostForm>
      )}
    </Section>
  );
}

function WhoComes({ people }: { readonly people: Data['people'] }) {
  const { t, i18n } = useLingui();
  const { word } = useWords();
  type Row = Data['people'][number];
  const columns: Column<Row>[] = [
    { key: 'name', header: t`Person`, names: true, cell: ({ name }) => name },
    {
      key: 'discipline',
      header: t`Discipline`,
      cell: ({ discipline }) => (discipline === null ? t`not a member` : word('discipline', discipline)),
    },
    {
      key: 'told',
      header: t`Invitation`,
      cell: ({ told, hasAddress }) => {
        if (told === null) return hasAddress ? t`not invited` : t`no mail address known`;
        const state = i18n._(mailStateWords[told.mail]);
        return told.knows ? state : `${state} · ${t`does not know of the change`}`;
      },
    },
    {
      key: 'answer',
      header: t`Answer`,
      cell: ({ told }) =>
        told?.answer == null ? (
          t`no answer`
        ) : (
          <>
            {i18n._(answerWords[told.answer])}{' '}
            <span className="muted">
              (<Day date={told.on ?? ''} /> {told.at}, {told.by === 'mail' ? t`by mail` : t`here`})
            </span>
          </>
        ),
    },
  ];
  return (
    <Section title={t`Who comes`}>
      <DataTable
        caption={t`Who was invited, and what they answered`}
        columns={columns}
        rows={people}
        rowKey={({ personId }) => personId}
        empty={<Empty title={<Trans>Nobody sits on this board on that day.</Trans>} />}
      />
      <p className="muted">
        <Trans>An answer says that they say so; who is there is recorded at the meeting.</Trans>
      </p>
    </Section>
  );
}

export default function Invitations({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { meeting, board, people, mails, reminder, mine, waits, seesMails, requestKey, live } = loaderData;
  const coming = people.filter(({ told }) => told?.knows === true && told.answer === 'accepted').length;
  return (
    <Page
      title={t`Invitations`}
      sentences={invitationSentences}
      breadcrumb={
        <Breadcrumb
          steps={[
            { label: t`Meetings`, to: `/c/${params.slug}/meetings` },
            { label: board, to: `/c/${params.slug}/meetings/${meeting.id}` },
            { label: t`Invitations` },
          ]}
        />
      }
      subtitle={
        <>
          <MeetingTime {...meeting} /> ·{' '}
          <Plural value={coming} _0="nobody has said that they come" one="# comes" other="# come" />{' '}
          <LiveRefresh url={live} />
        </>
      }
    >
      <MailsWait why={waits} />
      {mine === null ? null : <Mine mine={mine} requestKey={requestKey} />}
      {mails.map((mail, index) => (
        <ToSend key={mail.what + mail.text} mail={mail} index={index} data={loaderData} />
      ))}
      {reminder === null ? null : (
        <details>
          <summary>
            <Trans>
              Who has not answered is reminded on <WallTime at={reminder.at} />
            </Trans>
          </summary>
          <p>
            <strong>{reminder.subject}</strong>
          </p>
          <p className="mail-text">{reminder.text}</p>
        </details>
      )}
      <WhoComes people={people} />
      {seesMails ? (
        <p>
          <Link to={`/c/${params.slug}/outbox`}>
            <Trans>All mails that were sent</Trans>
          </Link>
        </p>
      ) : null}
    </Page>
  );
}
