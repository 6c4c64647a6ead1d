import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, redirect } from 'react-router';
import { requestKeyOf, text } from '../../../kernel/http/form-values.ts';
import { readAnew } from '../../../kernel/http/read-anew.ts';
import { uuidOfName } from '../../../kernel/ids.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Field } from '../../../ui/field.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { PostForm } from '../../../ui/post-form.tsx';
import { SaveRow } from '../../../ui/save-row.tsx';
import { addPeople } from '../commands/add-people.ts';
import { pageScope } from '../page-scope.ts';
import { staffOf } from '../queries/staff.ts';
import { staffShown, staffTopics } from '../queries/staff-shown.ts';
import type { Route } from './+types/people.ts';
import { HeldRole } from './held-role.tsx';
import { peopleSentences, usePeopleLabels } from './people-words.ts';
import { RoleFields } from './role-fields.tsx';
import { SignsIn } from './signs-in.tsx';

export const shouldRevalidate = readAnew;

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, today } = scope;
  const people = await scope.read((tx) => staffOf(tx, ownerId));
  return {
    people: people.map((one) => staffShown(one, scope)),
    today,
    requestKey: randomUUID(),
    live: await scope.live(...staffTopics),
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const requestKey = requestKeyOf(form);
  // A form sent twice must name the same person twice.
  const idOf = (what: string) => uuidOfName(scope.ownerId, what, requestKey ?? randomUUID());
  const personId = idOf('person');
  const latinName = text(form, 'people.0.latinName') ?? '';
  const person = {
    id: personId,
    userId: null,
    latinName,
    nativeName: text(form, 'people.0.nativeName'),
    sortName: latinName,
  };
  const role = {
    id: idOf('affiliation'),
    personId,
    organisationId: scope.ownerId,
    role: text(form, 'affiliations.0.role') ?? '',
    discipline: text(form, 'affiliations.0.discipline'),
    from: text(form, 'affiliations.0.from') ?? '',
    to: null,
  };
  await scope.run(addPeople, { people: [person], affiliations: [role] }, { requestKey });
  return redirect(`/c/${params.slug}/people/${personId}`, 303);
};

type Shown = Route.ComponentProps['loaderData']['people'][number];

function Staff({ people, home }: { readonly people: readonly Shown[]; readonly home: string }) {
  const { t } = useLingui();
  return (
    <DataTable
      caption={t`People of the house`}
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: t`Name`,
          names: true,
          cell: ({ id, name }) => <Link to={`${home}/people/${id}`}>{name}</Link>,
        },
        {
          key: 'roles',
          header: t`Roles`,
          cell: ({ roles }) =>
            roles.map((held) => (
              <span key={held.id} className="cell-second">
                <HeldRole held={held} />
              </span>
            )),
        },
        { key: 'account', header: t`Signs in`, cell: (one) => <SignsIn person={one} /> },
      ]}
    />
  );
}

export default function People({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { people, today } = loaderData;
  const labels = usePeopleLabels();
  const home = `/c/${params.slug}`;
  const [here, left] = [people.filter(({ isHere }) => isHere), people.filter(({ isHere }) => !isHere)];
  return (
    <Page
      title={t`People`}
      subtitle={<LiveRefresh url={loaderData.live} />}
      actions={
        <ButtonLink to={`${home}/outbox`}>
          <Trans>Outgoing mail</Trans>
        </ButtonLink>
      }
    >
      <Section title={t`At the house`}>
        <Staff people={here} home={home} />
      </Section>
      {left.length === 0 ? null : (
        <Section title={t`Were here, or will be`}>
          <Staff people={left} home={home} />
        </Section>
      )}
      <Section title={t`Add somebody`}>
        <PostForm name="add" requestKey={loaderData.requestKey} sentences={peopleSentences} labels={labels}>
          <div className="form-row">
            <Field name="people.0.latinName" label={labels['people.0.latinName']} required maxLength={200} />
            <Field
              name="people.0.nativeName"
              label={labels['people.0.nativeName']}
              hint={<Trans>Where it is written otherwise.</Trans>}
              maxLength={200}
            />
          </div>
          <RoleFields at="affiliations.0" today={today} />
          <SaveRow save={<Trans>Add</Trans>} leave={<Trans>Back without saving</Trans>} to={home} />
        </PostForm>
      </Section>
    </Page>
  );
}
