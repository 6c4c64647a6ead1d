import { broken, checkPixels, cut } from './file-faults.ts';
import { orientationOf, saysOrientation } from './orientation.ts';

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, exif: 0xe1 } as const;
/** Tables, frames that browsers draw (baseline, extended, progressive), restarts. */
const kept = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xdb, 0xdd]);
const frames = new Set([0xc0, 0xc1, 0xc2]);
const otherFrames = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
/** A progressive picture has about ten; thousands of them over a large frame keep a decoder busy for minutes. */
const mostScans = 100;

type Segment = { readonly code: number; readonly content: Buffer; readonly next: number };

const segmentAt = (bytes: Buffer, from: number): Segment => {
  let at = from;
  if (bytes[at] !== 0xff) throw at >= bytes.length ? cut() : broken();
  while (bytes[at] === 0xff) at += 1;
  const code = bytes[at];
  if (code === undefined) throw cut();
  at += 1;
  if (code === marker.end) return { code, content: Buffer.alloc(0), next: at };
  if (code < 0xc0 || (code >= 0xd0 && code <= 0xd8)) throw broken();
  if (at + 2 > bytes.length) throw cut();
  const length = bytes.readUInt16BE(at);
  if (length < 2) throw broken();
  if (at + length > bytes.length) throw cut();
  return { code, content: bytes.subarray(at + 2, at + length), next: at + length };
};

/** Where the drawn part of a scan ends: at the next marker that is no restart and no stuffing. */
const endOfScan = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw cut();
};

const segment = (code: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

const begins = (content: Buffer, text: string): boolean =>
  content.toString('latin1', 0, text.length) === text;

/** What is kept of a segment that says how to draw; nothing of thumbnails, places, cameras, comments and whatever else there may be. */
const keptOf = ({ code, content }: Segment): Buffer[] => {
  if (kept.has(code)) return [segment(code, content)];
  if (code === 0xe0 && begins(content, 'JFIF\0') && content.length >= 14)
    return [segment(code, Buffer.concat([content.subarray(0, 12), Buffer.alloc(2)]))];
  if (code === 0xe2 && begins(content, 'ICC_PROFILE\0')) return [segment(code, content)];
  if (code === 0xee && begins(content, 'Adobe') && content.length >= 12)
    return [segment(code, content.subarray(0, 12))];
  return [];
};

const checkFrame = ({ code, content }: Segment): void => {
  if (otherFrames.has(code)) throw broken();
  if (content.length < 6) throw broken();
  checkPixels(content.readUInt16BE(3), content.readUInt16BE(1));
};

const exifHead = 'Exif\0\0';

/**
 * A JPEG picture written anew of what draws it: without the place, time and camera of its metadata, comments, thumbnails and
 * whatever stood behind its end, turned as it was. Refuses one that is cut off (`file_cut`), not made like one (`file_broken`) or
 * too large to be opened (`picture_too_large`).
 */
export const cleanJpeg = (bytes: Buffer): Buffer => {
  const parts: Buffer[] = [];
  let [orientation, framesSeen, scans, at] = [1, 0, 0, 2];
  for (;;) {
    const found = segmentAt(bytes, at);
    const { code, content } = found;
    at = found.next;
    if (code === marker.end) break;
    if (frames.has(code) || otherFrames.has(code)) {
      checkFrame(found);
      framesSeen += 1;
    }
    if (code === marker.exif && begins(content, exifHead))
      orientation = orientationOf(content.subarray(exifHead.length));
    if (code !== marker.scan) {
      parts.push(...keptOf(found));
      continue;
    }
    const end = endOfScan(bytes, at);
    parts.push(segment(code, content), bytes.subarray(at, end));
    at = end;
    scans += 1;
    if (framesSeen !== 1 || scans > mostScans) throw broken();
  }
  if (scans === 0) throw broken();
  const turned = saysOrientation(orientation);
  return Buffer.concat([
    Buffer.from([0xff, marker.start]),
    ...(turned === null
      ? []
      : [segment(marker.exif, Buffer.concat([Buffer.from(exifHead, 'latin1'), turned]))]),
    ...parts,
    Buffer.from([0xff, marker.end]),
  ]);
};
