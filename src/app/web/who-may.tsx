import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { pageScope } from '../../modules/directory/index.ts';
import { disciplineWords, roleWords } from '../../modules/directory/web/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { type May, rightRows } from '../rights.ts';
import type { Route } from './+types/who-may.ts';

const said = (i18n: I18n, may: May): string => {
  if (typeof may === 'boolean') return may ? i18n._(msg`yes`) : '–';
  const those = may.map((discipline) => i18n._(disciplineWords[discipline]));
  return i18n._(msg({ message: 'only: {those}' }).id, { those: those.join(', ') });
};

/** The words are said here: a page that told them itself would bring every one of them. */
export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const { i18n, actor, ownerId } = await pageScope(context, params.slug);
  const rows = rightRows(actor, ownerId);
  const roles = rows[0]?.roles.map(({ role }) => role) ?? [];
  return {
    roles: roles.map((role) => ({ role, word: roleWords[role] ? i18n._(roleWords[role]) : role })),
    rows: rows.map(({ label, mine, ...row }) => ({
      right: i18n._(label),
      mine,
      said: row.roles.map(({ may }) => said(i18n, may)),
    })),
  };
};

export default function WhoMay({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { roles, rows } = loaderData;
  return (
    <Page
      title={t`Who may see and do what`}
      subtitle={
        <Trans>
          As the program decides it now: each answer is asked of the rule itself. Whoever has several roles
          may what each of them may.
        </Trans>
      }
    >
      <DataTable
        caption={t`Who may see and do what`}
        rows={rows}
        narrow="scroll"
        rowKey={({ right }) => right}
        columns={[
          { key: 'right', header: t`What`, names: true, cell: ({ right }) => right },
          { key: 'mine', header: t`You`, short: true, cell: ({ mine }) => (mine ? t`yes` : '–') },
          ...roles.map(({ role, word }, at) => ({
            key: role,
            header: word,
            cell: (row: (typeof rows)[number]) => row.said[at],
          })),
        ]}
      />
    </Page>
  );
}
