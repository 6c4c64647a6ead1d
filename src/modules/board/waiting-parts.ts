import { type CalendarDay, daysBetween } from '../../kernel/calendar-day.ts';
import { type Answerer, partsFor } from '../care/index.ts';

/** An open question with what each part of its work-up lacks on the day of its board, or today. */
export type OpenQuestion = {
  readonly caseId: string;
  readonly consultantId: string;
  readonly receivedOn: CalendarDay;
  /** The board it is listed for; null while it waits for one. */
  readonly boardOn: CalendarDay | null;
  readonly open: Readonly<Partial<Record<Answerer, number>>>;
};

type Reader = { readonly personId: string; readonly disciplines: readonly (string | null)[] };

/** The next board first; what is on no agenda stands behind, longest waiting first. */
const moreUrgent = (a: OpenQuestion, b: OpenQuestion): number =>
  (a.boardOn ?? '9999').localeCompare(b.boardOn ?? '9999') || a.receivedOn.localeCompare(b.receivedOn);

/** The questions of which a part of the work-up waits for the reader: which parts, how many items each, and for how many days. */
export const waitingParts = <Asked extends OpenQuestion>(
  questions: readonly Asked[],
  { personId, disciplines }: Reader,
  today: CalendarDay,
) =>
  questions
    .map((question) => ({
      ...question,
      parts: partsFor(disciplines, question.consultantId === personId).flatMap((by) => {
        const open = question.open[by] ?? 0;
        return open > 0 ? [{ by, open }] : [];
      }),
      days: Math.max(0, daysBetween(question.receivedOn, today)),
    }))
    .filter(({ parts }) => parts.length > 0)
    .toSorted(moreUrgent);
