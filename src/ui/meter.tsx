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
