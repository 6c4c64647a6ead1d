import { withScope } from '../kernel/scope.ts';
import { signMinutes } from '../modules/board/commands/sign-minutes.ts';
import { minutesNow, minutesRead, signedMinutes } from '../modules/board/queries/minutes.ts';
import type { TestCentre, TestPerson } from './centre-on.ts';

/** Signed versions of a meeting's minutes and what the record tells now, as a session of its own reads them. */
export const minutesIn = ({ database, ownerId, now }: TestCentre, meetingId: string) =>
  withScope(database, [ownerId], async (tx) => ({
    signed: await signedMinutes(tx, ownerId, meetingId),
    now: await minutesNow(tx, ownerId, meetingId, now().toString()),
  }));

/** What whoever reads the minutes of a meeting now would sign. */
export const readToSign = async ({ database, ownerId, now }: TestCentre, meetingId: string) => {
  const read = await withScope(database, [ownerId], (tx) =>
    minutesRead(tx, ownerId, meetingId, now().toString()),
  );
  return { ...read, reason: null };
};

/** Reads the minutes of a meeting that has ended and signs them. */
export const signTestMinutes = async (
  centre: TestCentre,
  meetingId: string,
  reason: string | null = null,
  by: TestPerson = centre.people.chair,
) => centre.as(by, signMinutes, { ...(await readToSign(centre, meetingId)), reason });
