import { Trans, useLingui } from '@lingui/react/macro';
import { randomUUID } from 'node:crypto';
import { redirect, useActionData } from 'react-router';
import { isAppError, notFound } from '../../../../kernel/errors.ts';
import { besideForm } from '../../../../kernel/http/beside-form.ts';
import { isRefused } from '../../../../kernel/http/refusal.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { pageScope, type PageScope } from '../../../directory/index.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { ConfirmAnswers } from '../../../../ui/confirm-answers.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { askAgain } from '../../commands/ask-again.ts';
import {
  referCase,
  ovarianMinimumDataset,
  alikePatients,
  offersOf,
  profiles,
  perhapsSameDisease,
  Site,
  shownIdentity,
  readDisease,
  saveWorkUp,
  wholeDataset,
  workUpForm,
  type WorkUpItem,
} from '../../../care/index.ts';
import type { Route } from './+types/refer-case.ts';
import {
  caseStyles,
  careSentences,
  DiseaseFields,
  HerName,
  WhomBanner,
  useWorkUpLabels,
  WorkUpFields,
} from '../../../care/web/index.ts';
import { answer, text } from '../../../../kernel/http/form-values.ts';
import { AnotherQuestion } from './another-question.tsx';
import { consultantsOf, readQuestion } from './question-answers.ts';
import { QuestionFields, useQuestionLabels } from './question-fields.tsx';
import { otherThanOf, sameDiseaseOf } from './disease-entry.ts';
import { SameDiseaseChoice } from './same-disease.tsx';
import { SameWoman } from './same-woman.tsx';
import { newWoman, whomOf } from './whom-entry.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];
export const shouldRevalidate = () => true;

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
    items: wholeWorkUp,
    form: workUpForm(wholeWorkUp, []),
    offers: offersOf(profiles, scope.today),
    requestKey: randomUUID(),
  };
};

const wholeWorkUp = wholeDataset(ovarianMinimumDataset);
const newWorkUp = { items: wholeWorkUp, recorded: [] };

const refer = (scope: PageScope, form: FormData, workUp: WorkUpItem[]) =>
  scope.run(
    referCase,
    {
      whom: whomOf(form),
      case: { ...readDisease(form), entry: 'referral' },
      referral: readQuestion(form),
      workUp,
      otherThan: otherThanOf(form),
    },
    { requestKey: text(form, 'requestKey') ?? undefined },
  );

/** The same question about a disease that is there already: hers, whom the form names. */
const ask = (scope: PageScope, form: FormData, caseId: string, workUp: WorkUpItem[]) => {
  const whom = whomOf(form);
  if (!('patientId' in whom)) throw notFound();
  return scope.run(
    askAgain,
    {
      caseId,
      patientId: whom.patientId,
      referral: readQuestion(form),
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
  return { hers: await scope.read((tx) => perhapsSameDisease(tx, scope.ownerId, { patientId, site })), her };
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

/** Refusals that are a question: the page asks it beside what was typed. */
const asked: ReadonlySet<string> = new Set(['perhaps_known', 'disease_perhaps_known', 'question_open']);

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  try {
    const same = sameDiseaseOf(form);
    const { caseId } = await saveWorkUp(form, newWorkUp, (workUp) =>
      same === null ? refer(scope, form, workUp) : ask(scope, form, same, workUp),
    );
    return redirect(`/c/${params.slug}/cases/${caseId}`, 303);
  } catch (error) {
    if (!isAppError(error) || !asked.has(error.code)) throw error;
    if (error.code === 'perhaps_known') {
      const alike = await shownAlike(scope, form);
      // An earlier answer was about other women.
      form.delete('whom.same');
      return besideForm(form, error, { alike, hers: [], her: null });
    }
    return besideForm(form, error, { alike: [], ...(await knownDisease(scope, form)) });
  }
};

function HerFields() {
  return (
    <div className="form-columns">
      <Field
        name="whom.identity.recordNumber"
        label={<Trans>Record number</Trans>}
        hint={<Trans>The number of the hospital’s record; no national number.</Trans>}
        required
        maxLength={40}
        autoComplete="off"
      />
      <Field
        name="whom.identity.latinName"
        label={<Trans>Name in Latin letters</Trans>}
        hint={<Trans>Family name first, as people look for it.</Trans>}
        maxLength={500}
        autoComplete="off"
      />
      <Field
        name="whom.identity.nativeName"
        label={<Trans>Name in her own script</Trans>}
        maxLength={500}
        autoComplete="off"
      />
      <Field
        name="whom.patient.bornOn"
        label={<Trans>Born on</Trans>}
        hint={<Trans>YYYY-MM-DD, YYYY-MM or YYYY. Empty: not known.</Trans>}
        size={11}
        maxLength={10}
        autoComplete="off"
      />
    </div>
  );
}

const nothingAsked = { alike: [], hers: [], her: null };

const useLabels = ({ form, items }: Route.ComponentProps['loaderData']): Readonly<Record<string, string>> => {
  const { t } = useLingui();
  return {
    ...useWorkUpLabels(form, items),
    ...useQuestionLabels(),
    'whom.same': t`Is this the same woman?`,
    'whom.identity.recordNumber': t`Record number`,
    'whom.identity.latinName': t`Name in Latin letters`,
    'whom.identity.nativeName': t`Name in her own script`,
    'whom.patient.bornOn': t`Born on`,
    'case.stage': t`FIGO stage`,
    'case.stageEdition': t`Edition of the stage`,
    'case.presentedOn': t`Presented on`,
    disease: t`Is this a disease she is here with already?`,
  };
};

export default function ReferCase({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { form, items, shown, slug } = loaderData;
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
        labels={useLabels(loaderData)}
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
        <Section title={t`Her disease`}>
          {hers.length === 0 ? null : <SameDiseaseChoice hers={hers} />}
          <DiseaseFields offers={loaderData.offers} />
        </Section>
        <Section title={t`The question`}>
          <AnotherQuestion />
          <QuestionFields today={loaderData.today} consultants={loaderData.consultants} />
        </Section>
        <details className="work-up-more" open={isRefused(answer) && alike.length + hers.length === 0}>
          <summary>
            <Trans>Results that are there already (ovary, tube, peritoneum)</Trans>
          </summary>
          <WorkUpFields form={form} items={items} />
        </details>
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
