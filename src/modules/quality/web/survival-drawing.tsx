import { Trans, useLingui } from '@lingui/react/macro';
import { type Curve, yearDays } from '../survival-curve.ts';

const [width, height] = [720, 300];
const box = { left: 44, right: 12, top: 10, bottom: 34 };
/** Told apart by dashes as well as by colour. */
const styles = 6;
/** More curves than this are not told apart. */
export const mostDrawn = styles;

const className = (place: number) => `curve curve-${place % styles}`;

/** The line of one group, beside its name. */
export function CurveSample({ place }: { readonly place: number }) {
  return (
    <svg className="curve-sample" viewBox="0 0 32 8" aria-hidden="true">
      <path className={className(place)} d="M0 4H32" />
    </svg>
  );
}

/** Steps from the start to the end of a curve, as a path. */
const pathOf = ({ corners }: Curve, x: (days: number) => number, y: (share: number) => number): string =>
  corners
    .map(({ days, share }, index) => (index === 0 ? `M${x(days)} ${y(share)}` : `H${x(days)}V${y(share)}`))
    .join('');

const round = (value: number): number => Math.round(value * 10) / 10;

type Line = { readonly label: string; readonly curve: Curve };

/** Curves of survival over years; the tables below hold the same. */
export function SurvivalDrawing({
  lines,
  years,
}: {
  readonly lines: readonly Line[];
  readonly years: number;
}) {
  const { t, i18n } = useLingui();
  const percent = new Intl.NumberFormat(i18n.locale, { style: 'percent' });
  const x = (days: number) => round(box.left + (days / (years * yearDays)) * (width - box.left - box.right));
  const y = (share: number) => round(box.top + (1 - share) * (height - box.top - box.bottom));
  const every = years > 12 ? 5 : years > 6 ? 2 : 1;
  const marks = Array.from({ length: years + 1 }, (_, year) => year).filter((year) => year % every === 0);
  return (
    <figure className="survival">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t`Share alive over years`}>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <path className="survival-grid" d={`M${box.left} ${y(share)}H${width - box.right}`} />
            <text x={box.left - 6} y={y(share) + 4} textAnchor="end">
              {percent.format(share)}
            </text>
          </g>
        ))}
        {marks.map((year) => (
          <text key={year} x={x(year * yearDays)} y={height - box.bottom + 16} textAnchor="middle">
            {year}
          </text>
        ))}
        <text x={width - box.right} y={height - 4} textAnchor="end">
          {t`Years`}
        </text>
        {lines.map(({ label, curve }, place) => (
          <path key={label} className={className(place)} d={pathOf(curve, x, y)} />
        ))}
      </svg>
      <figcaption className="muted">
        <Trans>A curve ends where fewer than five women are followed.</Trans>
      </figcaption>
    </figure>
  );
}
