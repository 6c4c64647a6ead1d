import type { Looking } from '../../../../kernel/fills.ts';
import type { CaseSubject } from '../../../care/index.ts';
import { toldBeside } from '../../../care/web/index.ts';
import { questionsOfCase } from '../../queries/questions-of-case.ts';

/** What boards were asked about a case, with whatever else a question says, in the reader's words. */
export const questionsTold = async (looking: Looking, subject: CaseSubject) => {
  const { questions, mayAsk } = await questionsOfCase(looking, subject);
  const rows = new Map(subject.referrals.map((row) => [row.id, row]));
  const told = questions.map((asked) => {
    const row = rows.get(asked.id);
    return { ...asked, more: row === undefined ? [] : toldBeside(looking, row) };
  });
  return { questions: told, mayAsk };
};
export type QuestionsTold = Awaited<ReturnType<typeof questionsTold>>;
