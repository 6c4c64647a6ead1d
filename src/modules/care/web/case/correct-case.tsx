import { Trans, useLingui } from '@lingui/react/macro';
import { confirmFirst } from '../../../../kernel/http/confirmed-answers.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import { pageScope } from '../../../directory/index.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { ConfirmAnswers } from '../../../../ui/confirm-answers.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { TextArea } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { correctCase } from '../../commands/correct-case.ts';
import type { Route } from './+types/correct-case.ts';
import caseStyles from './case.css?url';
import { careSentences } from '../care-sentences.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { fieldLabels } from '../../../../ui/form/field-labels.ts';
import { useSay } from '../../../../ui/form/say.ts';
import { useTaken } from '../../../../ui/form/taken-form.ts';
import { typedDisease } from '../../disease-answers.ts';
import { disease, diseaseKept } from '../../records/disease.ts';
import { toldDisease } from '../../records/told-disease.ts';
import { diseaseHanded } from './handed-referral.ts';
import { diseaseFacts } from './disease-facts.tsx';
import { DiseaseFields } from './disease-fields.tsx';
import { bornOnOf } from '../../queries/born-on.ts';
import { offersOf } from '../../site-offers.ts';
import { birthDoubts } from '../../birth-doubts.ts';
import { profiles } from '../../sites.ts';
import { number, text } from '../../../../kernel/http/form-values.ts';
import { NowRecorded, ReplacedVersion } from './now-recorded.tsx';
import { headOfPage, whomOf } from '../../case-of-page.ts';
import { WhomBanner } from '../whom-banner.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];
/** Also after a refusal, so that the form knows the version that stands now. */
export const shouldRevalidate = readAnew;

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const row = await headOfPage(scope, params.caseId);
  return {
    slug: params.slug,
    back: `/c/${params.slug}/cases/${row.id}`,
    label: row.label,
    version: row.version,
    offers: offersOf(profiles, row.presentedOn ?? scope.today),
    form: diseaseHanded(scope),
    recorded: diseaseKept.answersOf(row),
    told: toldDisease(scope, row),
    whom: await whomOf(scope, row),
    requestKey: randomUUID(),
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const drawn = drawnAgain(form, disease, 'case');
  if (drawn) return drawn;
  const { presentedOn, patientId } = await headOfPage(scope, params.caseId);
  await saveForm(form, disease, 'case', async (said) => {
    if (said.presentedOn !== null && said.presentedOn !== presentedOn) {
      const [life] = await scope.read((tx) => bornOnOf(tx, scope.ownerId, patientId));
      const doubts = birthDoubts(life?.bornOn ?? null, {
        cameOn: [said.presentedOn],
        today: scope.today,
      });
      confirmFirst(
        form,
        'case',
        doubts.map((code) => ({ code, field: 'presentedOn' })),
      );
    }
    return scope.run(
      correctCase,
      { caseId: params.caseId, version: number(form, 'version') ?? Number.NaN, case: typedDisease(said) },
      { reason: text(form, 'reason') ?? undefined, requestKey: text(form, 'requestKey') ?? undefined },
    );
  });
  return redirect(`/c/${params.slug}/cases/${params.caseId}`, 303);
};

export default function CorrectCase({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { back, label, recorded, slug } = loaderData;
  const say = useSay();
  const { form, words } = useTaken(loaderData.form);
  return (
    <WhomBanner whom={loaderData.whom}>
      <Page
        title={t`Correct case ${label}`}
        subtitle={<Trans>The earlier version is kept, with who corrected it and why.</Trans>}
        breadcrumb={
          <Breadcrumb
            steps={[{ label: t`Cases`, to: `/c/${slug}/cases` }, { label, to: back }, { label: t`Correct` }]}
          />
        }
      >
        <PostForm
          name="correct"
          requestKey={loaderData.requestKey}
          sentences={careSentences}
          labels={() => ({ ...fieldLabels(form, words, 'case', say), reason: t`Reason` })}
        >
          <NowRecorded facts={diseaseFacts(loaderData.told)} />
          <ReplacedVersion version={loaderData.version} />
          <DiseaseFields form={loaderData.form} answers={recorded} offers={loaderData.offers} />
          <TextArea
            name="reason"
            label={<Trans>Why is it corrected?</Trans>}
            hint={<Trans>Stands in the history beside the change. No name, please.</Trans>}
            rows={2}
            maxLength={500}
            required
          />
          <ConfirmAnswers />
          <SaveRow
            save={<Trans>Save the correction</Trans>}
            leave={<Trans>Back without saving</Trans>}
            to={back}
          />
        </PostForm>
      </Page>
    </WhomBanner>
  );
}
