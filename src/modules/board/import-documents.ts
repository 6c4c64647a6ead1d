import type { z } from 'zod';
import type { ErrorCode } from '../../kernel/error-codes.ts';
import { inputFaults } from '../../kernel/input-faults.ts';
import { profileOf } from '../care/index.ts';
import { OperationAnswers, OutcomeAnswers, PathologyAnswers, pathologyFaults } from '../surgery/index.ts';
import type { CaseRecord } from './schema.ts';

type Fault = { readonly column: string; readonly code: ErrorCode };
type Operation = CaseRecord['operations'][number];

/** A field as a mapping names it: lines count from one. */
export const told = (part: string, field: string): string =>
  `${part}.${field}`.replace(/\.(\d+)(?=\.)/, (_, line: string) => `.${Number(line) + 1}`);

/** What a part of a record does not take, each at the field a mapping feeds. */
export const faultsIn = (part: string, schema: z.ZodType, answers: unknown): Fault[] =>
  inputFaults(schema.safeParse(answers).error?.issues ?? []).map(({ code, place }) => ({
    column: told(part, place.field ?? ''),
    code,
  }));

const faultsOf = ({ report, pathology, outcome30 }: Operation, site: CaseRecord['case']['site']): Fault[] => [
  // What is no list was checked when it was read.
  ...(Object.values(report).some(Array.isArray) ? faultsIn('operation', OperationAnswers, report) : []),
  ...(pathology === null
    ? []
    : [
        ...faultsIn('pathology', PathologyAnswers, pathology),
        ...pathologyFaults(pathology, profileOf(site)).map(({ code, path }) => ({
          column: told('pathology', path.join('.')),
          code,
        })),
      ]),
  ...(outcome30 === null ? [] : faultsIn('outcome', OutcomeAnswers, outcome30)),
];

type Read = { readonly row: number; readonly record: CaseRecord };
/** What the documents of operations do not take as a whole, each at the field a mapping feeds. */
export const documentFaults = ({ row, record }: Read): (Fault & { readonly row: number })[] => {
  const all = record.operations.flatMap((operation) => faultsOf(operation, record.case.site));
  const once = new Map(all.map((fault) => [`${fault.column} ${fault.code}`, fault]));
  return [...once.values()].map((fault) => ({ row, ...fault }));
};
