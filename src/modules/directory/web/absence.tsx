import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { addDays } from '../../../kernel/calendar-day.ts';
import { strike } from '../../../kernel/commands/strike.ts';
import { notFound, refused } from '../../../kernel/errors.ts';
import { reasonGiven, requestKeyOf, text, versionOf } from '../../../kernel/http/form-values.ts';
import { readAnew } from '../../../kernel/http/read-anew.ts';
import { isUuid } from '../../../kernel/ids.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Day } from '../../../ui/day.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Field } from '../../../ui/field.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { PostForm } from '../../../ui/post-form.tsx';
import { SaveRow } from '../../../ui/save-row.tsx';
import { correctAbsence } from '../commands/correct-absence.ts';
import { endAbsence } from '../commands/end-absence.ts';
import { pageScope } from '../page-scope.ts';
import { canSayAbsence } from '../policy.ts';
import { absenceById } from '../queries/absences.ts';
import { peopleHere, withNames } from '../queries/absences-shown.ts';
import type { Route } from './+types/absence.ts';
import { readAbsence } from './absence-entry.ts';
import { AbsenceFields, absenceSentences, useAbsenceLabels } from './absence-fields.tsx';

/** Also after a refusal, so that the forms know the version that stands now. */
export const shouldRevalidate = readAnew;

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, actor, today } = scope;
  const { said, covers } = await scope.read(async (tx) => {
    const found = isUuid(params.absenceId) ? await absenceById(tx, ownerId, params.absenceId) : undefined;
    if (found === undefined) throw notFound();
    const [named] = await withNames(tx, scope, [found]);
    if (named === undefined) throw notFound();
    return { said: named, covers: (await peopleHere(tx, scope)).covers };
  });
  const yesterday = addDays(today, -1);
  return {
    said,
    covers: covers.filter(({ id }) => id !== said.personId),
    mayChange: canSayAbsence(actor, ownerId, said.personId),
    /** The last day away of somebody who is back today, where that is one. */
    endsOn: said.from <= yesterday ? yesterday : said.from,
    mayEnd: said.to === null || said.to > said.from,
    requestKeys: { end: randomUUID(), correct: randomUUID(), back: randomUUID() },
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const [id, version, requestKey] = [params.absenceId, versionOf(form), requestKeyOf(form)];
  const which = text(form, 'form');
  if (which === 'end') {
    await scope.run(endAbsence, { absenceId: id, version, to: text(form, 'to') ?? '' }, { requestKey });
    return redirect(`/c/${params.slug}/absences?saved`, 303);
  }
  if (which !== 'correct' && which !== 'take-back') throw refused('unreadable_form');
  const given = text(form, 'reason');
  const absence = readAbsence(form);
  const call = { requestKey, reason: reasonGiven(given) };
  if (which === 'correct') await scope.run(correctAbsence, { absenceId: id, version, absence }, call);
  else await scope.run(strike, { table: 'directory.absence', id, version }, call);
  return redirect(`/c/${params.slug}/absences?saved`, 303);
};

type Data = Route.ComponentProps['loaderData'];

function Said({ said: { name, from, to, cover } }: Pick<Data, 'said'>) {
  const labels = useAbsenceLabels();
  return (
    <Facts
      facts={[
        { key: 'who', label: labels['personId'], value: name },
        { key: 'from', label: labels['absence.from'], value: <Day date={from} /> },
        {
          key: 'to',
          label: labels['absence.to'],
          value: to === null ? <Trans>not known</Trans> : <Day date={to} />,
        },
        {
          key: 'cover',
          label: labels['absence.coverId'],
          value: cover ?? <Trans>nobody in particular: the chair is asked</Trans>,
        },
      ]}
    />
  );
}

function Reason() {
  const labels = useAbsenceLabels();
  return <Field name="reason" label={labels['reason']} required maxLength={500} size={60} />;
}

function Changes({ data, back }: { readonly data: Data; readonly back: string }) {
  const { t } = useLingui();
  const labels = useAbsenceLabels();
  const { said, covers, requestKeys, endsOn, mayEnd } = data;
  const version = <input type="hidden" name="version" value={said.version} />;
  const leave = <Trans>Back without saving</Trans>;
  return (
    <>
      {mayEnd ? (
        <Section title={t`Back earlier`}>
          <PostForm name="end" requestKey={requestKeys.end} sentences={absenceSentences} labels={labels}>
            {version}
            <Field name="to" type="date" label={labels['to']} required defaultValue={endsOn} />
            <SaveRow save={<Trans>End the absence</Trans>} leave={leave} to={back} />
          </PostForm>
        </Section>
      ) : null}
      <Section title={t`Correct`}>
        <PostForm
          name="correct"
          requestKey={requestKeys.correct}
          sentences={absenceSentences}
          labels={labels}
        >
          {version}
          <AbsenceFields given={said} covers={covers} />
          <Reason />
          <SaveRow save={<Trans>Save the correction</Trans>} leave={leave} to={back} />
        </PostForm>
      </Section>
      <Section title={t`Take back`}>
        <PostForm name="take-back" requestKey={requestKeys.back} sentences={absenceSentences} labels={labels}>
          {version}
          <p className="muted">
            <Trans>The person is not away at all. What was said is kept and counts no more.</Trans>
          </p>
          <Reason />
          <SaveRow save={<Trans>Take back</Trans>} leave={leave} to={back} />
        </PostForm>
      </Section>
    </>
  );
}

export default function AbsencePage({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const back = `/c/${params.slug}/absences`;
  return (
    <Page
      title={t`Absence`}
      sentences={absenceSentences}
      breadcrumb={
        <Breadcrumb
          steps={[
            { label: t`My work`, to: `/c/${params.slug}` },
            { label: t`Who is away`, to: back },
            { label: t`Absence` },
          ]}
        />
      }
    >
      <Section title={t`What is said`}>
        <Said said={loaderData.said} />
      </Section>
      {loaderData.mayChange ? <Changes data={loaderData} back={back} /> : null}
    </Page>
  );
}
