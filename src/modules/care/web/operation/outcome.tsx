import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { pageScope } from '../../../directory/index.ts';
import { closeOutcome } from '../../commands/close-outcome.ts';
import { thirtiethDay } from '../../thirtieth-day.ts';
import { ComplicationLines, useComplicationLabels } from './complication-lines.tsx';
import { CorrectionReason, ReadVersion } from '../correction-fields.tsx';
import { requestKeyOf, versionOf } from '../form-values.ts';
import { OperationBreadcrumb } from './operation-breadcrumb.tsx';
import { whomOf } from '../case-of-page.ts';
import { correctionReason, operationOfPage } from './operation-page.ts';
import { operationPath } from './operation-path.ts';
import { ThirtyDays } from './operation-results.tsx';
import { resultSentences } from './operation-sentences.ts';
import styles from './operation.css?url';
import { readOutcome } from './outcome-entry.ts';
import { WhomBanner } from '../whom-banner.tsx';
import type { Route } from './+types/outcome.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { case: subject, operation, outcome30 } = await operationOfPage(scope, params);
  return {
    whom: await whomOf(scope, subject),
    outcome: outcome30 && { closedOn: outcome30.closedOn, complications: outcome30.complications },
    version: outcome30?.version ?? 0,
    thirty: thirtiethDay(operation.doneOn, scope.today),
    today: scope.today,
    requestKey: randomUUID(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  await operationOfPage(scope, params);
  const form = await request.formData();
  const version = versionOf(form);
  const input = { operationId: params.operationId, version, outcome: readOutcome(form) };
  const reason = correctionReason(form, version);
  await scope.run(closeOutcome, input, { requestKey: requestKeyOf(form), reason });
  return redirect(`${operationPath(params.slug, params.caseId, params.operationId)}?saved=outcome`);
};

export default function Outcome({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { whom, outcome, version } = loaderData;
  const operation = operationPath(params.slug, params.caseId, params.operationId);
  const complications = useComplicationLabels(outcome?.complications ?? []);
  return (
    <Page
      title={t`Thirty days after the operation`}
      breadcrumb={<OperationBreadcrumb params={params} label={whom.label} here={t`Thirty days after`} />}
    >
      <WhomBanner whom={whom}>
        <ThirtyDays thirty={loaderData.thirty} />
        <PostForm
          name="outcome"
          requestKey={loaderData.requestKey}
          sentences={resultSentences}
          labels={{
            any: t`Were there complications within thirty days?`,
            ...complications,
            'outcome.closedOn': t`Closed on`,
            reason: t`Why is the record corrected?`,
          }}
        >
          <ReadVersion version={version} />
          <Choice
            name="any"
            label={t`Were there complications within thirty days?`}
            hint={t`Reoperations, interventional radiology, readmissions, transfers to intensive care, deaths, and others.`}
            options={[
              { value: 'none', label: t`None` },
              { value: 'some', label: t`These` },
            ]}
            defaultValue={outcome === null ? undefined : outcome.complications.length === 0 ? 'none' : 'some'}
          />
          <ComplicationLines given={outcome?.complications ?? []} />
          <Field
            name="outcome.closedOn"
            label={t`Closed on`}
            hint={t`The day on which the form was found complete.`}
            type="date"
            required
            defaultValue={outcome?.closedOn ?? loaderData.today}
          />
          {version === 0 ? null : <CorrectionReason />}
          <SaveRow save={<Trans>Close the 30-day form</Trans>} leave={<Trans>Cancel</Trans>} to={operation} />
        </PostForm>
      </WhomBanner>
    </Page>
  );
}
