import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { appContext } from '../../../../kernel/app-context.ts';
import { notFound } from '../../../../kernel/errors.ts';
import { fillsOf, lookingAt, readAhead, toldAt, topicsAt } from '../../../../kernel/fills.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { gatherReadsOfOne } from '../../../../kernel/read-together.ts';
import { movedBy, pageScope } from '../../../directory/index.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { ButtonLink } from '../../../../ui/button.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import { sayIn } from '../../../../ui/form/say.ts';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { NotNow, Slot } from '../../../../ui/slot.tsx';
import { standingOf } from '../../asked-on.ts';
import { aroundCourse, askedOn, besideDisease, casePanels, onTimeLine } from '../../places.ts';
import { canFillForms, canPrepareCase } from '../../policy.ts';
import { casePage, caseSubject } from '../../queries/case-page.ts';
import { courseShown, markersShown } from '../../queries/course-shown.ts';
import { toldDisease } from '../../records/told-disease.ts';
import { diseaseInWords } from '../disease-in-words.ts';
import { shownOfCase } from '../../shown-identity.ts';
import { CaseCourse } from '../course/case-course.tsx';
import { ContradictionNotice } from '../course/contradiction-notice.tsx';
import { CourseFigures } from '../course/course-figures.tsx';
import { MarkerCurves, newestDays } from '../course/marker-curves.tsx';
import { courseOffered, timeLine } from '../course/time-line.ts';
import { CaseOwnWords } from '../questionnaires/case-own-words.tsx';
import { CaseQuestionnaires } from '../questionnaires/case-questionnaires.tsx';
import { ownWordsTold } from '../questionnaires/own-words-told.ts';
import { WhomBanner } from '../whom-banner.tsx';
import type { Route } from './+types/case.ts';
import caseStyles from './case.css?url';
import { CaseDocuments } from './case-documents.tsx';
import { CaseWorkUp } from './case-work-up.tsx';
import { diseaseFacts } from './disease-facts.tsx';
import { workUpTold } from './work-up-told.ts';

/** Places whose fills this page shows: it brings their messages. */
export const handle = { places: [besideDisease.name, casePanels.name] };

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];

export const loader = async ({ params, context, request }: Route.LoaderArgs) => {
  const isAll = new URL(request.url).searchParams.get('markers') === 'all';
  const scope = await pageScope(context, params.slug);
  const { actor, ownerId, today } = scope;
  const { caseId } = params;
  if (!isUuid(caseId)) throw notFound();
  const { fills } = context.get(appContext).services;
  const live = await scope.live(`case:${caseId}`, ...topicsAt(fills, casePanels));
  const { data, words, disease, others, line, documents, figures, markers, beside, panels, isWhole, whom } =
    await scope.read(async (tx) => {
      gatherReadsOfOne(tx);
      const looking = lookingAt(scope, tx);
      readAhead(fills, [casePanels], looking, caseId);
      // Begun here: that a showing is written takes as long as all else of the page.
      const naming = shownOfCase(scope, tx, caseId);
      naming.catch(() => {});
      const subject = await caseSubject(looking, caseId);
      const [listed, days, lines, shownBeside, shownPanels, shown] = await Promise.all([
        toldAt(fills, askedOn, looking, subject),
        toldAt(fills, aroundCourse, looking, subject),
        toldAt(fills, onTimeLine, looking, subject),
        fillsOf(fills, besideDisease, looking, subject),
        fillsOf(fills, casePanels, looking, subject),
        naming,
      ]);
      const drawn = markersShown(subject);
      const ids = new Set(drawn.days.map(({ id }) => id));
      const page = casePage(subject, standingOf(listed.told, subject.referrals.at(-1) ?? null), today);
      return {
        disease: toldDisease(scope, subject.case),
        others: subject.others.map(({ id, label, ...other }) => ({
          id,
          label,
          text: diseaseInWords(scope.i18n, other),
        })),
        data: workUpTold(page, sayIn(scope.i18n)),
        words: ownWordsTold(scope, subject.ownWords),
        documents: subject.documents,
        line: timeLine(scope.i18n, subject, lines.told.flat(), ids),
        figures: courseShown(subject, days.told, today),
        markers: {
          ...drawn,
          days: isAll ? drawn.days : drawn.days.slice(0, newestDays),
          daysInAll: drawn.days.length,
        },
        beside: shownBeside,
        panels: shownPanels,
        whom: { label: subject.case.label, shown },
        isWhole: [listed, days, lines].every((each) => each.isWhole),
      };
    });
  return {
    slug: params.slug,
    path: `/c/${params.slug}/cases/${caseId}`,
    live: movedBy(live, ...others.map(({ id }) => `case:${id}`)),
    data,
    words,
    disease,
    others,
    line,
    documents,
    figures,
    markers,
    offered: courseOffered(scope.i18n),
    beside,
    panels,
    isWhole,
    may: { prepare: canPrepareCase(actor, ownerId), fill: canFillForms(actor, ownerId) },
    whom,
  };
};

type Data = Route.ComponentProps['loaderData'];

function Disease({
  disease,
  others,
  path,
  slug,
  mayCorrect,
}: Pick<Data, 'disease' | 'others' | 'path' | 'slug'> & { readonly mayCorrect: boolean }) {
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
      <Facts
        facts={[
          ...diseaseFacts(disease),
          ...others.map(({ id, label, text }) => ({
            key: id,
            label: t`Another disease of hers`,
            value: (
              <>
                <Link to={`/c/${slug}/cases/${id}`}>{label}</Link> {text}
              </>
            ),
          })),
        ]}
      />
    </Section>
  );
}

/** Where the page's own sections stand among those of others: her words come before all, then the way of the case; boards and operations between. */
const ownOrder = { ownWords: 5, disease: 20, course: 50, workUp: 60, questionnaires: 70, documents: 80 };

export default function Case({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { data, figures, line, live, may, path, slug } = loaderData;
  const entries = [...line.dated, ...line.undated];
  const visits = figures.visits.map((day) => ({
    ...day,
    key: day.id,
    title: t`Work-up`,
    to: '#work-up',
  }));
  const { label, patientId } = data.case;
  const own = [
    {
      key: 'own-words',
      order: ownOrder.ownWords,
      shown: <CaseOwnWords words={loaderData.words} path={path} mayAsk={may.fill} />,
    },
    {
      key: 'disease',
      order: ownOrder.disease,
      shown: (
        <div className="case-columns">
          <Disease
            disease={loaderData.disease}
            others={loaderData.others}
            path={path}
            slug={slug}
            mayCorrect={may.prepare}
          />
          <Slot filled={loaderData.beside} path={path} />
        </div>
      ),
    },
    {
      key: 'course',
      order: ownOrder.course,
      shown: (
        <>
          <ContradictionNotice
            contradictions={figures.contradictions}
            entries={[...entries, ...visits]}
            path={path}
          />
          <CaseCourse line={line} offered={loaderData.offered} path={path} mayFill={may.fill} />
          <CourseFigures shown={figures} entries={entries} />
          <MarkerCurves shown={loaderData.markers} path={path} />
        </>
      ),
    },
    {
      key: 'work-up',
      order: ownOrder.workUp,
      shown: <CaseWorkUp data={data} path={path} mayEnter={may.prepare} />,
    },
    {
      key: 'questionnaires',
      order: ownOrder.questionnaires,
      shown: <CaseQuestionnaires data={data} path={path} mayFill={may.fill} />,
    },
    {
      key: 'documents',
      order: ownOrder.documents,
      shown: <CaseDocuments count={loaderData.documents} path={path} />,
    },
  ];
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
            <ButtonLink to={`/c/${slug}/taken-back?case=${data.case.id}`}>
              <Trans>What was taken back</Trans>
            </ButtonLink>
            {may.prepare ? (
              <>
                <ButtonLink kind="quiet" to={`${path}/identity`}>
                  <Trans>Correct who she is</Trans>
                </ButtonLink>
                <ButtonLink kind="quiet" to={`${path}/take-back/case/${data.case.id}`}>
                  <Trans>Take the case back</Trans>
                </ButtonLink>
              </>
            ) : null}
          </>
        }
      >
        {loaderData.isWhole ? null : <NotNow />}
        <Slot filled={loaderData.panels} path={path} own={own} />
      </Page>
    </WhomBanner>
  );
}
