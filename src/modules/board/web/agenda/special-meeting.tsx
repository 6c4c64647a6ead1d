import { Trans, useLingui } from '@lingui/react/macro';
import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import { notFound } from '../../../../kernel/errors.ts';
import { number, requestKeyOf, text } from '../../../../kernel/http/form-values.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { pageScope } from '../../../directory/index.ts';
import { planMeeting, versionOn, versionsOfKind } from '../../../meetings/index.ts';
import { boardKind } from '../../board-policy.ts';
import type { Route } from './+types/special-meeting.ts';
import { calendarSentences } from './calendar-sentences.ts';
import { WhenFields } from './when-fields.tsx';

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const boards = await scope.read((tx) => versionsOfKind(tx, scope.ownerId, boardKind));
  const versions = boards.find(([{ id }]) => id === params.seriesId);
  if (!versions) throw notFound();
  const { name, localTime, minutes, venue } = versionOn(versions, scope.today);
  return { board: { name, localTime, minutes, venue }, today: scope.today, requestKey: randomUUID() };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const { id } = await scope.run(
    planMeeting,
    {
      seriesId: params.seriesId,
      localStart: `${text(form, 'localStart')}T${text(form, 'time')}`,
      extra: true,
      minutes: number(form, 'minutes'),
      venue: text(form, 'venue'),
    },
    { requestKey: requestKeyOf(form), reason: text(form, 'reason') ?? undefined },
  );
  return redirect(`/c/${params.slug}/meetings/${id}`, 303);
};

export default function SpecialMeeting({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { board, today, requestKey } = loaderData;
  const meetings = `/c/${params.slug}/meetings`;
  return (
    <Page
      title={t`Special meeting`}
      subtitle={board.name}
      breadcrumb={
        <Breadcrumb steps={[{ label: t`Meetings`, to: meetings }, { label: t`Special meeting` }]} />
      }
    >
      <PostForm
        name="special"
        requestKey={requestKey}
        sentences={calendarSentences}
        labels={{
          localStart: t`Day`,
          time: t`Begins at`,
          minutes: t`Length`,
          venue: t`Place`,
          reason: t`Reason`,
        }}
      >
        <WhenFields
          time={board.localTime}
          minutes={board.minutes}
          venue={null}
          usualVenue={board.venue}
          from={today}
        />
        <Field
          name="reason"
          label={<Trans>Reason</Trans>}
          hint={t`Read by everybody who looks at this meeting: no names of women.`}
          required
          maxLength={500}
          size={60}
        />
        <SaveRow
          save={<Trans>Plan the meeting</Trans>}
          leave={<Trans>Back without saving</Trans>}
          to={meetings}
        />
      </PostForm>
    </Page>
  );
}
