import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { execute } from '../../kernel/command.ts';
import { withScope } from '../../kernel/scope.ts';
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
import { entriesFedAt } from '../../modules/care/index.ts';
import type { House } from '../../modules/directory/index.ts';
import { fileNamed } from './file-named.ts';
import { refreshStatistics } from './refresh-statistics.ts';
import {
  decidedFault,
  faultOf,
  list,
  noneTold,
  type Report,
  type Run,
  reportOf,
  reportText,
  type Told,
  warningOf,
} from './import-report.ts';
import type { Answer, Invocation, Subcommand } from './subcommand.ts';
import { houseNamed, operatorCall, option, optional, type Work, withProgram } from './with-program.ts';

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

/** The rows that read as cases go on; faults and warnings are gathered for the report. */
const readable = async function* (table: CaseTable, told: Told): AsyncGenerator<ReadRow> {
  for await (const item of table.rows) {
    if ('record' in item) yield { row: item.row, record: item.record, isSeveral: item.rows.length > 1 };
    if ('faults' in item)
      list(
        told.faults,
        item.faults.map((fault) => faultOf(item.row, item.line, fault)),
      );
    if (!('warnings' in item)) continue;
    told.warned += item.warnings.length;
    list(
      told.warnings,
      item.warnings.map((warning) => warningOf(item.row, warning)),
    );
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

const sheetOf = (values: Invocation['values']): { sheet?: number } => {
  const text = optional(values, 'sheet');
  if (text === null) return {};
  if (!/^[1-9]\d{0,4}$/.test(text)) throw usage('sheet_position_wrong');
  return { sheet: Number(text) };
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

/** Refused as a whole; its report stands beside the error. */
export class ImportRefused extends AppError {
  readonly report: Report;
  constructor(report: Report, place: Place, code: 'import_refused' | 'import_warned', rows: number) {
    super(code, 422, { rows }, place);
    this.report = report;
  }
}

type AtHouse = Work & { readonly house: House };

const carryOut = async (
  invocation: Invocation,
  { database, owner, now, house }: AtHouse,
  read: { table: CaseTable; fileHash: string; mapping: Mapping },
): Promise<Run> => {
  const { table, fileHash, mapping } = read;
  const told = noneTold();
  const strict = invocation.values['strict'] === true;
  const partial = invocation.values['partial'] === true;
  const trial = invocation.values['dry-run'] === true;
  const finish = (counts: ImportCounts): 'keep' | 'undo' => {
    list(told.faults, counts.faults.map(decidedFault));
    const spoilt = table.summary().rows.faulty + counts.faults.length > 0;
    return trial || (spoilt && !partial) || (strict && told.warned > 0) ? 'undo' : 'keep';
  };
  try {
    const { result } = await execute(database, importCases, operatorCall(house.id, now), {
      rows: readable(table, told),
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
    return { counts: result, told, table, fileHash, written: result.created + result.changed > 0 };
  } catch (error) {
    if (!(error instanceof TrialRun)) throw error;
    return { counts: error.counts, told, table, fileHash, written: false };
  }
};

/** Imports by a mapping, which may name questionnaires of the house. */
const importAt = async (invocation: Invocation, mappingName: string, at: AtHouse): Promise<Answer> => {
  const [name = ''] = invocation.positionals;
  const { values } = invocation;
  const [path, file] = [fileNamed(name), basename(name)];
  const entries = await withScope(at.database, [at.house.id], (tx) => entriesFedAt(tx, at.house.id));
  const mapping = await findMapping(
    shippedMappings().includes(mappingName) ? mappingName : fileNamed(mappingName),
    entries,
  );
  const fileHash = await hashOf(path, file);
  const table = await readCases(path, mapping, { file, choices: choicesOf(values), ...sheetOf(values) });
  try {
    const run = await carryOut(invocation, at, { table, fileHash, mapping });
    const report = reportOf(run, values['dry-run'] === true);
    const first = report.faults[0];
    const spoilt = report.rows.refused > 0;
    const warned = values['strict'] === true ? run.told.warned : 0;
    const isRefused = spoilt && values['partial'] !== true;
    if ((isRefused || warned > 0) && values['dry-run'] !== true) {
      if (!invocation.json) process.stderr.write(`${reportText(file, report)}\n`);
      const { row, column } = (isRefused ? first : report.warnings[0]) ?? { row: null, column: null };
      const place = { file, ...(row === null ? {} : { row }), ...(column === null ? {} : { column }) };
      const [code, count] = isRefused
        ? (['import_refused', report.rows.refused] as const)
        : (['import_warned', warned] as const);
      throw new ImportRefused(report, place, code, count);
    }
    return { document: report, text: reportText(file, report), code: spoilt || warned > 0 ? 1 : 0 };
  } finally {
    await table.close();
  }
};

const importNow = async (invocation: Invocation): Promise<Answer> => {
  const { values } = invocation;
  const [slug, mappingName] = [option(values, 'centre'), option(values, 'mapping')];
  return withProgram(invocation, 'an import', async (work) =>
    importAt(invocation, mappingName, { ...work, house: await houseNamed(work.database, slug) }),
  );
};

export const importFile: Subcommand = {
  words: ['import'],
  usage: `FILE --centre SLUG --mapping ${shippedMappings().join('|')}|FILE [--sheet N] [--dry-run] [--partial] [--strict] [--option NAME=keep|exclude …] [--another-woman ROW,…] [--same-woman ROW=CASE,…] [--same-number same-woman|refuse] [--another-disease ROW,…]`,
  positionals: ['FILE'],
  options: {
    centre: { type: 'string' },
    mapping: { type: 'string' },
    sheet: { type: 'string' },
    'dry-run': { type: 'boolean' },
    partial: { type: 'boolean' },
    strict: { type: 'boolean' },
    option: { type: 'string', multiple: true },
    'another-woman': { type: 'string', multiple: true },
    'same-woman': { type: 'string', multiple: true },
    'same-number': { type: 'string' },
    'another-disease': { type: 'string', multiple: true },
  },
  run: importNow,
};
