import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Bounds } from '../../../ui/bounds.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { ScoredIndicator } from '../schema.ts';
import { countWords, statusWords } from '../scorecard-words.ts';
import { ProvenanceMark } from './provenance.tsx';
import { Scored } from './score-head.tsx';
import type { ShownIndicator } from './shown-set.ts';
import { factWords, signs, statusTones } from './words.tsx';

/** An indicator's figures beside its definition. */
export type IndicatorRow = ScoredIndicator & { readonly key: string; readonly definition: ShownIndicator };

type Tier = ShownIndicator['tiers'][number];

/** A target in signs: `> 65 %`, `≥ 100`; a stated fact by its name. */
export function TargetWords({
  tier,
  definition,
}: {
  readonly tier: Pick<Tier, 'op' | 'target'>;
  readonly definition: ShownIndicator;
}) {
  const { i18n } = useLingui();
  if (typeof tier.target === 'number')
    return `${signs[tier.op]} ${tier.target}${definition.kind === 'count' ? '' : ' %'}`;
  const [only, ...more] = definition.statements;
  return only !== undefined && more.length === 0 ? i18n._(factWords[only]) : <Trans>all stated</Trans>;
}

function Targets({ definition }: { readonly definition: ShownIndicator }) {
  return (
    <span className="targets">
      {definition.tiers.map((tier, index) => (
        <span key={tier.points}>
          {index === 0 ? '' : ' · '}
          <TargetWords tier={tier} definition={definition} /> → {tier.points}
        </span>
      ))}
    </span>
  );
}

function Name({ row }: { readonly row: IndicatorRow }) {
  const { definition } = row;
  const twice = definition.variant !== null;
  const ours = definition.tiers.find(({ provenance }) => provenance?.mark === 'I')?.provenance ?? null;
  return (
    <div className="indicator-name">
      <span className="indicator-id">{row.id}</span>
      <a href={`#how-${row.key}`}>{definition.name}</a>
      <Targets definition={definition} />
      {twice ? <Scored scored={row.scored} /> : null}
      <ProvenanceMark of={definition.provenance} />
      {definition.provenance.mark === 'I' ? null : <ProvenanceMark of={ours} />}
    </div>
  );
}

function CountLink(props: { readonly to: string; readonly count: number; readonly of: string }) {
  if (props.count === 0) return '0';
  return (
    <Link className="count-link" to={props.to} aria-label={`${props.count} (${props.of})`}>
      {props.count}
    </Link>
  );
}

type Paths = {
  /** Address of the scorecard, without a period. */
  readonly path: string;
  /** The period as the end of an address. */
  readonly query: string;
  readonly statements: string;
};

const countPath = ({ path, query }: Paths, row: IndicatorRow, count: string): string =>
  `${path}/${encodeURIComponent(row.key)}/${count}${query}`;

function Figure({ row, paths }: { readonly row: IndicatorRow; readonly paths: Paths }) {
  const { i18n } = useLingui();
  const { numerator, denominator } = row;
  if (row.definition.kind === 'statement')
    return (
      <Link className="figure-line" to={paths.statements}>
        <Trans>
          {numerator} of {denominator} stated
        </Trans>
      </Link>
    );
  const link = (count: string, value: number) => (
    <CountLink
      to={countPath(paths, row, count)}
      count={value}
      of={i18n._(countWords[count] ?? { id: count })}
    />
  );
  return (
    <span className="figure-line">
      <strong>{link('numerator', numerator)}</strong>
      {denominator === null ? null : <> / {link('denominator', denominator)}</>}
    </span>
  );
}

function Rate({ row }: { readonly row: IndicatorRow }) {
  const targets = row.definition.tiers.flatMap(({ target }) =>
    typeof target === 'number' ? [target / 100] : [],
  );
  if (row.rate !== null)
    return <Bounds rate={row.rate} interval={row.interval} bounds={row.bounds} targets={targets} />;
  if (row.definition.kind !== 'count' || row.bounds === null || row.bounds.low === row.bounds.high)
    return null;
  const { low, high } = row.bounds;
  return (
    <span className="muted">
      <Trans>
        {low} to {high} when all were documented
      </Trans>
    </span>
  );
}

function LeftOut({ row, paths }: { readonly row: IndicatorRow; readonly paths: Paths }) {
  const { i18n } = useLingui();
  if (row.excluded.length === 0) return null;
  return (
    <ul className="left-out">
      {row.excluded.map(({ reason, count }) => {
        const words = i18n._(countWords[reason] ?? { id: reason, message: reason });
        return (
          <li key={reason}>
            <CountLink to={countPath(paths, row, reason)} count={count} of={words} /> {words}
          </li>
        );
      })}
    </ul>
  );
}

function NotDocumented({ row, paths }: { readonly row: IndicatorRow; readonly paths: Paths }) {
  const { t } = useLingui();
  if (row.definition.kind === 'statement')
    return row.notDocumented === 0 ? (
      '0'
    ) : (
      <Link className="count-link" to={paths.statements}>
        {row.notDocumented}
      </Link>
    );
  if (row.definition.kind === 'count') return null;
  const { inTreatment = 0 } = row;
  return (
    <>
      <CountLink
        to={countPath(paths, row, 'notDocumented')}
        count={row.notDocumented}
        of={t`not documented`}
      />
      {inTreatment === 0 ? null : (
        <span className="cell-second">
          <CountLink
            to={countPath(paths, row, 'inTreatment')}
            count={inTreatment}
            of={t`treatment goes on`}
          />{' '}
          <Trans>in treatment</Trans>
        </span>
      )}
    </>
  );
}

function Failed({ row, paths }: { readonly row: IndicatorRow; readonly paths: Paths }) {
  const { t } = useLingui();
  const { definition, denominator } = row;
  if (definition.kind === 'statement' || definition.kind === 'count' || denominator === null) return null;
  const failed = denominator - row.numerator - row.notDocumented;
  return <CountLink to={countPath(paths, row, 'failed')} count={failed} of={t`not fulfilled`} />;
}

function Points({ row }: { readonly row: IndicatorRow }) {
  if (!row.scored)
    return (
      <span className="muted">
        <Trans>none</Trans>
      </span>
    );
  const { points, maxPoints } = row;
  return (
    <span className="points-cell">
      {points === null ? '–' : <strong>{points}</strong>} <Trans>of {maxPoints}</Trans>
    </span>
  );
}

function Reached({ row }: { readonly row: IndicatorRow }) {
  const { i18n } = useLingui();
  const onlyOfYears = row.definition.kind === 'count' && row.status === 'not_applicable';
  return (
    <>
      <Tag tone={statusTones[row.status]}>
        {onlyOfYears ? <Trans>Target is of one year</Trans> : i18n._(statusWords[row.status])}
      </Tag>
      {row.tier === null ? null : (
        <span className="cell-second">
          <TargetWords
            tier={row.tier}
            definition={
              row.tier.target === true && row.definition.kind === 'tiered'
                ? { ...row.definition, statements: ['mm_conference'] }
                : row.definition
            }
          />
        </span>
      )}
    </>
  );
}

/** Every indicator with its figures; each number leads to the cases behind it. */
export function IndicatorTable(props: {
  readonly rows: readonly IndicatorRow[];
  readonly changed: ReadonlySet<string>;
  readonly paths: Paths;
}) {
  const { t } = useLingui();
  const { paths, changed } = props;
  const columns: Column<IndicatorRow>[] = [
    { key: 'name', header: t`Indicator`, names: true, cell: (row) => <Name row={row} /> },
    {
      key: 'figure',
      header: t`Fulfilled of`,
      numeric: true,
      cell: (row) => (
        <div className={changed.has(row.key) ? 'figure-changed' : undefined}>
          <Figure row={row} paths={paths} />
        </div>
      ),
    },
    { key: 'rate', header: t`Rate, interval, bounds`, cell: (row) => <Rate row={row} /> },
    {
      key: 'failed',
      header: t`Not fulfilled`,
      numeric: true,
      cell: (row) => <Failed row={row} paths={paths} />,
    },
    {
      key: 'unknown',
      header: t`Not documented`,
      numeric: true,
      cell: (row) => <NotDocumented row={row} paths={paths} />,
    },
    { key: 'out', header: t`Left out`, cell: (row) => <LeftOut row={row} paths={paths} /> },
    { key: 'status', header: t`Target`, cell: (row) => <Reached row={row} /> },
    { key: 'points', header: t`Points`, numeric: true, cell: (row) => <Points row={row} /> },
  ];
  return (
    <div className="scorecard-table">
      <DataTable
        caption={t`Indicators of the period`}
        columns={columns}
        rows={props.rows}
        rowKey={(row) => row.key}
      />
    </div>
  );
}
