import { courseRecords } from '../records/course.ts';
import { caseFacts } from '../course-facts.ts';
import { courseWords } from '../records/course-words.ts';

/** The records of the course with their words, and the facts that their conditions may name. */
export const careForms = courseRecords.map(({ form }) => ({
  form,
  words: courseWords[form.id] ?? null,
  facts: caseFacts,
}));
