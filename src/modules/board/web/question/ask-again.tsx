import { Trans, useLingui } from '@lingui/react/macro';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import { pageScope } from '../../../directory/index.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { askAgain } from '../../commands/ask-again.ts';
import { careSentences, WhomBanner, caseStyles, questionHanded } from '../../../care/web/index.ts';
import { headOfPage, question, whomOf } from '../../../care/index.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { fieldLabels } from '../../../../ui/form/field-labels.ts';
import { useSay } from '../../../../ui/form/say.ts';
import { useTaken } from '../../../../ui/form/taken-form.ts';
import { text } from '../../../../kernel/http/form-values.ts';
import type { Route } from './+types/ask-again.ts';
import { AnotherQuestion } from './another-question.tsx';
import { consultantsOf } from './question-answers.ts';
import { QuestionFields } from './question-fields.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];
export const shouldRevalidate = readAnew;

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const head = await headOfPage(scope, params.caseId);
  return {
    back: `/c/${params.slug}/cases/${params.caseId}`,
    slug: params.slug,
    label: head.label,
    today: scope.today,
    whom: await whomOf(scope, head),
    consultants: await consultantsOf(scope),
    form: questionHanded(scope),
    requestKey: randomUUID(),
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const drawn = drawnAgain(form, question, 'referral');
  if (drawn) return drawn;
  await saveForm(form, question, 'referral', (referral) =>
    scope.run(
      askAgain,
      { caseId: params.caseId, referral, another: text(form, 'another') !== null },
      { requestKey: text(form, 'requestKey') ?? undefined },
    ),
  );
  return redirect(`/c/${params.slug}/cases/${params.caseId}`, 303);
};

export default function AskAgain({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { back, consultants, label, slug, today } = loaderData;
  const say = useSay();
  const { form, words } = useTaken(loaderData.form);
  const title = t`Ask the board about case ${label}`;
  return (
    <WhomBanner whom={loaderData.whom}>
      <Page
        title={title}
        subtitle={<Trans>The same disease at another point of its course; it stays one case.</Trans>}
        breadcrumb={
          <Breadcrumb
            steps={[
              { label: t`Cases`, to: `/c/${slug}/cases` },
              { label, to: back },
              { label: t`Ask the board` },
            ]}
          />
        }
      >
        <PostForm
          name="ask"
          requestKey={loaderData.requestKey}
          sentences={careSentences}
          labels={() => ({
            ...fieldLabels(form, words, 'referral', say),
            another: t`The same question waits already`,
          })}
        >
          <p className="field-hint needed-note">
            <Trans>* needed</Trans>
          </p>
          <AnotherQuestion />
          <QuestionFields form={loaderData.form} today={today} consultants={consultants} />
          <SaveRow save={<Trans>Ask</Trans>} leave={<Trans>Back without saving</Trans>} to={back} />
        </PostForm>
      </Page>
    </WhomBanner>
  );
}
