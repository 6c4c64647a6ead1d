import type { Temporal } from 'temporal-polyfill';
import { earliest, notAfter } from '../../kernel/partial-date.ts';
import { refused } from '../../kernel/errors.ts';
import { isStage } from './figo-stage.ts';
import type { CaseFields, OperationReport } from './schema.ts';

/** One day of grace: a day that has begun somewhere on earth is not the future. */
const certainlyFuture = (date: string, now: Temporal.Instant): boolean => {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate().add({ days: 1 });
  return earliest(date).until(today).sign < 0;
};

type Life = { bornOn: string | null; diedOn: string | null };

const certainlyBefore = (a: string | null, b: string | null): boolean =>
  a !== null &&
  b !== null &&
  a !== b &&
  notAfter(b, a) === false &&
  notAfter(a, b) === true &&
  !a.startsWith(b) &&
  !b.startsWith(a);

/** Refuses a stage that its edition does not have and dates that contradict each other for certain. */
export const caseFaults = (fields: CaseFields, life: Life | null, now: Temporal.Instant): void => {
  if (fields.stage !== null) {
    if (fields.stageEdition === null)
      throw refused('stage_needs_edition', {}, { field: 'case.stageEdition' });
    if (fields.site !== null && !isStage(fields.site, fields.stage, fields.stageEdition))
      throw refused('stage_not_in_edition', {}, { field: 'case.stage' });
  }
  if (fields.presentedOn !== null && certainlyFuture(fields.presentedOn, now))
    throw refused('date_in_future', {}, { field: 'case.presentedOn' });
  if (!life) return;
  if (life.bornOn !== null && certainlyFuture(life.bornOn, now))
    throw refused('date_in_future', {}, { field: 'whom.patient.bornOn' });
  if (certainlyBefore(fields.presentedOn, life.bornOn))
    throw refused('date_before_birth', {}, { field: 'case.presentedOn' });
  if (certainlyBefore(life.diedOn, fields.presentedOn))
    throw refused('date_after_death', {}, { field: 'case.presentedOn' });
};

/** Refuses an operation in the future, before birth, before the case came, or after death. */
export const operationFaults = (
  report: OperationReport,
  fields: Pick<CaseFields, 'presentedOn' | 'entry'>,
  life: Life,
  now: Temporal.Instant,
): void => {
  const field = 'report.doneOn';
  if (report.doneOn === null) return;
  if (certainlyFuture(report.doneOn, now)) throw refused('date_in_future', {}, { field });
  if (certainlyBefore(report.doneOn, life.bornOn)) throw refused('date_before_birth', {}, { field });
  if (certainlyBefore(life.diedOn, report.doneOn)) throw refused('date_after_death', {}, { field });
  if (fields.entry === 'referral' && certainlyBefore(report.doneOn, fields.presentedOn))
    throw refused('operation_before_presentation', {}, { field });
};
