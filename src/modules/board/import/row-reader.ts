import { answersFrom } from '../../../kernel/forms/targets.ts';
import {
  besideValue,
  disease,
  diseaseTargets,
  entryField,
  markers,
  workUpField,
  workUpOf,
} from '../../care/index.ts';
import { operationReport, outcomeReport, pathologyReport } from '../../surgery/index.ts';
import type { CaseRecord } from '../schema.ts';
import { canJoin, type RowRecord } from './join-rows.ts';
import {
  type Cells,
  cellReader,
  type CellReader,
  skipRuleReader,
  type Table,
  wordSetReader,
} from './cell-reader.ts';
import { type CellFault, cellFault, type CellWarning, leftOut, rowFault } from './fault.ts';
import type { RowWarning } from './key-warnings.ts';
import { columnOf, type Mapping } from './mapping.ts';
import { recordWarnings, rowWarner } from './row-warnings.ts';
import { type DocumentName, fieldsOfDocument, targetOf } from './targets.ts';

export type Choices = Readonly<Record<string, 'keep' | 'exclude'>>;
export type RowResult =
  | (RowRecord & { warnings: CellWarning[] })
  | { skipped: string }
  | { faults: CellFault[] };
export type RowReader = {
  readonly read: (cells: Cells, row: number) => RowResult;
  /** What is told of rows once all have come. */
  readonly rest: () => RowWarning[];
};

const longestKey = 40;

type KeyReader = (cells: Cells, row: number, faults: CellFault[]) => string;

const columnKey = (column: string, table: Table): KeyReader => {
  const place = table.index(column);
  return (cells, _row, faults) => {
    const key = cells[place]?.trim() ?? '';
    if (table.isMissing(key)) faults.push(rowFault('key_missing'));
    else if (key.length > longestKey)
      faults.push(cellFault('key_too_long', column, key, { limit: longestKey }));
    return key;
  };
};

/** The key of a row's case. */
export const keyReader = ({ key }: Mapping, table: Table): KeyReader =>
  typeof key === 'string' ? columnKey(key, table) : (_cells, row) => `${key.row}${row}`;

/** The same of keys of which each must come once. */
const onceReader = (mapping: Mapping, table: Table): KeyReader => {
  const read = keyReader(mapping, table);
  const { key: column } = mapping;
  if (typeof column !== 'string' || canJoin(mapping)) return read;
  const rows = new Map<string, number>();
  return (cells, row, faults) => {
    const count = faults.length;
    const key = read(cells, row, faults);
    const before = rows.get(key);
    if (before !== undefined) faults.push(cellFault('key_repeated', column, key, { firstRow: before }));
    else if (faults.length === count) rows.set(key, row);
    return key;
  };
};

/** A column that feeds two fields is told once. */
const withoutRepeats = <T extends CellFault | CellWarning>(faults: readonly T[]): T[] => [
  ...new Map(faults.map((fault) => [`${fault.code} ${fault.column}`, fault])).values(),
];

type FieldReader = { name: string; read: CellReader };

const fieldReader = (name: string, mapping: Mapping, table: Table): FieldReader[] => {
  const field = mapping.fields[name];
  return field === undefined
    ? []
    : [{ name, read: cellReader(field, targetOf(name, mapping.entries) ?? null, table) }];
};

/** Fields of the part that the mapping names. */
const partReader = (part: string, names: Iterable<string>, mapping: Mapping, table: Table) => {
  const readers = [...names].flatMap((name) =>
    fieldReader(`${part}.${name}`, mapping, table).map((reader) => ({ ...reader, name })),
  );
  return (cells: Cells, faults: CellFault[]): ReadonlyMap<string, unknown> =>
    new Map(readers.map(({ name, read }) => [name, read(cells, faults)]));
};

/** The same, each not known where no column says it. */
const plainReader = (part: string, names: readonly string[], mapping: Mapping, table: Table) => {
  const read = partReader(part, names, mapping, table);
  const unknown = Object.fromEntries(names.map((name) => [name, null]));
  return (cells: Cells, faults: CellFault[]) => ({ ...unknown, ...Object.fromEntries(read(cells, faults)) });
};
const identityReader = (mapping: Mapping, table: Table) =>
  plainReader('identity', ['latinName', 'nativeName', 'sortName'], mapping, table);
const patientReader = (mapping: Mapping, table: Table) =>
  plainReader('patient', ['bornOn', 'diedOn'], mapping, table);

/** Every item of the case, and how it came, as its row or else the mapping says. */
const caseReader = (mapping: Mapping, table: Table) => {
  const read = partReader('case', [...diseaseTargets.keys(), 'entry'], mapping, table);
  return (cells: Cells, faults: CellFault[]) => {
    const values = read(cells, faults);
    const { absent, ...said } = answersFrom(disease, values);
    const reasons = Object.keys(absent).length === 0 ? {} : { absent };
    return { ...said, ...reasons, entry: values.get('entry') ?? mapping.entry };
  };
};

const workUpReader = (mapping: Mapping, table: Table) => {
  const told = Object.keys(mapping.fields).flatMap((name) => workUpOf(name) ?? []);
  const keys = new Set(told.flatMap(({ key, part }) => (['value', 'state'].includes(part) ? [key] : [])));
  const readerOf = (name: string): CellReader => fieldReader(name, mapping, table)[0]?.read ?? (() => null);
  const readers = [...keys].map((key) => {
    const name = workUpField(key, 'value');
    const field = mapping.fields[name];
    const unit = field !== undefined && 'number' in field ? (field.number?.unit ?? null) : null;
    const [takenOn, ownUnit, state, reason] = besideValue.map((part) =>
      readerOf(workUpField(key, part)),
    ) as Beside;
    return { key, read: readerOf(name), unit, takenOn, ownUnit, state, reason };
  });
  // A result that cannot be read is not known; it takes nothing else of the row with it.
  return (cells: Cells, warnings: CellWarning[]): unknown[] =>
    readers.flatMap(({ key, read, unit, takenOn, ownUnit, state, reason }) => {
      const unread: CellFault[] = [];
      const value = read(cells, unread);
      const stands = state(cells, unread) ?? (value === null ? null : 'present');
      const beside =
        stands === null
          ? null
          : {
              unit: ownUnit(cells, unread) ?? unit,
              takenOn: takenOn(cells, unread),
              reason: reason(cells, unread),
            };
      warnings.push(...unread.map(leftOut));
      if (beside === null || unread.length > 0) return [];
      return [{ key, state: stands, value, ...beside }];
    });
};
type Beside = [CellReader, CellReader, CellReader, CellReader];

type ReadOperation = { readonly operations: unknown[]; readonly isSilent: boolean };

type ReadFields = { readonly values: ReadonlyMap<string, unknown>; readonly isSilent: boolean };

/** The fields of a document; constants alone say nothing of her. */
const documentReader = (part: DocumentName, mapping: Mapping, table: Table) => {
  const readers = fieldsOfDocument(part).flatMap((name) => {
    const field = mapping.fields[`${part}.${name}`];
    const isConstant = field !== undefined && 'constant' in field;
    return fieldReader(`${part}.${name}`, mapping, table).map(({ read }) => ({ name, read, isConstant }));
  });
  return (cells: Cells, faults: CellFault[]): ReadFields => {
    const read = readers.map((reader) => ({ ...reader, value: reader.read(cells, faults) }));
    return {
      values: new Map(read.map(({ name, value }) => [name, value])),
      isSilent: read.every(({ isConstant, value }) => isConstant || value === null),
    };
  };
};

/** Rows that tell an operation; of a table about cases that are here, those that say something of one. */
const operationTold = ({ operation, about }: Mapping, table: Table) => {
  if (operation === 'every-row' || about !== undefined) return () => true;
  return operation === 'none' ? () => false : wordSetReader(operation, table);
};

const operationReader = (mapping: Mapping, table: Table) => {
  const [readReport, readPathology, readOutcome] = (['operation', 'pathology', 'outcome'] as const).map(
    (part) => documentReader(part, mapping, table),
  ) as [DocumentReader, DocumentReader, DocumentReader];
  const { operationKey, about } = mapping;
  const readKey = operationKey === undefined ? null : columnKey(operationKey, table);
  const isKeyed = (cells: Cells) => !table.isMissing(cells[table.index(operationKey ?? '')]?.trim() ?? '');
  const told = operationTold(mapping, table);
  return (cells: Cells, row: number, faults: CellFault[]): ReadOperation => {
    if (!told(cells, faults)) return { operations: [], isSilent: true };
    const report = readReport(cells, faults);
    const [pathology, outcome] = [readPathology(cells, faults), readOutcome(cells, faults)];
    const isResultSilent = pathology.isSilent && outcome.isSilent;
    const isSilent = report.isSilent && isResultSilent;
    const isNone = about === undefined ? isSilent && readKey !== null && !isKeyed(cells) : isResultSilent;
    if (isNone) return { operations: [], isSilent };
    const operation = {
      ...(readKey && { key: readKey(cells, row, faults) }),
      report: answersFrom(operationReport, report.values),
      pathology: pathology.isSilent ? null : answersFrom(pathologyReport, pathology.values),
      outcome30: outcome.isSilent ? null : answersFrom(outcomeReport, outcome.values),
    };
    return { operations: [operation], isSilent };
  };
};
type DocumentReader = ReturnType<typeof documentReader>;

/** One entry of each kind of which a column says something; constants, and the day of a questionnaire, alone say nothing of her. */
const courseReader = (mapping: Mapping, table: Table) => {
  const told = new Set(Object.keys(mapping.fields).map((field) => entryField(field).part));
  const entries = [...mapping.entries.byPart.values()].filter(({ part }) => told.has(part));
  const fed = entries.map((entry) => {
    const readers = [...entry.targets.keys()].flatMap((name) => {
      const field = mapping.fields[`${entry.part}.${name}`];
      const isSilent = (field !== undefined && 'constant' in field) || entry.isBesideAnswers(name);
      return fieldReader(`${entry.part}.${name}`, mapping, table).map(({ read }) => ({
        name,
        read,
        isSilent,
      }));
    });
    return { ...entry, readers };
  });
  if (fed.length === 0) return null;
  const dateColumn = columnOf(mapping, 'markers.on');
  const readKey = mapping.entryKey === undefined ? null : columnKey(mapping.entryKey, table);
  return (cells: Cells, row: number, faults: CellFault[], warnings: CellWarning[]): unknown[] =>
    fed.flatMap(({ id, form, readers }) => {
      const isResult = id === markers.id;
      const unread: CellFault[] = [];
      const read = readers.map((reader) => ({
        ...reader,
        value: reader.read(cells, isResult ? unread : faults),
      }));
      warnings.push(...unread.map(leftOut));
      if (unread.some(({ column }) => column === dateColumn)) return [];
      if (read.every(({ isSilent, value }) => isSilent || value === null)) return [];
      const values = new Map(read.map(({ name, value }) => [name, value]));
      const key = readKey && { key: readKey(cells, row, faults) };
      return [{ form: id, ...key, answers: answersFrom(form, values) }];
    });
};

/** Why a row is not read; null for a row that is. */
const skipReader = (mapping: Mapping, choices: Choices, table: Table) => {
  const optional = Object.entries(mapping.options).map(([name, option]) => ({
    reason: name,
    skips: choices[name] === 'exclude',
    matches: wordSetReader(option, table),
  }));
  const always = mapping.skip.map((rule) => ({
    reason: rule.reason,
    skips: true,
    matches: skipRuleReader(rule, table),
  }));
  const rules = [...always, ...optional];
  return (cells: Cells, faults: CellFault[]): string | null => {
    let reason: string | null = null;
    for (const rule of rules) {
      if (rule.matches(cells, faults) && rule.skips) reason ??= rule.reason;
    }
    return reason;
  };
};

/** The mapping made ready for a table: reads one row after the other; of keys that must come once it remembers each. */
export const rowReader = (mapping: Mapping, choices: Choices, table: Table): RowReader => {
  const skip = skipReader(mapping, choices, table);
  const readKey = onceReader(mapping, table);
  const readWoman = mapping.woman === undefined ? null : columnKey(mapping.woman, table);
  const identity = identityReader(mapping, table);
  const patient = patientReader(mapping, table);
  const ofCase = caseReader(mapping, table);
  const workUp = workUpReader(mapping, table);
  const operations = operationReader(mapping, table);
  const course = courseReader(mapping, table);
  const warner = rowWarner(mapping, table);
  const checks = mapping.checks.map((check) => cellReader(check, null, table));
  const read = (cells: Cells, row: number): RowResult => {
    const faults: CellFault[] = [];
    const skipped = skip(cells, faults);
    if (faults.length === 0 && skipped !== null) return { skipped };
    const key = readKey(cells, row, faults);
    for (const check of checks) check(cells, faults);
    const warnings: CellWarning[] = [];
    warner.tell(cells, row, warnings);
    const woman = readWoman?.(cells, row, faults);
    const told = operations(cells, row, faults);
    // Every value below was checked against the schema: words when the mapping was loaded, the others by their reader.
    const record = {
      key,
      ...(woman !== undefined && { woman }),
      patient: patient(cells, faults),
      identity: { recordNumber: woman ?? key, ...identity(cells, faults) },
      case: ofCase(cells, faults),
      referral: null,
      workUp: workUp(cells, warnings),
      listing: null,
      operations: told.operations,
      ...(course && { course: course(cells, row, faults, warnings) }),
    } as CaseRecord;
    return faults.length === 0
      ? {
          record,
          isOperationSilent: told.isSilent,
          warnings: withoutRepeats([...warnings, ...recordWarnings(mapping, record)]),
        }
      : { faults: withoutRepeats(faults) };
  };
  return { read, rest: warner.rest };
};
