import type { WholeCourse } from './facts.ts';
import { isPrimaryDisease } from './case-facts.ts';

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
