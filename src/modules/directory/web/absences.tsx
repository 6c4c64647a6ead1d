import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, redirect } from 'react-router';
import { requestKeyOf, text } from '../../../kernel/http/form-values.ts';
import { readAnew } from '../../../kernel/http/read-anew.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Day } from '../../../ui/day.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Select } from '../../../ui/field.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { PostForm } from '../../../ui/post-form.tsx';
import { SaveRow } from '../../../ui/save-row.tsx';
import { sayAbsence } from '../commands/say-absence.ts';
import { pageScope } from '../page-scope.ts';
import { canSayAbsence, canSayAbsences } from '../policy.ts';
import { absencesFrom, thereTopics } from '../queries/absences.ts';
import { peopleHere, withNames } from '../queries/absences-shown.ts';
import type { Route } from './+types/absences.ts';
import { readAbsence } from './absence-entry.ts';
import { AbsenceFields, absenceSentences, useAbsenceLabels } from './absence-fields.tsx';

/** Also after a refusal, so that it shows who is said to be away. */
export const shouldRevalidate = readAnew;

export const loader = async ({ request, params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, actor, today } = scope;
  const found = await scope.read(async (tx) => ({
    absences: await withNames(tx, scope, await absencesFrom(tx, ownerId, today)),
    people: await peopleHere(tx, scope),
  }));
  return {
    absences: found.absences.map(({ id, personId, name, from, to, cover }) => ({
      id,
      name,
      from,
      to,
      cover,
      isNow: from <= today,
      mayChange: canSayAbsence(actor, ownerId, personId),
    })),
    covers: found.people.covers,
    everybody: canSayAbsences(actor, ownerId) ? found.people.everybody : [],
    self: actor.kind === 'user' ? actor.personId : '',
    saved: new URL(request.url).searchParams.has('saved'),
    today,
    requestKey: randomUUID(),
    live: await scope.live(...thereTopics),
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const input = { personId: text(form, 'personId') ?? '', absence: readAbsence(form) };
  await scope.run(sayAbsence, input, { requestKey: requestKeyOf(form) });
  return redirect(`/c/${params.slug}/absences?saved`, 303);
};

type Data = Route.ComponentProps['loaderData'];

function Absences({ absences, home }: Pick<Data, 'absences'> & { readonly home: string }) {
  return (
    <ul className="work-list">
      {absences.map(({ id, name, from, to, cover, isNow, mayChange }) => (
        <li key={id}>
          {mayChange ? <Link to={`${home}/absences/${id}`}>{name}</Link> : name}{' '}
          {to === null ? (
            <Trans>
              from <Day date={from} /> until further notice
            </Trans>
          ) : (
            <Trans>
              from <Day date={from} /> to <Day date={to} />
            </Trans>
          )}{' '}
          {isNow ? (
            <strong>
              <Trans>away now</Trans>
            </strong>
          ) : null}{' '}
          <span className="muted">
            {cover === null ? <Trans>nobody is named to cover</Trans> : <Trans>{cover} covers</Trans>}
          </span>
        </li>
      ))}
    </ul>
  );
}

export default function AbsencesPage({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { absences, covers, everybody, self, saved, today } = loaderData;
  const labels = useAbsenceLabels();
  const home = `/c/${params.slug}`;
  return (
    <Page
      title={t`Who is away`}
      breadcrumb={<Breadcrumb steps={[{ label: t`My work`, to: home }, { label: t`Who is away` }]} />}
      actions={<LiveRefresh url={loaderData.live} />}
    >
      {saved ? <Notice tone="good" live title={<Trans>Saved. The lists follow from it.</Trans>} /> : null}
      {absences.length === 0 ? (
        <Empty title={<Trans>Nobody is said to be away</Trans>}>
          <Trans>What waits for somebody who is away stands in the list of who covers.</Trans>
        </Empty>
      ) : (
        <Section title={t`Away now or soon`}>
          <Absences absences={absences} home={home} />
        </Section>
      )}
      <Section title={t`Say that somebody is away`}>
        <PostForm name="say" requestKey={loaderData.requestKey} sentences={absenceSentences} labels={labels}>
          {everybody.length === 0 ? (
            <input type="hidden" name="personId" value={self} />
          ) : (
            <Select
              name="personId"
              label={labels['personId']}
              required
              defaultValue={self}
              options={everybody.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <AbsenceFields given={{ from: today, to: null, coverId: null }} covers={covers} />
          <SaveRow save={<Trans>Save</Trans>} leave={<Trans>Back without saving</Trans>} to={home} />
        </PostForm>
      </Section>
    </Page>
  );
}
