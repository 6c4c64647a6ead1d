import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { ButtonLink } from '../../../../ui/button.tsx';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { pageScope } from '../../../directory/index.ts';
import { templatesOf, templatesTaken } from '../../queries/templates.ts';
import type { Route } from './+types/templates.ts';
import { TemplateFor, TemplateLines } from './template-form.tsx';
import { templateTold } from './template-told.ts';
import styles from './templates.css?url';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId } = scope;
  return {
    templates: (await scope.read((tx) => templatesOf(tx, ownerId))).map((one) => templateTold(scope, one)),
    taken: await scope.read((tx) => templatesTaken(tx, ownerId)),
  };
};

export default function Templates({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { templates, taken } = loaderData;
  const path = `/c/${params.slug}/meetings/templates`;
  return (
    <Page
      title={t`Templates of recommendations`}
      subtitle={
        <Trans>
          What is often recommended together. At the board one press fills a form from it, and everything can
          be changed there.
        </Trans>
      }
      breadcrumb={
        <Breadcrumb
          steps={[{ label: t`Meetings`, to: `/c/${params.slug}/meetings` }, { label: t`Templates` }]}
        />
      }
      actions={
        <ButtonLink kind={templates.length === 0 ? 'main' : 'plain'} to={`${path}/new`}>
          <Trans>New template</Trans>
        </ButtonLink>
      }
    >
      <DataTable
        caption={t`Templates of recommendations`}
        rows={templates}
        rowKey={({ id }) => id}
        empty={<Empty title={<Trans>This house has no template yet.</Trans>} />}
        columns={[
          {
            key: 'name',
            header: t`Name of the template`,
            names: true,
            cell: ({ id, name }) => <Link to={`${path}/${id}`}>{name}</Link>,
          },
          { key: 'for', header: t`What it is for`, cell: (row) => <TemplateFor {...row} /> },
          {
            key: 'lines',
            header: t`Its recommendations`,
            cell: (row) => <TemplateLines {...row} />,
          },
        ]}
      />
      {taken.length === 0 ? null : (
        <Section id="taken-back" title={t`What was taken back`}>
          <ul>
            {taken.map(({ id, name }) => (
              <li key={id}>
                <Link to={`${path}/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
