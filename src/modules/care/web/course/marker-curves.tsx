import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Day, dayText } from '../../../../ui/day.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { Curve, MarkerName } from '../../marker-series.ts';
import type { MarkersShown } from '../../queries/course-shown.ts';

/** Days of markers that a case's page begins with: a year of three-weekly treatment and of what follows it. */
export const newestDays = 24;

type MarkerSeries = MarkersShown['series'][number];
/** Room for figures at the left and days below. */
const margin = { left: 52, top: 10, right: 12, bottom: 22 };

function Picture({
  series,
  curve,
  name,
}: {
  readonly series: MarkerSeries;
  readonly curve: Curve;
  readonly name: string;
}) {
  const { t, i18n } = useLingui();
  const { first, last, unit } = series;
  if (first === undefined || last === undefined) return null;
  const [begin, end] = [`${first.value} ${unit}`, `${last.value} ${unit}`];
  const [beginOn, endOn] = [dayText(i18n.locale, first.on), dayText(i18n.locale, last.on)];
  const label = t`${name}: ${begin} on ${beginOn}, ${end} on ${endOn}`;
  const size = `0 0 ${curve.width + margin.left + margin.right} ${curve.height + margin.top + margin.bottom}`;
  return (
    <svg className="marker-curve" viewBox={size} role="img" aria-label={label}>
      <g transform={`translate(${margin.left} ${margin.top})`}>
        {curve.lines.map(({ y, value }) => (
          <g key={value}>
            <line className="marker-line" x1={0} x2={curve.width} y1={y} y2={y} />
            <text className="marker-text" x={-6} y={y + 4} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {curve.upperAt === null ? null : (
          <line className="marker-upper" x1={0} x2={curve.width} y1={curve.upperAt} y2={curve.upperAt} />
        )}
        <polyline className="marker-path" points={curve.dots} />
        <path className="marker-dots" d={`M${curve.dots.replaceAll(' ', 'h0M')}h0`} />
        <text className="marker-text" x={0} y={curve.height + 16}>
          {beginOn}
        </text>
        <text className="marker-text" x={curve.width} y={curve.height + 16} textAnchor="end">
          {endOn}
        </text>
      </g>
    </svg>
  );
}

/** The markers of her course: each drawn when it has two days or more, and the values in a table, newest first. */
export function MarkerCurves({
  shown,
  path,
}: {
  readonly shown: MarkersShown & { readonly daysInAll: number };
  readonly path: string;
}) {
  const { t } = useLingui();
  const names: Readonly<Record<MarkerName, string>> = {
    ca125: t`CA-125`,
    he4: t`HE4`,
    cea: t`CEA`,
    ca199: t`CA 19-9`,
    afp: t`AFP`,
    hcg: t`hCG`,
    ldh: t`LDH`,
    inhibinB: t`Inhibin B`,
    scc: t`SCC antigen`,
  };
  const nameOf = ({ marker, unit }: MarkerSeries) => `${names[marker]}, ${unit}`;
  const { series, days, daysInAll, ofWorkUp } = shown;
  const newest = days.length;
  if (days.length === 0) return null;
  return (
    <Section id="markers" title={t`Tumour markers`}>
      {series.map((each) => {
        const { curve } = each;
        return curve === null ? null : (
          <figure key={nameOf(each)} className="marker-figure">
            <figcaption>
              {nameOf(each)}
              {curve.isLogarithmic ? (
                <>
                  {' · '}
                  <Trans>logarithmic</Trans>
                </>
              ) : null}
              {curve.upperAt === null ? null : (
                <>
                  {' · '}
                  <Trans>dashed: upper limit of normal</Trans>
                </>
              )}
            </figcaption>
            <Picture series={each} curve={curve} name={names[each.marker]} />
          </figure>
        );
      })}
      <details open={newest <= 6 || newest > newestDays}>
        <summary>
          {newest === daysInAll ? (
            <Trans>All values</Trans>
          ) : (
            <Trans>
              Values of the newest {newest} of {daysInAll} days
            </Trans>
          )}
        </summary>
        <DataTable
          caption={t`Tumour markers`}
          narrow="scroll"
          rows={days}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'day',
              header: t`Taken on`,
              names: true,
              short: true,
              cell: ({ id, on }) =>
                ofWorkUp.some((day) => day.id === id) ? (
                  <>
                    <Link to="#work-up">
                      <Day date={on} />
                    </Link>
                    <span className="cell-second">
                      <Trans>from the work-up</Trans>
                    </span>
                  </>
                ) : (
                  <Link to={`${path}/entries/${id}`}>
                    <Day date={on} />
                  </Link>
                ),
            },
            ...series.map((each, index) => ({
              key: nameOf(each),
              header: nameOf(each),
              numeric: true,
              cell: ({ values }: (typeof days)[number]) => values[index],
            })),
          ]}
        />
        {newest === daysInAll ? null : (
          <p>
            <Link to={`${path}?markers=all#markers`}>
              <Trans>Values of all {daysInAll} days</Trans>
            </Link>
          </p>
        )}
      </details>
    </Section>
  );
}
