import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Form, Link } from 'react-router';
import { pageScope } from '../../../directory/index.ts';
import { Button, ButtonLink } from '../../../../ui/button.tsx';
import { Unknown } from '../../../../ui/facts.tsx';
import { Select } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { canPrepareCase, canSeeIdentity, shownIdentity } from '../../../care/index.ts';
import { caseList, casesByState, caseYears } from '../../queries/case-list.ts';
import { canDownloadCases, canExportCases } from '../../policy.ts';
import type { Route } from './+types/cases.ts';
import { caseStyles } from '../../../care/web/index.ts';
import { askedCases } from './asked-cases.ts';
import { CaseTable, FindCases } from './case-table.tsx';
import { useWords } from '../words.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];

export const loader = async ({ request, params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const filter = askedCases(request);
  const { found, years, counts } = await scope.read(async (tx) => ({
    found: await caseList(tx, scope.ownerId, filter),
    years: await caseYears(tx, scope.ownerId),
    counts: filter.counted ? await casesByState(tx, scope.ownerId) : null,
  }));
  return {
    slug: params.slug,
    filter,
    years,
    counts,
    ...found,
    shown: await shownIdentity(
      scope,
      found.cases.map((row) => row.patientId),
    ),
    canSeeIdentity: canSeeIdentity(scope.actor, scope.ownerId),
    canRefer: canPrepareCase(scope.actor, scope.ownerId),
    canExport: canExportCases(scope.actor, scope.ownerId, false),
    canDownload: canDownloadCases(scope.actor, scope.ownerId),
  };
};

function Filters({ filter, years }: Pick<Route.ComponentProps['loaderData'], 'filter' | 'years'>) {
  const { t } = useLingui();
  const { options } = useWords();
  return (
    <Form
      method="get"
      className="form-row case-filters"
      key={`${filter.state} ${filter.year} ${filter.phase}`}
    >
      <Select
        name="state"
        label={<Trans>State</Trans>}
        defaultValue={filter.state}
        options={[{ value: '', label: t`All` }, ...options('journey')]}
      />
      <Select
        name="year"
        label={<Trans>Presented in</Trans>}
        defaultValue={filter.year}
        options={[{ value: '', label: t`Any year` }, ...years.map((year) => ({ value: year, label: year }))]}
      />
      <Select
        name="phase"
        label={<Trans>Asked about</Trans>}
        defaultValue={filter.phase}
        options={[{ value: '', label: t`Any phase` }, ...options('phase')]}
      />
      <Button>
        <Trans>Apply</Trans>
      </Button>
    </Form>
  );
}

type Loaded = Route.ComponentProps['loaderData'];

const address = (
  { slug, filter: { state, year, phase } }: Pick<Loaded, 'slug' | 'filter'>,
  more: Record<string, string>,
  path = 'cases',
): string => {
  const query = new URLSearchParams({
    ...(state && { state }),
    ...(year && { year }),
    ...(phase && { phase }),
    ...more,
  });
  return `/c/${slug}/${path}?${query}`;
};

/** Further back, and to the beginning again; the address holds a day and a label, no name. */
function Further({ data }: { readonly data: Pick<Loaded, 'slug' | 'filter' | 'next'> }) {
  const { t } = useLingui();
  const { next, filter } = data;
  if (next === null && filter.after === undefined) return null;
  return (
    <nav aria-label={t`Pages`} className="form-row">
      {filter.after === undefined ? null : (
        <ButtonLink to={address(data, {})}>
          <Trans>Latest cases</Trans>
        </ButtonLink>
      )}
      {next === null ? null : (
        <ButtonLink to={address(data, { after: `${next.sortOn}~${next.label}` })}>
          <Trans>Earlier cases</Trans>
        </ButtonLink>
      )}
    </nav>
  );
}

/** How many cases stand where, counted only when somebody asks. */
function Counts({ data }: { readonly data: Pick<Loaded, 'slug' | 'filter' | 'counts'> }) {
  const { word } = useWords();
  if (data.counts === null)
    return (
      <Link to={address(data, { counts: '' })}>
        <Trans>Count the cases by state</Trans>
      </Link>
    );
  const total = data.counts.reduce((sum, { cases }) => sum + cases, 0);
  return (
    <>
      <Count total={total} />
      {data.counts.map(({ state, cases }) => (
        <span key={state ?? ''}>
          {' · '}
          {state === null ? <Unknown /> : word('journey', state)} {cases}
        </span>
      ))}
    </>
  );
}

function Count({ total }: { readonly total: number }) {
  return <Plural value={total} one="# case" other="# cases" />;
}

function Actions({ data }: { readonly data: Loaded }) {
  const { slug, canRefer, canExport } = data;
  return (
    <>
      {data.canDownload && data.cases.length > 0 ? (
        <ButtonLink to={address(data, {}, 'cases/spreadsheet')} reloadDocument>
          <Trans>Download as a spreadsheet</Trans>
        </ButtonLink>
      ) : null}
      {canExport ? (
        <ButtonLink to={`/c/${slug}/cases/export`}>
          <Trans>Export all cases</Trans>
        </ButtonLink>
      ) : null}
      {canRefer ? (
        <ButtonLink kind="main" to={`/c/${slug}/cases/new`}>
          <Trans>Refer a case</Trans>
        </ButtonLink>
      ) : null}
    </>
  );
}

export default function Cases({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { slug } = loaderData;
  return (
    <Page title={t`Cases`} subtitle={<Counts data={loaderData} />} actions={<Actions data={loaderData} />}>
      <div className="case-tools">
        {loaderData.canSeeIdentity ? <FindCases slug={slug} /> : null}
        <Filters filter={loaderData.filter} years={loaderData.years} />
      </div>
      <CaseTable slug={slug} cases={loaderData.cases} shown={loaderData.shown} />
      <Further data={loaderData} />
    </Page>
  );
}
