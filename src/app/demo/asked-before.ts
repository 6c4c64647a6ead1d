import { uuidOfName } from '../../kernel/ids.ts';
import { dayOf } from './calendar.ts';
import type { Course } from './course.ts';
import type { CaseRecord, Day, SecondQuestion } from './shapes.ts';

type Again = NonNullable<CaseRecord['again']>[number];

/** A question that a board of the past was asked again, as its agenda needs it. */
export type AskedBefore = { readonly itemId: string; readonly course: Course; readonly board: Day };

/** The board of a question that was held; null for one that waits. */
const boardOf = ({ boardOn }: SecondQuestion): Day | null => (boardOn === null ? null : dayOf(boardOn));

const itemIdOf = (seed: string, { key, referral: { questionType } }: SecondQuestion): string =>
  uuidOfName('demonstration', seed, 'agenda item again', key, questionType);

/** Her record with what boards were asked again about her, in order of time. */
export const withQuestions = (
  record: CaseRecord,
  questions: readonly SecondQuestion[],
  seed: string,
): CaseRecord => {
  const again = questions
    .filter(({ key }) => key === record.key)
    .toSorted((a, b) => (boardOf(a) ?? 0) - (boardOf(b) ?? 0))
    .map(
      (question): Again => ({
        referral: question.referral,
        listing: {
          agendaItemId: itemIdOf(seed, question),
          recommendations: question.recommendation === null ? [] : [question.recommendation],
        },
      }),
    );
  return again.length === 0 ? record : { ...record, again };
};

/** What each board of the past was asked again. */
export const askedBefore = (
  questions: readonly SecondQuestion[],
  courses: ReadonlyMap<string, Course>,
  seed: string,
): AskedBefore[] =>
  questions.flatMap((question) => {
    const [course, board] = [courses.get(question.key), boardOf(question)];
    return course === undefined || board === null
      ? []
      : [{ itemId: itemIdOf(seed, question), course, board }];
  });
