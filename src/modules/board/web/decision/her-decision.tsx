import { Trans, useLingui } from '@lingui/react/macro';
import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import { notFound, refused } from '../../../../kernel/errors.ts';
import { colleagues, namesIn, pageScope, type PageScope, withRole } from '../../../directory/index.ts';
import { decisionRoles } from '../../policy.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { Day } from '../../../../ui/day.tsx';
import { type Fact, Facts } from '../../../../ui/facts.tsx';
import { Field, Select, TextArea } from '../../../../ui/field.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { boardsOfCases } from '../../queries/board-parts.ts';
import { recordHerDecision } from '../../commands/record-her-decision.ts';
import type { Route } from './+types/her-decision.ts';
import { caseStyles, NowRecorded, ReplacedVersion, WhomBanner } from '../../../care/web/index.ts';
import { boardSentences } from '../agenda/board-sentences.ts';
import { answer, number, text } from '../../../../kernel/http/form-values.ts';
import { headOfPage, whomOf } from '../../../care/index.ts';
import { useWords } from '../words.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];
/** Also after a refusal, so that the form knows the version that stands now. */
export const shouldRevalidate = () => true;

const recommendationOfPage = async (scope: PageScope, params: Route.LoaderArgs['params']) => {
  const subject = await headOfPage(scope, params.caseId);
  const { recommendations } = await scope.read(async (tx) =>
    (await boardsOfCases(tx, scope.ownerId, [subject.id]))(subject.id),
  );
  const found = recommendations.find(({ recommendation }) => recommendation.id === params.recommendationId);
  if (!found) throw notFound();
  return { case: subject, ...found };
};

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { case: subject, recommendation: row, herDecision: hers } = await recommendationOfPage(scope, params);
  const { here, names } = await scope.read(async (tx) => {
    const now = await colleagues(tx, scope.ownerId, scope.today);
    const known = new Map(now.map(({ id, name }) => [id, scope.named(name)]));
    const asked = [row.ownerPersonId, ...(hers.spokenBy === null ? [] : [hers.spokenBy])];
    const gone = asked.filter((id) => !known.has(id));
    return { here: now, names: new Map([...known, ...(await namesIn(tx, scope.locale, gone))]) };
  });
  const me = scope.actor.personId;
  const people = new Map(withRole(here, decisionRoles).map(({ id, name }) => [id, scope.named(name)]));
  if (hers.spokenBy !== null) people.set(hers.spokenBy, names.get(hers.spokenBy) ?? '');
  const { intent, modality, timing, detail, rationale, alternative, dueOn } = row;
  return {
    slug: params.slug,
    back: `/c/${params.slug}/cases/${subject.id}`,
    label: subject.label,
    whom: await whomOf(scope, subject),
    recommendation: {
      intent,
      modality,
      timing,
      detail,
      rationale,
      alternative,
      dueOn,
      responsible: names.get(row.ownerPersonId) ?? '',
    },
    hers: {
      decision: hers.decision,
      spokenBy: hers.spokenBy,
      spokenByName: hers.spokenBy === null ? null : (names.get(hers.spokenBy) ?? ''),
      spokenOn: hers.spokenOn,
      note: hers.note,
      version: hers.version,
    },
    // Whoever writes stands first, and is not chosen beforehand: who spoke with her is said, not assumed.
    people: [...people]
      .map(([value, label]) => ({ value, label }))
      .toSorted((a, b) => Number(b.value === me) - Number(a.value === me)),
    requestKey: randomUUID(),
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  await recommendationOfPage(scope, params);
  const form = await request.formData();
  const decision = text(form, 'decision.decision');
  if (decision === null) throw refused('decision_unsaid', {}, { field: 'decision.decision' });
  if (decision !== 'not_yet_told' && text(form, 'decision.spokenOn') === null)
    throw refused('conversation_needed', {}, { field: 'decision.spokenOn' });
  await scope.run(
    recordHerDecision,
    {
      recommendationId: params.recommendationId,
      version: number(form, 'version'),
      decision: {
        decision,
        spokenBy: answer(form, 'decision.spokenBy'),
        spokenOn: text(form, 'decision.spokenOn'),
        note: text(form, 'decision.note'),
      },
    },
    { requestKey: text(form, 'requestKey') ?? undefined },
  );
  return redirect(`/c/${params.slug}/cases/${params.caseId}#recommendations`, 303);
};

type Data = Route.ComponentProps['loaderData'];

const useAdvice = (row: Data['recommendation']): readonly Fact[] => {
  const { word } = useWords();
  return [
    {
      key: 'what',
      label: <Trans>What was recommended</Trans>,
      value: (
        <>
          <strong>{word('modality', row.modality)}</strong>, {word('timing', row.timing)},{' '}
          {word('intent', row.intent)}
        </>
      ),
    },
    ...(row.detail === null ? [] : [{ key: 'detail', label: <Trans>Detail</Trans>, value: row.detail }]),
    { key: 'why', label: <Trans>Why</Trans>, value: row.rationale },
    { key: 'else', label: <Trans>If she declines</Trans>, value: row.alternative },
    { key: 'who', label: <Trans>Responsible</Trans>, value: row.responsible },
    { key: 'due', label: <Trans>Due on</Trans>, value: <Day date={row.dueOn} /> },
  ];
};

const useHers = (hers: Data['hers']): readonly Fact[] => {
  const { word } = useWords();
  return [
    { key: 'decision', label: <Trans>Decision</Trans>, value: word('decision', hers.decision) },
    { key: 'by', label: <Trans>Spoke with her</Trans>, value: hers.spokenByName },
    {
      key: 'on',
      label: <Trans>When</Trans>,
      value: hers.spokenOn === null ? null : <Day date={hers.spokenOn} />,
    },
    { key: 'note', label: <Trans>In her words</Trans>, value: hers.note },
  ];
};

function DecisionFields({ hers, people }: Pick<Data, 'hers' | 'people'>) {
  const { t } = useLingui();
  const { options } = useWords();
  const told = hers.decision !== 'not_yet_told';
  const gone =
    hers.spokenBy !== null && !people.some(({ value }) => value === hers.spokenBy)
      ? [{ value: hers.spokenBy, label: hers.spokenByName ?? '' }]
      : [];
  return (
    <>
      <Choice
        name="decision.decision"
        label={<Trans>What she decided</Trans>}
        options={options('decision')}
        defaultValue={told ? hers.decision : undefined}
      />
      <div className="form-columns">
        <Select
          name="decision.spokenBy"
          label={<Trans>Who spoke with her</Trans>}
          options={[{ value: '', label: t`– not said –` }, ...people, ...gone]}
          defaultValue={hers.spokenBy ?? ''}
        />
        <Field
          name="decision.spokenOn"
          label={<Trans>When</Trans>}
          hint={<Trans>YYYY-MM-DD, YYYY-MM or YYYY</Trans>}
          size={11}
          maxLength={10}
          autoComplete="off"
          defaultValue={hers.spokenOn ?? undefined}
        />
      </div>
      <TextArea
        name="decision.note"
        label={<Trans>In her words, or why</Trans>}
        maxLength={8000}
        defaultValue={hers.note ?? undefined}
      />
    </>
  );
}

export default function HerDecisionPage({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { back, hers, label, slug } = loaderData;
  const now = useHers(hers);
  return (
    <WhomBanner whom={loaderData.whom}>
      <Page
        title={t`Her decision, case ${label}`}
        breadcrumb={
          <Breadcrumb
            steps={[
              { label: t`Cases`, to: `/c/${slug}/cases` },
              { label, to: back },
              { label: t`Her decision` },
            ]}
          />
        }
      >
        <Section title={t`What the board recommends`}>
          <Facts facts={useAdvice(loaderData.recommendation)} />
        </Section>
        <Section title={t`What she decided`}>
          <PostForm
            name="decision"
            requestKey={loaderData.requestKey}
            sentences={boardSentences}
            labels={{
              'decision.decision': t`What she decided`,
              'decision.spokenBy': t`Who spoke with her`,
              'decision.spokenOn': t`When`,
              'decision.note': t`In her words, or why`,
            }}
          >
            <NowRecorded facts={now} />
            <ReplacedVersion version={hers.version} />
            <DecisionFields hers={hers} people={loaderData.people} />
            <SaveRow save={<Trans>Save</Trans>} leave={<Trans>Back without saving</Trans>} to={back} />
          </PostForm>
        </Section>
      </Page>
    </WhomBanner>
  );
}
