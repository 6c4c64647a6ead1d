import type { z } from 'zod';
import type { Truth } from '../../kernel/truth.ts';
import type { CaseFields, Phase } from '../care/index.ts';
import type { WholeCourse } from './facts.ts';

/**
 * Whether the case is the disease at its first presentation, not its return; a register holds diagnoses, so its
 * cases are, whatever a board is asked later. Null for a case without a referral that is no register's.
 */
export const isPrimaryDisease = ({
  case: { entry },
  phase,
}: {
  case: CaseFields;
  phase: z.infer<typeof Phase> | null;
}): Truth => {
  if (entry === 'registry') return true;
  return phase === null ? null : phase !== 'recurrence';
};

/**
 * What a case came for: the first course of a disease, without what a board advised and what was done when it had come
 * back. A case that came at a recurrence keeps all: nothing says yet which return a treatment was for.
 */
export const firstCourseOf = (course: WholeCourse): WholeCourse => {
  if (isPrimaryDisease(course) === false) return course;
  return {
    ...course,
    recommendations: course.recommendations.filter(
      ({ phase, timing }) => phase !== 'recurrence' && timing !== 'recurrence',
    ),
    operations: course.operations.filter(({ report }) => report.kind !== 'recurrence'),
  };
};
