export type HolderKind = 'serve' | 'command' | 'dev' | 'test';

export type HoldingFacts = {
  readonly wanting: HolderKind;
  /** Who stands in the holder file; null when there is none. */
  readonly holder: { readonly kind: HolderKind; readonly alive: boolean } | null;
  /** A running process proven to be the PostgreSQL of this very data folder. */
  readonly postmasterAlive: boolean;
  readonly waitedMs: number;
};

export type HoldingDecision = 'free' | 'attach' | 'wait' | 'refuse' | 'recover';

/** How long a running command is waited for, in milliseconds. */
export const PATIENCE_MS = 60_000;

/**
 * What to do about a data folder. Only a PostgreSQL whose holder is dead may be stopped ('recover'); one that
 * runs without any holder file belongs to somebody unknown and is left alone ('refuse').
 */
export function decideHolding(facts: HoldingFacts): HoldingDecision {
  const { holder, wanting } = facts;
  if (holder === null) return facts.postmasterAlive ? 'refuse' : 'free';
  if (!holder.alive) return 'recover';
  if (holder.kind === 'serve' || holder.kind === 'dev') return wanting === 'command' ? 'attach' : 'refuse';
  return facts.waitedMs < PATIENCE_MS ? 'wait' : 'refuse';
}
