import { Trans, useLingui } from '@lingui/react/macro';
import { type ShouldRevalidateFunctionArgs, useActionData } from 'react-router';
import { isRefused } from '../../../../kernel/http/refusal.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { isWritten } from '../../../../kernel/http/written.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../ui/button.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { StreamNote } from '../../../../ui/stream-note.tsx';
import { withRole } from '../../../directory/index.ts';
import { canDefineTemplates, canRecordRecommendation, decisionRoles } from '../../policy.ts';
import { templatesAndPeople } from '../../queries/templates.ts';
import { templateOffered } from '../templates/template-told.ts';
import type { Route } from './+types/live-meeting.ts';
import type { LiveData } from './live-data.ts';
import { useBoard } from './board-live.ts';
import { boardPage, meetingScope } from '../agenda/board-page.ts';
import { boardSentences } from '../agenda/board-sentences.ts';
import styles from '../agenda/board.css?url';
import { recommendationHanded } from '../decision/handed-advice.ts';
import { DiscussedLine } from '../agenda/discussed-line.tsx';
import { formKeys, runLiveForm } from './live-action.ts';
import { useWritten } from './live-written.ts';
import { LiveAgenda } from './live-agenda.tsx';
import { Conclusion } from './live-conclusion.tsx';
import { CurrentCase } from './live-current.tsx';
import { CloseMeeting } from './live-close.tsx';
import { Presence } from './live-presence.tsx';
import { RecommendationDesk } from './live-recommendation.tsx';
import { Steps } from './live-steps.tsx';
import { Shortcuts } from './live-shortcuts.tsx';
import liveStyles from './live.css?url';
import { MeetingNote } from '../agenda/meeting-note.tsx';
import { MeetingTime } from '../agenda/meeting-time.tsx';

export const links = () => [styles, liveStyles].map((href) => ({ rel: 'stylesheet', href }));

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { scope, page, agenda } = await boardPage(context, params);
  const { actor, ownerId, today } = scope;
  const { people, templates } = await scope.read((tx) => templatesAndPeople(tx, ownerId, today));
  const meetsOn = agenda.meeting.localStart.slice(0, 10);
  return {
    page,
    people: [...new Map(people.map(({ id, name }) => [id, { id, name: scope.named(name) }])).values()],
    deciders: withRole(people, decisionRoles).map(({ id, name }) => ({
      value: id,
      label: scope.named(name),
    })),
    form: recommendationHanded(scope),
    // A case may be taken up while the page stands.
    templates: canRecordRecommendation(actor, ownerId)
      ? templates.map((one) => templateOffered(scope, one, meetsOn))
      : [],
    mayDefine: canDefineTemplates(actor, ownerId),
    keys: formKeys(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await meetingScope(context, params);
  return runLiveForm(scope, params, await request.formData());
};

/** After a refusal: the board has moved on, and the page must show to whom. What was written comes by the stream. */
export const shouldRevalidate = ({ actionResult }: ShouldRevalidateFunctionArgs) =>
  !isWritten(actionResult) && readAnew({ actionResult });

export default function LiveMeeting({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { page, connection, expect } = useBoard(loaderData.page);
  const written = useWritten(expect);
  const data = { ...loaderData, page, keys: written?.keys ?? loaderData.keys };
  const agenda = `/c/${params.slug}/meetings/${params.meetingId}`;
  return (
    <Page
      title={page.board.name}
      sentences={boardSentences}
      breadcrumb={
        <Breadcrumb
          steps={[
            { label: t`Meetings`, to: `/c/${params.slug}/meetings` },
            { label: page.board.name, to: agenda },
            { label: t`Live` },
          ]}
        />
      }
      subtitle={<MeetingTime {...page.meeting} />}
      actions={
        <ButtonLink to={agenda}>
          <Trans>Agenda</Trans>
        </ButtonLink>
      }
    >
      <div className="board-line">
        <DiscussedLine rows={page.rows} />
        <StreamNote state={connection} />
      </div>
      {page.meeting.state === 'open' ? (
        <>
          <Steps page={page} undone={written?.undone} />
          <OpenMeeting data={data} />
        </>
      ) : (
        <NotOpen page={page} />
      )}
    </Page>
  );
}

function NotOpen({ page }: Pick<LiveData, 'page'>) {
  if (page.meeting.state === 'cancelled') return <MeetingNote meeting={page.meeting} />;
  if (page.meeting.state === 'closed')
    return (
      <Notice tone="good" title={<Trans>The meeting has ended.</Trans>}>
        <Trans>The agenda shows every conclusion.</Trans>
      </Notice>
    );
  return (
    <PostForm name="open" sentences={boardSentences}>
      <p>
        <Trans>The meeting is planned and not open yet.</Trans>
      </p>
      <Button kind="main">
        <Trans>Open the meeting</Trans>
      </Button>
    </PostForm>
  );
}

/** Of two who take an item up, the one that comes second is told what happened, not just led to the other's item. */
function TakenUpBefore({ rows }: { readonly rows: LiveData['page']['rows'] }) {
  const answer: unknown = useActionData();
  if (!isRefused(answer) || !['item_not_waiting', 'item_still_open'].includes(answer.refusal.code))
    return null;
  const chosen = rows.find(({ id }) => id === answer.submitted['itemId']?.[0]);
  if (answer.submitted['form']?.[0] !== 'take-up' || chosen === undefined) return null;
  const current = rows.find(({ state }) => state === 'open');
  const label = current?.case?.label ?? String(current?.position ?? '');
  return (
    <Notice tone="bad" live title={<Trans>A case was taken up before you.</Trans>}>
      {chosen.state === 'open' ? (
        <Trans>
          This case was taken up already, in another window or by somebody else. Nothing was written twice.
        </Trans>
      ) : chosen.state === 'waiting' ? (
        <Trans>
          {label} is under discussion now. The case you chose waits; take it up when this one is concluded.
        </Trans>
      ) : (
        <Trans>The case you chose was taken up already and is concluded.</Trans>
      )}
    </Notice>
  );
}

function OpenMeeting({ data }: { readonly data: LiveData }) {
  const { t } = useLingui();
  const { page } = data;
  const current = page.rows.find((row) => row.state === 'open');
  return (
    <div className="live-columns">
      <div className="live-main">
        <TakenUpBefore rows={page.rows} />
        {current === undefined ? (
          <Notice title={<Trans>No case is under discussion.</Trans>}>
            <Trans>Take one up from the list, or close the meeting.</Trans>
          </Notice>
        ) : (
          <CurrentCase page={page} row={current} />
        )}
        <RecommendationDesk data={data} current={current} />
        {current === undefined ? null : <Conclusion key={current.id} data={data} row={current} />}
        <Shortcuts />
      </div>
      <div className="live-side">
        <Presence data={data} />
        <Section title={t`List`}>
          <LiveAgenda page={page} />
          <CloseMeeting page={page} />
        </Section>
      </div>
    </div>
  );
}
