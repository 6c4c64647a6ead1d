import { treatment } from './parameters.ts';
import type { Random } from './random.ts';
import type { Day } from './shapes.ts';

/** A systemic treatment as it would go if the future were known: one day for each cycle, or a first and a last. */
export type Doses = {
  setting: 'neoadjuvant' | 'adjuvant' | 'first_line' | 'maintenance' | 'relapse';
  line: number;
  regimen: string;
  platinum: boolean;
  planned: number | null;
  days: Day[];
  /** Of a daily drug the last day; of cycles the last of them. */
  last: Day;
  stopped: 'completed' | 'surgery' | 'progression' | 'toxicity' | 'death';
  /** Of an old date so many letters are known: its year, its month, its day; else all. */
  known?: number;
  toxicity: '0' | '1' | '2' | '3' | '4';
};

/** Cycles from a day on, now and then a week late, until something ends them. */
export const cyclesFrom = (first: Day, planned: number, until: Day | null, random: Random): Day[] => {
  const days: Day[] = [];
  const end = until ?? Number.POSITIVE_INFINITY;
  let day = first;
  for (let cycle = 0; cycle < planned && day < end; cycle += 1) {
    days.push(day);
    day += treatment.value.cycleDays + (random.chance(treatment.value.lateShare) ? 7 : 0);
  }
  return days;
};

/** The earlier of two days; null is never. */
export const sooner = (a: Day | null, b: Day | null): Day | null =>
  a === null ? b : b === null ? a : Math.min(a, b);
