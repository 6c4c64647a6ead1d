import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { pageScope } from '../../../directory/index.ts';
import { recordPathology } from '../../commands/record-pathology.ts';
import { pathologyComplete } from '../../pathology-report.ts';
import { PathologyElement } from '../../schema.ts';
import { PathologyNotice } from './completeness-notice.tsx';
import { CorrectionReason, ReadVersion } from '../correction-fields.tsx';
import { answer, requestKeyOf, text, versionOf } from '../form-values.ts';
import { OperationBreadcrumb } from './operation-breadcrumb.tsx';
import { whomOf } from '../case-of-page.ts';
import { correctionReason, operationOfPage } from './operation-page.ts';
import { operationPath } from './operation-path.ts';
import { resultSentences } from './operation-sentences.ts';
import styles from './operation.css?url';
import { PathologyElements, useElementLabels } from './pathology-elements.tsx';
import { WhomBanner } from '../whom-banner.tsx';
import type { Route } from './+types/pathology.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { case: subject, report, pathology } = await operationOfPage(scope, params);
  return {
    whom: await whomOf(scope, subject),
    report: pathology && { reportedOn: pathology.reportedOn, elements: pathology.elements },
    version: pathology?.version ?? 0,
    verdict: pathologyComplete(pathology, report.kind),
    requestKey: randomUUID(),
  };
};

const readReport = (form: FormData) => ({
  reportedOn: text(form, 'report.reportedOn'),
  elements: Object.fromEntries(
    PathologyElement.options.flatMap((element) => {
      const state = answer(form, `report.elements.${element}`);
      return state === null ? [] : [[element, state]];
    }),
  ),
});

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  await operationOfPage(scope, params);
  const form = await request.formData();
  const version = versionOf(form);
  const input = { operationId: params.operationId, version, report: readReport(form) };
  const reason = correctionReason(form, version);
  await scope.run(recordPathology, input, { requestKey: requestKeyOf(form), reason });
  return redirect(`${operationPath(params.slug, params.caseId, params.operationId)}?saved=pathology`);
};

export default function Pathology({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { whom, report, version } = loaderData;
  const elements = useElementLabels();
  const operation = operationPath(params.slug, params.caseId, params.operationId);
  return (
    <Page
      title={t`Pathology report`}
      breadcrumb={<OperationBreadcrumb params={params} label={whom.label} here={t`Pathology report`} />}
    >
      <WhomBanner whom={whom}>
        {report === null ? null : <PathologyNotice verdict={loaderData.verdict} saved={false} />}
        <PostForm
          name="pathology"
          requestKey={loaderData.requestKey}
          sentences={resultSentences}
          labels={{
            'report.reportedOn': t`Reported on`,
            reason: t`Why is the record corrected?`,
            ...elements,
          }}
        >
          <ReadVersion version={version} />
          <Field
            name="report.reportedOn"
            label={t`Reported on`}
            type="date"
            hint={t`Empty: not said.`}
            defaultValue={report?.reportedOn ?? undefined}
          />
          <PathologyElements elements={report?.elements ?? {}} />
          {version === 0 ? null : <CorrectionReason />}
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
