import type { SheetFacts } from '../../kernel/spreadsheet/reader.ts';
import type {
  CaseTable,
  CellFault,
  CellWarning,
  ImportCounts,
  WarningCode,
} from '../../modules/board/index.ts';
import { sentenceOfCode } from './sentences.ts';

type Fault = {
  row: number;
  line: number | null;
  column: string | null;
  code: string;
  message: string;
  value: string | null;
};

/** How many faults are listed one by one; all are counted. */
const listed = 1000;

/** What was taken all the same; it holds nothing of the row. */
type Warning = { row: number; column: string; code: WarningCode; message: string };

/** What is told of rows, the first of each listed one by one. */
export type Told = { readonly faults: Fault[]; readonly warnings: Warning[]; warned: number };

export const warningOf = (row: number, { code, column, params, why }: CellWarning): Warning => ({
  row,
  column,
  code,
  message: [sentenceOfCode(code, params), ...(why === null ? [] : [sentenceOfCode(why, params)])].join(' '),
});
export const faultOf = (row: number, line: number, { code, column, value, params }: CellFault): Fault => ({
  row,
  line,
  column,
  code,
  message: sentenceOfCode(code, params),
  value,
});

/** A fault that the record has found in a row. */
export const decidedFault = ({ row, column, code, params }: ImportCounts['faults'][number]): Fault => ({
  row,
  line: null,
  column,
  code,
  message: sentenceOfCode(code, params),
  value: null,
});

export const noneTold = (): Told => ({ faults: [], warnings: [], warned: 0 });

/** Lists as many as there is place for. */
export const list = <T>(into: T[], more: readonly T[]): void => {
  into.push(...more.slice(0, Math.max(0, listed - into.length)));
};

export type Run = { counts: ImportCounts; told: Told; table: CaseTable; fileHash: string; written: boolean };

type TableFile = ReturnType<CaseTable['summary']>['file'];

/** What a file was read as. */
const readAs = (file: TableFile) =>
  'sheet' in file
    ? { sheet: file.sheet, otherSheets: file.otherSheets, computed: file.computed }
    : { encoding: file.encoding, delimiter: file.delimiter };

const fieldCounts = (changes: ImportCounts['changes']) =>
  [...Map.groupBy(changes, ({ field }) => field)].map(([field, all]) => ({ field, count: all.length }));

export const reportOf = (
  { counts, told: { faults, warnings, warned }, table, fileHash, written }: Run,
  trial: boolean,
) => {
  const { rows, columns, mapping, choices, file } = table.summary();
  const skipped = Object.entries(rows.skipped).map(([reason, count]) => ({ reason, count }));
  const refusedRows = rows.faulty + new Set(counts.faults.map((fault) => fault.row)).size;
  return {
    file: { sha256: fileHash, ...readAs(file), bytes: file.bytes },
    mapping,
    choices,
    dryRun: trial,
    written,
    rows: {
      all: rows.all,
      created: counts.created,
      changed: counts.changed,
      unchanged: counts.unchanged,
      /** Rows beyond the first of their case. */
      joined: rows.joined,
      skipped: skipped.reduce((sum, { count }) => sum + count, 0),
      refused: refusedRows,
    },
    skipped,
    columns,
    faults: faults.toSorted((a, b) => a.row - b.row),
    /** What was taken all the same. */
    warnings: warnings.toSorted((a, b) => a.row - b.row),
    warningsNotListed: warned - warnings.length,
    /** What rows say otherwise of women whom the record holds, by column; the record stays. */
    differences: counts.differences.slice(0, listed),
    /** Fields that rows have changed of cases that were here already. */
    changes: counts.changes.slice(0, listed),
    changesNotListed: Math.max(0, counts.changes.length - listed),
    changedFields: fieldCounts(counts.changes),
    differencesNotListed: Math.max(0, counts.differences.length - listed),
    /** Refused rows beyond those whose faults are listed one by one. */
    refusedNotListed: refusedRows - new Set(faults.map(({ row }) => row)).size,
  };
};
export type Report = ReturnType<typeof reportOf>;

const faultText = (file: string, { row, column, message, value }: Fault): string =>
  `${file}, row ${row}${column === null ? '' : `, column ${column}`}: ${message}${value === null ? '' : ` (${value})`}`;

const sheetText = ({ position, hidden, rows }: SheetFacts): string =>
  `sheet ${position} (${hidden ? 'hidden, ' : ''}${rows} rows with its header)`;

const sheetLines = ({ sheet, otherSheets = [], computed = 0 }: Report['file']): string[] => {
  if (sheet === undefined) return [];
  const made = computed === 0 ? '' : ` Cells that a formula computed: ${computed}.`;
  const others = otherSheets.length === 0 ? [] : [`Not read: ${otherSheets.map(sheetText).join(', ')}.`];
  return [`Read: sheet ${sheet} of ${otherSheets.length + 1}.${made}`, ...others];
};

export const reportText = (file: string, report: Report): string => {
  const { rows } = report;
  const joined = rows.joined > 0 ? ` ${rows.joined} more of a case that an earlier row brought,` : '';
  const verb = report.dryRun ? 'would be' : 'were';
  return [
    ...report.faults.map((fault) => faultText(file, fault)),
    ...(report.refusedNotListed > 0 ? [`and ${report.refusedNotListed} more refused rows`] : []),
    ...report.warnings.map(
      ({ row, column, message }) => `${file}, row ${row}, column ${column}: warning: ${message}`,
    ),
    ...(report.warningsNotListed > 0 ? [`and ${report.warningsNotListed} more warnings`] : []),
    ...report.differences.map(
      ({ row, column }) =>
        `${file}, row ${row}, column ${column}: the record says otherwise of her and stays.`,
    ),
    ...(report.differencesNotListed > 0 ? [`and ${report.differencesNotListed} more differences`] : []),
    `${rows.all} rows: ${rows.created} ${verb} created, ${rows.changed} changed, ${rows.unchanged} unchanged,${joined} ${rows.skipped} skipped, ${rows.refused} refused.`,
    ...report.skipped.map(({ reason, count }) => `  skipped: ${reason} ${count}`),
    ...report.changedFields.map(({ field, count }) => `  changed: ${field} ${count}`),
    ...sheetLines(report.file),
    `Columns read: ${report.columns.read.length}; not read: ${report.columns.ignored.length}.`,
    ...(report.written ? [] : [report.dryRun ? 'Dry run: nothing was written.' : 'Nothing was written.']),
  ].join('\n');
};
