import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { saidDespite } from '../../../../kernel/http/confirmed-answers.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { fieldLabels } from '../../../../ui/form/field-labels.ts';
import { FormFields } from '../../../../ui/form/form-fields.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import { useTaken } from '../../../../ui/form/taken-form.ts';
import { ConfirmAnswers } from '../../../../ui/confirm-answers.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { pageScope } from '../../../directory/index.ts';
import { recordOutcome } from '../../commands/record-outcome.ts';
import { onlyGrew } from '../../outcome-growth.ts';
import { outcomeReport } from '../../records/outcome.ts';
import { outcomeWords } from '../../records/outcome-words.ts';
import { formFacts, whomOf } from '../../../care/index.ts';
import { CorrectionReason, ReadVersion, WhomBanner } from '../../../care/web/index.ts';
import { requestKeyOf, versionOf } from '../../../../kernel/http/form-values.ts';
import { formHanded } from '../../../../ui/form/form-handed.ts';
import { OperationBreadcrumb } from './operation-breadcrumb.tsx';
import { besideOperation, correctionReason, operationOfPage } from './operation-page.ts';
import { operationPath } from './operation-path.ts';
import { DaysNotOver } from './operation-results.tsx';
import { resultSentences } from './operation-sentences.ts';
import styles from './operation.css?url';
import type { Route } from './+types/outcome.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const found = await operationOfPage(scope, params);
  return {
    whom: await whomOf(scope, found.case),
    form: formHanded(scope, outcomeReport, outcomeWords),
    outcome: found.outcome30,
    facts: await scope.read((tx) =>
      formFacts(tx, scope.ownerId, found.case, { form: outcomeReport, on: found.report.doneOn }),
    ),
    version: found.outcomeVersion,
    windows: (await besideOperation(scope, found)).windows,
    requestKey: randomUUID(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const { outcome30 } = await operationOfPage(scope, params);
  const form = await request.formData();
  const drawn = drawnAgain(form, outcomeReport, 'outcome');
  if (drawn) return drawn;
  const version = versionOf(form);
  await saveForm(form, outcomeReport, 'outcome', async (outcome) => {
    const despite = saidDespite(form, 'outcome');
    const input = { operationId: params.operationId, version, outcome, despite };
    const reason = correctionReason(form, onlyGrew(outcome30, outcome) ? 0 : version);
    await scope.run(recordOutcome, input, { requestKey: requestKeyOf(form), reason });
  });
  return redirect(`${operationPath(params.slug, params.caseId, params.operationId)}?saved=outcome`);
};

export default function Outcome({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const say = useSay();
  const { whom, outcome, version } = loaderData;
  const { form, words } = useTaken(loaderData.form);
  const operation = operationPath(params.slug, params.caseId, params.operationId);
  return (
    <Page
      title={t`Complications after the operation`}
      breadcrumb={<OperationBreadcrumb params={params} label={whom.label} here={t`Complications`} />}
    >
      <WhomBanner whom={whom}>
        <DaysNotOver windows={loaderData.windows} />
        <PostForm
          name="outcome"
          requestKey={loaderData.requestKey}
          sentences={resultSentences}
          labels={() => ({
            ...fieldLabels(form, words, 'outcome', say),
            reason: t`Why is the record corrected?`,
          })}
        >
          <ReadVersion version={version} />
          <FormFields form={form} words={words} at="outcome" answers={outcome} facts={loaderData.facts} />
          {version === 0 ? null : <CorrectionReason whenChanged />}
          <ConfirmAnswers />
          <SaveRow
            save={<Trans>Save the complications</Trans>}
            leave={<Trans>Cancel</Trans>}
            to={operation}
          />
        </PostForm>
      </WhomBanner>
    </Page>
  );
}
