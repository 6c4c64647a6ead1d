import { randomUUID } from 'node:crypto';
import { useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { number, requestKeyOf, text } from '../../../../kernel/http/form-values.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Page } from '../../../../ui/page.tsx';
import { headOfPage, whomOf } from '../../../care/index.ts';
import { WhomBanner } from '../../../care/web/index.ts';
import { pageScope } from '../../../directory/index.ts';
import { listCase } from '../../commands/list-case.ts';
import { comingMeetings } from '../../queries/coming-meetings.ts';
import { awaitedQuestions } from '../../queries/questions.ts';
import { ListForm } from './list-on-board-form.tsx';
import type { Route } from './+types/list-on-board.ts';

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const subject = await headOfPage(scope, params.caseId);
  return {
    casesPath: `/c/${params.slug}/cases`,
    whom: await whomOf(scope, subject),
    ...(await scope.read(async (tx) => ({
      meetings: await comingMeetings(tx, scope.ownerId, scope.today),
      waiting: await awaitedQuestions(tx, scope.ownerId, subject.id),
    }))),
    requestKey: randomUUID(),
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const [meetingId, minutes] = [text(form, 'meetingId') ?? '', number(form, 'minutes')];
  const referralId = text(form, 'referralId') ?? undefined;
  const input = { caseId: params.caseId, referralId, meetingId, minutes };
  await scope.run(listCase, input, { requestKey: requestKeyOf(form) });
  return redirect(`/c/${params.slug}/cases/${params.caseId}`, 303);
};

/** The form that stands on the page of a case, where it was refused. */
export default function ListOnBoardPage({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { casesPath, meetings, requestKey, waiting, whom } = loaderData;
  return (
    <WhomBanner whom={whom}>
      <Page
        title={t`List for a board`}
        breadcrumb={
          <Breadcrumb
            steps={[
              { label: t`Cases`, to: casesPath },
              { label: whom.label, to: `${casesPath}/${params.caseId}` },
              { label: t`List for a board` },
            ]}
          />
        }
      >
        <ListForm waiting={waiting} meetings={meetings} requestKey={requestKey} />
      </Page>
    </WhomBanner>
  );
}
