/** An operation or an entry as a table brings it, with its key where the table has one. */
export type Brought = { readonly key: string | null; readonly date: string | null };
/** One that stands already and came from the same table. */
export type Standing = { readonly id: string; readonly date: string | null };
/** The id of a part that the table names itself, and of the nth that it does not. */
export type Naming = { readonly keyed: (key: string) => string; readonly nth: (n: number) => string };

type Pairing = { readonly met: (string | null)[]; readonly free: Map<string, Standing> };
type IsOne = (brought: Brought, standing: Standing) => boolean;

const pair = ({ met, free }: Pairing, brought: readonly Brought[], isOne: IsOne): void => {
  for (const [index, part] of brought.entries()) {
    const one = met[index] === null ? [...free.values()].find((other) => isOne(part, other)) : undefined;
    if (one === undefined) continue;
    free.delete(one.id);
    met[index] = one.id;
  }
};

/**
 * Which part each one brought is, by id: the one that the table names so, else that of the same day, else the next undated one;
 * where there is but one on either side, that one. Any other is new. Null when an undated one may be any of several.
 */
export const partsMet = (
  brought: readonly Brought[],
  standing: readonly Standing[],
  { keyed, nth }: Naming,
  isSingle: boolean,
): string[] | null => {
  const pairing = { met: brought.map(() => null), free: new Map(standing.map((part) => [part.id, part])) };
  pair(pairing, brought, ({ key }, { id }) => key !== null && keyed(key) === id);
  pair(pairing, brought, ({ date }, other) => date !== null && date === other.date);
  pair(pairing, brought, ({ date, key }, other) => key === null && date === null && other.date === null);
  if (isSingle && brought.length === 1 && standing.length === 1) pair(pairing, brought, () => true);
  const { met, free } = pairing;
  const isUntold = brought.some(
    ({ key, date }, index) => met[index] === null && key === null && date === null,
  );
  if (isUntold && free.size > 0) return null;
  const used = new Set(standing.map(({ id }) => id));
  let n = 0;
  return brought.map(({ key }, index) => {
    const there = met[index] ?? (key === null ? null : keyed(key));
    if (there !== null) return there;
    while (used.has(nth(n))) n += 1;
    used.add(nth(n));
    return nth(n);
  });
};
