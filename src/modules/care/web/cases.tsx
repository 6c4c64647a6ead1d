import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Form, Link, useActionData } from 'react-router';
import { forbidden } from '../../../kernel/errors.ts';
import { pageScope } from '../../directory/index.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/day.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Unknown } from '../../../ui/facts.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Paging } from '../../../ui/paging.tsx';
import { PostForm } from '../../../ui/post-form.tsx';
import { Tag, type Tone } from '../../../ui/tag.tsx';
import { canPrepareCase, canSeeIdentity } from '../policy.ts';
import type { Shown } from '../commands/show-identity.ts';
import {
  caseList,
  caseYears,
  journeyStates,
  pageSize,
  type JourneyState,
  type ListedCase,
} from '../queries/case-list.ts';
import { findPatients } from '../queries/find-patients.ts';
import type { Route } from './+types/cases.ts';
import caseStyles from './case.css?url';
import { HerName } from './her.tsx';
import { shownIdentity } from './shown-identity.ts';
import { text } from './form-values.ts';
import { useWords } from './words.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];

const filterOf = (request: Request) => {
  const query = new URL(request.url).searchParams;
  const state = journeyStates.find((candidate) => candidate === query.get('state'));
  const year = /^\d{4}$/.exec(query.get('year') ?? '')?.[0];
  const page = Number(/^[1-9]\d{0,4}$/.exec(query.get('page') ?? '')?.[0] ?? 1);
  return { state, year, page };
};

export const loader = async ({ request, params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const filter = filterOf(request);
  const { found, years } = await scope.read(async (tx) => ({
    found: await caseList(tx, scope.ownerId, filter),
    years: await caseYears(tx, scope.ownerId),
  }));
  return {
    slug: params.slug,
    filter,
    years,
    pageSize,
    ...found,
    shown: await shownIdentity(
      scope,
      found.cases.map((row) => row.patientId),
    ),
    canSeeIdentity: canSeeIdentity(scope.actor, scope.ownerId),
    canRefer: canPrepareCase(scope.actor, scope.ownerId),
  };
};

/** The search: posted, so that no name ever stands in an address. */
export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  if (!canSeeIdentity(scope.actor, scope.ownerId)) throw forbidden();
  const typed = text(await request.formData(), 'find') ?? '';
  const found = await scope.read(async (tx) => {
    const patientIds = await findPatients(tx, scope.ownerId, typed);
    return caseList(tx, scope.ownerId, { patientIds });
  });
  return {
    typed,
    ...found,
    shown: await shownIdentity(
      scope,
      found.cases.map((row) => row.patientId),
    ),
  };
};

type Search = { typed: string; cases: ListedCase[]; total: number; shown: readonly Shown[] };

const tones: Readonly<Record<JourneyState, Tone>> = {
  registered: 'neutral',
  referred: 'warn',
  listed: 'info',
  recommended: 'warn',
  decided: 'info',
  not_operated: 'neutral',
  operated: 'good',
  closed: 'good',
};

function Standing({ row }: { readonly row: ListedCase }) {
  const { word } = useWords();
  return (
    <>
      <Tag tone={tones[row.state]}>{word('journey', row.state)}</Tag>
      <span className="cell-second">
        {row.state === 'listed' && row.listedFor !== null ? <Day date={row.listedFor} /> : null}
        {row.state === 'decided' ? word('decision', row.decision) : null}
        {row.state === 'recommended' ? word('decision', row.decision) : null}
        {row.state === 'not_operated' ? word('notOperatedReason', row.notOperatedReason) : null}
        {(row.state === 'operated' || row.state === 'closed') && row.operatedOn !== null ? (
          <Day date={row.operatedOn} />
        ) : null}
      </span>
    </>
  );
}

function Disease({ row }: { readonly row: ListedCase }) {
  const { word } = useWords();
  return (
    <>
      {word('site', row.site) ?? <Unknown />}
      {row.histology === null ? null : `, ${word('histology', row.histology)}`}{' '}
      {row.stage === null ? null : <strong>{row.stage}</strong>}
    </>
  );
}

function CaseTable(props: {
  readonly slug: string;
  readonly cases: readonly ListedCase[];
  readonly shown: readonly Shown[];
}) {
  const { t } = useLingui();
  const her = new Map(props.shown.map((shown) => [shown.patientId, shown]));
  const named = {
    key: 'patient',
    header: <Trans>Patient</Trans>,
    cell: (row: ListedCase) => {
      const shown = her.get(row.patientId);
      return shown === undefined ? null : (
        <>
          <HerName shown={shown} />
          <span className="cell-second">
            {shown.recordNumber} · {shown.bornOn === null ? <Unknown /> : <Day date={shown.bornOn} />}
          </span>
        </>
      );
    },
  };
  return (
    <DataTable
      caption={t`Cases`}
      rows={props.cases}
      rowKey={(row) => row.id}
      empty={
        <Empty title={<Trans>No case fits</Trans>}>
          <p>
            <Trans>Take another state or year, or search by the beginning of a name.</Trans>
          </p>
        </Empty>
      }
      columns={[
        {
          key: 'label',
          header: <Trans>Case</Trans>,
          names: true,
          short: true,
          cell: (row) => <Link to={`/c/${props.slug}/cases/${row.id}`}>{row.label}</Link>,
        },
        ...(props.shown.length > 0 ? [named] : []),
        { key: 'disease', header: <Trans>Diagnosis</Trans>, cell: (row) => <Disease row={row} /> },
        {
          key: 'presented',
          header: <Trans>Presented</Trans>,
          short: true,
          cell: (row) => (row.presentedOn === null ? <Unknown /> : <Day date={row.presentedOn} />),
        },
        {
          key: 'state',
          header: <Trans>Stands at</Trans>,
          short: true,
          cell: (row) => <Standing row={row} />,
        },
      ]}
    />
  );
}

function Filters({ filter, years }: Pick<Route.ComponentProps['loaderData'], 'filter' | 'years'>) {
  const { t } = useLingui();
  const { options } = useWords();
  return (
    <Form method="get" className="form-row case-filters" key={`${filter.state} ${filter.year}`}>
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
      <Button>
        <Trans>Apply</Trans>
      </Button>
    </Form>
  );
}

const pageAddress =
  ({ slug, filter }: Pick<Route.ComponentProps['loaderData'], 'slug' | 'filter'>) =>
  (page: number) => {
    const query = new URLSearchParams({ page: String(page) });
    if (filter.state !== undefined) query.set('state', filter.state);
    if (filter.year !== undefined) query.set('year', filter.year);
    return `/c/${slug}/cases?${query}`;
  };

function Count({ total }: { readonly total: number }) {
  return <Plural value={total} one="# case" other="# cases" />;
}

export default function Cases({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { slug } = loaderData;
  const answer = useActionData<Search | { refusal: unknown }>();
  const search = answer !== undefined && 'cases' in answer ? answer : null;
  return (
    <Page
      title={t`Cases`}
      subtitle={search === null ? <Count total={loaderData.total} /> : null}
      actions={
        loaderData.canRefer ? (
          <ButtonLink kind="main" to={`/c/${slug}/cases/new`}>
            <Trans>Refer a case</Trans>
          </ButtonLink>
        ) : null
      }
    >
      <div className="case-tools">
        {loaderData.canSeeIdentity ? (
          <PostForm name="find">
            <div className="form-row">
              <Field
                name="find"
                type="search"
                label={<Trans>Name or record number begins with</Trans>}
                defaultValue={search?.typed}
                autoComplete="off"
                required
                maxLength={80}
              />
              <Button>
                <Trans>Find</Trans>
              </Button>
            </div>
          </PostForm>
        ) : null}
        <Filters filter={loaderData.filter} years={loaderData.years} />
      </div>
      {search === null ? (
        <>
          <CaseTable slug={slug} cases={loaderData.cases} shown={loaderData.shown} />
          <Paging {...loaderData} page={loaderData.filter.page} to={pageAddress(loaderData)} />
        </>
      ) : (
        <>
          <Notice live>
            <p>
              <Trans>
                Search results: <Count total={search.total} />.
              </Trans>{' '}
              <Link to={`/c/${slug}/cases`}>
                <Trans>Show all cases again</Trans>
              </Link>
            </p>
          </Notice>
          <CaseTable slug={slug} cases={search.cases} shown={search.shown} />
        </>
      )}
    </Page>
  );
}
