import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect, useActionData } from 'react-router';
import { saidDespite } from '../../../../kernel/http/confirmed-answers.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { Page } from '../../../../ui/page.tsx';
import { pageScope } from '../../../directory/index.ts';
import type { GivenAnswers } from '../../schema.ts';
import { fillForm } from '../../commands/fill-form.ts';
import { headOfPage, whomOf } from '../../case-of-page.ts';
import { number, requestKeyOf, text } from '../../../../kernel/http/form-values.ts';
import { WhomBanner } from '../whom-banner.tsx';
import { QuestionnaireForm } from './questionnaire-form.tsx';
import { entryPath } from './entry-path.ts';
import { asksDay, definitionOfPage, isWithdrawn, peopleFor } from './questionnaire-page.ts';
import { formFacts } from '../../queries/form-facts.ts';
import { atSite } from '../../records/at-site.ts';
import { inWords } from '../../records/in-words.ts';
import { profileOf } from '../../sites.ts';
import type { Route } from './+types/fill-form.ts';

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const found = await headOfPage(scope, params.caseId);
  const version = await definitionOfPage(scope, params.form, null);
  return {
    whom: await whomOf(scope, found),
    definition: atSite(inWords(scope, version), profileOf(found.site), null),
    facts: await scope.read((tx) =>
      formFacts(tx, scope.ownerId, found, { form: version.form, on: scope.today }),
    ),
    people: await peopleFor(scope, version.form, null),
    on: asksDay(version.form) ? scope.today : undefined,
    withdrawn: await isWithdrawn(scope, params.form),
    requestKey: randomUUID(),
    casesPath: `/c/${params.slug}/cases`,
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const { id: caseId } = await headOfPage(scope, params.caseId);
  const form = await request.formData();
  const on = text(form, 'on');
  // The version that was read: a later one may have come in while somebody wrote.
  const formVersion = number(form, 'formVersion') ?? Number.NaN;
  const definition = await definitionOfPage(scope, params.form, formVersion);
  const drawn = drawnAgain(form, definition.form, 'answers');
  if (drawn) return drawn;
  const { id } = await saveForm(form, definition.form, 'answers', async (answers) => {
    const said = { answers: answers as GivenAnswers, despite: saidDespite(form, 'answers') };
    const input = { caseId, form: params.form, formVersion, on, ...said };
    return scope.run(fillForm, input, { requestKey: requestKeyOf(form) });
  });
  return redirect(`${entryPath(params.slug, caseId, id)}?saved`);
};

export default function FillForm({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const say = useSay();
  const { whom, definition, facts, people, on, requestKey, casesPath } = loaderData;
  const casePath = `${casesPath}/${params.caseId}`;
  const title = say(definition.words.title);
  /** Whoever had it open when it was withdrawn keeps what was typed before the eyes. */
  const isSent = useActionData() !== undefined;
  return (
    <Page
      title={title}
      breadcrumb={
        <Breadcrumb
          steps={[{ label: t`Cases`, to: casesPath }, { label: whom.label, to: casePath }, { label: title }]}
        />
      }
    >
      <WhomBanner whom={whom}>
        {loaderData.withdrawn && !isSent ? (
          <Notice tone="warn" title={<Trans>This questionnaire is filled in no more here.</Trans>} />
        ) : (
          <QuestionnaireForm
            definition={definition}
            facts={facts}
            on={on}
            people={people}
            standing={null}
            requestKey={requestKey}
            cancelTo={casePath}
          />
        )}
      </WhomBanner>
    </Page>
  );
}
