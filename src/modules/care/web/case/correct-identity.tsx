import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, redirect, useActionData } from 'react-router';
import { isAppError, notFound } from '../../../../kernel/errors.ts';
import { besideForm } from '../../../../kernel/http/beside-form.ts';
import { confirmFirst } from '../../../../kernel/http/confirmed-answers.ts';
import { reasonGiven, requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { isPartialDate } from '../../../../kernel/partial-date.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { ConfirmAnswers } from '../../../../ui/confirm-answers.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Unknown } from '../../../../ui/facts.tsx';
import { Field, TextArea } from '../../../../ui/field.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { type PageScope, pageScope } from '../../../directory/index.ts';
import { birthDoubts } from '../../birth-doubts.ts';
import { headOfPage, whomOf } from '../../case-of-page.ts';
import { correctIdentity } from '../../commands/correct-identity.ts';
import { alikePatients } from '../../queries/alike-patients.ts';
import { casesOfEach, womenNumbered } from '../../queries/fed-women.ts';
import { womanToCorrect } from '../../queries/woman-to-correct.ts';
import { shownIdentity } from '../../shown-identity.ts';
import { careSentences } from '../care-sentences.ts';
import { HerFields, useHerLabels } from '../her-fields.tsx';
import { HerName } from '../her.tsx';
import { WhomBanner } from '../whom-banner.tsx';
import type { Route } from './+types/correct-identity.ts';
import caseStyles from './case.css?url';
import { ReplacedVersion, useConflict } from './now-recorded.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];
/** Also after a refusal, so that the form knows the version that stands now. */
export const shouldRevalidate = readAnew;

const womanOfPage = async (scope: PageScope, caseId: string) => {
  const head = await headOfPage(scope, caseId);
  const woman = await scope.read((tx) => womanToCorrect(tx, scope.ownerId, head.patientId));
  if (woman === null) throw notFound();
  return { head, ...woman };
};

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { head, version, sortName } = await womanOfPage(scope, params.caseId);
  return {
    slug: params.slug,
    back: `/c/${params.slug}/cases/${head.id}`,
    version,
    sortName,
    whom: await whomOf(scope, head),
    requestKey: randomUUID(),
  };
};

/** Who was typed in. She is sorted by the name she is written with unless somebody says otherwise. */
const typedWoman = (form: FormData) => {
  const latinName = text(form, 'whom.identity.latinName');
  const nativeName = text(form, 'whom.identity.nativeName');
  const sortName = text(form, 'whom.identity.sortName') ?? latinName ?? nativeName;
  const recordNumber = text(form, 'whom.identity.recordNumber') ?? '';
  return {
    identity: { recordNumber, latinName, nativeName, sortName },
    patient: { bornOn: text(form, 'whom.patient.bornOn') },
  };
};
type Typed = ReturnType<typeof typedWoman>;

/** Other women of the centre who are meant, each with her cases, shown to whoever has to tell them apart. */
const shownWith = async (scope: PageScope, patientIds: readonly string[]) => {
  const shown = await shownIdentity(scope, patientIds);
  const casesOf = await scope.read((tx) => casesOfEach(tx, scope.ownerId, patientIds));
  return shown.map((her) => ({
    ...her,
    cases: (casesOf.get(her.patientId) ?? []).map(({ id, label }) => ({ id, label })),
  }));
};

/** Women who are like the one typed in, or who have her number. */
const othersLike = (scope: PageScope, { identity, patient: { bornOn } }: Typed, own: string, code: string) =>
  scope.read(async (tx) => {
    const { recordNumber } = identity;
    if (code === 'record_number_taken')
      return [...(await womenNumbered(tx, scope.ownerId, [recordNumber])).values()];
    const [alike = []] = await alikePatients(tx, scope.ownerId, [{ ...identity, bornOn }]);
    return alike.map(({ patientId }) => patientId).filter((id) => id !== own);
  });

const askAboutBirth = (form: FormData, bornOn: string | null, cameOn: readonly string[], today: string) => {
  if (bornOn === null || !isPartialDate(bornOn)) return;
  const doubts = birthDoubts(bornOn, { cameOn, today });
  confirmFirst(
    form,
    'whom',
    doubts.map((code) => ({ code, field: 'patient.bornOn' })),
  );
};

/** Refusals that name other women. */
const ofOthers: ReadonlySet<string> = new Set(['perhaps_known', 'record_number_taken']);

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const { head, cameOn } = await womanOfPage(scope, params.caseId);
  const form = await request.formData();
  const typed = typedWoman(form);
  try {
    const isAnother = text(form, 'whom.same') !== null;
    askAboutBirth(form, typed.patient.bornOn, cameOn, scope.today);
    await scope.run(
      correctIdentity,
      {
        caseId: head.id,
        version: versionOf(form),
        whom: { ...typed, another: isAnother ? form.getAll('whom.another').map(String) : [] },
      },
      { requestKey: requestKeyOf(form), reason: reasonGiven(text(form, 'reason')) },
    );
  } catch (error) {
    if (!isAppError(error) || !ofOthers.has(error.code)) throw error;
    const ids = await othersLike(scope, typed, head.patientId, error.code);
    // An earlier answer was about other women.
    form.delete('whom.same');
    return besideForm(form, error, { code: error.code, others: await shownWith(scope, ids) });
  }
  return redirect(`/c/${params.slug}/cases/${head.id}`, 303);
};

type Other = Awaited<ReturnType<typeof shownWith>>[number];

function Others({ others, slug }: { readonly others: readonly Other[]; readonly slug: string }) {
  return (
    <ul>
      {others.map((her) => (
        <li key={her.patientId}>
          <HerName shown={her} /> · {her.recordNumber} ·{' '}
          {her.bornOn === null ? <Unknown /> : <Day date={her.bornOn} />}
          {her.cases.map(({ id, label }) => (
            <span key={id}>
              {' '}
              · <Link to={`/c/${slug}/cases/${id}`}>{label}</Link>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** Who else is meant, and what can be done about it. */
function LikeHer({
  code,
  others,
  slug,
}: {
  readonly code: string;
  readonly others: readonly Other[];
  readonly slug: string;
}) {
  const { t } = useLingui();
  const isTaken = code === 'record_number_taken';
  return (
    <Notice tone="warn" title={isTaken ? t`She has this record number` : t`Is she one of these women?`}>
      <Others others={others} slug={slug} />
      <p>
        <Trans>
          If both are one woman, the centre has her twice: correct nothing here, open her case and move there
          what was recorded of her.
        </Trans>
      </p>
      {isTaken ? null : (
        <>
          <label className="option">
            <input type="checkbox" name="whom.same" id="identity-whom.same" value="another" />
            <Trans>No, she is another woman</Trans>
          </label>
          {others.map(({ patientId }) => (
            <input key={patientId} type="hidden" name="whom.another" value={patientId} />
          ))}
        </>
      )}
    </Notice>
  );
}

type Data = Route.ComponentProps['loaderData'];

/** Of a woman who is sorted by something else than her names: asked, so that it is corrected along. */
function SortedAs({ data: { sortName, whom } }: { readonly data: Data }) {
  const isOwn = sortName !== null && ![whom.shown?.latinName, whom.shown?.nativeName].includes(sortName);
  if (!isOwn) return null;
  return (
    <Field
      name="whom.identity.sortName"
      label={<Trans>Sorted as</Trans>}
      hint={<Trans>Empty: by the name she is written with.</Trans>}
      defaultValue={sortName}
      maxLength={500}
      autoComplete="off"
    />
  );
}

export default function CorrectIdentity({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { back, slug, version, whom } = loaderData;
  const answer = useActionData<typeof action>();
  const isConflict = useConflict() !== null;
  const refused = typeof answer === 'object' && answer !== null && 'others' in answer ? answer : null;
  return (
    <WhomBanner whom={whom}>
      <Page
        title={t`Correct who she is`}
        subtitle={
          <Trans>
            For a name, number or date that was wrong. It changes on all her cases; what stood before is kept,
            with who corrected it and why.
          </Trans>
        }
        breadcrumb={
          <Breadcrumb
            steps={[
              { label: t`Cases`, to: `/c/${slug}/cases` },
              { label: whom.label, to: back },
              { label: t`Correct who she is` },
            ]}
          />
        }
      >
        <PostForm
          name="identity"
          requestKey={loaderData.requestKey}
          sentences={careSentences}
          labels={{
            ...useHerLabels(),
            'whom.identity.sortName': t`Sorted as`,
            'whom.same': t`Is she one of these women?`,
            reason: t`Reason`,
          }}
        >
          {isConflict ? (
            <Notice tone="warn">
              <Trans>What is recorded now stands at the top of the page.</Trans>
            </Notice>
          ) : null}
          {refused === null ? null : <LikeHer code={refused.code} others={refused.others} slug={slug} />}
          <ReplacedVersion version={version} />
          {whom.shown === null ? null : <HerFields her={whom.shown} />}
          <SortedAs data={loaderData} />
          <TextArea
            name="reason"
            label={<Trans>Why is it corrected?</Trans>}
            hint={<Trans>Stands in the history beside the change. No name, please.</Trans>}
            rows={2}
            maxLength={500}
            required
          />
          <ConfirmAnswers />
          <SaveRow
            save={<Trans>Save the correction</Trans>}
            leave={<Trans>Back without saving</Trans>}
            to={back}
          />
        </PostForm>
      </Page>
    </WhomBanner>
  );
}
