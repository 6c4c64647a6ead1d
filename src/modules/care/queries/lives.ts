import { and, inArray } from 'drizzle-orm';
import { among } from '../../../kernel/among.ts';
import type { Watch } from '../../../kernel/derivation.ts';
import { readKept } from '../../../kernel/forms/answers.ts';
import type { PartialDate } from '../../../kernel/partial-date.ts';
import { readFor } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { diagnosis } from '../records/diagnosis.ts';
import { followUp } from '../records/follow-up.ts';
import { careCase, entry, patient } from '../tables.ts';
import { byId, ofCase } from './of-case.ts';

/** What says by when a woman had died: on a date, or so many days after the diagnosis. */
export type Life = {
  readonly diagnosedOn: readonly PartialDate[];
  readonly deaths: ReadonlyArray<{ readonly on: PartialDate | null; readonly days: number | null }>;
};

type Cases = ReadonlyArray<{ readonly id: string; readonly patientId: string }>;

const rowsOf = (tx: Tx, ownerId: string, cases: Cases) => {
  const ids = cases.map(({ id }) => id);
  const women = [...new Set(cases.map(({ patientId }) => patientId))];
  return readFor(tx, ids.length, {
    died: tx
      .select({ id: patient.id, on: patient.diedOn })
      .from(patient)
      .where(among(patient.id, ownerId, women)),
    entries: tx
      .select({ caseId: entry.caseId, form: entry.form, version: entry.formVersion, answers: entry.answers })
      .from(entry)
      .where(and(among(entry.caseId, ownerId, ids), inArray(entry.form, [diagnosis.id, followUp.id]))),
  });
};

/** When the disease of each of these cases was diagnosed and when she died, as far as anything says it. */
export const livesOfCases = async (tx: Tx, ownerId: string, cases: Cases) => {
  const { died, entries } = cases.length === 0 ? { died: [], entries: [] } : await rowsOf(tx, ownerId, cases);
  const [women, entriesOf] = [byId(died), ofCase(entries)];
  const patients = new Map(cases.map(({ id, patientId }) => [id, patientId]));
  const diedOn = (caseId: string) => women.get(patients.get(caseId) ?? '')?.on ?? null;
  return (caseId: string): Life => ({
    diagnosedOn: entriesOf(caseId).flatMap(({ form, answers, version }) =>
      form === diagnosis.id ? (readKept(diagnosis, answers, version).on ?? []) : [],
    ),
    deaths: [
      ...[diedOn(caseId)].flatMap((on) => (on === null ? [] : [{ on, days: null }])),
      ...entriesOf(caseId).flatMap(({ form, answers, version }) => {
        if (form !== followUp.id) return [];
        const { on, days, status } = readKept(followUp, answers, version);
        return status === 'dead' ? [{ on, days }] : [];
      }),
    ],
  });
};

/** Cases of women whose birth or death changes; those of a new woman are new themselves. */
export const casesOfWomen: Watch = {
  table: patient,
  by: async ({ tx, ownerId }, { again }) => {
    if (again.length === 0) return [];
    const found = await tx
      .select({ id: careCase.id })
      .from(careCase)
      .where(among(careCase.patientId, ownerId, again));
    return found.map(({ id }) => id);
  },
};
