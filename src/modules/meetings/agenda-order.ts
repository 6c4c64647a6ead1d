/** An item that waits, and its place on the agenda. */
type Placed = { readonly id: string; readonly position: number };

/**
 * The items whose place changes when one of those that wait is put before another of them, or behind all of them (null). They
 * change places among their own, so that what is open, concluded or taken back keeps its place.
 */
export const placesAnew = (waiting: readonly Placed[], id: string, before: string | null): Placed[] => {
  const places = waiting.map(({ position }) => position).toSorted((a, b) => a - b);
  const ordered = waiting.toSorted((a, b) => a.position - b.position);
  const others = ordered.filter((item) => item.id !== id);
  const at = before === null ? others.length : others.findIndex((item) => item.id === before);
  const anew = [...others.slice(0, at), ...ordered.filter((item) => item.id === id), ...others.slice(at)];
  return anew.flatMap((item, index) => {
    const position = places[index] ?? item.position;
    return position === item.position ? [] : [{ id: item.id, position }];
  });
};

/** Before which of those that wait an item comes to stand that is to have this place, or the nearest to it; null for behind all. */
export const beforePlace = (waiting: readonly Placed[], id: string, place: number): string | null => {
  const own = waiting.find((item) => item.id === id)?.position ?? place;
  const others = waiting.filter((item) => item.id !== id).toSorted((a, b) => a.position - b.position);
  // Going up, it pushes down what has the place; going down, it follows what has it.
  return others.find(({ position }) => (place <= own ? position >= place : position > place))?.id ?? null;
};
