const number = (value: number): string => value.toString(16).padStart(8, '0');

const [one, uuid, length, nothing] = [number(1), number(2950), number(16), 'ffffffff'];
const [head, given] = [20, 20];

// Slices are a fifth faster than to take the hyphens out, for a million ids of an import.
const hexOf = (id: string): string =>
  length + id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24);

/**
 * Ids as PostgreSQL takes a uuid[] in its binary format: nobody spells thousands of ids out only for them to be read again. It
 * stands where the statement says `::uuid[]`.
 */
export const idBytes = (ids: readonly (string | null)[]): Buffer => {
  let [size, isSound] = [head, true];
  let hex = `${one}${one}${uuid}${number(ids.length)}${one}`;
  for (const id of ids) {
    hex += id === null ? nothing : hexOf(id);
    size += id === null ? nothing.length / 2 : given;
    isSound &&= id === null || id.length === 36;
  }
  const bytes = Buffer.from(hex, 'hex');
  if (!isSound || bytes.length !== size) throw new Error('id_not_storable');
  return bytes;
};
