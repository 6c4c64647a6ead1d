import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import { refused } from '../../../../kernel/errors.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../ui/button.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { StreamNote } from '../../../../ui/stream-note.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { canPlanMeetings, canRunMeeting, openMeeting } from '../../../meetings/index.ts';
import type { PageScope } from '../../../directory/index.ts';
import { listCase } from '../../commands/list-case.ts';
import { canPrepareCase } from '../../../care/index.ts';
import { unlistedCases, waitingBeyond } from '../../queries/work-of.ts';
import type { AgendaRow, BoardAgenda } from '../../queries/agenda.ts';
import { seenCourses } from '../../queries/seen-course.ts';
import { type CourseTold, courseTold } from '../case/course-told.ts';
import { SeenCourse } from '../seen-course.tsx';
import type { Route } from './+types/agenda.ts';
import { AgendaTable } from './agenda-table.tsx';
import { useBoard } from '../room/board-live.ts';
import { boardPage, meetingScope } from './board-page.ts';
import { boardSentences } from './board-sentences.ts';
import styles from './board.css?url';
import { DiscussedLine } from './discussed-line.tsx';
import { number, requestKeyOf, text } from '../../../../kernel/http/form-values.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { ListCaseForm } from './list-case-form.tsx';
import { MeetingNote } from './meeting-note.tsx';
import { MeetingTime } from './meeting-time.tsx';

export const links = () => [{ rel: 'stylesheet', href: styles }];

/** Of a meeting that has ended, the courses as it saw them, by item, in the reader's words. */
const coursesSeen = async (
  { read, ownerId, i18n }: PageScope,
  { meeting, rows }: BoardAgenda,
): Promise<Readonly<Record<string, CourseTold>>> => {
  const kept = rows.filter((row) => row.case?.kept === true);
  if (meeting.state !== 'closed' || kept.length === 0) return {};
  const places = kept.flatMap((row) =>
    row.case === null ? [] : [{ id: row.case.listingId, caseId: row.case.id }],
  );
  const found = await read((tx) => seenCourses(tx, ownerId, places, meeting.zone));
  return Object.fromEntries(
    kept.flatMap((row) => {
      const course = found.get(row.case?.listingId ?? '');
      return course === undefined ? [] : [[row.id, courseTold(i18n, course)]];
    }),
  );
};

/** Whether cases may still be put on its agenda. */
const takesCases = ({ state }: BoardAgenda['meeting']): boolean => state === 'planned' || state === 'open';

/** Also after a refusal, so that who waits is listed as it stands now. */
export const shouldRevalidate = readAnew;

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const mayList = ({ actor, ownerId }: PageScope) =>
    canPlanMeetings(actor, ownerId) && canPrepareCase(actor, ownerId);
  const { scope, page, agenda, others } = await boardPage(context, params, async (reader, { meeting }) =>
    mayList(reader) && takesCases(meeting) ? reader.read((tx) => unlistedCases(tx, reader.ownerId)) : [],
  );
  return {
    page,
    courses: await coursesSeen(scope, agenda),
    mayRun: canRunMeeting(scope.actor, scope.ownerId),
    mayPlan: canPlanMeetings(scope.actor, scope.ownerId),
    mayTakeOff: canPrepareCase(scope.actor, scope.ownerId),
    unlisted: mayList(scope) && takesCases(agenda.meeting) ? others : null,
    beyond: waitingBeyond(others),
    requestKey: randomUUID(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await meetingScope(context, params);
  const form = await request.formData();
  const { meetingId } = params;
  const more = { requestKey: requestKeyOf(form) };
  if (text(form, 'form') === 'list') {
    const [caseId, referralId] = (text(form, 'caseId') ?? '').split(' ');
    const minutes = number(form, 'minutes');
    await scope.run(listCase, { caseId, referralId, meetingId, minutes }, more);
    return redirect(`/c/${params.slug}/meetings/${meetingId}`);
  }
  if (text(form, 'form') === 'open') {
    await scope.run(openMeeting, { meetingId }, more);
    return redirect(`/c/${params.slug}/meetings/${meetingId}/live`);
  }
  throw refused('unreadable_form');
};

export default function Agenda({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { mayRun, unlisted } = loaderData;
  const { page, connection } = useBoard(loaderData.page);
  const { meeting, board, rows } = page;
  return (
    <Page
      title={board.name}
      sentences={boardSentences}
      breadcrumb={
        <Breadcrumb
          steps={[{ label: t`Meetings`, to: `/c/${params.slug}/meetings` }, { label: board.name }]}
        />
      }
      subtitle={
        <>
          <MeetingTime {...meeting} />
          {board.venue === null ? null : ` · ${board.venue}`}
        </>
      }
      actions={<Actions data={loaderData} state={meeting.state} items={rows.length} />}
    >
      <MeetingNote meeting={meeting} />
      <div className="board-line">
        <DiscussedLine rows={rows} />
        <MeetingState state={meeting.state} />
        {unlisted === null ? <StreamNote state={connection} /> : <LiveRefresh url={page.live} />}
      </div>
      <NotKept rows={rows} />
      <AgendaTable page={page} mayTakeOff={loaderData.mayTakeOff} />
      <Courses rows={rows} courses={loaderData.courses} />
      {unlisted === null || (!mayRun && unlisted.length === 0) ? null : (
        <ListCaseForm
          cases={unlisted}
          beyond={loaderData.beyond}
          women={page.women}
          requestKey={loaderData.requestKey}
          casesPath={`/c/${params.slug}/cases`}
        />
      )}
    </Page>
  );
}

/** The courses as a board that has ended saw them, with what came later; closed, since most who read an agenda look for one. */
function Courses(props: {
  readonly rows: readonly AgendaRow[];
  readonly courses: Readonly<Record<string, CourseTold>>;
}) {
  const { t } = useLingui();
  const told = props.rows.flatMap((row) => {
    const course = props.courses[row.id];
    return course === undefined || row.case === null ? [] : [{ id: row.id, label: row.case.label, course }];
  });
  if (told.length === 0) return null;
  return (
    <Section title={t`What the board saw of the course`}>
      {told.map(({ id, label, course }) => (
        <details key={id}>
          <summary>{label}</summary>
          <SeenCourse told={course} />
        </details>
      ))}
    </Section>
  );
}

/** Says of how many concluded cases nobody can tell any more what the board saw. */
function NotKept({ rows }: { readonly rows: readonly AgendaRow[] }) {
  const count = rows.filter((row) => row.state === 'concluded' && row.case?.kept === false).length;
  if (count === 0) return null;
  return (
    <p className="muted">
      <Plural
        value={count}
        one="What the board saw of # case was not kept: it is shown as it is recorded now."
        other="What the board saw of # cases was not kept: they are shown as they are recorded now."
      />
    </p>
  );
}

function Actions(props: {
  readonly data: Route.ComponentProps['loaderData'];
  readonly state: BoardAgenda['meeting']['state'];
  readonly items: number;
}) {
  const { data, state, items } = props;
  const { path } = data.page;
  return (
    <>
      <Button type="button" onClick={() => window.print()}>
        <Trans>Print</Trans>
      </Button>
      {data.mayRun && items > 1 && (state === 'planned' || state === 'open') ? (
        <ButtonLink to={`${path}/order`}>
          <Trans>Order of the agenda</Trans>
        </ButtonLink>
      ) : null}
      {(data.mayPlan && state === 'planned') || (data.mayRun && state === 'cancelled') ? (
        <ButtonLink to={`${path}/change`}>
          {state === 'planned' ? <Trans>Move or cancel</Trans> : <Trans>Let it take place</Trans>}
        </ButtonLink>
      ) : null}
      {state === 'planned' || state === 'cancelled' ? (
        <ButtonLink to={`${path}/invitations`}>
          <Trans>Invitations</Trans>
        </ButtonLink>
      ) : null}
      {state === 'closed' ? (
        <ButtonLink to={`${path}/minutes`}>
          <Trans>Minutes of the board</Trans>
        </ButtonLink>
      ) : null}
      {data.mayRun && state === 'open' ? (
        <ButtonLink kind="main" to={`${path}/live`}>
          <Trans>Run the meeting</Trans>
        </ButtonLink>
      ) : null}
      {data.mayRun && state === 'planned' ? (
        <PostForm name="open" requestKey={data.requestKey} sentences={boardSentences}>
          <Button kind="main">
            <Trans>Open the meeting</Trans>
          </Button>
        </PostForm>
      ) : null}
    </>
  );
}

function MeetingState({ state }: Pick<BoardAgenda['meeting'], 'state'>) {
  if (state === 'cancelled') return <Trans>The meeting is cancelled.</Trans>;
  if (state === 'open') return <Trans>The meeting is open.</Trans>;
  return state === 'closed' ? <Trans>The meeting has ended.</Trans> : <Trans>The meeting is planned.</Trans>;
}
