import { Trans, useLingui } from '@lingui/react/macro';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import type { AnyAnswers } from '../../../../kernel/forms/answers.ts';
import { noFacts } from '../../../../kernel/forms/facts.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { type PageScope, pageScope, withRole } from '../../../directory/index.ts';
import { decisionRoles } from '../../policy.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button } from '../../../../ui/button.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Field } from '../../../../ui/field.tsx';
import { type Fact, Facts } from '../../../../ui/facts.tsx';
import { fieldLabels } from '../../../../ui/form/field-labels.ts';
import { FormFields } from '../../../../ui/form/form-fields.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import { useTaken } from '../../../../ui/form/taken-form.ts';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { recordHerDecision } from '../../commands/record-her-decision.ts';
import { restoreDecision } from '../../commands/restore-decision.ts';
import { takeBackDecision } from '../../commands/take-back-decision.ts';
import { type DecisionBefore, decisionsBefore } from '../../queries/decision-before.ts';
import { strikeBy } from '../../queries/taken-back.ts';
import { Who } from '../history/who.tsx';
import type { Route } from './+types/her-decision.ts';
import { caseStyles, factOf, NowRecorded, ReplacedVersion, WhomBanner } from '../../../care/web/index.ts';
import { boardSentences } from '../agenda/board-sentences.ts';
import { number, reasonGiven, requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { whomOf } from '../../../care/index.ts';
import { decision, decisionKept, notYetTold } from '../../records/decision.ts';
import { decisionBeside } from '../../records/told-advice.ts';
import { useWords } from '../words.tsx';
import { useAdvice } from './advice-facts.tsx';
import { adviceOfAddress, adviceTold, peopleAround } from './advice-page.ts';
import { decisionHanded } from './handed-advice.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];
/** Also after a refusal, so that the form knows the version that stands now. */
export const shouldRevalidate = readAnew;

/** What stands in the form; that nobody has told her is chosen, not assumed. */
const asAsked = (hers: Parameters<typeof decisionKept.answersOf>[0]): AnyAnswers => {
  const said = decisionKept.answersOf(hers) as unknown as AnyAnswers;
  return said['decision'] === notYetTold.decision ? { ...said, decision: null } : said;
};

type Hers = Omit<DecisionBefore, 'entryId'>;

const hersTold = (scope: PageScope, hers: Hers, names: ReadonlyMap<string, string>) => ({
  decision: hers.decision,
  spokenByName: hers.spokenBy === null ? null : (names.get(hers.spokenBy) ?? ''),
  spokenOn: hers.spokenOn,
  note: hers.note,
  more: decisionBeside(scope, hers),
});

/** Whether something may have been recorded and taken back: nobody has told her, and it has been written before. */
const mayBeTaken = ({
  decision,
  version,
}: {
  readonly decision: string;
  readonly version: number;
}): boolean => decision === notYetTold.decision && version > 1;

/** What had been recorded before it was taken back, where nothing was recorded since. */
const beforeTaken = (scope: PageScope, recommendationId: string) =>
  scope.read(async (tx) => {
    const said = (await decisionsBefore(tx, scope.ownerId, [recommendationId])).get(recommendationId);
    if (said === undefined) return null;
    const reader = { zone: scope.house.zone, locale: scope.locale };
    return { said, strike: await strikeBy(tx, scope.ownerId, reader, said.entryId) };
  });

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { case: subject, recommendation: row, herDecision: hers } = await adviceOfAddress(scope, params);
  const before = mayBeTaken(hers) ? await beforeTaken(scope, row.id) : null;
  const { here, names } = await peopleAround(scope, [
    row.ownerPersonId,
    hers.spokenBy,
    before?.said.spokenBy ?? null,
  ]);
  const me = scope.actor.personId;
  const people = new Map(withRole(here, decisionRoles).map(({ id, name }) => [id, scope.named(name)]));
  // Also whoever has left the house since.
  if (hers.spokenBy !== null) people.set(hers.spokenBy, names.get(hers.spokenBy) ?? '');
  return {
    slug: params.slug,
    back: `/c/${params.slug}/cases/${subject.id}`,
    label: subject.label,
    whom: await whomOf(scope, subject),
    recommendation: adviceTold(scope, row, names),
    hers: { ...hersTold(scope, hers, names), version: hers.version },
    /** What was recorded and taken back, by whom and why. */
    before: before && { ...hersTold(scope, before.said, names), strike: before.strike },
    form: decisionHanded(scope),
    said: asAsked(hers),
    // Whoever writes stands first, and is not chosen beforehand: who spoke with her is said, not assumed.
    people: [...people]
      .map(([value, label]) => ({ value, label }))
      .toSorted((a, b) => Number(b.value === me) - Number(a.value === me)),
    requestKey: randomUUID(),
    takingKey: randomUUID(),
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  await adviceOfAddress(scope, params);
  const form = await request.formData();
  const back = `/c/${params.slug}/cases/${params.caseId}#recommendations`;
  const changing = { 'take-back-decision': takeBackDecision, 'restore-decision': restoreDecision };
  const [, change] = Object.entries(changing).find(([name]) => name === text(form, 'form')) ?? [];
  if (change !== undefined) {
    await scope.run(
      change,
      { recommendationId: params.recommendationId, version: versionOf(form) },
      { requestKey: requestKeyOf(form), reason: reasonGiven(text(form, 'reason')) },
    );
    return redirect(back, 303);
  }
  const drawn = drawnAgain(form, decision, 'decision');
  if (drawn) return drawn;
  await saveForm(form, decision, 'decision', (said) =>
    scope.run(
      recordHerDecision,
      { recommendationId: params.recommendationId, version: number(form, 'version'), decision: said },
      { requestKey: text(form, 'requestKey') ?? undefined },
    ),
  );
  return redirect(back, 303);
};

type Data = Route.ComponentProps['loaderData'];

const useHers = (hers: Omit<Data['hers'], 'version'>): readonly Fact[] => {
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
    ...hers.more.map(factOf),
  ];
};

export default function HerDecisionPage({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { back, hers, label, slug } = loaderData;
  const say = useSay();
  const { form, words } = useTaken(loaderData.form);
  const now = useHers(hers);
  return (
    <WhomBanner whom={loaderData.whom}>
      <Page
        title={t`Her decision, case ${label}`}
        sentences={boardSentences}
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
            labels={() => fieldLabels(form, words, 'decision', say)}
          >
            <NowRecorded facts={now} />
            <ReplacedVersion version={hers.version} />
            <FormFields
              form={form}
              words={words}
              at="decision"
              answers={loaderData.said}
              people={loaderData.people}
              facts={noFacts}
              bare
            />
            <SaveRow save={<Trans>Save</Trans>} leave={<Trans>Back without saving</Trans>} to={back} />
          </PostForm>
        </Section>
        <TakeBack data={loaderData} />
        {loaderData.before === null ? null : <Restore data={loaderData} before={loaderData.before} />}
      </Page>
    </WhomBanner>
  );
}

/** What was recorded of a conversation that never was, or was another woman's, is taken back; it is asked for again then. */
function TakeBack({ data: { hers, takingKey } }: { readonly data: Data }) {
  const { t } = useLingui();
  if (hers.decision === notYetTold.decision) return null;
  return (
    <Section title={t`Take back`}>
      <PostForm
        name="take-back-decision"
        requestKey={takingKey}
        sentences={boardSentences}
        labels={{ reason: t`Why is it taken back?` }}
      >
        <p className="muted">
          <Trans>
            What was recorded by mistake stays in the history alone, and the conversation is asked for again.
          </Trans>
        </p>
        <input type="hidden" name="version" value={hers.version} />
        <Field
          name="reason"
          label={t`Why is it taken back?`}
          hint={t`Kept with the record, and read by whoever asks why.`}
          required
          maxLength={500}
          size={60}
        />
        <Button>
          <Trans>Take it back</Trans>
        </Button>
      </PostForm>
    </Section>
  );
}

/** What was recorded and taken back, by whom and why, and the way back. */
function Restore(props: { readonly data: Data; readonly before: NonNullable<Data['before']> }) {
  const { t } = useLingui();
  const { data, before } = props;
  const { strike } = before;
  const taken: readonly Fact[] =
    strike === null
      ? []
      : [
          {
            key: 'taken',
            label: t`Taken back`,
            value: (
              <>
                <Day date={strike.day} /> {strike.time}, <Who who={strike.who} />
              </>
            ),
          },
          { key: 'why', label: t`Reason`, value: strike.reason },
        ];
  return (
    <Section title={t`What was taken back`} id="restore">
      <Facts facts={[...useHers(before), ...taken]} />
      <PostForm
        name="restore-decision"
        requestKey={data.takingKey}
        sentences={boardSentences}
        labels={{ reason: t`Why is it restored?` }}
      >
        <input type="hidden" name="version" value={data.hers.version} />
        <Field
          name="reason"
          label={t`Why is it restored?`}
          hint={t`Kept with the record, and read by whoever asks why.`}
          required
          maxLength={500}
          size={60}
        />
        <Button>
          <Trans>Restore it</Trans>
        </Button>
      </PostForm>
    </Section>
  );
}
