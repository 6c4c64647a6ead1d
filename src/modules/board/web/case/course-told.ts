import type { I18n } from '@lingui/core';
import { readKept } from '../../../../kernel/forms/answers.ts';
import type { AnyAnswers } from '../../../../kernel/forms/answers.ts';
import { localDay } from '../../../../kernel/zone.ts';
import { courseRecord } from '../../../care/records/course.ts';
import { courseWords } from '../../../care/records/course-words.ts';
import { tell } from '../../../care/records/tell.ts';
import type { SeenCourse } from '../../queries/seen-course.ts';
import type { SeenEntry } from '../../seen.ts';

/** So much of a course stands beside a board; the rest is counted. */
const most = 20;

export type Told = {
  readonly key: string;
  readonly on: string | null;
  readonly text: string;
  /** Since when it is known; null for what the board saw. */
  readonly since: string | null;
  /** Taken back since. */
  readonly isGone: boolean;
};
export type CourseTold = {
  readonly seen: readonly Told[];
  readonly later: readonly Told[];
  /** Entries that are not told here, each of both. */
  readonly rest: { readonly seen: number; readonly later: number };
};

const sinceOf = (enteredAt: string | undefined, zone: string): string | null =>
  enteredAt === undefined ? null : enteredAt === '' ? '' : localDay(enteredAt, zone);

const lineOf = (
  i18n: I18n,
  zone: string,
  entry: SeenEntry & { readonly enteredAt?: string; readonly isGone?: boolean },
): Told[] => {
  const [record, words] = [courseRecord(entry.form), courseWords[entry.form]];
  if (record === undefined || words === undefined) return [];
  const answers = readKept(record.form, entry.answers, entry.formVersion) as unknown as AnyAnswers;
  return [
    {
      key: entry.id,
      on: entry.on,
      text: `${i18n._(words.title)}: ${tell(i18n, { ...record, words }, answers)}`,
      since: sinceOf(entry.enteredAt, zone),
      isGone: entry.isGone ?? false,
    },
  ];
};

/** A course as a board saw it and what came later, in the reader's words, newest first. */
export const courseTold = (i18n: I18n, { seen, later, zone }: SeenCourse): CourseTold => {
  const told = (entries: SeenCourse['seen'] | SeenCourse['later']) =>
    entries
      .toReversed()
      .slice(0, most)
      .flatMap((entry) => lineOf(i18n, zone, entry));
  return {
    seen: told(seen),
    later: told(later),
    rest: { seen: Math.max(0, seen.length - most), later: Math.max(0, later.length - most) },
  };
};
