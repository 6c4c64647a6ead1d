import { Plural, Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { ScoredIndicator } from '../schema.ts';

type Figure = Pick<ScoredIndicator, 'numerator' | 'denominator' | 'notDocumented' | 'excluded' | 'points'>;
type Figures = {
  readonly score: number | null;
  readonly rows: ReadonlyArray<Figure & { readonly key: string }>;
};
type Change = { readonly key: string; readonly before: string; readonly after: string };
export type Changes = {
  /** Time of the page that brought them. */
  readonly at: string;
  readonly score: { readonly before: number; readonly after: number } | null;
  readonly list: readonly Change[];
};

const inShort = ({ numerator, denominator }: Figure): string =>
  denominator === null ? String(numerator) : `${numerator}/${denominator}`;

const inFull = ({ numerator, denominator, notDocumented, excluded, points }: Figure): string =>
  JSON.stringify([numerator, denominator, notDocumented, excluded, points]);

/** Figures of the second that are others than in the first; none of an indicator that was not there. */
export const changesBetween = (earlier: Figures, now: Figures): Omit<Changes, 'at'> => {
  const before = new Map(earlier.rows.map((row) => [row.key, row]));
  const list = now.rows.flatMap((row) => {
    const old = before.get(row.key);
    if (old === undefined || inFull(old) === inFull(row)) return [];
    return [{ key: row.key, before: inShort(old), after: inShort(row) }];
  });
  const moved = earlier.score !== null && now.score !== null && earlier.score !== now.score;
  return { list, score: moved ? { before: earlier.score, after: now.score } : null };
};

/** Figures that are others than on the screen before, after the page was brought up to date; none at first. */
export const useChanges = (figures: Figures, computedAt: string): Changes => {
  const seen = useRef<Figures | null>(null);
  const [changes, setChanges] = useState<Changes>({ at: '', score: null, list: [] });
  const { score, rows } = figures;
  useEffect(() => {
    const earlier = seen.current;
    seen.current = { score, rows };
    if (earlier === null) return;
    const found = changesBetween(earlier, { score, rows });
    if (found.list.length > 0) setChanges({ at: computedAt, ...found });
  }, [score, rows, computedAt]);
  return changes;
};

const line = ({ key, before, after }: Change): string =>
  before === after ? key.replace(':', ' ') : `${key.replace(':', ' ')} ${before} → ${after}`;

/** Says which figures changed while somebody was looking, also to a screen reader. */
export function FiguresChanged({ changes: { at, score, list } }: { readonly changes: Changes }) {
  return (
    <output className="figures-changed" aria-live="polite">
      {list.length === 0 ? null : (
        <>
          <strong>
            <Plural value={list.length} one="# indicator changed" other="# indicators changed" />
          </strong>{' '}
          <Trans>at {at}</Trans>:{' '}
          {score === null ? null : (
            <>
              <Trans>
                score {score.before} → {score.after}
              </Trans>
              {' · '}
            </>
          )}
          {list.map(line).join(' · ')}
        </>
      )}
    </output>
  );
}
