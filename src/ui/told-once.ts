import type { ErrorCode } from '../kernel/error-codes.ts';
import type { Params } from '../kernel/errors.ts';
import type { Refusal } from '../kernel/http/refusal.ts';

/** What a refused form says, and where. */
export interface Told {
  /** Above the form: why it was refused as a whole. */
  readonly title: string;
  /** Below that, each leading to its field: the field's label, or the sentence where the form names no label. */
  readonly lines: ReadonlyArray<{ readonly field: string; readonly text: string }>;
  /** At the fields that have a label: what is wrong there. */
  readonly atFields: Readonly<Record<string, string>>;
}

/** What a field is called; what is sent may name one as every object has it (`constructor`). */
export const labelIn = (labels: Readonly<Record<string, string>>, field: string): string | undefined =>
  Object.hasOwn(labels, field) ? labels[field] : undefined;

/** Says each error of a refusal once: at its field when the form knows its label, else in the summary above. */
export const toldOnce = (
  refusal: Refusal,
  labels: Readonly<Record<string, string>>,
  sentence: (code: ErrorCode, params?: Params) => string,
): Told => {
  const whole = sentence(refusal.code, refusal.params);
  const faults = new Map<string, string>();
  for (const { code, field, params } of [...refusal.issues, refusal])
    if (field !== undefined && !faults.has(field)) faults.set(field, sentence(code, params));
  const labelOf = (field: string) => labelIn(labels, field);
  const isSaidBelow = [...faults.values()].includes(whole);
  return {
    title: isSaidBelow ? sentence('invalid_input') : whole,
    lines: [...faults].map(([field, text]) => ({ field, text: labelOf(field) ?? text })),
    atFields: Object.fromEntries([...faults].filter(([field]) => labelOf(field) !== undefined)),
  };
};
