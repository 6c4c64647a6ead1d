import { randomUUID } from 'node:crypto';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, redirect, useActionData } from 'react-router';
import { reasonGiven, requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { isAppError } from '../../../../kernel/errors.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Facts, Unknown } from '../../../../ui/facts.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { findPatients, mostFound, shownIdentity } from '../../../care/index.ts';
import { caseStyles, HerName, WhomBanner } from '../../../care/web/index.ts';
import { pageScope, type PageScope } from '../../../directory/index.ts';
import { moveRecord } from '../../commands/move-record.ts';
import { caseList } from '../../queries/case-list.ts';
import { RecordLine } from '../taken/record-line.tsx';
import { standsAt } from '../taken/stands-at.ts';
import { movedTold, takingTold } from '../taken/taking-page.ts';
import type { Route } from './+types/move-record.ts';
import { movableOfPage, moveTold, type Woman } from './move-page.ts';
import { moveSentences } from './move-sentences.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];
/** Also after a refusal, so that the page says what stands now. */
export const shouldRevalidate = readAnew;

/** The case that was chosen: its id alone stands in the address. */
const chosenIn = (request: Request): string | null => {
  const to = new URL(request.url).searchParams.get('to');
  return to !== null && isUuid(to) ? to : null;
};

export const loader = async ({ request, params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const found = await movableOfPage(scope, params);
  if (found.isMoved) throw redirect(movedTold(params));
  const { record, parts, notAllowed, strike } = takingTold(scope, params.slug, found);
  return {
    record,
    parts,
    notAllowed,
    isTakenBack: strike !== null,
    ...(await moveTold(scope, found, chosenIn(request))),
    back: standsAt(params.slug, { ...found.record, isThere: found.case.struck === null }),
    requestKey: randomUUID(),
  };
};

/** Cases of women whom the text finds, each with who she is; the case where the record lies is none of them. */
const foundCases = async (scope: PageScope, typed: string, here: string) => {
  const { cases, women } = await scope.read(async (tx) => {
    const patientIds = await findPatients(tx, scope.ownerId, typed);
    return { women: patientIds.length, ...(await caseList(tx, scope.ownerId, { patientIds })) };
  });
  const others = cases.filter(({ id }) => id !== here);
  return {
    typed,
    isCut: women === mostFound,
    cases: others.map(({ id, label, patientId, presentedOn }) => ({ id, label, patientId, presentedOn })),
    shown: await shownIdentity(
      scope,
      others.map(({ patientId }) => patientId),
    ),
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const found = await movableOfPage(scope, params);
  // Whoever comes second is told where it went.
  if (found.isMoved) return redirect(movedTold(params), 303);
  const form = await request.formData();
  if (text(form, 'form') === 'find') return foundCases(scope, text(form, 'find') ?? '', params.caseId);
  const { what } = found;
  const input = { what, id: params.movableId, version: versionOf(form), to: text(form, 'to') ?? '' };
  const call = { requestKey: requestKeyOf(form), reason: reasonGiven(text(form, 'reason')) };
  const moved = await scope.run(moveRecord, input, call).catch(async (error: unknown) => {
    const isGone = isAppError(error) && error.code === 'not_found';
    // Not found is also a case that was taken back since it was chosen: then nothing went anywhere.
    if (isGone && (await movableOfPage(scope, params)).isMoved) return null;
    throw error;
  });
  if (moved === null) return redirect(movedTold(params), 303);
  return redirect(standsAt(params.slug, { what, caseId: moved.caseId, id: moved.id, isThere: true }), 303);
};

type Data = Route.ComponentProps['loaderData'];

/** What is moved, with what lies in it or was confirmed from it. */
function What({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  const { record, parts, confirmed } = data;
  return (
    <Section title={t`What is moved`}>
      <p>
        <strong>
          <RecordLine record={record} />
        </strong>
      </p>
      {parts.length + confirmed.length === 0 ? null : (
        <>
          <p>
            <Trans>With it goes</Trans>
          </p>
          <ul>
            {parts.map(({ table, title, count }) => (
              <li key={table}>{count === 1 ? title : `${title} (${count})`}</li>
            ))}
            {confirmed.map((one) => (
              <li key={one.id}>
                <RecordLine record={one} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** What rests on the record where it lies, said before anything is done. */
function Rests({ data: { boardsOn, advice } }: { readonly data: Data }) {
  const { t } = useLingui();
  return (
    <Section title={t`What rests on it`}>
      <ul>
        {boardsOn.map((day) => (
          <li key={day}>
            <Trans>
              The board of <Day date={day} /> saw it as this woman’s. What it saw is kept as it was.
            </Trans>
          </li>
        ))}
        {advice.map((one) => (
          <li key={one.id}>
            <RecordLine record={one} /> <Trans>What became of it is judged anew, without this record.</Trans>
          </li>
        ))}
        <li>
          <Trans>It leaves the figures of this case and counts in those of the other.</Trans>
        </li>
      </ul>
    </Section>
  );
}

function Identity({ woman: { whom, site } }: { readonly woman: Woman }) {
  const { t } = useLingui();
  const { label, shown } = whom;
  return (
    <Facts
      facts={[
        { key: 'name', label: t`Name`, value: shown === null ? null : <HerName shown={shown} /> },
        { key: 'number', label: t`Record number`, value: shown?.recordNumber ?? null },
        { key: 'born', label: t`Born`, value: shown?.bornOn == null ? null : <Day date={shown.bornOn} /> },
        { key: 'case', label: t`Case`, value: label },
        { key: 'site', label: t`Site`, value: site },
      ]}
    />
  );
}

/** Both women side by side: who confirms the step has read who each is. */
function BothWomen({ from, into }: { readonly from: Woman; readonly into: Woman }) {
  const { t } = useLingui();
  return (
    <>
      <div className="case-columns">
        <Section title={t`It lies here, by mistake`}>
          <Identity woman={from} />
        </Section>
        <Section title={t`It goes here`}>
          <Identity woman={into} />
        </Section>
      </div>
      {from.patientId === into.patientId ? (
        <Notice tone="warn">
          <Trans>Both cases are of the same woman.</Trans>
        </Notice>
      ) : null}
    </>
  );
}

function Found({ path }: { readonly path: string }) {
  const answer = useActionData<typeof action>();
  if (typeof answer !== 'object' || answer === null || !('cases' in answer)) return null;
  const { cases, shown, isCut } = answer;
  return (
    <>
      <Notice live>
        <p>
          <Trans>
            Search results: <Plural value={cases.length} one="# case" other="# cases" />.
          </Trans>{' '}
          {isCut ? <Trans>More may fit: type more of the name or number.</Trans> : null}
        </p>
      </Notice>
      <ul>
        {cases.map(({ id, label, patientId, presentedOn }) => {
          const her = shown.find((one) => one.patientId === patientId);
          return (
            <li key={id}>
              <Link to={`${path}?to=${id}`}>{label}</Link>{' '}
              {her === undefined ? null : (
                <>
                  <HerName shown={her} /> · {her.recordNumber} ·{' '}
                  {her.bornOn === null ? <Unknown /> : <Day date={her.bornOn} />}
                </>
              )}
              {presentedOn === null ? null : (
                <span className="muted">
                  {' '}
                  <Trans>
                    came <Day date={presentedOn} />
                  </Trans>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The search for the right woman; posted, so that no name ever stands in an address. */
function Choose({ path }: { readonly path: string }) {
  const { t } = useLingui();
  const answer = useActionData<typeof action>();
  const typed = typeof answer === 'object' && answer !== null && 'typed' in answer ? answer.typed : undefined;
  return (
    <Section title={t`Whose is it?`}>
      <PostForm name="find" action={path}>
        <div className="form-row">
          <Field
            name="find"
            type="search"
            label={<Trans>Name, record number or case number</Trans>}
            defaultValue={typed}
            autoComplete="off"
            required
            maxLength={80}
          />
          <Button>
            <Trans>Find</Trans>
          </Button>
        </div>
      </PostForm>
      <Found path={path} />
    </Section>
  );
}

function Confirm({ data, into, path }: { readonly data: Data; readonly into: Woman; readonly path: string }) {
  const { t } = useLingui();
  const label = t`Why is it moved?`;
  return (
    <>
      <BothWomen from={data.from} into={into} />
      <p>
        <Link to={path}>
          <Trans>Choose another woman or case</Trans>
        </Link>
      </p>
      <PostForm
        name="move"
        requestKey={data.requestKey}
        sentences={moveSentences}
        labels={{ reason: label, to: t`Case` }}
      >
        <input type="hidden" name="version" value={data.record.version} />
        <input type="hidden" name="to" value={into.id} />
        <Field
          name="reason"
          label={label}
          hint={t`Stands in both histories. No name, please.`}
          required
          maxLength={500}
          size={60}
        />
        <SaveRow save={<Trans>Move it</Trans>} leave={<Trans>Leave it as it is</Trans>} to={data.back} />
      </PostForm>
    </>
  );
}

/** What can be done: nothing where the reader may not, or where it was taken back. */
function Doing({ data, path }: { readonly data: Data; readonly path: string }) {
  const tables = data.notAllowed.join(', ');
  if (data.notAllowed.length > 0)
    return (
      <Notice tone="warn">
        <Trans>Your role may not do this: it concerns records of this kind: {tables}.</Trans>
      </Notice>
    );
  if (data.isTakenBack)
    return (
      <Notice tone="warn">
        <Trans>It was taken back: it is restored first, or recorded there anew.</Trans>
      </Notice>
    );
  return data.into === null ? <Choose path={path} /> : <Confirm data={data} into={data.into} path={path} />;
}

export default function MoveRecord({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { slug, caseId, movable, movableId } = params;
  const { from } = loaderData;
  const casesPath = `/c/${slug}/cases`;
  const title = t`Move to the right woman`;
  return (
    <WhomBanner whom={from.whom}>
      <Page
        title={title}
        sentences={moveSentences}
        subtitle={
          <Trans>
            It is taken back here and stands in the right case as it was recorded, with whoever recorded it.
            Both histories say so, and it can be moved back.
          </Trans>
        }
        breadcrumb={
          <Breadcrumb
            steps={[
              { label: t`Cases`, to: casesPath },
              { label: from.whom.label, to: `${casesPath}/${caseId}` },
              { label: title },
            ]}
          />
        }
      >
        <What data={loaderData} />
        <Rests data={loaderData} />
        <Doing data={loaderData} path={`${casesPath}/${caseId}/move/${movable}/${movableId}`} />
      </Page>
    </WhomBanner>
  );
}
