import type { z } from 'zod';
import type { Age, CaseFields, Readiness, Referral, WorkUpItem } from '../care/index.ts';

/** Version of the shape below, kept with every row: a later shape reads earlier ones. */
export const seenVersion = 1;

export type Disease = Pick<CaseFields, 'site' | 'histology' | 'grade' | 'stage' | 'stageEdition'>;
type Question = Pick<z.output<typeof Referral>, 'phase' | 'recurrenceNumber' | 'questionType' | 'question'>;

/** What a board sees of a listed case: her age and the readiness are those of the day of the meeting. No name, no number. */
export type Seen = {
  readonly disease: Disease;
  readonly question: Question;
  readonly age: Age | null;
  readonly workUp: readonly WorkUpItem[];
  /** Null where no list of what is needed is defined for the site. */
  readonly readiness: Readiness | null;
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
