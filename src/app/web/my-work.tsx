import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { hasRole } from '../../kernel/actor.ts';
import { appContext } from '../../kernel/app-context.ts';
import { unsettledOf } from '../../kernel/derive.ts';
import { parkedOf } from '../../kernel/handlers.ts';
import { readTogether } from '../../kernel/read-together.ts';
import {
  boardKind,
  canRecordDecision,
  conversationsDue,
  decisionRoles,
  boardWorkTopics,
  unlistedCases,
} from '../../modules/board/index.ts';
import { identifiersOf, shownIdentity } from '../../modules/care/index.ts';
import { openReports, reportTopics } from '../../modules/surgery/index.ts';
import { enteredContext, pageScope } from '../../modules/directory/index.ts';
import { deferralWords } from '../../modules/board/web/index.ts';
import { canRunMeeting, itemTopics, meetingsFrom, meetingTopics } from '../../modules/meetings/index.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Day } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LiveRefresh } from '../../ui/live-refresh.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { Route } from './+types/my-work.ts';
import { roleWords } from './role-words.ts';

const mostCases = 12;

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, actor, today } = scope;
  const { name: own } = context.get(enteredContext);
  const { i18n } = context.get(appContext);
  const { waiting, meetings, ...work } = await scope.read(async (tx) => ({
    ...(await readTogether(tx, {
      meetings: meetingsFrom(tx, ownerId, boardKind, today, 4),
      conversations: conversationsDue(tx, ownerId, actor.personId),
      parked: parkedOf(tx, ownerId),
      unsettled: unsettledOf(tx, ownerId),
    })),
    waiting: await unlistedCases(tx, ownerId),
    reports: await openReports(tx, ownerId, actor.personId, today),
  }));
  const prepares = actor.grants.some(
    (grant) => grant.ownerId === ownerId && ['coordinator', 'chair'].includes(grant.role),
  );
  // Longest waiting first; reasons in words already, so that the page does without the words of care.
  const cases = (prepares ? waiting.toReversed() : []).map(({ caseId, patientId, label, stage, ...row }) => {
    const [receivedOn, code] = [row.receivedOn, row.deferralReason];
    const reason = code === null ? null : i18n._(deferralWords[code] ?? { id: code });
    return { caseId, patientId, label, stage, receivedOn, reason };
  });
  const deferred = cases.filter(({ reason }) => reason !== null).slice(0, mostCases);
  const unlisted = cases.filter(({ reason }) => reason === null).slice(0, mostCases);
  const women = await shownIdentity(
    scope,
    [...deferred, ...unlisted].map(({ patientId }) => patientId),
  );
  const withHer = ({ patientId, ...row }: (typeof cases)[number]) => {
    const shown = women.find((her) => her.patientId === patientId);
    return { ...row, her: shown === undefined ? null : identifiersOf(shown).join(' · ') };
  };
  return {
    ...work,
    meetings: meetings.filter(({ state }) => state !== 'closed'),
    deferred: deferred.map(withHer),
    unlisted: unlisted.map(withHer),
    parked: hasRole(actor, ownerId, 'administrator') ? work.parked : [],
    unsettled: hasRole(actor, ownerId, 'administrator') ? work.unsettled : [],
    mayRun: canRunMeeting(actor, ownerId),
    mayDecide: canRecordDecision(actor, ownerId),
    deciders: decisionRoles,
    name: own === null ? '' : scope.named(own),
    today,
    live: await scope.live(
      ...meetingTopics,
      ...itemTopics,
      ...boardWorkTopics,
      ...reportTopics,
      'event:kernel.derivation-failed',
    ),
  };
};

type Data = Route.ComponentProps['loaderData'];

function Meetings({ meetings, today, to }: Pick<Data, 'meetings' | 'today'> & { readonly to: string }) {
  return (
    <ul className="work-list">
      {meetings.map((meeting) => (
        <li key={meeting.id}>
          <Link to={`${to}/meetings/${meeting.id}`}>
            {meeting.name}, <Day date={meeting.localStart.slice(0, 10)} /> {meeting.localStart.slice(11, 16)}
          </Link>{' '}
          {meeting.localStart.startsWith(today) ? (
            <Tag tone="now">
              <Trans>today</Trans>
            </Tag>
          ) : null}{' '}
          <span className="muted">
            <Trans>
              {meeting.concluded} of {meeting.items} discussed
            </Trans>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Who may not record her decision is led to the case and told who may. */
function Conversations(
  props: Pick<Data, 'conversations' | 'mayDecide' | 'deciders'> & { readonly to: string },
) {
  const { i18n } = useLingui();
  const { to, mayDecide } = props;
  const roles = new Intl.ListFormat(i18n.locale, { type: 'disjunction' }).format(
    props.deciders.map((role) => i18n._(roleWords[role] ?? { id: role, message: role })),
  );
  return (
    <>
      {mayDecide ? null : (
        <p className="muted">
          <Trans>What she decides may be recorded by: {roles}.</Trans>
        </p>
      )}
      <ul className="work-list">
        {props.conversations.map((entry) => (
          <li key={entry.id}>
            <Link to={`${to}/cases/${entry.caseId}${mayDecide ? `/recommendations/${entry.id}` : ''}`}>
              {entry.label}
            </Link>{' '}
            {entry.decision === 'undecided' ? (
              <Tag tone="warn">
                <Trans>undecided</Trans>
              </Tag>
            ) : (
              <Tag tone="neutral">
                <Trans>not yet told</Trans>
              </Tag>
            )}{' '}
            <span className="muted">
              <Trans>
                due <Day date={entry.dueOn} />
              </Trans>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Cases({ cases, to }: { readonly cases: Data['unlisted']; readonly to: string }) {
  return (
    <ul className="work-list">
      {cases.map((entry) => (
        <li key={entry.caseId}>
          <Link to={`${to}/cases/${entry.caseId}`}>{entry.label}</Link> {entry.her} {entry.stage}{' '}
          <span className="muted">
            {entry.reason ?? (
              <Trans>
                referred <Day date={entry.receivedOn} />
              </Trans>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A date known to the month or the year may leave open whether the 30th day has passed. */
function DueForm({ due }: { readonly due: boolean | null }) {
  if (due === false) return null;
  return due ? (
    <Tag tone="warn">
      <Trans>30-day form</Trans>
    </Tag>
  ) : (
    <Tag tone="neutral">
      <Trans>30-day form may be due</Trans>
    </Tag>
  );
}

function Reports({ reports, to }: Pick<Data, 'reports'> & { readonly to: string }) {
  return (
    <ul className="work-list">
      {reports.map((entry) => (
        <li key={entry.operationId}>
          <Link to={`${to}/cases/${entry.caseId}/operations/${entry.operationId}`}>
            {entry.label}
            {entry.doneOn === null ? null : (
              <>
                , <Day date={entry.doneOn} />
              </>
            )}
          </Link>{' '}
          {entry.reportComplete === true ? null : (
            <Tag tone="warn">
              <Trans>operative report</Trans>
            </Tag>
          )}{' '}
          {entry.pathologyComplete === true ? null : (
            <Tag tone="warn">
              <Trans>pathology</Trans>
            </Tag>
          )}{' '}
          <DueForm due={entry.formDue} />
        </li>
      ))}
    </ul>
  );
}

/** What the program gave up after trying five times; for whoever runs it. */
function Parked({ parked }: Pick<Data, 'parked'>) {
  return (
    <ul className="work-list">
      {parked.map(({ handler, seq, code }) => (
        <li key={`${handler} ${seq}`}>
          <code>{handler}</code>
          <span className="muted">
            <Trans>
              journal entry {seq}: {code}
            </Trans>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Facts that a rule could not compute; they stay unknown until the rule is mended and everything settled anew. */
function Unsettled({ unsettled }: Pick<Data, 'unsettled'>) {
  return (
    <ul className="work-list">
      {unsettled.map(({ derivation, subject }) => (
        <li key={`${derivation} ${subject}`}>
          <code>{derivation}</code> <span className="muted">{subject}</span>
        </li>
      ))}
    </ul>
  );
}

export default function MyWork({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { meetings, conversations, deferred, unlisted, reports, parked, unsettled, name, today } = loaderData;
  const to = `/c/${params.slug}`;
  const open = meetings.find((meeting) => meeting.state === 'open');
  const nothing = [conversations, deferred, unlisted, reports, parked, unsettled].every(
    (list) => list.length === 0,
  );
  return (
    <Page
      title={t`My work`}
      subtitle={name}
      actions={
        open ? (
          <ButtonLink kind="main" to={`${to}/meetings/${open.id}${loaderData.mayRun ? '/live' : ''}`}>
            <Trans>Go to the meeting</Trans>
          </ButtonLink>
        ) : undefined
      }
    >
      <LiveRefresh url={loaderData.live} />
      {meetings.length > 0 ? (
        <Section title={t`Board meetings`}>
          <Meetings meetings={meetings} today={today} to={to} />
        </Section>
      ) : null}
      {conversations.length > 0 ? (
        <Section title={t`Conversations you owe`}>
          <Conversations
            conversations={conversations}
            mayDecide={loaderData.mayDecide}
            deciders={loaderData.deciders}
            to={to}
          />
        </Section>
      ) : null}
      {unlisted.length > 0 ? (
        <Section title={t`Referred, on no agenda yet`}>
          <Cases cases={unlisted} to={to} />
        </Section>
      ) : null}
      {deferred.length > 0 ? (
        <Section title={t`Sent back by the board`}>
          <Cases cases={deferred} to={to} />
        </Section>
      ) : null}
      {reports.length > 0 ? (
        <Section title={t`Your operations with something open`}>
          <Reports reports={reports} to={to} />
        </Section>
      ) : null}
      {parked.length > 0 ? (
        <Section title={t`Could not be carried out`}>
          <Parked parked={parked} />
        </Section>
      ) : null}
      {unsettled.length > 0 ? (
        <Section title={t`Facts that could not be computed`}>
          <Unsettled unsettled={unsettled} />
        </Section>
      ) : null}
      {nothing ? (
        <Empty title={<Trans>Nothing waits for you</Trans>}>
          <Trans>What you owe to a woman, a board or a report appears here by itself.</Trans>
        </Empty>
      ) : null}
    </Page>
  );
}
