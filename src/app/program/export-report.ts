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

type File = ExportReport['files'][number];
/** The commands that take a table back; a questionnaire of the house's own is there before its rows. */
const takenBackBy = ({ file, mapping, form }: File, folder: string): string[] => {
  const at = (name: string) => shellWord(`${folder}/${name}`);
  const defined = form === undefined ? [] : [`  consilium form add ${at(form)} --centre SLUG`];
  return [...defined, `  consilium import ${at(file)} --centre SLUG --mapping ${at(mapping)}`];
};

/** The export as lines of text: the files, how they are taken back, and what stands in none. */
export const exportText = ({ centre, identity, cases, files, notExported }: ExportReport, folder: string) =>
  [
    `${cases} cases of ${centre}, ${identity ? 'with names and record numbers' : 'without names and record numbers'}:`,
    ...files.map(({ file, rows }) => `  ${folder}/${file}: ${rows} rows`),
    'Taken back in this order by',
    files.flatMap((file) => takenBackBy(file, folder)).join(' &&\n'),
    ...(notExported.length === 0 ? ['Nothing of a case is left out.'] : ['Not in these files:']),
    ...notExported.map(leftLine),
  ].join('\n');
