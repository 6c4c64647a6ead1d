import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect, type RouterContextProvider } from 'react-router';
import { appContext } from '../../../../kernel/app-context.ts';
import { fillsOf, lookingAt, readAhead } from '../../../../kernel/fills.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { ButtonLink } from '../../../../ui/button.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Slot } from '../../../../ui/slot.tsx';
import type { Form } from '../../../../kernel/forms/items.ts';
import { saidDespite } from '../../../../kernel/http/confirmed-answers.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { type PageScope, pageScope } from '../../../directory/index.ts';
import { correctOperation } from '../../commands/correct-operation.ts';
import { derivedFrom } from '../../derived-from-report.ts';
import { reportComplete } from '../../operative-report.ts';
import { tailored } from '../../../../kernel/forms/tailored.ts';
import { operationAt, pathologyAt } from '../../documents-at-site.ts';
import { factsOfOperation } from '../../operation-facts.ts';
import { pathologyComplete } from '../../pathology-report.ts';
import { operationPanels } from '../../places.ts';
import { canRecordOperation, canRecordOutcome, canRecordPathology } from '../../policy.ts';
import { operationReport } from '../../records/operation.ts';
import { operationWordsAt, reportBasis } from './words-at-site.ts';
import { outcomeReport } from '../../records/outcome.ts';
import { outcomeWords } from '../../records/outcome-words.ts';
import { pathologyReport } from '../../records/pathology.ts';
import { pathologyWords } from '../../records/pathology-words.ts';
import { ReportNotice } from './completeness-notice.tsx';
import { reasonGiven, requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { ConfirmDiagnosis } from './confirm-diagnosis.tsx';
import { afterConfirming, confirmPosted, isConfirming } from './confirm-page.ts';
import { formHanded, recordHanded } from '../../../../ui/form/form-handed.ts';
import { OperationForm } from './operation-form.tsx';
import { formFacts, profileOf, whomOf } from '../../../care/index.ts';
import {
  askFirst,
  besideOperation,
  operationOfPage,
  teamInOrder,
  teamPeople,
  withDisciplines,
} from './operation-page.ts';
import { operationPath } from './operation-path.ts';
import { OperationRecord } from './operation-record.tsx';
import { OutcomeRecord, PathologyRecord } from './operation-results.tsx';
import styles from './operation.css?url';
import { careSentences, WhomBanner } from '../../../care/web/index.ts';
import type { Route } from './+types/operation.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

/** Places whose fills this page shows: it brings their messages. */
export const handle = { places: [operationPanels.name] };

type Place = { readonly caseId: string; readonly operationId: string };

/** The operation of a page with what other modules show of it, which is read along with the page's own. */
const operationLookedAt = (context: Readonly<RouterContextProvider>, scope: PageScope, place: Place) => {
  const { fills } = context.get(appContext).services;
  return scope.read(async (tx) => {
    const looking = lookingAt(scope, tx);
    if (isUuid(place.caseId)) readAhead(fills, [operationPanels], looking, place.caseId);
    const found = await operationOfPage(scope, place);
    const subject = { ...place, doneOn: found.report.doneOn };
    const [beside, panels] = await Promise.all([
      besideOperation(scope, found),
      fillsOf(fills, operationPanels, looking, subject),
    ]);
    return { found, beside, panels };
  });
};

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { found, beside, panels } = await operationLookedAt(context, scope, params);
  const { operation, report, pathology, outcome30, case: subject } = found;
  const query = new URL(request.url).searchParams;
  const mayCorrect = canRecordOperation(scope.actor, scope.ownerId);
  const correcting = mayCorrect && query.has('correct');
  const profile = profileOf(subject.site);
  const asked = tailored(operationReport, operationAt(profile), report);
  const factsFor = (form: Form) =>
    scope.read((tx) => formFacts(tx, scope.ownerId, subject, { form, on: report.doneOn }));
  return {
    whom: await whomOf(scope, subject),
    form: correcting
      ? formHanded(scope, asked, operationWordsAt(profile))
      : recordHanded(scope, asked, operationWordsAt(profile), report),
    report: correcting ? report : teamInOrder(report),
    facts: await factsFor(operationReport),
    version: operation.version,
    derived: derivedFrom(report, profile),
    completeness: reportComplete(report, profile),
    basis: scope.i18n._(reportBasis(profile)),
    pathology: pathology && {
      form: recordHanded(
        scope,
        tailored(pathologyReport, pathologyAt(profile), pathology),
        pathologyWords,
        pathology,
      ),
      facts: factsOfOperation(report),
      report: pathology,
      verdict: pathologyComplete(pathology, report.kind, profile),
    },
    outcome: outcome30 && {
      form: recordHanded(scope, outcomeReport, outcomeWords, outcome30),
      facts: await factsFor(outcomeReport),
      report: outcome30,
    },
    ...beside,
    people: await teamPeople(scope, report.team),
    panels: correcting ? [] : panels,
    mayCorrect,
    mayReport: canRecordPathology(scope.actor, scope.ownerId),
    mayFollow: canRecordOutcome(scope.actor, scope.ownerId),
    correcting,
    saved: query.get('saved'),
    requestKey: randomUUID(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const before = await operationOfPage(scope, params);
  const form = await request.formData();
  if (isConfirming(form)) {
    await confirmPosted(scope, form, params.operationId);
    return redirect(afterConfirming(form, params), 303);
  }
  const drawn = drawnAgain(form, operationReport, 'report');
  if (drawn) return drawn;
  const { operationId } = params;
  const [version, reason] = [versionOf(form), text(form, 'reason')];
  await saveForm(form, operationReport, 'report', async (report) => {
    askFirst(scope, form, report, {
      profile: profileOf(before.case.site),
      before: before.report,
      pathology: before.pathology,
    });
    const despite = saidDespite(form, 'report');
    const input = { operationId, version, report: await withDisciplines(scope, report), despite };
    const call = { requestKey: requestKeyOf(form), reason: reasonGiven(reason) };
    await scope.run(correctOperation, input, call);
  });
  return redirect(`${operationPath(params.slug, params.caseId, operationId)}?saved=operation`);
};

export default function Operation({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { whom, report, people, correcting, saved } = loaderData;
  const casesPath = `/c/${params.slug}/cases`;
  const here = operationPath(params.slug, params.caseId, params.operationId);
  const taking = (what: string) => `${casesPath}/${params.caseId}/take-back/${what}/${params.operationId}`;
  const isSaved = saved === 'operation';
  return (
    <Page
      title={correcting ? t`Correct the operation` : t`Operation`}
      sentences={careSentences}
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
          <>
            <ButtonLink to={`${here}?correct`}>
              <Trans>Correct</Trans>
            </ButtonLink>
            <ButtonLink
              kind="quiet"
              to={`${casesPath}/${params.caseId}/move/operation/${params.operationId}`}
            >
              <Trans>Another woman’s</Trans>
            </ButtonLink>
            <ButtonLink kind="quiet" to={taking('operation')}>
              <Trans>Take back</Trans>
            </ButtonLink>
          </>
        ) : null
      }
    >
      <WhomBanner whom={whom}>
        {correcting ? (
          <OperationForm {...loaderData} cancelTo={here} />
        ) : (
          <>
            <ReportNotice verdict={loaderData.completeness} basis={loaderData.basis} saved={isSaved} />
            <OperationRecord
              form={loaderData.form}
              report={report}
              facts={loaderData.facts}
              derived={loaderData.derived}
              people={people}
            />
            <PathologyRecord
              {...loaderData}
              mayCorrect={loaderData.mayReport}
              path={`${here}/pathology`}
              takeBack={taking('pathology')}
            />
            <ConfirmDiagnosis offers={loaderData.toConfirm} />
            <OutcomeRecord
              {...loaderData}
              mayCorrect={loaderData.mayFollow}
              path={`${here}/outcome`}
              takeBack={taking('complications')}
            />
            <Slot filled={loaderData.panels} path={here} />
          </>
        )}
      </WhomBanner>
    </Page>
  );
}
