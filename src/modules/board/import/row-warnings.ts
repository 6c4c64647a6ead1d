import { courseForms, oldestAge, profileOf, readAs, targetName, workUpOf } from '../../care/index.ts';
import type { CaseRecord } from '../schema.ts';
import type { Cells, Table } from './cell-reader.ts';
import { type CellWarning, cellWarning } from './fault.ts';
import { destroyed, lostZeros, nearDoubles, type RowWarning, type Warner } from './key-warnings.ts';
import { columnOf, type Field, type Mapping } from './mapping.ts';
import { knownItems } from './targets.ts';

const inYears = new Set(['a', 'y', 'yr', 'year', 'years']);

/** Looks at each known cell of a field. */
const cellsThat = (
  field: Field,
  table: Table,
  isOdd: (text: string) => boolean,
  warning: CellWarning,
): Warner[] => {
  if ('constant' in field) return [];
  const places = (field.columns ?? [field.column ?? '']).map(table.index);
  const isOddAt = (cells: Cells) => (place: number) => {
    const cell = cells[place]?.trim() ?? '';
    return !table.isMissing(cell) && isOdd(cell);
  };
  return [
    {
      tell: (cells, _row, warnings) => {
        if (places.some(isOddAt(cells))) warnings.push(warning);
      },
    },
  ];
};

/** R0, R1 and R2 mean one thing in gynaecology and another to the UICC. */
const isResidualCode = (text: string): boolean => /^R\s*[012]$/iu.test(text);

const residualCodes = (mapping: Mapping, table: Table): Warner[] => {
  const field = mapping.fields['operation.residual'];
  if (field === undefined || 'constant' in field || field.scheme !== undefined) return [];
  const column = columnOf(mapping, 'operation.residual');
  return cellsThat(field, table, isResidualCode, cellWarning('residual_scheme_unsaid', column));
};

/** Numbers of years past what anybody reaches. */
const ages = ({ checks, fields }: Mapping, table: Table): Warner[] =>
  [...checks, ...Object.values(fields)].flatMap((field) => {
    if ('constant' in field || !inYears.has(field.number?.unit?.toLowerCase() ?? '')) return [];
    const isOld = (text: string) => Number(text.replace(',', '.')) > oldestAge;
    return cellsThat(field, table, isOld, cellWarning('age_implausible', field.column ?? ''));
  });

/** Work-up that no dataset asks for, told where it is first met. */
const unknownItems = (mapping: Mapping, table: Table): Warner[] =>
  Object.entries(mapping.fields).flatMap(([name, field]) => {
    const item = workUpOf(name);
    if (item === null || item.part !== 'value' || knownItems.has(item.key)) return [];
    let isTold = false;
    const isFirst = () => !isTold && (isTold = true);
    return cellsThat(field, table, isFirst, cellWarning('item_unknown', columnOf(mapping, name)));
  });

/** All that is told of the cells of a row beside its faults. */
export const rowWarner = (mapping: Mapping, table: Table): Required<Warner> => {
  const named = (...columns: unknown[]) => columns.filter((column) => typeof column === 'string');
  const keys = named(mapping.key, mapping.woman);
  const warners = [
    ...[...keys, ...named(mapping.operationKey)].map((column) => destroyed(column, table)),
    ...keys.flatMap((column) => [nearDoubles(column, table), lostZeros(column, table)]),
    ...residualCodes(mapping, table),
    ...ages(mapping, table),
    ...unknownItems(mapping, table),
  ];
  return {
    tell: (cells, row, warnings) => {
      for (const { tell } of warners) tell(cells, row, warnings);
    },
    rest: (): RowWarning[] => warners.flatMap(({ rest }) => rest?.() ?? []),
  };
};

const yearOf = (date: unknown): number => (typeof date === 'string' ? Number(date.slice(0, 4)) : 0);

const datesOf = (
  { entries }: Mapping,
  { patient, case: disease, operations, workUp, course = [] }: CaseRecord,
): unknown[] => [
  patient.diedOn,
  disease.presentedOn,
  ...operations.map(({ report }) => report.doneOn),
  ...workUp.map(({ takenOn }) => takenOn),
  ...course.map(({ form, answers }) => answers[entries.named(form).date]),
];

const bornTooLongAgo = (mapping: Mapping, record: CaseRecord): CellWarning[] => {
  const { bornOn } = record.patient;
  const last = Math.max(...datesOf(mapping, record).map(yearOf));
  if (bornOn === null || last - yearOf(bornOn) <= oldestAge) return [];
  return [cellWarning('age_implausible', columnOf(mapping, 'patient.bornOn'))];
};

/** Stages under an edition that has no table of their site, read by the one that is meant. */
const otherEditions = (mapping: Mapping, { case: disease, course = [] }: CaseRecord): CellWarning[] => {
  const { stage } = courseForms;
  const stages = [
    { place: 'case.stage', stage: disease.stage, edition: disease.stageEdition },
    ...course.flatMap(({ form, answers }) =>
      form === stage.id
        ? [{ place: `${targetName(form)}.stage`, stage: answers['stage'], edition: answers['edition'] }]
        : [],
    ),
  ];
  const profile = profileOf(disease.site);
  return stages.flatMap(({ place, stage: said, edition }) => {
    const means = said === null || typeof edition !== 'string' ? null : readAs(profile, edition);
    return means === null
      ? []
      : [
          cellWarning('stage_of_another_edition', columnOf(mapping, place), {
            edition: String(edition),
            means,
          }),
        ];
  });
};

/** What is told of a row as it was read. */
export const recordWarnings = (mapping: Mapping, record: CaseRecord): CellWarning[] => [
  ...bornTooLongAgo(mapping, record),
  ...otherEditions(mapping, record),
];
