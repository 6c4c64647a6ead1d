import { notFound } from '../../../kernel/errors.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { indicatorOf } from '../indicator-set.ts';
import { indicatorKey } from '../schema.ts';
import { type ScorecardQuestion, scorecardOf } from './scorecard.ts';

/** `numerator`, `failed`, `denominator`, `notDocumented`, or a reason for which rows were left out. */
export type CountName = string;
export type CountedCase = { caseId: string; operationId: string | null };

/** The cases (and operations) behind one count of one indicator; an unknown indicator is refused, an unknown count not found. */
export const casesOf = async (
  tx: Tx,
  question: Omit<ScorecardQuestion, 'withCases'> & { indicator: string; count: CountName },
): Promise<CountedCase[]> => {
  const asked = indicatorOf(question.set, question.indicator);
  const set = { ...question.set, indicators: [asked] };
  const { indicators } = await scorecardOf(tx, { ...question, set, withCases: true });
  const found = indicators.find((one) => indicatorKey(one) === question.indicator);
  const cases = listNamed(found?.cases, question.count);
  const operations = listNamed(found?.operations, question.count);
  return cases.map((caseId, index) => ({ caseId, operationId: operations[index] ?? null }));
};

type Lists = NonNullable<Awaited<ReturnType<typeof scorecardOf>>['indicators'][number]['cases']>;

const listNamed = (lists: Lists | undefined, count: CountName): string[] => {
  if (!lists) return [];
  if (count === 'denominator') return [...lists.numerator, ...lists.failed, ...lists.notDocumented];
  if (count === 'numerator' || count === 'failed' || count === 'notDocumented') return lists[count];
  if (count === 'inTreatment') return lists.inTreatment ?? [];
  const found = lists.excluded.find(({ reason }) => reason === count);
  if (!found && !/^([a-z_]+_(unknown|too_vague)|in_treatment)$/.test(count)) throw notFound();
  return found?.ids ?? [];
};
