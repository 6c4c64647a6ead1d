import type { Day } from './shapes.ts';

/** A result with the day it was taken; null is a result nobody has asked for. */
export type Result = {
  key: string;
  value: number | boolean | string;
  unit?: string;
  takenOn: Day;
  reason?: string;
};
export type Gap = { key: string; state: 'missing' | 'requested' | 'not_applicable'; reason?: string };
export type Draft = Result | Gap;
