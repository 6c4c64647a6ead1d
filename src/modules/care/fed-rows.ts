import type { z } from 'zod';
import type { FedTable } from '../../kernel/fed-tables.ts';
import type { AnyAnswers } from '../../kernel/forms/answers.ts';
import type { FedEntries } from './fed-entries.ts';
import { diseaseKept } from './records/disease.ts';
import { questionKept } from './records/question.ts';
import type { CaseFields, Identity, Patient, Referral, WorkUpItem } from './schema.ts';
import { careCase, entry, identity, patient, referral, workUp } from './tables.ts';

/** Tables of care that a file feeds, in the order the references between them ask for. */
export const fedCaseTables = {
  patient: { of: 'woman', table: patient },
  identity: { of: 'woman', table: identity },
  careCase: { of: 'case', table: careCase },
  referral: { of: 'part', table: referral },
  workUp: { of: 'part', table: workUp, isKept: true },
  entry: { of: 'part', table: entry, isShared: true, isKept: true },
} as const satisfies Readonly<Record<string, FedTable>>;

/** What a source tells of a woman and her case. */
type Told = {
  readonly patient: z.infer<typeof Patient>;
  readonly identity: z.infer<typeof Identity>;
  readonly case: CaseFields;
  readonly referral: Referral | null;
  readonly workUp: readonly WorkUpItem[];
  readonly course?: ReadonlyArray<{ readonly form: string; readonly answers: AnyAnswers }> | undefined;
};
type Of = { readonly ownerId: string; readonly sourceId: string; readonly caseId: string };
type Entries = { readonly entries: FedEntries; readonly entryIds: readonly string[] };
type Place = Of &
  Entries & {
    readonly patientId: string;
    readonly label: string;
    readonly idOf: (...part: string[]) => string;
  };

/** Rows of entries, each under its id. */
export const fedEntryRows = (course: Told['course'] = [], of: Of, { entries, entryIds }: Entries) =>
  course.map(({ form: name, answers }, index) => {
    const { form, columnsOf } = entries.named(name);
    return { ...of, id: entryIds[index] ?? '', form: form.id, ...columnsOf(answers) };
  });

/** Rows of results, each under the id of its key. */
export const fedWorkUpRows = (results: readonly WorkUpItem[], of: Of, idOf: (key: string) => string) =>
  results.map((result) => ({ ...of, id: idOf(result.key), ...result }));

/** The rows of care that a case as a source tells it means. */
export const fedCaseRows = (
  told: Told,
  { ownerId, sourceId, caseId, patientId, label, idOf, ...entries }: Place,
) => {
  const of = { ownerId, sourceId };
  const part = { ...of, caseId };
  return {
    patient: [{ ...of, id: patientId, ...told.patient }],
    identity: [{ ...of, id: patientId, ...told.identity }],
    careCase: [
      { ...of, id: caseId, patientId, label, entry: told.case.entry, ...diseaseKept.rowOf(told.case) },
    ],
    referral: told.referral ? [{ ...part, id: idOf('referral'), ...questionKept.rowOf(told.referral) }] : [],
    workUp: fedWorkUpRows(told.workUp, part, (key) => idOf('work-up', key)),
    entry: fedEntryRows(told.course, part, entries),
  };
};
