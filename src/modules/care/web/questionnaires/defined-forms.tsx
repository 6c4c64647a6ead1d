import { randomUUID } from 'node:crypto';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, redirect } from 'react-router';
import { number, requestKeyOf, text } from '../../../../kernel/http/form-values.ts';
import { Button, ButtonLink } from '../../../../ui/button.tsx';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Day } from '../../../../ui/day.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { pageScope } from '../../../directory/index.ts';
import { withdrawForm } from '../../commands/withdraw-form.ts';
import { type DefinedForms, definedForms } from '../../queries/defined-forms.ts';
import type { Route } from './+types/defined-forms.ts';

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, house, locale } = scope;
  const forms = await scope.read((tx) => definedForms(tx, ownerId, { zone: house.zone, locale }));
  const saved = new URL(request.url).searchParams.has('saved');
  return { forms: forms.map((form) => ({ ...form, requestKey: randomUUID() })), saved };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const id = text(form, 'id') ?? '';
  const input = { form: id, withdrawn: text(form, 'withdrawn') === 'yes', version: number(form, 'version') };
  await scope.run(withdrawForm, input, { requestKey: requestKeyOf(form) });
  return redirect(`/c/${params.slug}/forms?saved#${id}`);
};

type Defined = DefinedForms[number];

function Added({ added }: Pick<Defined['versions'][number], 'added'>) {
  if (added === null) return <Trans>comes with the program</Trans>;
  return (
    <>
      {added.by ?? <Trans>the operator of the installation</Trans>}, <Day date={added.day} /> {added.time}
    </>
  );
}

function Versions({
  of,
  path,
  title,
}: {
  readonly of: Defined;
  readonly path: string;
  readonly title: string;
}) {
  const { t } = useLingui();
  return (
    <DataTable
      caption={t`Versions of ${title}`}
      rows={of.versions}
      rowKey={({ version }) => version}
      columns={[
        {
          key: 'version',
          header: t`Version`,
          names: true,
          cell: ({ version }) => (
            <Link to={`${path}/${of.form}/${version}`}>
              <Trans>Version {version}</Trans>
            </Link>
          ),
        },
        { key: 'items', header: t`Items`, numeric: true, cell: ({ items }) => items },
        { key: 'added', header: t`Added by`, cell: Added },
        { key: 'filled', header: t`Filled in`, numeric: true, cell: ({ filled }) => filled },
      ]}
    />
  );
}

function Standing({ of }: { readonly of: Defined & { readonly requestKey: string } }) {
  return (
    <PostForm name={`offer-${of.form}`} requestKey={of.requestKey} stay>
      <input type="hidden" name="id" value={of.form} />
      <input type="hidden" name="version" value={of.withdrawal ?? ''} />
      <input type="hidden" name="withdrawn" value={of.withdrawn ? 'no' : 'yes'} />
      <div className="form-row">
        <Button kind={of.withdrawn ? 'plain' : 'danger'}>
          {of.withdrawn ? <Trans>Fill it in again</Trans> : <Trans>Withdraw</Trans>}
        </Button>
      </div>
    </PostForm>
  );
}

function FormSection({
  of,
  path,
}: {
  readonly of: Defined & { readonly requestKey: string };
  readonly path: string;
}) {
  const say = useSay();
  const title = say(of.versions[0]?.title ?? { en: of.form });
  return (
    <Section
      id={of.form}
      title={title}
      aside={
        of.isOwn ? (
          <ButtonLink kind="quiet" to={`${path}/add?from=${of.form}`}>
            <Trans>New version</Trans>
          </ButtonLink>
        ) : null
      }
    >
      <p>
        <code>{of.form}</code>
        {'. '}
        {of.withdrawn ? (
          <Trans>Withdrawn: it is filled in no more; what was filled in stays and can be corrected.</Trans>
        ) : (
          <Trans>The newest version is offered at every case.</Trans>
        )}
      </p>
      <Versions of={of} path={path} title={title} />
      <Standing of={of} />
    </Section>
  );
}

export default function DefinedFormsPage({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const path = `/c/${params.slug}/forms`;
  const { forms, saved } = loaderData;
  return (
    <Page
      title={t`Questionnaires`}
      subtitle={<Plural value={forms.length} one="# questionnaire" other="# questionnaires" />}
      actions={
        <ButtonLink to={`${path}/add`}>
          <Trans>Add a questionnaire</Trans>
        </ButtonLink>
      }
    >
      {saved ? <Notice tone="good" live title={<Trans>Saved.</Trans>} /> : null}
      {forms.map((of) => (
        <FormSection key={of.form} of={of} path={path} />
      ))}
    </Page>
  );
}
