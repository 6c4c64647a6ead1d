import { Trans, useLingui } from '@lingui/react/macro';
import { DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/day.tsx';
import { Section } from '../../../ui/page.tsx';
import type { National } from '../queries/national.ts';
import { smallest } from '../small-cells.ts';
import type { ShownIndicator } from './shown-set.ts';

type Line = National['total'][number];
type Row = {
  readonly key: string;
  readonly name: string;
  readonly isTotal: boolean;
  readonly counts: Line['counts'];
  readonly leftOut: Line['leftOut'];
};

function OneIndicator({
  indicator,
  rows,
}: {
  readonly indicator: ShownIndicator;
  readonly rows: readonly Row[];
}) {
  const { t } = useLingui();
  const title = `${indicator.id} ${indicator.name}`;
  const notShown = <span className="muted">{t`not shown`}</span>;
  return (
    <Section title={title} id={`indicator-${indicator.key}`}>
      <DataTable
        caption={title}
        rows={rows}
        rowKey={({ key }) => key}
        isCurrent={({ isTotal }) => isTotal}
        columns={[
          { key: 'centre', header: t`Centre`, names: true, cell: ({ name }) => name },
          {
            key: 'numerator',
            header: t`Fulfilled`,
            numeric: true,
            cell: ({ counts }) => counts?.numerator ?? notShown,
          },
          {
            key: 'denominator',
            header: t`All that count`,
            numeric: true,
            cell: ({ counts }) => counts?.denominator ?? notShown,
          },
          {
            key: 'not-documented',
            header: t`Not documented`,
            numeric: true,
            cell: ({ counts }) => counts?.notDocumented ?? notShown,
          },
          {
            key: 'left-out',
            header: t`Left out`,
            numeric: true,
            cell: ({ leftOut }) => leftOut ?? notShown,
          },
        ]}
      />
    </Section>
  );
}

/** Which counts are not shown, and why. */
export function SmallCellsNote() {
  return (
    <p className="muted">
      <Trans>
        Counts only. Where one to {smallest - 1} women could be recognised, a centre’s counts of that
        indicator are not shown, nor are those from which they would follow. Nought is shown. Left out are
        those of whom it is not known whether they count; they are in no other column, and hidden apart.
      </Trans>
    </p>
  );
}

/** For each indicator the counts of every centre, and their total where there is more than one. */
export function NationalTables({
  national,
  indicators,
}: {
  readonly national: National;
  readonly indicators: readonly ShownIndicator[];
}) {
  const { t } = useLingui();
  const rowsOf = (place: number): Row[] => [
    ...national.centres.map(({ centre, name, indicators: lines }) => ({
      key: centre,
      name,
      isTotal: false,
      counts: lines[place]?.counts ?? null,
      leftOut: lines[place]?.leftOut ?? null,
    })),
    ...(national.centres.length > 1
      ? [
          {
            key: '',
            name: t`All together`,
            isTotal: true,
            counts: national.total[place]?.counts ?? null,
            leftOut: national.total[place]?.leftOut ?? null,
          },
        ]
      : []),
  ];
  return (
    <>
      {national.total.map(({ id, variant }, place) => {
        const found = indicators.find((one) => one.id === id && one.variant === variant);
        return found ? <OneIndicator key={found.key} indicator={found} rows={rowsOf(place)} /> : null;
      })}
    </>
  );
}

/** Centres that opened nothing, by name. */
export function Absent({ centres }: { readonly centres: National['absent'] }) {
  const { t } = useLingui();
  if (centres.length === 0) return null;
  return (
    <Section title={t`Absent`} id="absent">
      <p>
        <Trans>These centres have opened no counts: they are not in the total.</Trans>
      </p>
      <ul>
        {centres.map(({ centre, name }) => (
          <li key={centre}>{name}</li>
        ))}
      </ul>
    </Section>
  );
}

/** On which day each centre's counts were last counted. */
export function CountedOn({ centres }: { readonly centres: National['centres'] }) {
  const latest = centres.map(({ countedOn }) => countedOn).toSorted()[0];
  if (latest === undefined || latest === '') return null;
  return (
    <p className="muted">
      <Trans>
        Every count is of <Day date={latest} /> or later.
      </Trans>
    </p>
  );
}
