import { Temporal } from 'temporal-polyfill';
import { isFellow } from './centre.ts';
import { attendance } from './parameters.ts';
import type { Random } from './random.ts';
import type { MeetingRecord, Person } from './shapes.ts';

type Presence = MeetingRecord['presence'][number];
/** Seconds since 1970. */
export type Second = number;

export const instantOf = (second: Second): string =>
  Temporal.Instant.fromEpochMilliseconds(second * 1000).toString();

/** One of each discipline is on the rota, the next one the week after. */
const onRota = (person: Person, people: readonly Person[], week: number): boolean => {
  const peers = people.filter((other) => other.discipline === person.discipline && !isFellow(other));
  return peers[week % peers.length] === person;
};

const comes = (person: Person, people: readonly Person[], week: number, random: Random): boolean => {
  const { rota, rotaElse, other } = attendance.value;
  if (person.role === 'coordinator') return true;
  if (person.surgeonShare > 0) return random.chance(0.72);
  if (isFellow(person)) return random.chance(0.6);
  const duty = onRota(person, people, week);
  const core = rota[person.discipline];
  if (core !== undefined) return random.chance(duty ? core : other);
  return random.chance(duty ? 0.25 * rotaElse : 0.1);
};

/** Who was in the room from when to when; some come late or go before the end. */
export const presenceOf = (
  people: readonly Person[],
  week: number,
  opened: Second,
  closed: Second,
  random: Random,
): Presence[] =>
  people
    .filter((person) => comes(person, people, week, random))
    .map((person) => {
      const late = random.chance(attendance.value.late);
      const joined = late ? opened + random.whole(90, 480) : opened - random.whole(0, 240);
      const early = random.chance(attendance.value.leavesEarly) ? random.whole(120, 600) : 0;
      return {
        personId: person.id,
        discipline: person.discipline,
        mode: random.chance(attendance.value.video) ? ('video' as const) : ('room' as const),
        joinedAt: instantOf(joined),
        leftAt: instantOf(Math.max(joined + 60, closed - early)),
      };
    });
