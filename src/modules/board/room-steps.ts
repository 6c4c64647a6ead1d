import { roomSteps } from '../meetings/index.ts';

/** Every step of a running board that can be undone for a while. */
export const boardSteps = [...roomSteps, 'recommended'] as const;
export type BoardStep = (typeof boardSteps)[number];
