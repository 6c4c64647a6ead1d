import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import { notFound, refused } from '../../../../kernel/errors.ts';
import { number, requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Choices } from '../../../../ui/choice.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { shownIdentity } from '../../../care/index.ts';
import { identifiersOf } from '../../../care/web/index.ts';
import {
  canRunMeeting,
  cancelMeeting,
  invitedTo,
  meetingWithAgenda,
  moveMeeting,
  restoreMeeting,
} from '../../../meetings/index.ts';
import { boardKind } from '../../board-policy.ts';
import { lostListings } from '../../queries/lost-listings.ts';
import type { Route } from './+types/change-meeting.ts';
import { meetingScope } from './board-page.ts';
import { calendarSentences } from './calendar-sentences.ts';
import { MeetingNote } from './meeting-note.tsx';
import { MeetingTime } from './meeting-time.tsx';
import { WhenFields } from './when-fields.tsx';

/** Also after a refusal, so that the page says what stands now. */
export const shouldRevalidate = readAnew;

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await meetingScope(context, params);
  const { ownerId, actor, today } = scope;
  const { meeting, series, items, lost } = await scope.read(async (tx) => {
    const held = await meetingWithAgenda(tx, ownerId, params.meetingId);
    if (held.series.kind !== boardKind) throw notFound();
    const { state, entryId, id } = held.meeting;
    const lost = state === 'cancelled' ? await lostListings(tx, ownerId, { id, cancelledBy: entryId }) : [];
    return { ...held, lost };
  });
  const women = await shownIdentity(
    scope,
    lost.map(({ patientId }) => patientId),
  );
  const mayRun = canRunMeeting(actor, ownerId);
  const { id, version, localStart, zone, minutes, venue, state, movedFrom, extra, why, cancelledWhy } =
    meeting;
  return {
    meeting: { id, version, localStart, zone, minutes, venue, state, movedFrom, extra, why, cancelledWhy },
    board: { name: series.name, venue: series.venue },
    today,
    cases: items.length,
    lost: lost.map((one) => ({
      ...one,
      her: women.filter(({ patientId }) => patientId === one.patientId),
    })),
    mayCancel: mayRun && state === 'planned',
    mayRestore: mayRun && state === 'cancelled' && localStart.slice(0, 10) >= today,
    path: `/c/${params.slug}/meetings/${params.meetingId}`,
    requestKey: randomUUID(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await meetingScope(context, params);
  const form = await request.formData();
  const [what, version] = [text(form, 'form'), versionOf(form)];
  const more = { requestKey: requestKeyOf(form), reason: text(form, 'reason') ?? undefined };
  const { meetingId } = params;
  if (what === 'move') {
    const [day, time] = [text(form, 'localStart'), text(form, 'time')];
    const to = { localStart: `${day}T${time}`, minutes: number(form, 'minutes'), venue: text(form, 'venue') };
    await scope.run(moveMeeting, { meetingId, version, ...to }, more);
  } else if (what === 'cancel') await scope.run(cancelMeeting, { meetingId, version }, more);
  else if (what === 'restore')
    await scope.run(restoreMeeting, { meetingId, version, itemIds: form.getAll('itemIds') }, more);
  else throw refused('unreadable_form');
  const told = await scope.read((tx) => invitedTo(tx, scope.ownerId, meetingId));
  // Whoever was invited is told, once somebody has looked at what goes out.
  const next = told.length === 0 ? '' : '/invitations';
  return redirect(`/c/${params.slug}/meetings/${meetingId}${next}`, 303);
};

type Data = Route.ComponentProps['loaderData'];

const useLabels = () => {
  const { t } = useLingui();
  return { localStart: t`Day`, time: t`Begins at`, minutes: t`Length`, venue: t`Place`, reason: t`Reason` };
};

function Reason({ hint }: { readonly hint?: string }) {
  return <Field name="reason" label={<Trans>Reason</Trans>} hint={hint} required maxLength={500} size={60} />;
}

function Move({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  const { meeting, board } = data;
  return (
    <Section title={t`Move`}>
      <PostForm name="move" requestKey={data.requestKey} sentences={calendarSentences} labels={useLabels()}>
        <input type="hidden" name="version" value={meeting.version} />
        <WhenFields
          day={meeting.localStart.slice(0, 10)}
          time={meeting.localStart.slice(11, 16)}
          minutes={meeting.minutes}
          venue={meeting.venue}
          usualVenue={board.venue}
          from={data.today}
        />
        <Reason hint={t`Read by everybody who looks at this meeting: no names of women.`} />
        <SaveRow
          save={<Trans>Move the meeting</Trans>}
          leave={<Trans>Leave it as it is</Trans>}
          to={data.path}
        />
      </PostForm>
    </Section>
  );
}

function Cancel({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  return (
    <Section title={t`Cancel`}>
      <PostForm name="cancel" requestKey={data.requestKey} sentences={calendarSentences} labels={useLabels()}>
        <input type="hidden" name="version" value={data.meeting.version} />
        <p>
          <Plural
            value={data.cases}
            _0="Nobody is listed for it."
            one="The # case on its agenda waits for another one then, as if it had not been listed."
            other="The # cases on its agenda wait for another one then, as if they had not been listed."
          />
        </p>
        <Reason hint={t`Read by everybody who looks at this meeting: no names of women.`} />
        <Button kind="danger">
          <Trans>Cancel the meeting</Trans>
        </Button>
      </PostForm>
    </Section>
  );
}

function Restore({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  const back = data.lost.filter(({ mayReturn }) => mayReturn);
  const away = data.lost.length - back.length;
  return (
    <Section title={t`Let it take place`}>
      <PostForm
        name="restore"
        requestKey={data.requestKey}
        sentences={calendarSentences}
        labels={useLabels()}
      >
        <input type="hidden" name="version" value={data.meeting.version} />
        {back.length === 0 ? null : (
          <Choices
            name="itemIds"
            label={<Trans>Cases that come back to their places on the agenda</Trans>}
            options={back.map(({ itemId, label, her }) => ({
              value: itemId,
              label: [label, ...her.flatMap(identifiersOf)].join(' · '),
            }))}
            defaultValues={back.map(({ itemId }) => itemId)}
          />
        )}
        {away === 0 ? null : (
          <p className="muted">
            <Plural
              value={away}
              one="# more case was on its agenda; it is on another one now, or waits for none any more."
              other="# more cases were on its agenda; they are on another one now, or wait for none any more."
            />
          </p>
        )}
        <Reason />
        <SaveRow
          save={<Trans>Let the meeting take place</Trans>}
          leave={<Trans>Leave it as it is</Trans>}
          to={data.path}
        />
      </PostForm>
    </Section>
  );
}

/** Why nothing can be changed here; null when something can. */
function Hindrance({ data }: { readonly data: Data }) {
  const { state } = data.meeting;
  if (state === 'open' || state === 'closed')
    return (
      <Notice tone="warn">
        <Trans>The meeting has begun. It can be neither moved nor cancelled.</Trans>
      </Notice>
    );
  if (state !== 'cancelled' || data.mayRestore) return null;
  return (
    <Notice tone="warn">
      {data.meeting.localStart.slice(0, 10) < data.today ? (
        <Trans>Its day has passed. Plan another meeting instead.</Trans>
      ) : (
        <Trans>The chair or a coordinator can let it take place again.</Trans>
      )}
    </Notice>
  );
}

export default function ChangeMeeting({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { meeting, board, path } = loaderData;
  return (
    <Page
      title={t`Move or cancel`}
      sentences={calendarSentences}
      breadcrumb={
        <Breadcrumb
          steps={[
            { label: t`Meetings`, to: `/c/${params.slug}/meetings` },
            { label: board.name, to: path },
            { label: t`Move or cancel` },
          ]}
        />
      }
      subtitle={<MeetingTime {...meeting} />}
    >
      <MeetingNote meeting={meeting} />
      <Hindrance data={loaderData} />
      {meeting.state === 'planned' ? <Move data={loaderData} /> : null}
      {loaderData.mayCancel ? <Cancel data={loaderData} /> : null}
      {loaderData.mayRestore ? <Restore data={loaderData} /> : null}
    </Page>
  );
}
