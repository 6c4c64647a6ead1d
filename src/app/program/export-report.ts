import type { ExportReport, NotExported } from '../../modules/board/index.ts';

const reasons: Readonly<Record<NotExported['reason'], string>> = {
  no_field: 'no field of a mapping takes it',
  no_cell: 'no cell can say it',
};

const leftLine = ({ table, what, count, reason }: NotExported): string =>
  `  ${count} × ${what}${table === null ? '' : ` (${table})`}: ${reasons[reason]}`;

/** A word as a shell reads it back: what is not plain stands in quotes. */
export const shellWord = (text: string): string =>
  /^[\p{L}\p{N}_./@%+=:,-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** The export as lines of text: the files, how they are taken back, and what stands in none. */
export const exportText = ({ centre, identity, cases, files, notExported }: ExportReport, folder: string) =>
  [
    `${cases} cases of ${centre}, ${identity ? 'with names and record numbers' : 'without names and record numbers'}:`,
    ...files.map(({ file, rows }) => `  ${folder}/${file}: ${rows} rows`),
    'Taken back in this order by',
    files
      .map(
        ({ file, mapping }) =>
          `  consilium import ${shellWord(`${folder}/${file}`)} --centre SLUG --mapping ${shellWord(`${folder}/${mapping}`)}`,
      )
      .join(' &&\n'),
    ...(notExported.length === 0 ? ['Nothing of a case is left out.'] : ['Not in these files:']),
    ...notExported.map(leftLine),
  ].join('\n');
