import { and, asc, eq, lte } from 'drizzle-orm';
import type { Services } from './app-context.ts';
import { execute } from './command.ts';
import { keepDue } from './commands/keep-due.ts';
import { putOffDue } from './commands/put-off-due.ts';
import { isAppError } from './errors.ts';
import { withScope } from './scope.ts';
import { due } from './tables.ts';

const actor = { kind: 'job', name: 'due' } as const;
const batch = 100;

type Work = Pick<Services, 'database' | 'log' | 'now'>;

const doneOrPutOff = async (
  { database, log }: Work,
  call: { ownerId: string; now: ReturnType<Work['now']> },
  dueId: string,
) => {
  try {
    await execute(database, keepDue, { ...call, actor }, { dueId });
  } catch (error) {
    log.warn('what is due could not be done', { dueId, code: isAppError(error) ? error.code : 'unexpected' });
    await execute(database, putOffDue, { ...call, actor }, { dueId });
  }
};

/** Does all that is due at a house by now, each in an entry of its own; how much that was. Several processes may do this on one database. */
export const keepDueTimes = async (work: Work, ownerId: string): Promise<number> => {
  const { database, now } = work;
  let count = 0;
  for (;;) {
    const at = now();
    const rows = await withScope(database, [ownerId], (tx) =>
      tx
        .select({ id: due.id })
        .from(due)
        .where(and(eq(due.ownerId, ownerId), eq(due.state, 'open'), lte(due.dueAt, at.toString())))
        .orderBy(asc(due.dueAt), asc(due.id))
        .limit(batch),
    );
    for (const { id } of rows) await doneOrPutOff(work, { ownerId, now: at }, id);
    count += rows.length;
    if (rows.length < batch) return count;
  }
};
