import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { execute } from '../../kernel/command.ts';
import { AppError, refused, usage, type Place } from '../../kernel/errors.ts';
import {
  importCases,
  type ImportCounts,
  TrialRun,
  type ReadRow,
  findMapping,
  readCases,
  shippedMappings,
  type CaseTable,
  type Mapping,
} from '../../modules/board/index.ts';
import { fileNamed } from './file-named.ts';
import { refreshStatistics } from './refresh-statistics.ts';
import { sentenceOfCode } from './sentences.ts';
import type { Answer, Invocation, Subcommand } from './subcommand.ts';
import { houseNamed, operatorCall, option, withProgram } from './with-program.ts';

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

/** From so many rows on the planner should look at the tables again at once. */
const manyRows = 500;

const hashOf = async (path: string, file: string): Promise<string> => {
  const digest = createHash('sha256');
  try {
    await pipeline(createReadStream(path), digest);
  } catch {
    throw refused('file_not_readable', {}, { file });
  }
  return digest.digest('hex');
};

/** The rows that read as cases go on; faults are gathered for the report. */
const readable = async function* (table: CaseTable, faults: Fault[]): AsyncGenerator<ReadRow> {
  for await (const item of table.rows) {
    if ('record' in item) yield { row: item.row, record: item.record, isSeveral: item.rows.length > 1 };
    if (!('faults' in item)) continue;
    for (const { code, column, value, params } of item.faults) {
      if (faults.length < listed)
        faults.push({
          row: item.row,
          line: item.line,
          column,
          code,
          message: sentenceOfCode(code, params),
          value,
        });
    }
  }
};

const choicesOf = (values: Invocation['values']): Record<string, 'keep' | 'exclude'> => {
  const given = values['option'];
  const texts = Array.isArray(given) ? given.map(String) : [];
  return Object.fromEntries(
    texts.map((text) => {
      const [name = '', choice = ''] = text.split('=');
      if (choice !== 'keep' && choice !== 'exclude') throw usage('option_choice_unknown', { option: name });
      return [name, choice];
    }),
  );
};

const rowsNamed = (values: Invocation['values'], flag: 'another-woman' | 'another-disease'): number[] => {
  const given = values[flag];
  const numbers = Array.isArray(given) ? given.flatMap((text) => String(text).split(',')) : [];
  if (numbers.some((text) => !/^[1-9]\d{0,8}$/.test(text))) throw usage('row_number_needed');
  return numbers.map(Number);
};

const sameNumberOf = (values: Invocation['values']): 'same-woman' | 'refuse' => {
  const given = values['same-number'] ?? 'refuse';
  if (given !== 'same-woman' && given !== 'refuse') throw usage('same_number_unknown');
  return given;
};

const casesNamed = (values: Invocation['values']): { row: number; case: string }[] => {
  const given = values['same-woman'];
  const answers = Array.isArray(given) ? given.flatMap((text) => String(text).split(',')) : [];
  return answers.map((text) => {
    const [, row, label] = /^([1-9]\d{0,8})=(\d\d-\d{4,10})$/.exec(text) ?? [];
    if (row === undefined || label === undefined) throw usage('row_and_case_needed');
    return { row: Number(row), case: label };
  });
};

type Run = { counts: ImportCounts; faults: Fault[]; table: CaseTable; fileHash: string; written: boolean };

const fieldCounts = (changes: ImportCounts['changes']) =>
  [...Map.groupBy(changes, ({ field }) => field)].map(([field, all]) => ({ field, count: all.length }));

const reportOf = ({ counts, faults, table, fileHash, written }: Run, trial: boolean) => {
  const { rows, columns, mapping, choices, file } = table.summary();
  const skipped = Object.entries(rows.skipped).map(([reason, count]) => ({ reason, count }));
  const refusedRows = rows.faulty + new Set(counts.faults.map((fault) => fault.row)).size;
  return {
    file: { sha256: fileHash, encoding: file.encoding, delimiter: file.delimiter, bytes: file.bytes },
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
type Report = ReturnType<typeof reportOf>;

const faultText = (file: string, { row, column, message, value }: Fault): string =>
  `${file}, row ${row}${column === null ? '' : `, column ${column}`}: ${message}${value === null ? '' : ` (${value})`}`;

const reportText = (file: string, report: Report): string => {
  const { rows } = report;
  const joined = rows.joined > 0 ? ` ${rows.joined} more of a case that an earlier row brought,` : '';
  const verb = report.dryRun ? 'would be' : 'were';
  return [
    ...report.faults.map((fault) => faultText(file, fault)),
    ...(report.refusedNotListed > 0 ? [`and ${report.refusedNotListed} more refused rows`] : []),
    ...report.differences.map(
      ({ row, column }) =>
        `${file}, row ${row}, column ${column}: the record says otherwise of her and stays.`,
    ),
    ...(report.differencesNotListed > 0 ? [`and ${report.differencesNotListed} more differences`] : []),
    `${rows.all} rows: ${rows.created} ${verb} created, ${rows.changed} changed, ${rows.unchanged} unchanged,${joined} ${rows.skipped} skipped, ${rows.refused} refused.`,
    ...report.skipped.map(({ reason, count }) => `  skipped: ${reason} ${count}`),
    ...report.changedFields.map(({ field, count }) => `  changed: ${field} ${count}`),
    `Columns read: ${report.columns.read.length}; not read: ${report.columns.ignored.length}.`,
    ...(report.written ? [] : [report.dryRun ? 'Dry run: nothing was written.' : 'Nothing was written.']),
  ].join('\n');
};

/** Refused as a whole; its report stands beside the error. */
export class ImportRefused extends AppError {
  readonly report: Report;
  constructor(report: Report, place: Place) {
    super('import_refused', 422, { rows: report.rows.refused }, place);
    this.report = report;
  }
}

const carryOut = async (
  invocation: Invocation,
  slug: string,
  read: { table: CaseTable; fileHash: string; mapping: Mapping },
): Promise<Run> => {
  const { table, fileHash, mapping } = read;
  const faults: Fault[] = [];
  const partial = invocation.values['partial'] === true;
  const trial = invocation.values['dry-run'] === true;
  const finish = (counts: ImportCounts): 'keep' | 'undo' => {
    for (const { row, column, code, params } of counts.faults.slice(0, Math.max(0, listed - faults.length)))
      faults.push({ row, line: null, column, code, message: sentenceOfCode(code, params), value: null });
    const spoilt = table.summary().rows.faulty + counts.faults.length > 0;
    return trial || (spoilt && !partial) ? 'undo' : 'keep';
  };
  return withProgram(invocation, 'an import', async ({ database, owner, now }) => {
    const house = await houseNamed(database, slug);
    try {
      const { result } = await execute(database, importCases, operatorCall(house.id, now), {
        rows: readable(table, faults),
        mapping: mapping.name,
        mappingVersion: String(mapping.version),
        fileHash,
        says: table.says,
        ...(mapping.about && { about: mapping.about }),
        another: rowsNamed(invocation.values, 'another-woman'),
        anotherDisease: rowsNamed(invocation.values, 'another-disease'),
        sameNumber: sameNumberOf(invocation.values),
        same: casesNamed(invocation.values),
        finish,
      });
      if (result.created + result.changed > manyRows) await refreshStatistics(owner);
      return { counts: result, faults, table, fileHash, written: result.created + result.changed > 0 };
    } catch (error) {
      if (!(error instanceof TrialRun)) throw error;
      return { counts: error.counts, faults, table, fileHash, written: false };
    }
  });
};

const importNow = async (invocation: Invocation): Promise<Answer> => {
  const [name = ''] = invocation.positionals;
  const { values } = invocation;
  const [slug, mappingName] = [option(values, 'centre'), option(values, 'mapping')];
  const [path, file] = [fileNamed(name), basename(name)];
  const mapping = await findMapping(
    shippedMappings().includes(mappingName) ? mappingName : fileNamed(mappingName),
  );
  const fileHash = await hashOf(path, file);
  const table = await readCases(path, mapping, { file, choices: choicesOf(values) });
  try {
    const run = await carryOut(invocation, slug, { table, fileHash, mapping });
    const report = reportOf(run, values['dry-run'] === true);
    const first = report.faults[0];
    const spoilt = report.rows.refused > 0;
    if (spoilt && values['partial'] !== true && values['dry-run'] !== true) {
      if (!invocation.json) process.stderr.write(`${reportText(file, report)}\n`);
      throw new ImportRefused(report, {
        file,
        ...(first ? { row: first.row, ...(first.column === null ? {} : { column: first.column }) } : {}),
      });
    }
    return { document: report, text: reportText(file, report), code: spoilt ? 1 : 0 };
  } finally {
    await table.close();
  }
};

export const importFile: Subcommand = {
  words: ['import'],
  usage: `FILE --centre SLUG --mapping ${shippedMappings().join('|')}|FILE [--dry-run] [--partial] [--option NAME=keep|exclude …] [--another-woman ROW,…] [--same-woman ROW=CASE,…] [--same-number same-woman|refuse] [--another-disease ROW,…]`,
  positionals: ['FILE'],
  options: {
    centre: { type: 'string' },
    mapping: { type: 'string' },
    'dry-run': { type: 'boolean' },
    partial: { type: 'boolean' },
    option: { type: 'string', multiple: true },
    'another-woman': { type: 'string', multiple: true },
    'same-woman': { type: 'string', multiple: true },
    'same-number': { type: 'string' },
    'another-disease': { type: 'string', multiple: true },
  },
  run: importNow,
};
