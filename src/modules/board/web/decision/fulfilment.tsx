import { Trans, useLingui } from '@lingui/react/macro';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import type { AnyAnswers } from '../../../../kernel/forms/answers.ts';
import { noFacts } from '../../../../kernel/forms/facts.ts';
import { number, requestKeyOf } from '../../../../kernel/http/form-values.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import { fieldLabels } from '../../../../ui/form/field-labels.ts';
import { FormFields } from '../../../../ui/form/form-fields.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import { useTaken } from '../../../../ui/form/taken-form.ts';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { whomOf } from '../../../care/index.ts';
import { caseStyles, NowRecorded, ReplacedVersion, WhomBanner } from '../../../care/web/index.ts';
import { pageScope } from '../../../directory/index.ts';
import { recordFulfilment } from '../../commands/record-fulfilment.ts';
import { becameShown } from '../../queries/board-shown.ts';
import { fulfilment, fulfilmentKept } from '../../records/fulfilment.ts';
import { becameTold } from '../../records/told-advice.ts';
import { boardSentences } from '../agenda/board-sentences.ts';
import { Became } from '../became.tsx';
import { useWords } from '../words.tsx';
import type { Route } from './+types/fulfilment.ts';
import { useAdvice } from './advice-facts.tsx';
import { adviceOfAddress, adviceTold, peopleAround } from './advice-page.ts';
import { fulfilmentHanded } from './handed-advice.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];
/** Also after a refusal, so that the form knows the version that stands now. */
export const shouldRevalidate = readAnew;

const unsaid = { absent: {} } as AnyAnswers;

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const {
    case: subject,
    recommendation: row,
    herDecision: hers,
    became,
  } = await adviceOfAddress(scope, params);
  const { names } = await peopleAround(scope, [row.ownerPersonId]);
  const shown = becameShown(became);
  return {
    slug: params.slug,
    back: `/c/${params.slug}/cases/${subject.id}`,
    label: subject.label,
    whom: await whomOf(scope, subject),
    recommendation: adviceTold(scope, row, names),
    hers: { decision: hers.decision, spokenOn: hers.spokenOn, note: hers.note },
    became: shown && becameTold(scope, shown),
    version: became.said?.version ?? 0,
    form: fulfilmentHanded(scope),
    said: became.said === null ? unsaid : (fulfilmentKept.answersOf(became.said) as unknown as AnyAnswers),
    requestKey: randomUUID(),
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  await adviceOfAddress(scope, params);
  const form = await request.formData();
  const drawn = drawnAgain(form, fulfilment, 'fulfilment');
  if (drawn) return drawn;
  await saveForm(form, fulfilment, 'fulfilment', (said) =>
    scope.run(
      recordFulfilment,
      {
        recommendationId: params.recommendationId,
        version: number(form, 'version'),
        fulfilment: said,
      },
      { requestKey: requestKeyOf(form) },
    ),
  );
  return redirect(`/c/${params.slug}/cases/${params.caseId}#recommendations`, 303);
};

export default function FulfilmentPage({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { back, became, hers, label, slug, version } = loaderData;
  const { word } = useWords();
  const say = useSay();
  const { form, words } = useTaken(loaderData.form);
  const now = {
    key: 'now',
    label: <Trans>What became of it</Trans>,
    value: became === null ? null : <Became became={became} path={back} />,
  };
  return (
    <WhomBanner whom={loaderData.whom}>
      <Page
        title={t`What became of it, case ${label}`}
        breadcrumb={
          <Breadcrumb
            steps={[
              { label: t`Cases`, to: `/c/${slug}/cases` },
              { label, to: back },
              { label: t`What became of it` },
            ]}
          />
        }
      >
        <Section title={t`What the board recommends`}>
          <Facts
            facts={[
              ...useAdvice(loaderData.recommendation),
              {
                key: 'hers',
                label: <Trans>Her decision</Trans>,
                value: (
                  <>
                    {word('decision', hers.decision)}
                    {hers.spokenOn === null ? null : (
                      <>
                        , <Day date={hers.spokenOn} />
                      </>
                    )}
                    {hers.note === null ? null : <span className="cell-second">“{hers.note}”</span>}
                  </>
                ),
              },
              now,
            ]}
          />
        </Section>
        <Section title={t`What became of it`}>
          <p className="muted">
            <Trans>
              What is recorded of operations and treatments answers this by itself. Say it here where the
              record cannot tell, or where you know better.
            </Trans>
          </p>
          <PostForm
            name="fulfilment"
            requestKey={loaderData.requestKey}
            sentences={boardSentences}
            labels={() => fieldLabels(form, words, 'fulfilment', say)}
          >
            <NowRecorded facts={[now]} />
            <ReplacedVersion version={version} />
            <FormFields
              form={form}
              words={words}
              at="fulfilment"
              answers={loaderData.said}
              people={[]}
              facts={noFacts}
              bare
            />
            <SaveRow save={<Trans>Save</Trans>} leave={<Trans>Back without saving</Trans>} to={back} />
          </PostForm>
        </Section>
      </Page>
    </WhomBanner>
  );
}
