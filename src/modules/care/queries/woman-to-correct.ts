import { and, eq, sql } from 'drizzle-orm';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { careCase, entry, identity, patient, referral } from '../tables.ts';

const casesOfWoman = (tx: Tx, ownerId: string, patientId: string) =>
  tx
    .select({ id: careCase.id, presentedOn: careCase.presentedOn })
    .from(careCase)
    .where(and(eq(careCase.ownerId, ownerId), eq(careCase.patientId, patientId)));

/** Days of hers before which she was born: when she came, was asked about, and of forms about her. */
const daysOf = (tx: Tx, ownerId: string, patientId: string) => {
  const hers = sql`(select id from ${careCase} where owner_id = ${ownerId} and patient_id = ${patientId})`;
  return {
    cases: casesOfWoman(tx, ownerId, patientId),
    asked: tx
      .select({ on: referral.receivedOn })
      .from(referral)
      .where(and(eq(referral.ownerId, ownerId), sql`${referral.caseId} in ${hers}`)),
    filled: tx
      .select({ on: entry.filledOn })
      .from(entry)
      .where(and(eq(entry.ownerId, ownerId), sql`${entry.caseId} in ${hers}`)),
  };
};

type Found = {
  readonly cases: ReadonlyArray<{ readonly id: string; readonly presentedOn: string | null }>;
  readonly asked: ReadonlyArray<{ readonly on: string | null }>;
  readonly filled: ReadonlyArray<{ readonly on: string | null }>;
};
const toldBy = ({ cases, asked, filled }: Found) => {
  const cameOn = [...cases.map(({ presentedOn }) => presentedOn), ...asked.map(({ on }) => on)];
  return {
    cases: cases.map(({ id }) => id),
    /** When she came, and was asked about. */
    cameOn: cameOn.flatMap((on) => on ?? []),
    days: [...cameOn, ...filled.map(({ on }) => on)].flatMap((on) => on ?? []),
  };
};

/** Cases of a woman, and days of theirs before which she was born. */
export const daysOfWoman = async (tx: Tx, ownerId: string, patientId: string) =>
  toldBy(await readTogether(tx, daysOf(tx, ownerId, patientId)));

/**
 * How a woman is sorted and the version of who she is, with the days on which she came: what a correction needs beside what
 * `shownIdentity` shows of her.
 */
export const womanToCorrect = async (tx: Tx, ownerId: string, patientId: string) => {
  const { rows, ...days } = await readTogether(tx, {
    rows: tx
      .select({ version: identity.version, sortName: identity.sortName })
      .from(identity)
      .innerJoin(patient, and(eq(patient.ownerId, identity.ownerId), eq(patient.id, identity.id)))
      .where(and(eq(identity.ownerId, ownerId), eq(identity.id, patientId))),
    ...daysOf(tx, ownerId, patientId),
  });
  const [row] = rows;
  return row === undefined ? null : { ...row, cameOn: toldBy(days).cameOn };
};
