import { Trans, useLingui } from '@lingui/react/macro';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { randomUUID } from 'node:crypto';
import { data, redirect, useActionData } from 'react-router';
import { isAppError, notFound } from '../../../../kernel/errors.ts';
import type { Answers } from '../../../../kernel/forms/answers.ts';
import { drawnAgainOf, saveForm } from '../../../../kernel/http/posted-form.ts';
import { fieldLabels } from '../../../../ui/form/field-labels.ts';
import { useSay } from '../../../../ui/form/say.ts';
import { useTaken } from '../../../../ui/form/taken-form.ts';
import { wordsIn } from '../words.tsx';
import { besideForm } from '../../../../kernel/http/beside-form.ts';
import { isRefused } from '../../../../kernel/http/refusal.ts';
import { confirmFirst } from '../../../../kernel/http/confirmed-answers.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { isPartialDate } from '../../../../kernel/partial-date.ts';
import { pageScope, type PageScope } from '../../../directory/index.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { ConfirmAnswers } from '../../../../ui/confirm-answers.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { askAgain } from '../../commands/ask-again.ts';
import {
  referCase,
  everyItem,
  alikePatients,
  birthDoubts,
  offersOf,
  profiles,
  perhapsSameDisease,
  Site,
  shownIdentity,
  disease,
  question,
  typedDisease,
  workUpAt,
  saveWorkUp,
  itemsUnasked,
  datasetFor,
  workUpForm,
  type WorkUpItem,
} from '../../../care/index.ts';
import type { Route } from './+types/refer-case.ts';
import {
  caseStyles,
  careSentences,
  DiseaseFields,
  newDiseaseHanded,
  handedItems,
  questionHanded,
  HerFields,
  HerName,
  WhomBanner,
  useHerLabels,
  useWorkUpLabels,
} from '../../../care/web/index.ts';
import { answer, text } from '../../../../kernel/http/form-values.ts';
import { AnotherQuestion } from './another-question.tsx';
import { consultantsOf } from './question-answers.ts';
import { QuestionFields } from './question-fields.tsx';
import { otherThanOf, sameDiseaseOf } from './disease-entry.ts';
import { KnownResults, standingIn, useAskedAtSite } from './known-results.tsx';
import { type KnownDisease, SameDiseaseChoice } from './same-disease.tsx';
import { SameWoman } from './same-woman.tsx';
import { newWoman, whomOf } from './whom-entry.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];
export const shouldRevalidate = readAnew;

/** What a site asks is fetched by the form alone, which keeps what it has when no answer comes. */
export const clientLoader = ({ request, serverLoader }: Route.ClientLoaderArgs) => {
  const loaded = serverLoader();
  return new URL(request.url).searchParams.has('site') ? loaded.catch(() => undefined as never) : loaded;
};

const patientOf = (request: Request): string | null => {
  const id = new URL(request.url).searchParams.get('patient');
  return id !== null && isUuid(id) ? id : null;
};

export const loader = async ({ request, params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const patientId = patientOf(request);
  const shown = patientId === null ? null : ((await shownIdentity(scope, [patientId]))[0] ?? null);
  if (patientId !== null && shown === null) throw notFound();
  return {
    slug: params.slug,
    today: scope.today,
    shown,
    consultants: await consultantsOf(scope),
    items: resultsAt(scope, new URL(request.url).searchParams.get('site') || null),
    disease: newDiseaseHanded(scope),
    question: questionHanded(scope),
    offers: offersOf(profiles, scope.today),
    requestKey: randomUUID(),
  };
};

/** What any site asks: what was typed for another site than the one chosen at last is taken too. */
const everyResult = itemsUnasked(everyItem);
const ofSite = (site: string | null) => itemsUnasked(datasetFor(site)?.items ?? []);

/** What is asked of results at a site (`null`: while none is known), and what else says something already. */
const resultsAt = (scope: PageScope, site: string | null, said: readonly string[] = []) => {
  const asked = ofSite(site);
  const beside = everyResult.filter(
    ({ definition: { key } }) =>
      said.includes(key) && !asked.some(({ definition }) => definition.key === key),
  );
  return handedItems(scope, [...asked, ...beside]);
};

const newWorkUp = { items: everyResult, recorded: [] };

type Typed = {
  readonly said: Answers<typeof disease>;
  readonly referral: Answers<typeof question>;
  readonly workUp: WorkUpItem[];
};

const refer = (scope: PageScope, form: FormData, { said, referral, workUp }: Typed) =>
  scope.run(
    referCase,
    {
      whom: whomOf(form),
      case: { ...typedDisease(said), entry: 'referral' },
      referral,
      workUp,
      otherThan: otherThanOf(form),
    },
    { requestKey: text(form, 'requestKey') ?? undefined },
  );

/** The same question about a disease that is there already: hers, whom the form names. */
const ask = (scope: PageScope, form: FormData, caseId: string, { referral, workUp }: Typed) => {
  const whom = whomOf(form);
  if (!('patientId' in whom)) throw notFound();
  return scope.run(
    askAgain,
    {
      caseId,
      patientId: whom.patientId,
      referral,
      workUp,
      another: text(form, 'another') !== null,
    },
    { requestKey: text(form, 'requestKey') ?? undefined },
  );
};

/** Who she is and her cases that may be the disease typed in, for whoever has to say whether it is one of them. */
const knownDisease = async (scope: PageScope, form: FormData) => {
  const whom = whomOf(form);
  if (!('patientId' in whom)) return { hers: [], her: null };
  const { patientId } = whom;
  const site = Site.safeParse(answer(form, 'case.site')).data ?? null;
  const [her = null] = await shownIdentity(scope, [patientId]);
  const { word } = wordsIn(scope.i18n);
  const found = await scope.read((tx) => perhapsSameDisease(tx, scope.ownerId, { patientId, site }));
  const hers = found.map(({ id, label, presentedOn, ...of }): KnownDisease => {
    const told = [word('site', of.site) ?? '—', word('histology', of.histology), of.stage];
    return { id, label, presentedOn, told: told.filter(Boolean).join(', ') };
  });
  return { hers, her };
};

/** Women of the centre who may be the one typed in, shown to whoever has to say so. */
const shownAlike = async (scope: PageScope, form: FormData) => {
  const { patient, identity } = newWoman(form);
  const [alike = []] = await scope.read((tx) =>
    alikePatients(tx, scope.ownerId, [{ ...identity, bornOn: patient.bornOn }]),
  );
  return shownIdentity(
    scope,
    alike.map(({ patientId }) => patientId),
  );
};

/** Who she is, once the form names a woman whom its address does not: she is shown again with what was typed. */
const herAgain = async (scope: PageScope, request: Request, form: FormData) => {
  const patientId = patientOf(request) === null ? text(form, 'whom.patientId') : null;
  const [her = null] = patientId === null ? [] : await shownIdentity(scope, [patientId]);
  return { alike: [], hers: [], her };
};

/** Asks about a date of birth that may be a slip; one that is none is left to the command. */
const askAboutBirth = ({ today }: PageScope, form: FormData): void => {
  const bornOn = text(form, 'whom.patient.bornOn');
  if (bornOn === null || !isPartialDate(bornOn)) return;
  const came = [text(form, 'case.presentedOn'), text(form, 'referral.receivedOn')];
  const cameOn = came.flatMap((on) => (on !== null && isPartialDate(on) ? [on] : []));
  const field = 'patient.bornOn';
  confirmFirst(
    form,
    'whom',
    birthDoubts(bornOn, { cameOn, today }).map((code) => ({ code, field })),
  );
};

/** Refusals that are a question: the page asks it beside what was typed. */
const asked: ReadonlySet<string> = new Set(['perhaps_known', 'disease_perhaps_known', 'question_open']);

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const { site, said: typed } = standingIn(form);
  const items = resultsAt(scope, site, typed);
  const drawn = drawnAgainOf(form, [
    [disease, 'case'],
    [question, 'referral'],
    [workUpForm(everyResult, []), workUpAt],
  ]);
  if (drawn) return data({ ...drawn.data, items, ...(await herAgain(scope, request, form)) });
  try {
    askAboutBirth(scope, form);
    const same = sameDiseaseOf(form);
    const { caseId } = await saveForm(form, disease, 'case', (said) =>
      saveForm(form, question, 'referral', (referral) =>
        saveWorkUp(form, newWorkUp, (workUp) => {
          const entered = { said, referral, workUp };
          return same === null ? refer(scope, form, entered) : ask(scope, form, same, entered);
        }),
      ),
    );
    return redirect(`/c/${params.slug}/cases/${caseId}`, 303);
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === 'invalid_input' || error.code === 'answers_to_confirm')
      return besideForm(form, error, { items, ...(await herAgain(scope, request, form)) });
    if (!asked.has(error.code)) throw error;
    if (error.code === 'perhaps_known') {
      const alike = await shownAlike(scope, form);
      // An earlier answer was about other women.
      form.delete('whom.same');
      return besideForm(form, error, { items, alike, hers: [], her: null });
    }
    return besideForm(form, error, { items, alike: [], ...(await knownDisease(scope, form)) });
  }
};

const nothingAsked = { alike: [], hers: [], her: null };

const useLabels = (
  data: Route.ComponentProps['loaderData'],
  items: Route.ComponentProps['loaderData']['items'],
): Readonly<Record<string, string>> => {
  const { t } = useLingui();
  const say = useSay();
  const [ofCase, ofQuestion] = [useTaken(data.disease), useTaken(data.question)];
  return {
    ...useWorkUpLabels(workUpForm(items, []), items),
    ...useHerLabels(),
    ...fieldLabels(ofCase.form, ofCase.words, 'case', say),
    ...fieldLabels(ofQuestion.form, ofQuestion.words, 'referral', say),
    'whom.same': t`Is this the same woman?`,
    disease: t`Is this a disease she is here with already?`,
  };
};

export default function ReferCase({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { shown, slug } = loaderData;
  const { items, typed, follow } = useAskedAtSite(`/c/${slug}/cases/new`, loaderData.items);
  const answer = useActionData<typeof action>();
  const { alike, hers, her } =
    typeof answer === 'object' && answer !== null && 'alike' in answer ? answer : nothingAsked;
  const page = (
    <Page
      title={t`Refer a case`}
      subtitle={
        <Trans>What is not known stays not known; only the question and its addressee are needed.</Trans>
      }
      breadcrumb={
        <Breadcrumb steps={[{ label: t`Cases`, to: `/c/${slug}/cases` }, { label: t`Refer a case` }]} />
      }
    >
      <PostForm
        name="refer"
        requestKey={loaderData.requestKey}
        sentences={careSentences}
        labels={useLabels(loaderData, items)}
      >
        <p className="field-hint needed-note">
          <Trans>* needed</Trans>
        </p>
        {shown === null ? (
          <Section title={t`Who she is`}>
            {alike.length === 0 ? null : <SameWoman alike={alike} />}
            {her === null ? <HerFields /> : <HerName shown={her} />}
          </Section>
        ) : null}
        {(shown ?? her) === null ? null : (
          <input type="hidden" name="whom.patientId" value={(shown ?? her)?.patientId} />
        )}
        {hers.length === 0 ? null : <SameDiseaseChoice hers={hers} />}
        <DiseaseFields form={loaderData.disease} answers={null} offers={loaderData.offers} onSite={follow} />
        <AnotherQuestion />
        <QuestionFields
          form={loaderData.question}
          today={loaderData.today}
          consultants={loaderData.consultants}
        />
        <KnownResults
          items={items}
          typed={typed}
          open={isRefused(answer) && alike.length + hers.length === 0}
        />
        <ConfirmAnswers />
        <SaveRow
          save={<Trans>Refer</Trans>}
          leave={<Trans>Back without saving</Trans>}
          to={`/c/${slug}/cases`}
        />
      </PostForm>
    </Page>
  );
  if (shown === null) return page;
  return <WhomBanner whom={{ label: t`new`, shown }}>{page}</WhomBanner>;
}
