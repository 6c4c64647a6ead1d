import type { z } from 'zod';
import { codeOfIssue, type ErrorCode } from './error-codes.ts';
import { AppError, type Issue, type Params, type Place } from './errors.ts';

/** What a rule of ours says beside its code: `context.addIssue({ code: 'custom', message: code, params })`. */
const paramsOf = (issue: z.core.$ZodIssue): { params: Params } | undefined =>
  issue.code === 'custom' && issue.params ? { params: issue.params as Params } : undefined;

/** A number beyond a limit that is itself allowed is told the limit. */
const limitOf = (issue: z.core.$ZodIssue): { code: ErrorCode; params: Params } | null => {
  const isNumber = 'origin' in issue && (issue.origin === 'number' || issue.origin === 'int');
  if (!isNumber || !('inclusive' in issue) || !issue.inclusive) return null;
  if (issue.code === 'too_big') return { code: 'number_too_large', params: { limit: String(issue.maximum) } };
  return issue.code === 'too_small'
    ? { code: 'number_too_small', params: { limit: String(issue.minimum) } }
    : null;
};

/** Faults that a schema found, each with its field; each key that is not known is a fault of its own. */
export const inputFaults = (issues: readonly z.core.$ZodIssue[], place: Place = {}): Issue[] =>
  issues.flatMap((issue) => {
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({
      place: { ...place, field: path.map(String).join('.') },
      ...(limitOf(issue) ?? { code: codeOfIssue(issue), ...paramsOf(issue) }),
    }));
  });

/** The refusal of an input with every fault that its schema found. */
const invalidInput = (error: z.ZodError): AppError => {
  const faults = inputFaults(error.issues);
  return new AppError('invalid_input', 422, { count: faults.length }, faults[0]?.place, faults);
};

/** The input as its schema reads it; refused as `invalid_input` with every fault. */
export const parsed = <Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> => {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  throw invalidInput(read.error);
};
