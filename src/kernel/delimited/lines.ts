const isBreak = (unit: number): boolean => unit === 10 || unit === 13;

const unitAt = (bytes: Buffer, index: number, width: Width): number => {
  if (width === 'byte') return bytes[index] ?? 0;
  return width === 'utf-16le' ? bytes.readUInt16LE(index) : bytes.readUInt16BE(index);
};

export type Width = 'byte' | 'utf-16le' | 'utf-16be';
const step = (width: Width): number => (width === 'byte' ? 1 : 2);

/** The index after the last line break; 0 when there is none. */
export const endOfLastLine = (bytes: Buffer, width: Width): number => {
  if (width === 'byte') return Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1;
  const size = step(width);
  for (let index = bytes.length - (bytes.length % size) - size; index >= 0; index -= size) {
    if (isBreak(unitAt(bytes, index, width))) return index + size;
  }
  return 0;
};

/** The lines of a block that end, each with its line break (a CR LF pair counts as two). */
export function* linesOf(block: Buffer, width: Width): Generator<Buffer> {
  const size = step(width);
  let start = 0;
  for (let index = 0; index + size <= block.length; index += size) {
    if (!isBreak(unitAt(block, index, width))) continue;
    yield block.subarray(start, index + size);
    start = index + size;
  }
}
