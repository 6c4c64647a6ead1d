import { Plural, Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { ScoredIndicator } from '../schema.ts';

type Keyed = ScoredIndicator & { readonly key: string };
export type Change = {
  readonly key: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
};

const figure = ({ numerator, denominator, notDocumented }: Keyed): string =>
  `${denominator === null ? numerator : `${numerator}/${denominator}`}${notDocumented === 0 ? '' : ` (${notDocumented}?)`}`;

export type Changes = { readonly at: string; readonly list: readonly Change[] };

/** Figures that are others than on the screen before, after the page was brought up to date; none at first. */
export const useChanges = (indicators: readonly Keyed[], computedAt: string): Changes => {
  const seen = useRef<ReadonlyMap<string, string> | null>(null);
  const [changes, setChanges] = useState<Changes>({ at: '', list: [] });
  useEffect(() => {
    const before = seen.current;
    seen.current = new Map(indicators.map((one) => [one.key, figure(one)]));
    if (before === null) return;
    const changed = indicators.flatMap((one) => {
      const old = before.get(one.key);
      const now = figure(one);
      return old === undefined || old === now
        ? []
        : [{ key: one.key, label: one.key.replace(':', ' '), before: old, after: now }];
    });
    if (changed.length > 0) setChanges({ at: computedAt, list: changed });
  }, [indicators, computedAt]);
  return changes;
};

/** Says which figures changed while somebody was looking, also to a screen reader. */
export function FiguresChanged({ changes: { at, list } }: { readonly changes: Changes }) {
  return (
    <output className="figures-changed" aria-live="polite">
      {list.length === 0 ? null : (
        <>
          <strong>
            <Plural value={list.length} one="# figure changed" other="# figures changed" />
          </strong>{' '}
          <Trans>at {at}:</Trans> {list.map((one) => `${one.label} ${one.before} → ${one.after}`).join(' · ')}
        </>
      )}
    </output>
  );
}
