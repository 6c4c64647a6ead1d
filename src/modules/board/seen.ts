import type { z } from 'zod';
import type { Recommendation } from './schema.ts';
import type { Age, AnsweredItem, CaseFields, Readiness, Referral, WorkUpItem } from '../care/index.ts';

/** Version of the shape below, kept with every row: a later shape reads earlier ones. */
export const seenVersion = 4;

/** Since this version the work-up of what a board saw is answered by the course too. */
export const seesCourseAnswers = (version: number | null): boolean => version !== null && version >= 3;

/** Since this version a course holds her operations and their pathology reports, by what is told of them. */
export const seesOperations = (version: number): boolean => version >= 4;

export type Disease = Pick<CaseFields, 'site' | 'histology' | 'grade' | 'stage' | 'stageEdition'>;
type Question = Pick<Referral, 'phase' | 'recurrenceNumber' | 'questionType' | 'question'>;

/** An entry of the course, an operation or its pathology report as it stood; its answers are read by the version of their form. */
export type SeenEntry = {
  readonly id: string;
  readonly form: string;
  readonly formVersion: number;
  readonly on: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
};
/** What the board recommended, in a few codes; all of it stands in the recommendation itself. */
export type SeenAdvice = Pick<z.output<typeof Recommendation>, 'modality' | 'timing'> & {
  readonly id: string;
};

/** What a board sees of a listed case: her age and the readiness are those of the day of the meeting. No name, no number. */
export type Seen = {
  readonly disease: Disease;
  readonly question: Question;
  readonly age: Age | null;
  /** With the entry of the course that says an item, where one does. */
  readonly workUp: readonly AnsweredItem[];
  /** Null where no list of what is needed is defined for the site. */
  readonly readiness: Readiness | null;
};

/** The same when it concluded, with the course and what it recommended; neither was kept in version 1. */
export type Kept = Seen & {
  readonly course?: readonly SeenEntry[];
  readonly advice?: readonly SeenAdvice[];
};

/** What still stood open for the day of the meeting, but what is only useful. */
export const openItems = ({ items }: Readiness): Readiness['items'] =>
  items.filter(
    ({ level, state }) => level !== 'optional' && !['present', 'not_applicable', 'waived'].includes(state),
  );

const diseaseKeys = ['site', 'histology', 'grade', 'stage', 'stageEdition'] as const;
const itemKeys = ['state', 'value', 'unit', 'takenOn', 'reason'] as const;

/** What a row of a case says of the disease. */
export const diseaseOf = ({ site, histology, grade, stage, stageEdition }: Disease): Disease => ({
  site,
  histology,
  grade,
  stage,
  stageEdition,
});

/** The disease as it is known now, where that is not what the board saw; else null. */
export const diseaseSince = (seen: Seen, now: Disease): Disease | null =>
  diseaseKeys.every((key) => seen.disease[key] === now[key]) ? null : diseaseOf(now);

/** Items of the work-up that are not what the board saw of them, or that it saw nothing of. */
export const itemsSince = <Item extends WorkUpItem>(seen: Seen, now: readonly Item[]): Item[] =>
  now.filter((item) => {
    const then = seen.workUp.find(({ key }) => key === item.key);
    return then === undefined || itemKeys.some((key) => then[key] !== item[key]);
  });

/** What a board recommended that does not stand any more. */
export const takenBack = (kept: Kept | null, standing: readonly { readonly id: string }[]): SeenAdvice[] =>
  (kept?.advice ?? []).filter((one) => standing.every(({ id }) => id !== one.id));

const order = (answers: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(answers, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
const saysTheSame = (a: SeenEntry, b: SeenEntry): boolean =>
  a.on === b.on && a.formVersion === b.formVersion && order(a.answers) === order(b.answers);

/** Entries of the course that are not what the board saw of them, or that it saw nothing of; none where none were kept. */
export const entriesSince = <Entry extends SeenEntry>(kept: Kept, now: readonly Entry[]): Entry[] => {
  const { course } = kept;
  if (course === undefined) return [];
  return now.filter((entry) => {
    const then = course.find(({ id, form }) => id === entry.id && form === entry.form);
    return then === undefined || !saysTheSame(then, entry);
  });
};
