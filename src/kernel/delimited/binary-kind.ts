const magics: ReadonlyArray<readonly [kind: string, hex: string, offset?: number]> = [
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['gzip', '1f8b'],
  ['pdf', '255044462d'],
  ['ole', 'd0cf11e0a1b11ae1'],
  ['png', '89504e47'],
  ['jpeg', 'ffd8ff'],
  ['sqlite', '53514c69746520666f726d6174203300'],
  ['parquet', '50415231'],
  ['7z', '377abcaf271c'],
  ['zstd', '28b52ffd'],
  ['xz', 'fd377a585a00'],
  ['bzip2', '425a6839314159'],
  ['dicom', '4449434d', 128],
];

/** What a file that is no text really is, by its first bytes; `xlsx` is told from other zip files. */
export const binaryKind = (head: Buffer): string | null => {
  const found = magics.find(([, hex, offset = 0]) => {
    const magic = Buffer.from(hex, 'hex');
    return head.subarray(offset, offset + magic.length).equals(magic);
  });
  if (found === undefined) return null;
  return found[0] === 'zip' && (head.includes('xl/') || head.includes('[Content_Types].xml'))
    ? 'xlsx'
    : found[0];
};
