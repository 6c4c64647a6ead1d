import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, useActionData } from 'react-router';
import { pageScope } from '../../../directory/index.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { Page } from '../../../../ui/page.tsx';
import { caseList } from '../../queries/case-list.ts';
import { findPatients, mostFound, shownIdentity } from '../../../care/index.ts';
import type { Route } from './+types/find-cases.ts';
import { caseStyles } from '../../../care/web/index.ts';
import { CaseTable, FindCases } from './case-table.tsx';
import { text } from '../../../../kernel/http/form-values.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  await pageScope(context, params.slug);
  return { slug: params.slug };
};

/** The search by itself: the answer needs nothing of the list of all cases. */
export const action = async ({ request, context, params }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const typed = text(await request.formData(), 'find') ?? '';
  const { cases, women } = await scope.read(async (tx) => {
    const patientIds = await findPatients(tx, scope.ownerId, typed);
    return { women: patientIds.length, ...(await caseList(tx, scope.ownerId, { patientIds })) };
  });
  return {
    typed,
    cases,
    isCut: women === mostFound,
    shown: await shownIdentity(
      scope,
      cases.map((row) => row.patientId),
    ),
  };
};

export default function FoundCases({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { slug } = loaderData;
  const answer = useActionData<typeof action>();
  const found = answer !== undefined && 'cases' in answer ? answer : null;
  return (
    <Page title={t`Cases`}>
      <div className="case-tools">
        <FindCases slug={slug} typed={found?.typed} />
      </div>
      <Notice live>
        <p>
          {found === null ? null : (
            <Trans>
              Search results: <Plural value={found.cases.length} one="# case" other="# cases" />.
            </Trans>
          )}{' '}
          {found?.isCut === true ? <Trans>More may fit: type more of the name or number.</Trans> : null}{' '}
          <Link to={`/c/${slug}/cases`}>
            <Trans>Show all cases again</Trans>
          </Link>
        </p>
      </Notice>
      {found === null ? null : <CaseTable slug={slug} cases={found.cases} shown={found.shown} />}
    </Page>
  );
}
