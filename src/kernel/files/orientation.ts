const upright = 1;
const tagOfOrientation = 0x0112;
const entryBytes = 12;

/** How a picture is to be turned (1 to 8, 1 being upright) by the TIFF block of its Exif; upright where nothing readable says so. */
export const orientationOf = (tiff: Buffer): number => {
  const order = tiff.toString('latin1', 0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return upright;
  const [short, long] =
    order === 'II*\0'
      ? [(at: number) => tiff.readUInt16LE(at), (at: number) => tiff.readUInt32LE(at)]
      : [(at: number) => tiff.readUInt16BE(at), (at: number) => tiff.readUInt32BE(at)];
  if (tiff.length < 8) return upright;
  const directory = long(4);
  if (directory + 2 > tiff.length) return upright;
  const entries = short(directory);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * entryBytes;
    if (at + entryBytes > tiff.length) return upright;
    if (short(at) !== tagOfOrientation) continue;
    const said = short(at + 8);
    return said >= 1 && said <= 8 ? said : upright;
  }
  return upright;
};

/** A TIFF block that says how a picture is to be turned and nothing else; null for one that stands upright. */
export const saysOrientation = (orientation: number): Buffer | null => {
  if (orientation === upright) return null;
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(tagOfOrientation, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
};
