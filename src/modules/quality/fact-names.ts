/**
 * The facts of a case that its record alone tells, each by the rule of its name in `facts.ts`: columns of
 * `quality.case_fact` and of its published view, names in indicator sets, and words.
 */
export const caseTruths = [
  'ovarian',
  'advanced',
  'primary_disease',
  'untreated_before',
  'operated',
  'upfront_offered',
  'complete_resection',
  'treated',
  'in_treatment',
  'board_decided',
  'first_treatment_decided',
] as const;

/** The same of an operation. */
export const operationTruths = [
  'ovarian',
  'advanced',
  'cytoreductive',
  'complete',
  'work_up_complete',
  'report_complete',
  'pathology_complete',
  'outcome_closed',
] as const;

/** How a row calls what the database and indicator sets call so: `upfrontOffered` for `upfront_offered`. */
export type RowName<S extends string> = S extends `${infer Head}_${infer Rest}`
  ? `${Head}${Capitalize<RowName<Rest>>}`
  : S;
export const rowName = <S extends string>(name: S): RowName<S> =>
  name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) as RowName<S>;

export type CaseTruth = RowName<(typeof caseTruths)[number]>;
export type OperationTruth = RowName<(typeof operationTruths)[number]>;
export const caseTruthsOfRow: readonly CaseTruth[] = caseTruths.map(rowName);
export const operationTruthsOfRow: readonly OperationTruth[] = operationTruths.map(rowName);

/** One value for each of these names. */
export const forEach = <N extends string, V>(names: readonly N[], valueOf: (name: N) => V): Record<N, V> => {
  const row = {} as Record<N, V>;
  for (const name of names) row[name] = valueOf(name);
  return row;
};
