import { crc32 } from 'node:zlib';
import { broken, checkPixels, cut } from './file-faults.ts';
import { orientationOf, saysOrientation } from './orientation.ts';

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const frameBytes = 12;
/** What draws the picture, and in which colours. */
const kept = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'pHYs',
]);

type Chunk = { readonly name: string; readonly content: Buffer; readonly next: number };

const chunkAt = (bytes: Buffer, at: number): Chunk => {
  if (at + frameBytes > bytes.length) throw cut();
  const length = bytes.readUInt32BE(at);
  const next = at + frameBytes + length;
  if (next > bytes.length) throw cut();
  if (crc32(bytes.subarray(at + 4, next - 4)) !== bytes.readUInt32BE(next - 4)) throw broken();
  return { name: bytes.toString('latin1', at + 4, at + 8), content: bytes.subarray(at + 8, next - 4), next };
};

const chunk = (name: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

const checkHeader = ({ name, content }: Chunk): void => {
  if (name !== 'IHDR' || content.length !== 13) throw broken();
  checkPixels(content.readUInt32BE(0), content.readUInt32BE(4));
};

/** A PNG picture written anew of what draws it: without texts, times, animation, and whatever stood behind its end; refused as a JPEG is. */
export const cleanPng = (bytes: Buffer): Buffer => {
  const chunks: Chunk[] = [];
  let at = pngSignature.length;
  do {
    const found = chunkAt(bytes, at);
    if (chunks.length === 0) checkHeader(found);
    chunks.push(found);
    at = found.next;
  } while (chunks.at(-1)?.name !== 'IEND');
  const names = chunks.map(({ name }) => name);
  if (!names.includes('IDAT') || names.indexOf('IHDR') !== names.lastIndexOf('IHDR')) throw broken();
  const turned = saysOrientation(
    orientationOf(chunks.find(({ name }) => name === 'eXIf')?.content ?? Buffer.alloc(0)),
  );
  const [head, ...rest] = chunks
    .filter(({ name }) => kept.has(name))
    .map(({ name, content }) => chunk(name, content));
  return Buffer.concat([
    pngSignature,
    head ?? Buffer.alloc(0),
    ...(turned === null ? [] : [chunk('eXIf', turned)]),
    ...rest,
  ]);
};
