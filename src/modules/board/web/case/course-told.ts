import type { I18n } from '@lingui/core';
import { readKept } from '../../../../kernel/forms/answers.ts';
import type { AnyAnswers } from '../../../../kernel/forms/answers.ts';
import { localDay } from '../../../../kernel/zone.ts';
import { courseRecord } from '../../../care/records/course.ts';
import { courseWords } from '../../../care/records/course-words.ts';
import { tell } from '../../../care/records/tell.ts';
import { toldWithWords } from '../../../surgery/records/told-words.ts';
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

/** What of a form is told in a line, and its words. */
const lineTold = (form: string) => {
  const document = Object.values(toldWithWords).find((each) => each.form.id === form);
  const [record, words] = [courseRecord(form), courseWords[form]];
  return document ?? (record && words && { ...record, words });
};

const lineOf = (
  i18n: I18n,
  zone: string,
  entry: SeenEntry & { readonly enteredAt?: string; readonly isGone?: boolean },
): Told[] => {
  const told = lineTold(entry.form);
  if (told === undefined) return [];
  const answers = readKept(told.form, entry.answers, entry.formVersion) as unknown as AnyAnswers;
  return [
    {
      key: `${entry.form} ${entry.id}`,
      on: entry.on,
      text: `${i18n._(told.words.title)}: ${tell(i18n, told, answers)}`,
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
