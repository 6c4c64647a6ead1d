import type { PartialDate } from '../../kernel/partial-date.ts';
import { type Told, toldOf } from './course.ts';
import { followUp } from './records/follow-up.ts';

/** Each death that the record tells of: her own, and those that follow-ups say; null where nobody knows the day. */
export const deathsTold = (course: readonly Told[], diedOn: PartialDate | null): (PartialDate | null)[] => [
  ...(diedOn === null ? [] : [diedOn]),
  ...toldOf(followUp, course).flatMap(({ said: { status, on } }) => (status === 'dead' ? [on] : [])),
];
