import type { ReactNode } from 'react';

/** How many of how many are done, with a bar; the sentence carries the numbers. */
export function ProgressLine(props: {
  readonly done: number;
  readonly of: number;
  /** Names the bar for screen readers. */
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="progress-line">
      <span>{props.children}</span>
      <progress aria-label={props.label} value={props.done} max={Math.max(props.of, 1)} />
    </div>
  );
}

/** A share from 0 to 1 as a bar, with an optional mark where it ought to be; null is drawn as unknown (hatched). */
export function Meter(props: {
  readonly share: number | null;
  readonly target?: number | null;
  readonly label: string;
}) {
  const { share, target = null } = props;
  return (
    <svg className="meter" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={props.label}>
      <rect className="meter-ground" width="100" height="8" />
      {share === null ? null : <rect className="meter-share" width={100 * share} height="8" />}
      {target === null ? null : <rect className="meter-target" x={100 * target - 0.5} width="1" height="8" />}
    </svg>
  );
}
