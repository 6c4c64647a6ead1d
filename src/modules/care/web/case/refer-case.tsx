import { Trans, useLingui } from '@lingui/react/macro';
import { randomUUID } from 'node:crypto';
import { redirect, useActionData } from 'react-router';
import { isAppError, notFound } from '../../../../kernel/errors.ts';
import { besideForm } from '../../../../kernel/http/beside-form.ts';
import { isRefused } from '../../../../kernel/http/refusal.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { colleagues, pageScope, type PageScope, withRole } from '../../../directory/index.ts';
import { treatingRoles } from '../../policy.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { Field, Select, TextArea } from '../../../../ui/field.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { referCase } from '../../commands/refer-case.ts';
import { ovarianMinimumDataset } from '../../minimum-dataset.ts';
import { alikePatients } from '../../queries/alike-patients.ts';
import type { Route } from './+types/refer-case.ts';
import caseStyles from './case.css?url';
import { careSentences } from '../care-sentences.ts';
import { readDisease } from './disease-answers.ts';
import { DiseaseFields } from './disease-fields.tsx';
import { answer, text } from '../form-values.ts';
import { shownIdentity } from '../../shown-identity.ts';
import { SameWoman } from './same-woman.tsx';
import { WhomBanner } from '../whom-banner.tsx';
import { newWoman, whomOf } from './whom-entry.ts';
import { readWorkUp } from './work-up-answers.ts';
import { useWorkUpLabels, WorkUpFields } from './work-up-fields.tsx';
import { useWords } from '../words.tsx';

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
  const people = await scope.read((tx) => colleagues(tx, scope.ownerId, scope.today));
  return {
    slug: params.slug,
    today: scope.today,
    shown,
    consultants: withRole(people, treatingRoles).map(({ id, name }) => ({
      value: id,
      label: scope.named(name),
    })),
    items: ovarianMinimumDataset.items,
    requestKey: randomUUID(),
  };
};

const refer = (scope: PageScope, form: FormData) =>
  scope.run(
    referCase,
    {
      whom: whomOf(form),
      case: { ...readDisease(form), entry: 'referral' },
      referral: {
        phase: answer(form, 'referral.phase'),
        questionType: answer(form, 'referral.questionType'),
        question: text(form, 'referral.question') ?? '',
        consultantId: answer(form, 'referral.consultantId'),
        receivedOn: text(form, 'referral.receivedOn') ?? '',
      },
      workUp: readWorkUp(form, ovarianMinimumDataset.items).items,
    },
    { requestKey: text(form, 'requestKey') ?? undefined },
  );

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

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  try {
    const { caseId } = await refer(scope, form);
    return redirect(`/c/${params.slug}/cases/${caseId}`, 303);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'perhaps_known') throw error;
    const alike = await shownAlike(scope, form);
    // An earlier answer was about other women.
    form.delete('whom.same');
    return besideForm(form, error, { alike });
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

function QuestionFields(props: {
  readonly today: string;
  readonly consultants: Route.ComponentProps['loaderData']['consultants'];
}) {
  const { t } = useLingui();
  const { options } = useWords();
  const unsaid = { value: '', label: t`– please choose –` };
  return (
    <>
      <div className="form-columns">
        <Select
          name="referral.phase"
          label={<Trans>Phase</Trans>}
          options={[unsaid, ...options('phase')]}
          required
        />
        <Select
          name="referral.questionType"
          label={<Trans>Kind of question</Trans>}
          options={[unsaid, ...options('questionType')]}
          required
        />
        <Select
          name="referral.consultantId"
          label={<Trans>Responsible consultant</Trans>}
          options={[unsaid, ...props.consultants]}
          required
        />
        <Field
          name="referral.receivedOn"
          type="date"
          label={<Trans>Received on</Trans>}
          defaultValue={props.today}
          required
        />
      </div>
      <TextArea
        name="referral.question"
        label={<Trans>Question to the board</Trans>}
        required
        maxLength={8000}
      />
    </>
  );
}

const useLabels = (items: Route.ComponentProps['loaderData']['items']): Readonly<Record<string, string>> => {
  const { t } = useLingui();
  return {
    ...useWorkUpLabels(items),
    'whom.same': t`Is this the same woman?`,
    'whom.identity.recordNumber': t`Record number`,
    'whom.identity.latinName': t`Name in Latin letters`,
    'whom.identity.nativeName': t`Name in her own script`,
    'whom.patient.bornOn': t`Born on`,
    'case.stage': t`FIGO stage`,
    'case.stageEdition': t`Edition of the stage`,
    'case.presentedOn': t`Presented on`,
    'referral.phase': t`Phase`,
    'referral.questionType': t`Kind of question`,
    'referral.consultantId': t`Responsible consultant`,
    'referral.receivedOn': t`Received on`,
    'referral.question': t`Question to the board`,
  };
};

export default function ReferCase({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { items, shown, slug } = loaderData;
  const answer = useActionData<typeof action>();
  const alike = typeof answer === 'object' && answer !== null && 'alike' in answer ? answer.alike : [];
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
        labels={useLabels(items)}
      >
        {shown === null ? (
          <Section title={t`Who she is`}>
            {alike.length === 0 ? null : <SameWoman alike={alike} />}
            <HerFields />
          </Section>
        ) : (
          <input type="hidden" name="whom.patientId" value={shown.patientId} />
        )}
        <Section title={t`Her disease`}>
          <DiseaseFields />
        </Section>
        <Section title={t`The question`}>
          <QuestionFields today={loaderData.today} consultants={loaderData.consultants} />
        </Section>
        <details className="work-up-more" open={isRefused(answer) && alike.length === 0}>
          <summary>
            <Trans>Results that are there already (ovary, tube, peritoneum)</Trans>
          </summary>
          <WorkUpFields items={items} />
        </details>
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
