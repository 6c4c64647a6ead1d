import { type AnswerRule, certainlyNewest, isDated, toldOf } from './course.ts';
import { diagnosis } from './records/diagnosis.ts';

const fromTissue: readonly unknown[] = ['biopsy', 'specimen', 'review'];

/** The newest diagnosis made from tissue, in the words of its report where they stand; nothing while one of them has no day. */
export const histology: AnswerRule = (course) => {
  const found = toldOf(diagnosis, course)
    .filter(({ said }) => fromTissue.includes(said.basis))
    .map(({ id, said }) => ({
      id,
      on: said.on,
      value: said.histologyText ?? (said.histology === 'other' ? null : said.histology),
    }));
  if (!found.every(isDated)) return null;
  const last = certainlyNewest(found, (a, b) => a.id === b.id || (a.value !== null && a.value === b.value));
  return last === null || last.value === null
    ? null
    : { value: last.value, takenOn: last.on, entry: last.id };
};
