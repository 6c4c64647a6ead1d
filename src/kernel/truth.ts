/** True, false or not known. */
export type Truth = boolean | null;

/** True when all are true, false when any is false, else unknown (Kleene's strong conjunction). */
export const allOf = (values: readonly Truth[]): Truth => {
  if (values.includes(false)) return false;
  return values.includes(null) ? null : true;
};

/** True when any is true, false when all are false, else unknown (Kleene's strong disjunction). */
export const anyOf = (values: readonly Truth[]): Truth => {
  if (values.includes(true)) return true;
  return values.includes(null) ? null : false;
};

/** The contrary; of the unknown nothing is known. */
export const not = (value: Truth): Truth => (value === null ? null : !value);
