import { certainlyAfter, notAfter } from '../../kernel/partial-date.ts';
import { type CourseAnswer, courseAnswers } from './course-answers.ts';
import type { Told } from './course.ts';
import type { MinimumDataset } from './minimum-dataset.ts';
import type { WorkUpItem } from './schema.ts';

/** An item of the work-up or, with the `entry` that says it, of the course. */
export type AnsweredItem = WorkUpItem & { readonly entry?: string };

/**
 * Whether what the work-up says of an item stands against the course: it is dated, and newer or of the same day, on which only what
 * is there stands. Which is newer must be certain for the course to take its place.
 */
const stands = ({ takenOn, state }: WorkUpItem, answer: CourseAnswer): boolean => {
  if (takenOn === null) return false;
  if (notAfter(takenOn, answer.takenOn) !== true) return true;
  const isSameDay = takenOn === answer.takenOn;
  return isSameDay && state !== 'missing' && state !== 'requested';
};

const plain = ({ key, state, value, unit, takenOn, reason }: WorkUpItem): WorkUpItem => ({
  key,
  state,
  value,
  unit,
  takenOn,
  reason,
});

const answered = (answer: CourseAnswer): AnsweredItem => ({ ...answer, state: 'present', reason: null });

/** The items of a work-up and what the course says of them, the newer of the two, in the order of their keys. */
export const mergedItems = (
  workUp: readonly WorkUpItem[],
  answers: readonly CourseAnswer[],
): readonly AnsweredItem[] => {
  const taken = answers.filter(({ key, ...answer }) => {
    const item = workUp.find((one) => one.key === key);
    return item === undefined || !stands(item, { key, ...answer });
  });
  const over = new Set(taken.map(({ key }) => key));
  return [...workUp.filter(({ key }) => !over.has(key)).map(plain), ...taken.map(answered)].toSorted(
    (a, b) => (a.key < b.key ? -1 : 1),
  );
};

/** What is known of the items of a dataset on a day; what the work-up holds of a later one gives way to what the course says of this. */
export const itemsOn = (
  dataset: MinimumDataset | null,
  { workUp, course }: { readonly workUp: readonly WorkUpItem[]; readonly course: readonly Told[] },
  day: string,
): readonly AnsweredItem[] => {
  const answers = dataset === null ? [] : courseAnswers(dataset, course, day);
  const keys = new Set(answers.map(({ key }) => key));
  return mergedItems(
    workUp.filter(({ key, takenOn }) => !keys.has(key) || !certainlyAfter(takenOn, day)),
    answers,
  );
};
