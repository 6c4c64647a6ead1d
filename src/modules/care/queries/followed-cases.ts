import { and, asc, eq, inArray } from 'drizzle-orm';
import { readKept } from '../../../kernel/forms/answers.ts';
import type { PartialDate } from '../../../kernel/partial-date.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { diagnosis } from '../records/diagnosis.ts';
import { followUp } from '../records/follow-up.ts';
import { careCase, entry, patient } from '../tables.ts';
import { ofCase } from './of-case.ts';

/** What is known of how long a woman lived after the diagnosis of a case. */
export type FollowedCase = {
  readonly id: string;
  /** Of the first dated diagnosis, else the day she presented. */
  readonly diagnosedOn: PartialDate | null;
  readonly diedOn: PartialDate | null;
  readonly contacts: readonly {
    readonly on: PartialDate | null;
    /** Whole days after the diagnosis. */
    readonly days: number | null;
    readonly status: 'alive' | 'dead' | null;
  }[];
};

/** Every case of an owner, with when its disease was diagnosed and when she was last heard of. */
export const followedCases = async (tx: Tx, ownerId: string): Promise<readonly FollowedCase[]> => {
  const { cases, entries } = await readTogether(tx, {
    cases: tx
      .select({ id: careCase.id, presentedOn: careCase.presentedOn, diedOn: patient.diedOn })
      .from(careCase)
      .innerJoin(patient, and(eq(patient.ownerId, careCase.ownerId), eq(patient.id, careCase.patientId)))
      .where(eq(careCase.ownerId, ownerId))
      .orderBy(asc(careCase.id)),
    entries: tx
      .select({ caseId: entry.caseId, form: entry.form, answers: entry.answers, filledOn: entry.filledOn })
      .from(entry)
      .where(and(eq(entry.ownerId, ownerId), inArray(entry.form, [diagnosis.id, followUp.id]))),
  });
  const entriesOf = ofCase(entries);
  return cases.map(({ id, presentedOn, diedOn }) => {
    const hers = entriesOf(id);
    const diagnosed = hers.flatMap(({ form, filledOn }) =>
      form === diagnosis.id && filledOn !== null ? [filledOn] : [],
    );
    return {
      id,
      diagnosedOn: diagnosed.toSorted()[0] ?? presentedOn,
      diedOn,
      contacts: hers
        .filter(({ form }) => form === followUp.id)
        .map(({ answers }) => {
          const { on, days, status } = readKept(followUp, answers);
          return { on, days, status };
        }),
    };
  });
};
