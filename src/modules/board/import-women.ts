import type { CaseRows } from './case-rows.ts';
import type { CaseRecord } from './schema.ts';

/** Women of an import who may have several of its cases, as far as rows have told of them. */
export type Women = Map<string, { readonly row: number; readonly patient: CaseRecord['patient'] }>;
type Row = {
  readonly row: number;
  readonly record: CaseRecord;
  readonly patientId: string;
  readonly rows: CaseRows;
};
export type Contradiction = { readonly row: number; readonly column: string; readonly firstRow: number };

const dates = ['bornOn', 'diedOn'] as const;

/** The case of a woman whom an earlier row has brought: she is written again only where this row knows more of her. */
const ofHer = (rows: CaseRows, patient: CaseRecord['patient'], isMore: boolean): CaseRows => ({
  ...rows,
  patient: isMore ? rows.patient.map((row) => ({ ...row, ...patient })) : [],
  identity: [],
});

/**
 * A row's rows of the record where its woman may have come with an earlier row: what both know of her is joined, and where they
 * contradict each other this row is not hers.
 */
export const sharedWoman = (
  women: Women,
  { row, record, patientId, rows }: Row,
): CaseRows | Contradiction => {
  if (record.woman === undefined || rows.patient.length === 0) return rows;
  const [own] = rows.patient;
  const said = { bornOn: own?.bornOn ?? null, diedOn: own?.diedOn ?? null };
  const before = women.get(patientId);
  if (before === undefined) {
    women.set(patientId, { row, patient: said });
    return rows;
  }
  const wrong = dates.find(
    (name) => said[name] !== null && before.patient[name] !== null && said[name] !== before.patient[name],
  );
  if (wrong !== undefined) return { row, column: `patient.${wrong}`, firstRow: before.row };
  const patient = {
    bornOn: before.patient.bornOn ?? said.bornOn,
    diedOn: before.patient.diedOn ?? said.diedOn,
  };
  const isMore = dates.some((name) => patient[name] !== before.patient[name]);
  women.set(patientId, { row: before.row, patient });
  return ofHer(rows, patient, isMore);
};
