import { disease } from '../records/disease.ts';
import { diseaseWords } from '../records/disease-words.ts';
import { question } from '../records/question.ts';
import { questionWords } from '../records/question-words.ts';
import { courseRecords } from '../records/course.ts';
import { caseFacts } from '../course-facts.ts';
import { courseWords } from '../records/course-words.ts';

/** The referral and the records of the course with their words, and the facts that their conditions may name. */
export const careForms = [
  { form: disease, words: diseaseWords, facts: {} },
  { form: question, words: questionWords, facts: {} },
  ...courseRecords.map(({ form }) => ({
    form,
    words: courseWords[form.id] ?? null,
    facts: caseFacts,
  })),
];
