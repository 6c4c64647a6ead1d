import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ButtonLink } from '../../../ui/button.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/day.tsx';
import { Section } from '../../../ui/page.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { StatedFact } from '../queries/statements.ts';
import type { StatementFact } from '../schema.ts';
import { AddStatement, CorrectStatement, type Person } from './statement-form.tsx';
import { factWords } from './words.tsx';

type PageData = {
  readonly people: readonly Person[];
  readonly mayState: boolean;
  readonly adding: string | null;
  readonly correcting: string | null;
  readonly today: string;
  readonly requestKey: string;
};

const speaksOf = ({ from, to }: Pick<StatedFact, 'from' | 'to'>, day: string): boolean =>
  from <= day && (to === null || to >= day);

/** What counts today: of several statements that speak of the day the one that began last. */
function Today({
  statements,
  fact,
  today,
}: {
  readonly statements: readonly StatedFact[];
  readonly fact: StatementFact;
  readonly today: string;
}) {
  if (fact === 'surgeon_certified') return <CertifiedToday statements={statements} today={today} />;
  if (fact === 'mm_conference') {
    const held = statements.filter(
      ({ holds, from, to }) =>
        holds && from.slice(0, 4) <= today.slice(0, 4) && (to ?? today).slice(0, 4) >= today.slice(0, 4),
    );
    return held.length === 0 ? <NotDocumented /> : <StatedTag holds />;
  }
  const [latest] = statements.filter((statement) => speaksOf(statement, today));
  if (!latest && (fact === 'boards_recorded' || fact === 'all_who_came')) return <Unsaid />;
  return latest ? <StatedTag holds={latest.holds} /> : <NotDocumented />;
}

function CertifiedToday({
  statements,
  today,
}: {
  readonly statements: readonly StatedFact[];
  readonly today: string;
}) {
  const people = new Set(
    statements.filter((one) => one.holds && speaksOf(one, today)).map(({ personId }) => personId),
  );
  if (people.size === 0) return <NotDocumented />;
  return (
    <Tag tone="good">
      <Plural value={people.size} one="# surgeon today" other="# surgeons today" />
    </Tag>
  );
}

function StatedTag({ holds }: { readonly holds: boolean }) {
  return holds ? (
    <Tag tone="good">
      <Trans>Holds</Trans>
    </Tag>
  ) : (
    <Tag tone="bad">
      <Trans>Does not hold</Trans>
    </Tag>
  );
}

function Unsaid() {
  return (
    <Tag tone="neutral">
      <Trans>Nothing stated</Trans>
    </Tag>
  );
}

function NotDocumented() {
  return (
    <Tag tone="warn">
      <Trans>Not documented: no point</Trans>
    </Tag>
  );
}

function Author({ of }: { readonly of: Pick<StatedFact, 'author' | 'authorKind' | 'day' | 'time'> }) {
  return (
    <>
      {of.author ?? <Trans>the operator of the installation</Trans>}, <Day date={of.day} /> {of.time}
    </>
  );
}

function Earlier({ statement }: { readonly statement: StatedFact }) {
  if (statement.earlier.length === 0) return null;
  return (
    <details className="statement-earlier">
      <summary>
        <Plural value={statement.earlier.length} one="corrected once" other="corrected # times" />
      </summary>
      <p>{statement.reason}</p>
      <ul>
        {statement.earlier.map((before) => (
          <li key={before.version}>
            {before.holds ? <Trans>Holds</Trans> : <Trans>Does not hold</Trans>}, <Day date={before.from} /> –{' '}
            {before.to === null ? <Trans>no end</Trans> : <Day date={before.to} />}: {before.evidence} (
            <Author of={before} />)
          </li>
        ))}
      </ul>
    </details>
  );
}

function Table(props: {
  readonly fact: StatementFact;
  readonly statements: readonly StatedFact[];
  readonly mayState: boolean;
  readonly path: string;
}) {
  const { i18n, t } = useLingui();
  const { fact, statements, mayState, path } = props;
  const person: Column<StatedFact> = {
    key: 'person',
    header: t`Surgeon`,
    names: true,
    cell: (row) => row.person,
  };
  const correct: Column<StatedFact> = {
    key: 'correct',
    header: t`Change`,
    short: true,
    cell: (row) => (
      <Link to={`${path}/statements?correct=${row.id}#${fact}`}>
        <Trans>Correct or end</Trans>
        <span className="visually-hidden">
          : {row.person ?? i18n._(factWords[fact])}, {row.from}
        </span>
      </Link>
    ),
  };
  const takeBack: Column<StatedFact> = {
    key: 'take-back',
    header: t`Take back`,
    short: true,
    cell: (row) => (
      <Link to={`${path}/statements/${row.id}`}>
        <Trans>Take back</Trans>
        <span className="visually-hidden">
          : {row.person ?? i18n._(factWords[fact])}, {row.from}
        </span>
      </Link>
    ),
  };
  const columns: Column<StatedFact>[] = [
    ...(fact === 'surgeon_certified' ? [person] : []),
    {
      key: 'holds',
      header: t`Stated`,
      short: true,
      cell: (row) => <StatedTag holds={row.holds} />,
    },
    { key: 'from', header: t`From`, short: true, cell: (row) => <Day date={row.from} /> },
    {
      key: 'to',
      header: t`To`,
      short: true,
      cell: (row) => (row.to === null ? <Trans>no end</Trans> : <Day date={row.to} />),
    },
    { key: 'evidence', header: t`Evidence`, cell: (row) => row.evidence },
    {
      key: 'author',
      header: t`Stated by`,
      cell: (row) => (
        <>
          <Author of={row} />
          <Earlier statement={row} />
        </>
      ),
    },
    ...(mayState ? [correct, takeBack] : []),
  ];
  return (
    <DataTable
      caption={i18n._(factWords[fact])}
      columns={columns}
      rows={statements}
      rowKey={(row) => row.id}
      empty={
        <p className="muted">
          <Trans>Nobody has stated anything yet.</Trans>
        </p>
      }
    />
  );
}

/** One fact: what it is needed for, how it stands today, everything stated of it, and the forms. */
export function FactSection(props: {
  readonly fact: StatementFact;
  readonly statements: readonly StatedFact[];
  readonly neededFor: ReadonlyArray<{ readonly key: string; readonly id: string; readonly name: string }>;
  readonly page: PageData;
  readonly path: string;
}) {
  const { i18n } = useLingui();
  const { fact, statements, page, path } = props;
  const corrected = statements.find(({ id }) => id === page.correcting);
  const back = `${path}/statements#${fact}`;
  return (
    <div className="fact-section">
      <Section
        id={fact}
        title={i18n._(factWords[fact])}
        aside={
          page.mayState && page.adding !== fact ? (
            <ButtonLink to={`${path}/statements?add=${fact}#${fact}`}>
              <Trans>Add a statement</Trans>
              <span className="visually-hidden">: {i18n._(factWords[fact])}</span>
            </ButtonLink>
          ) : null
        }
      >
        <p className="fact-stands">
          <Today statements={statements} fact={fact} today={page.today} />{' '}
          <span className="muted">
            <Trans>Needed for</Trans>{' '}
            {props.neededFor.map(({ key, id, name }, index) => (
              <span key={key}>
                {index === 0 ? '' : ', '}
                <Link to={`${path}/scorecard#how-${key}`}>
                  {id} {name}
                </Link>
              </span>
            ))}
          </span>
        </p>
        {page.adding === fact ? (
          <AddStatement fact={fact} people={page.people} requestKey={page.requestKey} back={back} />
        ) : null}
        {corrected ? (
          <CorrectStatement
            key={corrected.id}
            statement={corrected}
            people={page.people}
            requestKey={page.requestKey}
            back={back}
          />
        ) : null}
        <Table fact={fact} statements={statements} mayState={page.mayState} path={path} />
      </Section>
    </div>
  );
}
