import { Plural, Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { ScoredIndicator } from '../schema.ts';

type Figure = Pick<ScoredIndicator, 'numerator' | 'denominator' | 'notDocumented'>;
type Keyed = Figure & { readonly key: string };
export type Changes = {
  /** Time of the page that brought them. */
  readonly at: string;
  readonly list: ReadonlyArray<{ readonly key: string; readonly before: Figure; readonly after: Figure }>;
};

const same = (a: Figure, b: Figure): boolean =>
  a.numerator === b.numerator && a.denominator === b.denominator && a.notDocumented === b.notDocumented;

/** Figures that are others than on the screen before, after the page was brought up to date; none at first. */
export const useChanges = (indicators: readonly Keyed[], computedAt: string): Changes => {
  const seen = useRef<ReadonlyMap<string, Figure> | null>(null);
  const [changes, setChanges] = useState<Changes>({ at: '', list: [] });
  useEffect(() => {
    const earlier = seen.current;
    seen.current = new Map(indicators.map((one) => [one.key, one]));
    if (earlier === null) return;
    const list = indicators.flatMap((after) => {
      const before = earlier.get(after.key);
      return before === undefined || same(before, after) ? [] : [{ key: after.key, before, after }];
    });
    if (list.length > 0) setChanges({ at: computedAt, list });
  }, [indicators, computedAt]);
  return changes;
};

function FigureWords({ figure }: { readonly figure: Figure }) {
  const { numerator, denominator, notDocumented } = figure;
  return (
    <>
      {denominator === null ? (
        numerator
      ) : (
        <Trans>
          {numerator} of {denominator}
        </Trans>
      )}
      {notDocumented === 0 ? null : (
        <>
          {' '}
          <Trans>({notDocumented} not documented)</Trans>
        </>
      )}
    </>
  );
}

/** Says which figures changed while somebody was looking, also to a screen reader. */
export function FiguresChanged({ changes: { at, list } }: { readonly changes: Changes }) {
  return (
    <output className="figures-changed" aria-live="polite">
      {list.length === 0 ? null : (
        <>
          <strong>
            <Plural value={list.length} one="# figure changed" other="# figures changed" />
          </strong>{' '}
          <Trans>at {at}</Trans>
          {list.map(({ key, before, after }) => (
            <span key={key} className="changed-figure">
              {key.replace(':', ' ')}: <FigureWords figure={before} /> → <FigureWords figure={after} />
            </span>
          ))}
        </>
      )}
    </output>
  );
}
