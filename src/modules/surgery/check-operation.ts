import { and, eq } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { CommandContext } from '../../kernel/command.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import { colleagues, colleaguesNow } from '../directory/index.ts';
import { type Case, latestToday, type CaseFields, patientRows as patient } from '../care/index.ts';
import { certainlyAfter, latest } from '../../kernel/partial-date.ts';
import type { OperationReport } from './records/operation.ts';

type Life = { bornOn: string | null; diedOn: string | null };

/** Refuses an operation in the future, before birth, before the case came, or after death. */
const operationFaults = (
  report: Pick<OperationReport, 'doneOn'>,
  fields: Pick<CaseFields, 'presentedOn' | 'entry'>,
  life: Life,
  now: Temporal.Instant,
): void => {
  const field = 'report.doneOn';
  if (certainlyAfter(report.doneOn, latestToday(now))) throw refused('in_future', {}, { field });
  if (certainlyAfter(life.bornOn, report.doneOn)) throw refused('before_birth', {}, { field });
  if (certainlyAfter(report.doneOn, life.diedOn)) throw refused('after_death', {}, { field });
  if (fields.entry === 'referral' && certainlyAfter(fields.presentedOn, report.doneOn))
    throw refused('operation_before_presentation', {}, { field });
};

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

/**
 * Refuses somebody new in the team who has no role at the house, neither today nor on the day of the operation; whoever
 * stood in it before may stay.
 */
export const checkTeam = async (
  { tx, ownerId, now }: CommandContext,
  { team, doneOn }: Pick<OperationReport, 'team' | 'doneOn'>,
  before: readonly string[],
): Promise<void> => {
  const rows = team ?? [];
  if (rows.every((row) => before.includes(row.person))) return;
  const here = await colleaguesNow(tx, ownerId, now);
  const then = doneOn === null ? [] : await colleagues(tx, ownerId, latest(doneOn));
  const known = new Set([...before, ...[...here, ...then].map(({ id }) => id)]);
  const stranger = rows.findIndex((row) => !known.has(row.person));
  if (stranger >= 0) throw refused('person_unknown', {}, { field: `report.team.${stranger}.person` });
};
