/** What was made of the last texts that were asked about, so many of them. */
export const latest = <V>(most: number): ((text: string, make: () => V) => V) => {
  const known = new Map<string, { readonly made: V }>();
  return (text, make) => {
    const found = known.get(text) ?? { made: make() };
    known.delete(text);
    known.set(text, found);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return found.made;
  };
};
