/** Why a treatment ended. */
export const stopReasons = [
  'completed',
  'surgery',
  'response',
  'progression',
  'toxicity',
  'her_wish',
  'unfit',
  'death',
  'financial',
  'moved',
  'trial_ended',
  'pregnancy',
  'other',
] as const;

/** Grades of the Common Terminology Criteria for Adverse Events. */
export const toxicityGrades = ['0', '1', '2', '3', '4', '5'] as const;

/** Asked of what is not certainly going on. */
export const ended = { not: { item: 'ongoing', in: ['yes'] } } as const;
