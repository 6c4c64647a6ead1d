import { refused } from '../errors.ts';

/**
 * What was typed in a field, without spaces around it; null when nothing was. Refuses a file in its place, and several texts, of
 * which nobody knows which is meant.
 */
export const text = (form: FormData, name: string): string | null => {
  const values = form.getAll(name).map((value) => (typeof value === 'string' ? value.trim() : null));
  if (values.includes(null)) throw refused('invalid_type', {}, { field: name });
  const [said = null, ...others] = values.filter((value) => value !== '');
  if (others.some((other) => other !== said)) throw refused('one_answer_only', {}, { field: name });
  return said;
};

/** The form's idempotency key. */
export const requestKeyOf = (form: FormData): string | undefined => text(form, 'requestKey') ?? undefined;

/** The option chosen; null when none was, or "not said". */
export const answer = (form: FormData, name: string): string | null => {
  const value = text(form, name);
  return value === 'unknown' ? null : value;
};

/** The number typed, NaN for what is no number; null when nothing was typed. */
export const number = (form: FormData, name: string): number | null => {
  const value = text(form, name);
  return value === null ? null : Number(value);
};

/** The version of the record that was read; what is no number is refused by the command. */
export const versionOf = (form: FormData): number => number(form, 'version') ?? Number.NaN;

/** The reason of a correction, which has to be given. */
export const reasonGiven = (reason: string | null): string => {
  if (reason === null) throw refused('reason_needed', {}, { field: 'reason' });
  return reason;
};
