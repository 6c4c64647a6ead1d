import { Trans, useLingui } from '@lingui/react/macro';
import { randomUUID } from 'node:crypto';
import { redirect, useActionData } from 'react-router';
import { appContext } from '../../../../kernel/app-context.ts';
import { notFound } from '../../../../kernel/errors.ts';
import { fillsOf } from '../../../../kernel/fills.ts';
import { isRefused } from '../../../../kernel/http/refusal.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { pageScope } from '../../../directory/index.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../ui/button.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { Slot } from '../../../../ui/slot.tsx';
import { listCase } from '../../commands/list-case.ts';
import { casePanels } from '../../places.ts';
import { canFillForms, canPrepareCase, canRecordDecision, canRecordOperation } from '../../policy.ts';
import { casePage, caseTopics } from '../../queries/case-page.ts';
import type { Route } from './+types/case.ts';
import { CaseListings, CaseQuestions, CaseRecommendations } from '../decision/case-board.tsx';
import caseStyles from './case.css?url';
import { ConfirmDiagnosis } from '../operation/confirm-diagnosis.tsx';
import { confirmPosted, isConfirming, offeredTo } from '../operation/confirm-page.ts';
import { CaseOperations } from '../operation/case-operations.tsx';
import { CaseCourse } from '../course/case-course.tsx';
import { ContradictionNotice } from '../course/contradiction-notice.tsx';
import { CourseFigures } from '../course/course-figures.tsx';
import { MarkerCurves } from '../course/marker-curves.tsx';
import { courseShown } from '../../queries/course-shown.ts';
import { courseOffered, timeLine } from '../course/time-line.ts';
import { CaseQuestionnaires } from '../questionnaires/case-questionnaires.tsx';
import { CaseWorkUp } from './case-work-up.tsx';
import { careSentences } from '../care-sentences.ts';
import { useDiseaseFacts } from './disease-facts.tsx';
import { number, text } from '../form-values.ts';
import { JourneyLine } from './journey-line.tsx';
import { whomOf } from '../case-of-page.ts';
import { usePhase } from '../phase.ts';
import { useWords } from '../words.tsx';
import { WhomBanner } from '../whom-banner.tsx';

/** Places whose fills this page shows: it brings their messages. */
export const handle = { places: [casePanels.name] };

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { actor, ownerId, today, locale } = scope;
  const { caseId } = params;
  if (!isUuid(caseId)) throw notFound();
  const live = await scope.live(...caseTopics(caseId));
  const { data, meetings, source, toConfirm, panels } = await scope.read(async (tx) => ({
    ...(await casePage(tx, ownerId, { caseId, today, locale })),
    panels: await fillsOf(context.get(appContext).services.fills, casePanels, { ...scope, tx }, { caseId }),
  }));
  return {
    slug: params.slug,
    path: `/c/${params.slug}/cases/${caseId}`,
    live,
    data,
    line: timeLine(scope.i18n, source),
    shown: courseShown(source, today),
    offered: courseOffered(scope.i18n),
    toConfirm: offeredTo(scope, toConfirm),
    panels,
    meetings: meetings.map(({ id, name, localStart }) => ({
      value: id,
      label: `${localStart.replace('T', ' ')} · ${name}`,
    })),
    may: {
      prepare: canPrepareCase(actor, ownerId),
      decide: canRecordDecision(actor, ownerId),
      operate: canRecordOperation(actor, ownerId),
      fill: canFillForms(actor, ownerId),
    },
    whom: await whomOf(scope, data.case),
    requestKey: randomUUID(),
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  if (isConfirming(form)) {
    await confirmPosted(scope, form);
    return redirect(`/c/${params.slug}/cases/${params.caseId}#course`, 303);
  }
  await scope.run(
    listCase,
    {
      caseId: params.caseId,
      meetingId: text(form, 'meetingId') ?? '',
      referralId: text(form, 'referralId') ?? undefined,
      minutes: number(form, 'minutes'),
    },
    { requestKey: text(form, 'requestKey') ?? undefined },
  );
  return redirect(`/c/${params.slug}/cases/${params.caseId}`, 303);
};

type Data = Route.ComponentProps['loaderData'];

/** Which of several questions that wait is listed; of one there is nothing to choose. */
function QuestionToList({ data }: Pick<Data, 'data'>) {
  const { word } = useWords();
  const phaseOf = usePhase();
  const waiting = data.referrals.filter(({ awaited }) => awaited).toReversed();
  if (waiting.length < 2)
    return waiting[0] ? <input type="hidden" name="referralId" value={waiting[0].id} /> : null;
  const options = waiting.map((row) => ({
    value: row.id,
    label: `${word('questionType', row.questionType)} · ${phaseOf(row)} · ${row.receivedOn}`,
  }));
  return <Select name="referralId" label={<Trans>Question</Trans>} options={options} />;
}

function ListOnBoard({ data, meetings, requestKey }: Pick<Data, 'data' | 'meetings' | 'requestKey'>) {
  const answer: unknown = useActionData();
  const { t } = useLingui();
  const listed = data.listings.length;
  return (
    <details className="screen-only" open={listed === 0 || isRefused(answer)}>
      <summary>
        <Trans>List for a board</Trans>
      </summary>
      <PostForm
        name="list"
        requestKey={requestKey}
        sentences={careSentences}
        labels={{ meetingId: t`Meeting`, minutes: t`Minutes` }}
      >
        <div className="form-row">
          <QuestionToList data={data} />
          <Select name="meetingId" label={<Trans>Meeting</Trans>} options={meetings} />
          <Field
            name="minutes"
            type="number"
            min={1}
            max={120}
            label={<Trans>Minutes</Trans>}
            defaultValue="6"
          />
          <Button>
            <Trans>List for this board</Trans>
          </Button>
        </div>
      </PostForm>
    </details>
  );
}

function Disease({ data, path, mayCorrect }: Pick<Data, 'data' | 'path'> & { readonly mayCorrect: boolean }) {
  const { t } = useLingui();
  return (
    <Section
      title={t`Her disease`}
      aside={
        mayCorrect ? (
          <ButtonLink kind="quiet" to={`${path}/correct`}>
            <Trans>Correct, or say why she is not operated</Trans>
          </ButtonLink>
        ) : null
      }
    >
      <Facts facts={useDiseaseFacts(data.case)} />
    </Section>
  );
}

export default function Case({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { data, line, live, shown, may, meetings, path, slug } = loaderData;
  const entries = [...line.dated, ...line.undated];
  const { label, patientId } = data.case;
  const open = data.listings.some(({ state }) => state === 'listed');
  const mayList = may.prepare && !open && data.referrals.length > 0 && meetings.length > 0;
  return (
    <WhomBanner whom={loaderData.whom}>
      <Page
        title={t`Case ${label}`}
        subtitle={<LiveRefresh url={live} />}
        breadcrumb={<Breadcrumb steps={[{ label: t`Cases`, to: `/c/${slug}/cases` }, { label }]} />}
        actions={
          <>
            {may.prepare ? (
              <ButtonLink to={`/c/${slug}/cases/new?patient=${patientId}`}>
                <Trans>Another case of hers</Trans>
              </ButtonLink>
            ) : null}
            <ButtonLink to={`${path}/history`}>
              <Trans>Who wrote what</Trans>
            </ButtonLink>
          </>
        }
      >
        <JourneyLine data={data} />
        <div className="case-columns">
          <Disease data={data} path={path} mayCorrect={may.prepare} />
          <CaseQuestions data={data} path={path} mayAsk={may.prepare} />
        </div>
        {mayList ? <ListOnBoard data={data} meetings={meetings} requestKey={loaderData.requestKey} /> : null}
        <ConfirmDiagnosis offers={loaderData.toConfirm} />
        <CaseListings data={data} slug={slug} />
        <CaseRecommendations data={data} path={path} mayDecide={may.decide} />
        <CaseOperations data={data} path={path} mayRecord={may.operate} />
        <ContradictionNotice contradictions={shown.contradictions} entries={entries} path={path} />
        <CaseCourse line={line} offered={loaderData.offered} path={path} mayFill={may.fill} />
        <CourseFigures shown={shown} entries={entries} />
        <MarkerCurves series={shown.series} path={path} />
        <CaseWorkUp data={data} path={path} mayEnter={may.prepare} />
        <CaseQuestionnaires data={data} path={path} mayFill={may.fill} />
        <Slot filled={loaderData.panels} path={path} />
      </Page>
    </WhomBanner>
  );
}
