import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { tailored } from '../../../../kernel/forms/tailored.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { fieldLabels } from '../../../../ui/form/field-labels.ts';
import { FormFields } from '../../../../ui/form/form-fields.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import { useTaken } from '../../../../ui/form/taken-form.ts';
import { ConfirmAnswers } from '../../../../ui/confirm-answers.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { pageScope } from '../../../directory/index.ts';
import { recordPathology } from '../../commands/record-pathology.ts';
import { type NodeQuestion, nodeQuestions } from '../../nodes-compared.ts';
import { canRecordPathology } from '../../policy.ts';
import { PathologyReport as PathologyInput } from '../../schema.ts';
import { confirmFirst, saidDespite } from '../../../../kernel/http/confirmed-answers.ts';
import { pathologyAt } from '../../documents-at-site.ts';
import { factsOfOperation } from '../../operation-facts.ts';
import { pathologyComplete } from '../../pathology-report.ts';
import { pathologyReport } from '../../records/pathology.ts';
import { pathologyWords } from '../../records/pathology-words.ts';
import { profileOf, whomOf } from '../../../care/index.ts';
import { CorrectionReason, ReadVersion, WhomBanner } from '../../../care/web/index.ts';
import { requestKeyOf, versionOf } from '../../../../kernel/http/form-values.ts';
import { PathologyNotice } from './completeness-notice.tsx';
import { formHanded } from '../../../../ui/form/form-handed.ts';
import { OperationBreadcrumb } from './operation-breadcrumb.tsx';
import { correctionReason, operationOfPage } from './operation-page.ts';
import { operationPath } from './operation-path.ts';
import { resultSentences } from './operation-sentences.ts';
import styles from './operation.css?url';
import type { Route } from './+types/pathology.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { case: subject, report, pathology, pathologyVersion } = await operationOfPage(scope, params);
  const profile = profileOf(subject.site);
  return {
    whom: await whomOf(scope, subject),
    form: formHanded(scope, tailored(pathologyReport, pathologyAt(profile), pathology), pathologyWords),
    pathology,
    version: pathologyVersion,
    facts: factsOfOperation(report),
    verdict: pathologyComplete(pathology, report.kind, profile),
    isRecalled: profile?.pathology?.provenance === 'recalled',
    requestKey: randomUUID(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const { report: operation, pathology } = await operationOfPage(scope, params);
  const form = await request.formData();
  const drawn = drawnAgain(form, pathologyReport, 'report');
  if (drawn) return drawn;
  const version = versionOf(form);
  await saveForm(form, pathologyReport, 'report', async (report) => {
    const despite = saidDespite(form, 'report');
    const input = { operationId: params.operationId, version, report, despite };
    const reason = correctionReason(form, version);
    const stood = nodeQuestions(operation, pathology);
    const isNew = ({ code, field }: NodeQuestion) =>
      !stood.some((one) => one.code === code && one.field === field);
    const isTaken =
      PathologyInput.safeParse(report).success && canRecordPathology(scope.actor, scope.ownerId);
    if (isTaken) confirmFirst(form, 'report', nodeQuestions(operation, report).filter(isNew));
    await scope.run(recordPathology, input, { requestKey: requestKeyOf(form), reason });
  });
  return redirect(`${operationPath(params.slug, params.caseId, params.operationId)}?saved=pathology`);
};

export default function Pathology({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const say = useSay();
  const { whom, pathology, version } = loaderData;
  const { form, words } = useTaken(loaderData.form);
  const operation = operationPath(params.slug, params.caseId, params.operationId);
  return (
    <Page
      title={t`Pathology report`}
      breadcrumb={<OperationBreadcrumb params={params} label={whom.label} here={t`Pathology report`} />}
    >
      <WhomBanner whom={whom}>
        {pathology === null ? null : <PathologyNotice verdict={loaderData.verdict} saved={false} />}
        {loaderData.isRecalled ? (
          <p className="muted">
            <Tag tone="warn">
              <Trans>unverified</Trans>
            </Tag>{' '}
            <Trans>
              Which of these a complete report of this site needs is recalled, not read in its source.
            </Trans>
          </p>
        ) : null}
        <PostForm
          name="pathology"
          requestKey={loaderData.requestKey}
          sentences={resultSentences}
          labels={() => ({
            ...fieldLabels(form, words, 'report', say),
            reason: t`Why is the record corrected?`,
          })}
        >
          <ReadVersion version={version} />
          <FormFields form={form} words={words} at="report" answers={pathology} facts={loaderData.facts} />
          {version === 0 ? null : <CorrectionReason />}
          <ConfirmAnswers />
          <SaveRow
            save={<Trans>Save the pathology report</Trans>}
            leave={<Trans>Cancel</Trans>}
            to={operation}
          />
        </PostForm>
      </WhomBanner>
    </Page>
  );
}
