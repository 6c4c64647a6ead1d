import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link, redirect } from 'react-router';
import { restore } from '../../../../kernel/commands/restore.ts';
import { strike } from '../../../../kernel/commands/strike.ts';
import { isAppError } from '../../../../kernel/errors.ts';
import { reasonGiven, requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { markOf } from '../../../../kernel/striking.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { whomOf } from '../../../care/index.ts';
import { caseStyles, WhomBanner } from '../../../care/web/index.ts';
import { pageScope } from '../../../directory/index.ts';
import { useWords } from '../words.tsx';
import { Who } from '../history/who.tsx';
import type { Route } from './+types/take-back.ts';
import { isMovedRecord, movingPath } from '../../moved-records.ts';
import { concludedWithout } from '../../queries/concluded-without.ts';
import { takingPath } from '../../taken-records.ts';
import type { PartTold, RecordTold } from './records-told.ts';
import { RecordLine } from './record-line.tsx';
import { standsAt } from './stands-at.ts';
import { movedTold, placeOfPage, recordOfPage, takingTold } from './taking-page.ts';
import { takingSentences } from './taking-sentences.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];
/** Also after a refusal, so that the page says what stands now. */
export const shouldRevalidate = readAnew;

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const found = await recordOfPage(scope, params);
  if (found.isMoved) throw redirect(movedTold(params));
  const { what, id } = found.record;
  const isThere = found.case.struck === null;
  const isAdviceRestored = what === 'recommendation' && found.strike !== null;
  return {
    ...takingTold(scope, params.slug, found),
    whom: await whomOf(scope, found.case),
    alongMark: markOf(found.rows),
    isCaseTakenBack: !isThere,
    /** Where it is moved instead. */
    moving:
      isMovedRecord(what) && found.strike === null
        ? movingPath(params.slug, { caseId: params.caseId, what, id })
        : null,
    back: standsAt(params.slug, { ...found.record, isThere }),
    /** What the board concluded since, beside which a recommendation would stand that is restored. */
    beside: isAdviceRestored ? await scope.read((tx) => concludedWithout(tx, scope.ownerId, id)) : null,
    slug: params.slug,
    requestKey: randomUUID(),
  };
};

/** Whoever comes second finds it done: the page says by whom. */
const isDone = (error: unknown): boolean =>
  isAppError(error) && (error.code === 'not_found' || error.code === 'not_taken_back');

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const { record, isMoved } = await recordOfPage(scope, params);
  if (isMoved) return redirect(movedTold(params), 303);
  const form = await request.formData();
  const isRestoring = text(form, 'form') === 'restore';
  const [version, reason] = [versionOf(form), text(form, 'reason')];
  const place = { ...placeOfPage(params), version };
  const call = { requestKey: requestKeyOf(form), reason: reasonGiven(reason) };
  try {
    if (isRestoring) await scope.run(restore, place, call);
    else await scope.run(strike, { ...place, along: text(form, 'along') ?? undefined }, call);
  } catch (error) {
    if (isDone(error)) return redirect(takingPath(params.slug, record), 303);
    throw error;
  }
  return isRestoring
    ? redirect(standsAt(params.slug, { ...record, isThere: true }), 303)
    : redirect(`/c/${params.slug}/taken-back?case=${params.caseId}&done`, 303);
};

type Data = Route.ComponentProps['loaderData'];

function PartLine({ part: { title, count } }: { readonly part: PartTold }) {
  return count === 1 ? title : `${title} (${count})`;
}

function Listed(props: { readonly records: readonly RecordTold[]; readonly parts: readonly PartTold[] }) {
  return (
    <ul>
      {props.records.map((record) => (
        <li key={record.id}>
          <RecordLine record={record} />
        </li>
      ))}
      {props.parts.map((part) => (
        <li key={part.table}>
          <PartLine part={part} />
        </li>
      ))}
    </ul>
  );
}

function Along({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  const isBack = data.strike !== null;
  return (
    <Section title={isBack ? t`What comes back with it` : t`What goes along with it`}>
      {data.along.length + data.parts.length === 0 ? (
        <p className="muted">
          <Trans>Nothing else.</Trans>
        </p>
      ) : (
        <Listed records={data.along} parts={data.parts} />
      )}
    </Section>
  );
}

/** What has to be taken back first, each with the page where that is done. */
function Resting({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  if (data.resting.length + data.otherResting.length === 0) return null;
  return (
    <Section title={t`What rests on it`}>
      <Notice tone="warn">
        <Trans>It cannot be taken back while this rests on it. Take this back first.</Trans>
      </Notice>
      <ul>
        {data.resting.map((record) => (
          <li key={record.id}>
            <RecordLine record={record} to={record.to} />
          </li>
        ))}
        {data.otherResting.map((part) => (
          <li key={part.table}>
            <PartLine part={part} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Why nothing can be done here now, apart from what rests on it; null when it can. */
function useHindrance(data: Data): ReactNode {
  const tables = data.notAllowed.join(', ');
  if (data.notAllowed.length > 0)
    return <Trans>Your role may not do this: it concerns records of this kind: {tables}.</Trans>;
  if (data.kept === 'item_still_open')
    return <Trans>The case is under discussion at the board just now. Conclude it first.</Trans>;
  if (data.withOther !== null)
    return (
      <Trans>
        It was taken back together with another record and comes back with that one only:{' '}
        <RecordLine record={data.withOther} to={data.withOther.to} />
      </Trans>
    );
  return null;
}

function ReasonFields({ data, label }: { readonly data: Data; readonly label: string }) {
  const { t } = useLingui();
  return (
    <>
      <input type="hidden" name="version" value={data.record.version} />
      <Field
        name="reason"
        label={label}
        hint={t`Kept with the record, and read by whoever asks why.`}
        required
        maxLength={500}
        size={60}
      />
      <SaveRow
        save={data.strike === null ? <Trans>Take it back</Trans> : <Trans>Restore it</Trans>}
        leave={<Trans>Leave it as it is</Trans>}
        to={data.back}
      />
    </>
  );
}

/** What a board has concluded without a recommendation, beside which one is about to stand again. */
function Beside({ beside, slug }: Pick<Data, 'beside' | 'slug'>) {
  const { word } = useWords();
  if (beside === null) return null;
  const conclusion = word('conclusion', beside.conclusion);
  return (
    <Notice
      tone="warn"
      title={<Trans>What the board concluded reached no recommendation: {conclusion}</Trans>}
    >
      <Trans>
        Restored, it stands beside that. Where it is what the board meant,{' '}
        <Link to={`/c/${slug}/meetings/${beside.meetingId}`}>the conclusion</Link> is reopened or corrected
        afterwards.
      </Trans>
    </Notice>
  );
}

function Doing({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  const hindrance = useHindrance(data);
  if (hindrance !== null) return <Notice tone="warn">{hindrance}</Notice>;
  if (data.resting.length + data.otherResting.length > 0) return null;
  const label = data.strike === null ? t`Why is it taken back?` : t`Why is it restored?`;
  const same = { requestKey: data.requestKey, sentences: takingSentences, labels: { reason: label } };
  return data.strike === null ? (
    <PostForm name="take-back" {...same}>
      <input type="hidden" name="along" value={data.alongMark} />
      <ReasonFields data={data} label={label} />
    </PostForm>
  ) : (
    <>
      <Beside beside={data.beside} slug={data.slug} />
      <PostForm name="restore" {...same}>
        <ReasonFields data={data} label={label} />
      </PostForm>
    </>
  );
}

function What({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  const { record, strike: by } = data;
  const told = [
    { key: 'what', label: t`Record`, value: <strong>{record.title}</strong> },
    ...(record.detail === null ? [] : [{ key: 'detail', label: t`Detail`, value: record.detail }]),
    ...(record.what === 'case'
      ? []
      : [{ key: 'on', label: t`Date`, value: record.on === null ? null : <Day date={record.on} /> }]),
  ];
  const taken =
    by === null
      ? []
      : [
          {
            key: 'by',
            label: t`Taken back`,
            value: (
              <>
                <Day date={by.day} /> {by.time}, <Who who={by.who} />
              </>
            ),
          },
          { key: 'why', label: t`Reason`, value: by.reason ?? <Trans>undone in the room</Trans> },
        ];
  return <Facts facts={[...told, ...taken]} />;
}

export default function TakeBack({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { whom, isCaseTakenBack } = loaderData;
  const isBack = loaderData.strike !== null;
  const casesPath = `/c/${params.slug}/cases`;
  const title = isBack ? t`Restore what was taken back` : t`Take back`;
  return (
    <WhomBanner whom={whom}>
      <Page
        title={title}
        sentences={takingSentences}
        subtitle={
          isBack ? (
            <Trans>It was taken back: it stands in no list and counts nowhere until it is restored.</Trans>
          ) : (
            <Trans>
              What was recorded by mistake leaves all lists and figures. Nothing is erased: it can be
              restored.
            </Trans>
          )
        }
        breadcrumb={
          <Breadcrumb
            steps={[
              { label: t`Cases`, to: casesPath },
              ...(isCaseTakenBack ? [] : [{ label: whom.label, to: `${casesPath}/${params.caseId}` }]),
              { label: title },
            ]}
          />
        }
      >
        <What data={loaderData} />
        {loaderData.moving === null ? null : (
          <p>
            <Link to={loaderData.moving}>
              <Trans>It is another woman’s: move it to her case</Trans>
            </Link>
          </p>
        )}
        <Along data={loaderData} />
        <Resting data={loaderData} />
        <Doing data={loaderData} />
      </Page>
    </WhomBanner>
  );
}
