import { randomUUID } from 'node:crypto';
import { useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Page } from '../../../../ui/page.tsx';
import { saidDespite } from '../../../../kernel/http/confirmed-answers.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { pageScope } from '../../../directory/index.ts';
import { recordOperation } from '../../commands/record-operation.ts';
import { tailored } from '../../../../kernel/forms/tailored.ts';
import { operationAt } from '../../documents-at-site.ts';
import { operationReport } from '../../records/operation.ts';
import { operationWordsAt } from './words-at-site.ts';
import { requestKeyOf } from '../../../../kernel/http/form-values.ts';
import { formHanded } from '../../../../ui/form/form-handed.ts';
import { OperationForm } from './operation-form.tsx';
import { formFacts, headOfPage, profileOf, whomOf } from '../../../care/index.ts';
import { askFirst, teamPeople, withDisciplines } from './operation-page.ts';
import { operationPath } from './operation-path.ts';
import styles from './operation.css?url';
import { WhomBanner } from '../../../care/web/index.ts';
import type { Route } from './+types/new-operation.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const found = await headOfPage(scope, params.caseId);
  const profile = profileOf(found.site);
  return {
    whom: await whomOf(scope, found),
    form: formHanded(scope, tailored(operationReport, operationAt(profile), null), operationWordsAt(profile)),
    facts: await scope.read((tx) =>
      formFacts(tx, scope.ownerId, found, { form: operationReport, on: scope.today }),
    ),
    people: await teamPeople(scope, null),
    requestKey: randomUUID(),
    casesPath: `/c/${params.slug}/cases`,
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const drawn = drawnAgain(form, operationReport, 'report');
  if (drawn) return drawn;
  const { id } = await saveForm(form, operationReport, 'report', async (report) => {
    const { site } = await headOfPage(scope, params.caseId);
    askFirst(scope, form, report, { profile: profileOf(site), before: null, pathology: null });
    const despite = saidDespite(form, 'report');
    const input = { caseId: params.caseId, report: await withDisciplines(scope, report), despite };
    return scope.run(recordOperation, input, { requestKey: requestKeyOf(form) });
  });
  return redirect(`${operationPath(params.slug, params.caseId, id)}?saved=operation`);
};

export default function NewOperation({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { whom, form, facts, people, requestKey, casesPath } = loaderData;
  const casePath = `${casesPath}/${params.caseId}`;
  return (
    <Page
      title={t`New operation`}
      breadcrumb={
        <Breadcrumb
          steps={[
            { label: t`Cases`, to: casesPath },
            { label: whom.label, to: casePath },
            { label: t`New operation` },
          ]}
        />
      }
    >
      <WhomBanner whom={whom}>
        <OperationForm
          form={form}
          report={null}
          facts={facts}
          people={people}
          version={null}
          requestKey={requestKey}
          cancelTo={casePath}
        />
      </WhomBanner>
    </Page>
  );
}
