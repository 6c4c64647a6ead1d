import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { readKept } from '../../../kernel/forms/answers.ts';
import type { PartialDate } from '../../../kernel/partial-date.ts';
import { daysIn, lastDays } from '../../../kernel/last-days.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { courseForms } from '../records/course.ts';
import { careCase, entry, patient } from '../tables.ts';
import { ofCase } from './of-case.ts';

const { diagnosis, followUp } = courseForms;

/**
 * Records whose day she lived to see: something was given to her, taken from her or looked for in her. Diagnoses, stages and
 * findings in her tumour may be of what was taken earlier.
 */
const signsOfLife = (
  ['systemic', 'radiotherapy', 'brachytherapy', 'hormone', 'trial', 'markers', 'imaging', 'event'] as const
).map((name) => courseForms[name].id);

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
  /** The last days of her course on which she lived. */
  readonly seenOn: readonly PartialDate[];
};

/** Every case of an owner, with when its disease was diagnosed and when she was last heard of. */
export const followedCases = async (tx: Tx, ownerId: string): Promise<readonly FollowedCase[]> => {
  const { cases, entries, signs } = await readTogether(tx, {
    cases: tx
      .select({ id: careCase.id, presentedOn: careCase.presentedOn, diedOn: patient.diedOn })
      .from(careCase)
      .innerJoin(patient, and(eq(patient.ownerId, careCase.ownerId), eq(patient.id, careCase.patientId)))
      .where(eq(careCase.ownerId, ownerId))
      .orderBy(asc(careCase.id)),
    entries: tx
      .select({
        caseId: entry.caseId,
        form: entry.form,
        version: entry.formVersion,
        answers: entry.answers,
        filledOn: entry.filledOn,
      })
      .from(entry)
      .where(and(eq(entry.ownerId, ownerId), inArray(entry.form, [diagnosis.id, followUp.id]))),
    signs: tx
      .select({ caseId: entry.caseId, ...lastDays(entry.filledOn) })
      .from(entry)
      .where(and(eq(entry.ownerId, ownerId), inArray(entry.form, signsOfLife), isNotNull(entry.filledOn)))
      .groupBy(entry.caseId),
  });
  const [entriesOf, signsOf] = [ofCase(entries), ofCase(signs)];
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
        .map(({ answers, version }) => {
          const { on, days, status } = readKept(followUp, answers, version);
          return { on, days, status };
        }),
      seenOn: signsOf(id).flatMap(daysIn),
    };
  });
};
