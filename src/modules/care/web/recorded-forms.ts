import { courseRecords } from '../records/course.ts';
import { courseWords } from '../records/course-words.ts';

/** The records of the course with their words. */
export const careForms = courseRecords.map(({ form }) => ({ form, words: courseWords[form.id] ?? null }));
