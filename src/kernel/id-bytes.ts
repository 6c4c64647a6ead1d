const number = (value: number): string => value.toString(16).padStart(8, '0');

const one = number(1);
const uuid = number(2950);
const length = number(16);
const nothing = 'ffffffff';

/**
 * Ids as PostgreSQL sends and takes a uuid[] in its binary format: the driver sends bytes so, and nobody spells thousands of
 * ids out only for them to be read again. It stands where the statement says `::uuid[]`.
 */
export const idBytes = (ids: readonly (string | null)[]): Buffer => {
  const texts = ids.map((id) => (id === null ? nothing : length + id.replaceAll('-', '')));
  const bytes = Buffer.from(`${one}${one}${uuid}${number(ids.length)}${one}${texts.join('')}`, 'hex');
  const given = ids.reduce((sum, id) => sum + (id === null ? 4 : 20), 20);
  if (bytes.length !== given || !ids.every((id) => id === null || id.length === 36))
    throw new Error('id_not_storable');
  return bytes;
};
