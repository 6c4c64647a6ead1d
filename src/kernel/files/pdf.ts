import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { isAppError, refused } from '../errors.ts';
import { active, broken, cut } from './file-faults.ts';
import { nameOf, objectAt, type PdfObject } from './pdf-objects.ts';

const inflated = promisify(inflate);

/** Names of what runs, starts, brings or sends something; long enough never to stand in compressed bytes by chance. */
const refusedAnywhere = new Set([
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'FileAttachment',
  'RichMedia',
  'Rendition',
  'OnInstantiate',
  'SubmitForm',
  'ImportData',
  'GoToE',
]);
/** The same in two or three letters, which chance does write: looked for where names of a document stand. */
const refusedInObjects = new Set([...refusedAnywhere, 'JS', 'EF', 'XFA']);

const namesIn = /\/[^\0\t\n\f\r ()<>[\]{}/%]{2,127}/g;
const encryption = 'Encrypt';

const refuseNames = (names: Iterable<string>, these: ReadonlySet<string>): void => {
  for (const name of names) {
    if (these.has(name)) throw active(`/${name}`);
    if (name === encryption) throw refused('file_encrypted', {}, { field: 'file' });
  }
};

const namesWritten = function* (text: string): Iterable<string> {
  for (const [written] of text.matchAll(namesIn)) yield nameOf(written.slice(1));
};

/** How much of a document is unpacked to look at what its objects are, in bytes. */
const mostUnpacked = 64 * 1_048_576;

const notLookedInto = () => refused('file_not_looked_into', {}, { field: 'file' });

/** Whether a reader may take its stream as one that holds objects: some do not ask for its type. */
const holdsObjects = ({ names }: PdfObject): boolean =>
  names.includes('ObjStm') || (names.includes('First') && names.includes('N'));

/** Whether the stream is compressed as nearly all are, by Flate once and without a predictor; any other way of hiding objects is refused. */
const isDeflated = ({ names }: PdfObject): boolean => {
  const ways = names.filter((name) => /Decode$|^(?:Filter|DecodeParms|DP|F|FFilter|Crypt)$/.test(name));
  if (ways.length === 0) return false;
  if (ways.toSorted().join(' ') !== 'Filter FlateDecode') throw notLookedInto();
  return true;
};

const unpacked = async (bytes: Buffer, most: number): Promise<Buffer> => {
  try {
    return await inflated(bytes, { maxOutputLength: most });
  } catch {
    throw notLookedInto();
  }
};

/** Whether a reader may take these letters for the beginning of an object: they stand behind a number, a space or the line of a comment, and by themselves. */
const isKeyword = (bytes: Buffer, at: number): boolean =>
  /^[\0\t\n\f\r 0-9]obj[\0\t\n\f\r ()<>[\]{}/%]$/.test(bytes.toString('latin1', at - 1, at + 4));

/** Looks into every stream of objects, so that nothing is hidden by being compressed. */
const lookIntoObjects = async (bytes: Buffer): Promise<void> => {
  // Each place where a reader may be sent to is looked at, whatever it lies in; strings without an end could make that endless.
  let [left, unread] = [mostUnpacked, 4 * bytes.length + 4096];
  for (let at = bytes.indexOf('obj'); at >= 0; at = bytes.indexOf('obj', at + 3)) {
    if (!isKeyword(bytes, at)) continue;
    const found = objectAt(bytes, at + 3);
    unread -= found.end - at;
    if (unread < 0) throw notLookedInto();
    refuseNames(found.names, refusedInObjects);
    if (found.stream === null || !holdsObjects(found)) continue;
    const packed = bytes.subarray(found.stream);
    const objects = isDeflated(found) ? await unpacked(packed, left) : null;
    if (objects === null) continue;
    left -= objects.length;
    refuseNames(namesWritten(objects.toString('latin1')), refusedInObjects);
    if (left <= 0) throw notLookedInto();
  }
};

const tail = 1024;
const ending = '%%EOF';

/** Nothing but empty lines stands behind the end of a document that is whole. */
const checkEnd = (bytes: Buffer): void => {
  const last = bytes.toString('latin1', Math.max(0, bytes.length - tail));
  const end = last.lastIndexOf(ending);
  if (end < 0) throw bytes.includes(ending) ? broken() : cut();
  if (!/^[\s\0]*$/.test(last.slice(end + ending.length))) throw broken();
};

/**
 * A PDF document as it is, once nothing was found in it that runs, starts, brings or sends something. Refused are `file_active`, which
 * names what was found, `file_encrypted`, `file_not_looked_into` (objects compressed in a way that is not unpacked here, or too many),
 * `file_cut` and `file_broken`.
 */
export const checkedPdf = async (bytes: Buffer): Promise<Buffer> => {
  checkEnd(bytes);
  refuseNames(namesWritten(bytes.toString('latin1')), refusedAnywhere);
  try {
    await lookIntoObjects(bytes);
  } catch (error) {
    throw isAppError(error) ? error : broken();
  }
  return bytes;
};
