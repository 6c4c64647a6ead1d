import { posix } from 'node:path';
import { refused } from '../errors.ts';
import { type Archive, unreadable } from './archive.ts';
import { unescaped } from './cell-text.ts';
import { type Kind, kindOf } from './number-format.ts';
import { type Attributes, parseAll } from './xml.ts';

export type Sheet = {
  /** From 1, in the order of the workbook. */
  readonly position: number;
  readonly hidden: boolean;
  /** Its part; null for what holds no rows, such as a sheet with a chart alone. */
  readonly part: string | null;
};
export type Workbook = {
  readonly sheets: readonly Sheet[];
  readonly from1904: boolean;
  readonly strings: readonly string[];
  /** What numbers of each style are. */
  readonly kinds: readonly Kind[];
};

type Relation = { readonly type: string; readonly target: string };

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** What a part leads to, by its id; what lies outside the file is left out. */
const relationsOf = async (archive: Archive, part: string, file: string): Promise<Map<string, Relation>> => {
  const { dir, base } = posix.parse(part);
  const name = posix.join(dir, '_rels', `${base}.rels`);
  const found = new Map<string, Relation>();
  if (!archive.names.has(name)) return found;
  const open = (element: string, { Id = '', Type = '', Target = '', TargetMode }: Attributes) => {
    if (element !== 'Relationship' || TargetMode === 'External') return;
    const to = Target.replaceAll('\\', '/');
    const target = posix.join('/', to.startsWith('/') ? '' : dir, to);
    found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target: target.slice(1).toLowerCase() });
  };
  await parseAll(archive.part(name, 'kept'), { open }, file, 'relations');
  return found;
};

const partOf = (relations: ReadonlyMap<string, Relation>, type: string): string | null =>
  [...relations.values()].find((relation) => relation.type === type)?.target ?? null;

const relationId = (attributes: Attributes): string => {
  const found = Object.entries(attributes).find(([name]) => name.endsWith(':id'));
  return found?.[1] ?? '';
};

const sheetsOf = async (
  archive: Archive,
  part: string,
  relations: ReadonlyMap<string, Relation>,
  file: string,
): Promise<{ sheets: Sheet[]; from1904: boolean }> => {
  const sheets: Sheet[] = [];
  let from1904 = false;
  const open = (element: string, attributes: Attributes) => {
    if (element === 'workbookPr') from1904 = isTrue(attributes['date1904']);
    if (element !== 'sheet') return;
    const relation = relations.get(relationId(attributes));
    sheets.push({
      position: sheets.length + 1,
      hidden: (attributes['state'] ?? 'visible') !== 'visible',
      part: relation?.type === 'worksheet' ? relation.target : null,
    });
  };
  await parseAll(archive.part(part, 'kept'), { open }, file, 'workbook');
  return { sheets, from1904 };
};

/** Texts that cells share, without what tells how they are read aloud. */
const stringsOf = async (archive: Archive, part: string | null, file: string): Promise<string[]> => {
  const strings: string[] = [];
  if (part === null) return strings;
  let [text, isText, phonetic] = ['', false, false];
  const handlers = {
    open: (element: string) => {
      if (element === 'si') text = '';
      if (element === 'rPh') phonetic = true;
      isText = element === 't' && !phonetic;
    },
    text: (more: string) => {
      if (isText) text += more;
    },
    close: (element: string) => {
      isText = false;
      if (element === 'rPh') phonetic = false;
      if (element === 'si') strings.push(unescaped(text));
    },
  };
  await parseAll(archive.part(part, 'kept'), handlers, file, 'texts');
  return strings;
};

const kindsOf = async (archive: Archive, part: string | null, file: string): Promise<Kind[]> => {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  if (part === null) return [];
  let inside = '';
  const open = (element: string, attributes: Attributes) => {
    if (element === 'numFmts' || element === 'cellXfs') inside = element;
    const id = Number(attributes['numFmtId'] ?? '0');
    if (inside === 'numFmts' && element === 'numFmt') codes.set(id, attributes['formatCode'] ?? '');
    if (inside === 'cellXfs' && element === 'xf') formats.push(id);
  };
  const close = (element: string) => {
    if (element === inside) inside = '';
  };
  await parseAll(archive.part(part, 'kept'), { open, close }, file, 'styles');
  return formats.map((id) => kindOf(id, codes.get(id)));
};

/** The part that the archive says is its document; `not_a_text_file` for archives that hold something else. */
const documentOf = async (archive: Archive, file: string): Promise<string> => {
  const part = partOf(await relationsOf(archive, '', file), 'officeDocument');
  const other = (kind: string) => refused('not_a_text_file', { kind }, { file });
  if (part === null) throw other('zip');
  if (part.endsWith('.bin')) throw other('xlsb');
  if (!archive.names.has(part)) throw unreadable(file, 'archive');
  return part;
};

/** What all sheets of a workbook share. Refuses what `parsed` refuses, and what holds no workbook. */
export const readWorkbook = async (archive: Archive, file: string): Promise<Workbook> => {
  const part = await documentOf(archive, file);
  const relations = await relationsOf(archive, part, file);
  const { sheets, from1904 } = await sheetsOf(archive, part, relations, file);
  if (sheets.length === 0) throw refused('not_a_text_file', { kind: 'zip' }, { file });
  return {
    sheets,
    from1904,
    strings: await stringsOf(archive, partOf(relations, 'sharedStrings'), file),
    kinds: await kindsOf(archive, partOf(relations, 'styles'), file),
  };
};
