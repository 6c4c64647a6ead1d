import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { ButtonLink } from '../../../../ui/button.tsx';
import { Page } from '../../../../ui/page.tsx';
import { pageScope } from '../../../directory/index.ts';
import { correctOperation } from '../../commands/correct-operation.ts';
import { complexityScore } from '../../complexity-score.ts';
import { reportComplete } from '../../operative-report.ts';
import { pathologyComplete } from '../../pathology-report.ts';
import { canRecordOperation } from '../../policy.ts';
import { residualLabels, residualText } from '../../residual-disease.ts';
import { thirtiethDay } from '../../thirtieth-day.ts';
import { ReportNotice } from './completeness-notice.tsx';
import { requestKeyOf, versionOf } from '../form-values.ts';
import { OperationForm } from './operation-form.tsx';
import { whomOf } from '../case-of-page.ts';
import { correctionReason, operationOfPage, reportOf, teamPeople } from './operation-page.ts';
import { operationPath } from './operation-path.ts';
import { filledFree, operationInput } from './operation-post.ts';
import { OperationRecord } from './operation-record.tsx';
import { OutcomeSummary, PathologySummary } from './operation-results.tsx';
import styles from './operation.css?url';
import { WhomBanner } from '../whom-banner.tsx';
import type { Route } from './+types/operation.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const found = await operationOfPage(scope, params);
  const people = await teamPeople(scope, found.members);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const report = reportOf(found.operation);
  const query = new URL(request.url).searchParams;
  const mayCorrect = canRecordOperation(scope.actor, scope.ownerId);
  return {
    whom: await whomOf(scope, found.case),
    report,
    version: found.operation.version,
    members: found.members.map((member) => ({ ...member, name: names.get(member.personId) ?? '—' })),
    derived: {
      residual: residualText(report.residual),
      labels: residualLabels(report.residual),
      complexity: complexityScore(report.procedures),
    },
    completeness: reportComplete(report),
    pathology: found.pathology && {
      reportedOn: found.pathology.reportedOn,
      verdict: pathologyComplete(found.pathology, report.kind),
    },
    outcome: found.outcome30 && {
      closedOn: found.outcome30.closedOn,
      complications: found.outcome30.complications,
    },
    thirty: thirtiethDay(report.doneOn, scope.today),
    people,
    mayCorrect,
    correcting: mayCorrect && query.has('correct'),
    saved: query.get('saved'),
    requestKey: randomUUID(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  await operationOfPage(scope, params);
  const form = await request.formData();
  if (form.get('intent') === 'fill-free') return filledFree(form);
  const version = versionOf(form);
  const input = { operationId: params.operationId, version, ...(await operationInput(scope, form)) };
  const reason = correctionReason(form, version);
  await scope.run(correctOperation, input, { requestKey: requestKeyOf(form), reason });
  return redirect(`${operationPath(params.slug, params.caseId, params.operationId)}?saved=operation`);
};

export default function Operation({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { whom, report, members, correcting, saved } = loaderData;
  const casesPath = `/c/${params.slug}/cases`;
  const here = operationPath(params.slug, params.caseId, params.operationId);
  const isSaved = saved === 'operation';
  return (
    <Page
      title={correcting ? t`Correct the operation` : t`Operation`}
      breadcrumb={
        <Breadcrumb
          steps={[
            { label: t`Cases`, to: casesPath },
            { label: whom.label, to: `${casesPath}/${params.caseId}` },
            { label: t`Operation` },
          ]}
        />
      }
      actions={
        loaderData.mayCorrect && !correcting ? (
          <ButtonLink to={`${here}?correct`}>
            <Trans>Correct</Trans>
          </ButtonLink>
        ) : null
      }
    >
      <WhomBanner whom={whom}>
        {correcting ? (
          <OperationForm {...loaderData} cancelTo={here} />
        ) : (
          <>
            <ReportNotice verdict={loaderData.completeness} saved={isSaved} />
            <OperationRecord report={report} derived={loaderData.derived} members={members} />
            <PathologySummary {...loaderData} path={`${here}/pathology`} />
            <OutcomeSummary {...loaderData} path={`${here}/outcome`} />
          </>
        )}
      </WhomBanner>
    </Page>
  );
}
