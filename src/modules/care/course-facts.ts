import type { FactBook } from '../../kernel/forms/facts.ts';
import { certainlyAfter, earliest, latest, notAfter, type PartialDate } from '../../kernel/partial-date.ts';
import { ageOn } from './age.ts';
import { type Span, type Told, toldOf } from './course.ts';
import { linesOfTreatment } from './course-figures.ts';
import { stageGroup } from './figo-stage.ts';
import { systemic } from './records/systemic.ts';
import { histologies, sites } from './records/tumour.ts';
import type { z } from 'zod';
import { type CaseFields, Phase, QuestionType } from './schema.ts';
import { type SiteProfile, StageGroup } from './site-profile.ts';

type Question = {
  readonly phase: z.infer<typeof Phase>;
  readonly questionType: z.infer<typeof QuestionType>;
};
/** What stands around a form that is about a case: the disease as it presented, and the course as it was on a day. */
export type CaseAround = Pick<
  CaseFields,
  'site' | 'histology' | 'stage' | 'stageEdition' | 'treatedBefore'
> & {
  readonly profile: SiteProfile | null;
  readonly bornOn: PartialDate | null;
  /** The question to the board that was the newest on the day. */
  readonly question: Question | null;
  /** Records of the course; of them those that count lines. */
  readonly course: readonly Told[];
  /** The day of the form; null where nobody said it, so that nothing is known that changes with days. */
  readonly on: PartialDate | null;
};

/** Whole years on a day, from the fewest to the most there can be. */
const ageBy = ({ bornOn, on }: Pick<CaseAround, 'bornOn' | 'on'>): Span | null => {
  if (on === null) return null;
  const [first, last] = [ageOn(bornOn, earliest(on)), ageOn(bornOn, latest(on))];
  return first && last && { min: first.from, max: last.to };
};

/** Lines of systemic treatment begun by a day; none that is certainly later. */
const linesBy = ({ course, on }: Pick<CaseAround, 'course' | 'on'>): Span | null => {
  if (on === null) return null;
  const begins = new Map(toldOf(systemic, course).map(({ id, said }) => [id, said.from]));
  const beginOf = ({ id }: Told): PartialDate | null => begins.get(id) ?? null;
  const isBegun = (one: Told): boolean => {
    const from = beginOf(one);
    return from !== null && notAfter(from, on) === true;
  };
  const most = linesOfTreatment(course.filter((one) => !certainlyAfter(beginOf(one), on)));
  return most && { min: linesOfTreatment(course.filter(isBegun))?.min ?? 0, max: most.max };
};

/** The question that was the newest on a day; null before the first, and where the day is too vague to tell. */
export const questionOn = <Q extends Question & { readonly receivedOn: string }>(
  questions: readonly Q[],
  on: PartialDate | null,
): Q | null => {
  if (on === null) return null;
  const by = (day: string): Q | null =>
    questions.reduce<Q | null>(
      (newest, one) =>
        one.receivedOn <= day && (newest === null || newest.receivedOn <= one.receivedOn) ? one : newest,
      null,
    );
  const [surely, perhaps] = [by(earliest(on)), by(latest(on))];
  return surely === perhaps ? surely : null;
};

/**
 * The facts of a case that a form may name, each with its rule. A name keeps its meaning and is never taken out: forms that a
 * house has defined name it.
 */
export const caseFacts = {
  site: { codes: sites, of: ({ site }: Pick<CaseAround, 'site'>) => site },
  histology: { codes: histologies, of: ({ histology }: Pick<CaseAround, 'histology'>) => histology },
  stageGroup: {
    codes: StageGroup.options,
    of: ({ profile, stage, stageEdition }: Pick<CaseAround, 'profile' | 'stage' | 'stageEdition'>) =>
      profile && stageGroup(profile, stage, stageEdition),
  },
  treatedBefore: {
    codes: ['yes', 'no'],
    of: ({ treatedBefore }: Pick<CaseAround, 'treatedBefore'>) => treatedBefore,
  },
  phase: {
    codes: Phase.options,
    of: ({ question }: Pick<CaseAround, 'question'>) => question?.phase ?? null,
  },
  questionType: {
    codes: QuestionType.options,
    of: ({ question }: Pick<CaseAround, 'question'>) => question?.questionType ?? null,
  },
  age: { number: true, of: ageBy },
  lines: { number: true, of: linesBy },
} as const satisfies FactBook<CaseAround>;
export type CaseFact = keyof typeof caseFacts;
