import { Trans, useLingui } from '@lingui/react/macro';
import { randomUUID } from 'node:crypto';
import { Link, redirect } from 'react-router';
import { Button, ButtonLink } from '../../../../ui/button.tsx';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { pageScope } from '../../../directory/index.ts';
import { canPlanMeetings, planMeeting } from '../../../meetings/index.ts';
import { canDefineTemplates } from '../../policy.ts';
import { boardCalendar, type BoardCalendar, type MeetingOverview } from '../../queries/board-calendar.ts';
import type { Route } from './+types/meetings.ts';
import { calendarSentences } from './calendar-sentences.ts';
import { WallTime } from './meeting-note.tsx';
import styles from './board.css?url';
import { requestKeyOf, text } from '../../../../kernel/http/form-values.ts';

export const links = () => [{ rel: 'stylesheet', href: styles }];

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  return {
    boards: await scope.read((tx) => boardCalendar(tx, scope.ownerId, scope.today)),
    mayPlan: canPlanMeetings(scope.actor, scope.ownerId),
    mayDefine: canDefineTemplates(scope.actor, scope.ownerId),
    requestKey: randomUUID(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const { id } = await scope.run(
    planMeeting,
    { seriesId: text(form, 'seriesId'), localStart: text(form, 'localStart') },
    { requestKey: requestKeyOf(form) },
  );
  return redirect(`/c/${params.slug}/meetings/${id}`);
};

export default function Meetings({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { boards, mayPlan, mayDefine } = loaderData;
  const newBoard = mayPlan ? (
    <ButtonLink kind={boards.length === 0 ? 'main' : 'plain'} to={`/c/${params.slug}/meetings/new-board`}>
      <Trans>New board</Trans>
    </ButtonLink>
  ) : null;
  const templates = mayDefine ? (
    <ButtonLink to={`/c/${params.slug}/meetings/templates`}>
      <Trans>Templates</Trans>
    </ButtonLink>
  ) : null;
  return (
    <Page
      title={t`Meetings`}
      sentences={calendarSentences}
      actions={
        <>
          {newBoard}
          {templates}
        </>
      }
    >
      {boards.length === 0 ? (
        <Empty title={<Trans>This centre has no board yet.</Trans>} />
      ) : (
        boards.map((board) => <Board key={board.id} board={board} slug={params.slug} data={loaderData} />)
      )}
    </Page>
  );
}

function Board(props: {
  readonly board: BoardCalendar;
  readonly slug: string;
  readonly data: Route.ComponentProps['loaderData'];
}) {
  const { t } = useLingui();
  const { board, slug } = props;
  return (
    <Section
      title={board.name}
      aside={
        props.data.mayPlan ? (
          <div className="form-row">
            <PlanNext {...props} />
            <ButtonLink to={`/c/${slug}/meetings/boards/${board.id}/special`}>
              <Trans>Special meeting</Trans>
            </ButtonLink>
            <ButtonLink to={`/c/${slug}/meetings/boards/${board.id}/change`}>
              <Trans>Change the board</Trans>
            </ButtonLink>
          </div>
        ) : null
      }
    >
      <div className="calendar">
        <Part title={t`Today`} meetings={board.today} slug={slug} />
        <Part title={t`To come`} meetings={board.next} slug={slug} />
        <Part title={t`Past`} meetings={board.past} slug={slug} />
      </div>
    </Section>
  );
}

function PlanNext(props: {
  readonly board: BoardCalendar;
  readonly data: Route.ComponentProps['loaderData'];
}) {
  const { id, unplanned } = props.board;
  if (unplanned === null) return null;
  const time = unplanned.slice(11);
  return (
    <PostForm name={`plan-${id}`} requestKey={props.data.requestKey} sentences={calendarSentences}>
      <input type="hidden" name="seriesId" value={id} />
      <input type="hidden" name="localStart" value={unplanned} />
      <Button>
        <span>
          <Trans>
            Plan <Day date={unplanned.slice(0, 10)} weekday />, {time}
          </Trans>
        </span>
      </Button>
    </PostForm>
  );
}

const useColumns = (slug: string): Column<MeetingOverview>[] => {
  const { t } = useLingui();
  return [
    {
      key: 'day',
      header: t`Day`,
      names: true,
      cell: ({ id, localStart }) => (
        <Link to={`/c/${slug}/meetings/${id}`}>
          <Day date={localStart.slice(0, 10)} weekday />
        </Link>
      ),
    },
    {
      key: 'time',
      header: t`Time`,
      short: true,
      cell: ({ localStart, zone }) => (
        <>
          {localStart.slice(11)} <span className="muted">{zone}</span>
        </>
      ),
    },
    { key: 'items', header: t`Cases`, numeric: true, cell: ({ items }) => items },
    {
      key: 'concluded',
      header: t`Concluded`,
      numeric: true,
      cell: ({ concluded }) => concluded,
    },
    { key: 'state', header: t`State`, cell: (one) => <State of={one} /> },
  ];
};

/** What became of a date: the meeting went to another time, is cancelled, or takes place; and what sets it apart. */
function State({ of }: { readonly of: MeetingOverview }) {
  if (of.movedTo !== null)
    return (
      <>
        <Tag tone="warn">
          <Trans>moved</Trans>
        </Tag>
        <span className="cell-second">
          <Trans>
            to <WallTime at={of.movedTo} />
          </Trans>
        </span>
      </>
    );
  if (of.cancelledWhy !== null)
    return (
      <>
        <Tag tone="bad">
          <Trans>cancelled</Trans>
        </Tag>
        <span className="cell-second">“{of.cancelledWhy}”</span>
      </>
    );
  return (
    <>
      <Begun state={of.state} />
      {of.why === null ? null : (
        <span className="cell-second">
          {of.movedFrom === null ? (
            of.extra === true ? (
              <Trans>special</Trans>
            ) : null
          ) : (
            <Trans>
              moved from <WallTime at={of.movedFrom} />
            </Trans>
          )}{' '}
          “{of.why}”
        </span>
      )}
    </>
  );
}

function Begun({ state }: Pick<MeetingOverview, 'state'>) {
  if (state === 'open')
    return (
      <Tag tone="now">
        <Trans>open</Trans>
      </Tag>
    );
  return state === 'closed' ? (
    <Tag tone="good">
      <Trans>ended</Trans>
    </Tag>
  ) : (
    <Tag tone="info">
      <Trans>planned</Trans>
    </Tag>
  );
}

function Part(props: {
  readonly title: string;
  readonly meetings: readonly MeetingOverview[];
  readonly slug: string;
}) {
  const columns = useColumns(props.slug);
  if (props.meetings.length === 0) return null;
  return (
    <DataTable
      caption={props.title}
      showCaption
      columns={columns}
      rows={props.meetings}
      rowKey={({ id, movedTo }) => `${id} ${movedTo}`}
      isCurrent={({ state, movedTo }) => state === 'open' && movedTo === null}
    />
  );
}
