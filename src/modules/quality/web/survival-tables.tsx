import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { usePercent } from '../../../ui/bounds.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import type { GroupFigures } from '../survival.ts';
import type { Curve, YearTold } from '../survival-curve.ts';
import { CurveSample } from './survival-drawing.tsx';

/** One line of the page: a group, or everybody. */
export type Line = GroupFigures & { readonly label: string; readonly curve: Curve };

const months = (days: number): number => days / (365.25 / 12);

function Days({ days }: { readonly days: number | null }) {
  const { i18n } = useLingui();
  if (days === null) return <Trans>not reached</Trans>;
  const inMonths = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 1 }).format(months(days));
  return <Plural value={days} one={`# day (${inMonths} months)`} other={`# days (${inMonths} months)`} />;
}

/** Of each group how many, how many died, and the median with its interval. */
export function MedianTable({ lines, drawn }: { readonly lines: readonly Line[]; readonly drawn: boolean }) {
  const { t } = useLingui();
  return (
    <DataTable
      caption={t`Median survival`}
      rows={lines.map((line, place) => ({ ...line, place }))}
      rowKey={({ place }) => place}
      columns={[
        {
          key: 'group',
          header: t`Group`,
          names: true,
          cell: ({ label, place }) => (
            <>
              {drawn ? <CurveSample place={place} /> : null} {label}
            </>
          ),
        },
        { key: 'n', header: t`Followed`, numeric: true, cell: ({ n }) => n },
        { key: 'events', header: t`Died`, numeric: true, cell: ({ events }) => events },
        { key: 'median', header: t`Median`, cell: ({ median }) => <Days days={median} /> },
        { key: 'low', header: t`95 % interval from`, cell: ({ low }) => <Days days={low} /> },
        { key: 'high', header: t`to`, cell: ({ high }) => <Days days={high} /> },
      ]}
    />
  );
}

function Share({ told }: { readonly told: YearTold | undefined }) {
  const percent = usePercent();
  if (told === undefined || told.atRisk === 0) return '–';
  const { survival, low, high } = told.share;
  const interval = low === null || high === null ? null : `${percent(low)}–${percent(high)}`;
  return (
    <span className="risk">
      <strong>{told.atRisk}</strong>
      <span>{percent(survival)}</span>
      {interval === null ? null : <small>{interval}</small>}
    </span>
  );
}

/** At each whole year how many are still followed, and the share alive with its interval. */
export function RiskTable({ lines, years }: { readonly lines: readonly Line[]; readonly years: number }) {
  const { t } = useLingui();
  return (
    <DataTable
      caption={t`At risk, and share alive, after whole years`}
      narrow="scroll"
      rows={lines.map((line, place) => ({ ...line, place }))}
      rowKey={({ place }) => place}
      columns={[
        { key: 'group', header: t`Group`, names: true, cell: ({ label }) => label },
        ...Array.from({ length: years + 1 }, (_, year) => ({
          key: String(year),
          header: year === 0 ? t`Start` : t`Year ${year}`,
          numeric: true,
          cell: ({ curve }: Line) => <Share told={curve.years[year]} />,
        })),
      ]}
    />
  );
}
