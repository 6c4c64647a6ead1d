import { and, eq } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import { latest, type PartialDate } from '../../kernel/partial-date.ts';
import { colleagues, colleaguesNow } from '../directory/index.ts';
import type { Case } from './case-command.ts';
import { operationFaults } from './case-faults.ts';
import type { OperationMember, OperationReport } from './schema.ts';
import { patient } from './tables.ts';

/** Refuses dates that contradict her life or the case. */
export const checkOperation = async (
  { tx, ownerId, now }: CommandContext,
  report: OperationReport,
  subject: Case,
): Promise<void> => {
  const lives = await tx
    .select({ bornOn: patient.bornOn, diedOn: patient.diedOn })
    .from(patient)
    .where(and(eq(patient.ownerId, ownerId), eq(patient.id, subject.patientId)));
  if (!lives[0]) throw notFound();
  operationFaults(report, subject, lives[0], now);
};

/** Refuses somebody in the team who has no role at the house, neither today nor on the day of the operation. */
export const checkTeam = async (
  { tx, ownerId, now }: CommandContext,
  doneOn: PartialDate | null,
  added: ReadonlyArray<Pick<OperationMember, 'personId'>>,
): Promise<void> => {
  if (added.length === 0) return;
  const here = await colleaguesNow(tx, ownerId, now);
  const then = doneOn === null ? [] : await colleagues(tx, ownerId, latest(doneOn));
  const known = new Set([...here, ...then].map(({ id }) => id));
  if (added.some(({ personId }) => !known.has(personId)))
    throw refused('person_unknown', {}, { field: 'members' });
};
