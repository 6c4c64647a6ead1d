/** A plain state cut into parts: what is sent to a screen is the parts that have changed. */
export type Sections = Readonly<Record<string, unknown>>;
type Listed = { readonly id: string };

/** What a screen is sent: the whole state (`since` null), or what has changed in it since an entry of the journal. */
export type Frame = {
  readonly seq: number;
  readonly since: number | null;
  /** The server's moment, ISO 8601. */
  readonly at: string;
  readonly sections: Sections;
};

const orderOf = (name: string): string => `${name}#`;

/** Cuts a state by its fields; the lists named are cut once more, by the ids of their rows. */
export const cut = (state: Readonly<Record<string, unknown>>, lists: readonly string[]): Sections =>
  Object.fromEntries(
    Object.entries(state).flatMap(([name, value]): [string, unknown][] => {
      if (!lists.includes(name)) return [[name, value]];
      const rows = value as readonly Listed[];
      return [
        [orderOf(name), rows.map(({ id }) => id)],
        ...rows.map((row): [string, unknown] => [`${name}/${row.id}`, row]),
      ];
    }),
  );

/** Puts a state together again; rows that the order no longer names are left out. */
export const assembled = (sections: Sections): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(sections).flatMap(([key, value]): [string, unknown][] => {
      if (key.includes('/')) return [];
      if (!key.endsWith('#')) return [[key, value]];
      const name = key.slice(0, -1);
      return [[name, (value as readonly string[]).map((id) => sections[`${name}/${id}`])]];
    }),
  );

/** What a screen holds after a frame; null when it has missed something before and needs the whole. */
export const applied = (
  held: { readonly seq: number; readonly sections: Sections },
  frame: Frame,
): { readonly seq: number; readonly sections: Sections } | null => {
  if (frame.seq < held.seq) return held;
  if (frame.since === null) return { seq: frame.seq, sections: frame.sections };
  if (frame.since > held.seq) return null;
  return { seq: frame.seq, sections: { ...held.sections, ...frame.sections } };
};
