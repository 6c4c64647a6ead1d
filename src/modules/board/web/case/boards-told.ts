import type { Looking } from '../../../../kernel/fills.ts';
import type { CaseSubject } from '../../../care/index.ts';
import { boardsOfCase } from '../../queries/boards-of-case.ts';
import { courseTold } from './course-told.ts';

/** What boards wrote of a case, with the courses they saw in the reader's words. */
export const boardsTold = async (looking: Looking, subject: CaseSubject) => {
  const { seen, ...data } = await boardsOfCase(looking, subject);
  return {
    ...data,
    seen: Object.fromEntries(
      Object.entries(seen).map(([id, { course, ...one }]) => [
        id,
        { ...one, course: course && courseTold(looking.i18n, course) },
      ]),
    ),
  };
};
export type BoardsTold = Awaited<ReturnType<typeof boardsTold>>;
export type SeenTold = BoardsTold['seen'][string];
