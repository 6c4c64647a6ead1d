import { gathered } from './gathered.ts';
import { type ZipEntry, zipOf } from '../kernel/zip.ts';

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

/** What a test says of a workbook; each sheet is what stands in its `worksheet`. */
export type TestWorkbook = {
  readonly sheets: readonly (
    | string
    | { readonly xml: string; readonly state?: string; readonly type?: string }
  )[];
  readonly strings?: string;
  readonly styles?: string;
  readonly properties?: string;
  /** Files that stand beside these or instead of one of them. */
  readonly files?: Readonly<Record<string, string>>;
};

/** The files of a workbook as spreadsheet programs lay them out, some of which a test may spoil. */
export const workbookFiles = ({
  sheets,
  strings,
  styles,
  properties = '',
  files = {},
}: TestWorkbook): Record<string, string> => {
  const all = sheets.map((sheet) => (typeof sheet === 'string' ? { xml: sheet } : sheet));
  const listed = all.map(
    ({ state }, at) =>
      `<sheet name="S${at + 1}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="r${at + 1}"/>`,
  );
  return {
    '_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="r">${properties}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${all
      .map(({ type = 'worksheet' }, at) => relation(`r${at + 1}`, type, `worksheets/sheet${at + 1}.xml`))
      .join(
        '',
      )}${relation('s', 'styles', '/xl/styles.xml')}${strings === undefined ? '' : relation('t', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet>${styles ?? ''}</styleSheet>`,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` }),
    ...Object.fromEntries(
      all.map(({ xml }, at) => [`xl/worksheets/sheet${at + 1}.xml`, `<worksheet>${xml}</worksheet>`]),
    ),
    ...files,
  };
};

export const zipped = async (files: Readonly<Record<string, string>> | Iterable<ZipEntry>): Promise<Buffer> =>
  Buffer.concat(
    await gathered(
      zipOf(
        Symbol.iterator in files
          ? files
          : Object.entries(files).map(([name, content]) => ({ name, content: () => [content] })),
      ),
    ),
  );

/** A workbook of a test as bytes. */
export const workbookOf = (workbook: TestWorkbook): Promise<Buffer> => zipped(workbookFiles(workbook));
