import { isDeepStrictEqual } from 'node:util';
import { kept } from '../../kernel/forms/answers.ts';
import { over, type Telling } from '../../kernel/forms/overlay.ts';
import { disease, diseaseKept } from '../care/index.ts';
import type { PartIds } from './case-rows.ts';
import {
  type Around,
  answersLaid,
  courseOver,
  differing,
  type Fields,
  operationsOver,
  type Says,
  within,
} from './import-overlay.ts';
import type { StandingCase } from './import-standing.ts';
import type { CaseRecord } from './schema.ts';

/** A record with what the file leaves as it stands, where its parts stand, and which fields it changes. */
export type Merged = {
  readonly record: CaseRecord;
  readonly ids: PartIds;
  readonly changes: readonly string[];
};
/** Why the row cannot be laid over what stands. */
export type NotMerged = {
  readonly fault: 'form_withdrawn' | 'part_of_other_version' | 'part_removed' | 'part_untold';
  /** Where it stands, if not at the key. */
  readonly columns?: readonly string[];
};

const fieldsOver = <T extends Fields>(said: T, standing: Fields, telling: Telling): T =>
  Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, over(value, standing[name] ?? null, telling(name))]),
  ) as T;

/** What is asked of a case laid over what stands of it; how it came to the house is what the file says. */
const caseOver = ({ case: { entry, ...given } }: CaseRecord, { case: row }: StandingCase, says: Says) => {
  const before = { answers: kept(disease, diseaseKept.answersOf(row)), formVersion: disease.version };
  const said = { absent: {}, ...given };
  const { now, changes } = answersLaid('case', disease, said, before, says);
  return {
    now: { ...now, entry } as CaseRecord['case'],
    changes: [...changes, ...differing('case', { entry }, { entry: row.entry })],
  };
};

/** Results laid over those that stand. */
export const workUpOver = ({ workUp }: CaseRecord, standing: StandingCase['workUp'], says: Says) => {
  const before = new Map(
    standing.map(({ key, state, value, unit, takenOn, reason }) => [
      key,
      { key, state, value, unit, takenOn, reason },
    ]),
  );
  const now = workUp.map((item) => {
    const there = before.get(item.key);
    const takenOn = says.get(`workUp.${item.key}.takenOn`);
    return there === undefined ? item : { ...item, takenOn: over(item.takenOn, there.takenOn, takenOn) };
  });
  const told = new Set(workUp.map(({ key }) => key));
  return {
    now,
    changes: now.flatMap((item) =>
      isDeepStrictEqual(item, before.get(item.key)) ? [] : [`workUp.${item.key}`],
    ),
    isRemoved: standing.some(({ key }) => !told.has(key) && says.get(`workUp.${key}`) === 'unknown'),
  };
};

/**
 * The record of a case that is here already with only those fields changed that the file names: what it does not name stays,
 * and a cell that tells nothing means what the mapping says. Nothing that stands as a part of its own is removed.
 */
export const mergedOver = (
  record: CaseRecord,
  standing: StandingCase,
  around: Around,
): Merged | NotMerged => {
  const { says } = around;
  const patient = fieldsOver(record.patient, standing.patient, within(says, 'patient'));
  const { recordNumber } = record.identity;
  const identity = {
    ...fieldsOver(record.identity, standing.identity, within(says, 'identity')),
    recordNumber,
  };
  const ofCase = caseOver(record, standing, says);
  const workUp = workUpOver(record, standing.workUp, says);
  const operations = operationsOver(record, standing, around);
  const course = courseOver(record, standing, around);
  if (operations === null || course === null) return { fault: 'part_untold' };
  if (course.isOfOtherVersion) return { fault: 'part_of_other_version' };
  if (workUp.isRemoved || operations.isRemoved || course.isRemoved) return { fault: 'part_removed' };
  if (course.anew.length > 0) return { fault: 'form_withdrawn', columns: course.anew };
  return {
    record: {
      ...record,
      patient,
      identity,
      case: ofCase.now,
      workUp: workUp.now,
      operations: operations.now,
      ...(record.course && { course: course.now }),
    },
    ids: { operations: operations.ids, entries: course.ids },
    changes: [
      ...differing('patient', patient, standing.patient),
      ...differing('identity', identity, standing.identity),
      ...ofCase.changes,
      ...workUp.changes,
      ...operations.changes,
      ...course.changes,
    ],
  };
};
