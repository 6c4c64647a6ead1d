import { Trans, useLingui } from '@lingui/react/macro';

const clamp = (share: number) => Math.min(1, Math.max(0, share));
const at = (share: number) => 100 * clamp(share);

/** A share from 0 to 1 as a percentage with one decimal place, in the reader's language; for showing only. */
export const usePercent = (): ((share: number) => string) => {
  const { i18n } = useLingui();
  const format = new Intl.NumberFormat(i18n.locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (share) => format.format(share);
};

type Band = { readonly low: number; readonly high: number };

/**
 * A point with its interval, the wider band it could lie in, and the marks it is measured by, on a line from 0 to 1.
 * For those who see it only: the same must stand beside it in words or numbers.
 */
export function BoundsDrawing(props: {
  readonly point: number | null;
  readonly interval?: Band | null;
  readonly band?: Band | null;
  readonly targets?: readonly number[];
}) {
  const { point, interval = null, band = null, targets = [] } = props;
  return (
    <svg className="bounds-drawing" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bounds-ground" y="5.5" width="100" height="1" />
      {band === null ? null : (
        <rect
          className="bounds-band"
          x={at(band.low)}
          y="2"
          width={at(band.high) - at(band.low)}
          height="8"
        />
      )}
      {interval === null ? null : (
        <rect
          className="bounds-interval"
          x={at(interval.low)}
          y="4.5"
          width={at(interval.high) - at(interval.low)}
          height="3"
        />
      )}
      {targets.map((target) => (
        <rect key={target} className="bounds-target" x={at(target) - 0.4} width="0.8" height="12" />
      ))}
      {point === null ? null : (
        <rect className="bounds-point" x={at(point) - 0.75} y="1" width="1.5" height="10" />
      )}
    </svg>
  );
}

/**
 * A rate with its interval, and the wider band it could lie in when what is not documented were all good or all
 * bad. Shares are 0 to 1; null is not known. The drawing repeats the words.
 */
export function Bounds(props: {
  readonly rate: number | null;
  readonly interval?: (Band & { readonly level?: number }) | null;
  readonly bounds?: Band | null;
  readonly targets?: readonly number[];
}) {
  const percent = usePercent();
  const { rate, interval = null, bounds = null, targets = [] } = props;
  const level = Math.round(100 * (interval?.level ?? 0.95));
  const [low, high] = [interval?.low, interval?.high].map((share) =>
    share === undefined ? '' : percent(share),
  );
  const [least, most] = [bounds?.low, bounds?.high].map((share) =>
    share === undefined ? '' : percent(share),
  );
  return (
    <div className="bounds">
      <span className="bounds-rate">{rate === null ? <Trans>not known</Trans> : percent(rate)}</span>
      <BoundsDrawing point={rate} interval={interval} band={bounds} targets={targets} />
      <span className="bounds-words">
        {interval === null ? null : (
          <span>
            <Trans>
              {level}% interval {low} to {high}
            </Trans>
          </span>
        )}
        {bounds === null || bounds.low === bounds.high ? null : (
          <span>
            <Trans>
              {least} to {most} when all were documented
            </Trans>
          </span>
        )}
      </span>
    </div>
  );
}
