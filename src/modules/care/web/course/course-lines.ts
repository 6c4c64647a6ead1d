import type { I18n } from '@lingui/core';
import type { AnyAnswers } from '../../../../kernel/forms/answers.ts';
import { saidText, answerTextIn } from '../../../../ui/form/answer-text.ts';
import type { CourseEntry } from '../../queries/entries.ts';
import { courseRecord, courseRecords, type CourseRecord } from '../../records/course.ts';
import { courseWords } from '../../records/course-words.ts';

/** An entry of the course as a list tells it. */
export type CourseLine = {
  readonly id: string;
  readonly form: string;
  readonly title: string;
  readonly on: string | null;
  /** Until when; null for what has one date, goes on, or ended on a day nobody said. */
  readonly until: string | null;
  readonly text: string;
  /** The operation whose pathology report it was confirmed from. */
  readonly confirmedFrom: string | null;
};

const nobody: ReadonlyMap<string, string> = new Map();

/** What an entry says in a few words: the answers its record tells, in their order. */
const toldIn = (i18n: I18n, { form, told }: CourseRecord, answers: AnyAnswers): string => {
  const [text, words] = [answerTextIn(i18n, nobody), courseWords[form.id]];
  return told
    .flatMap((name) => {
      const [item, value] = [form.items[name], answers[name] ?? null];
      const itemWords = words?.items[name];
      if (item === undefined || itemWords === undefined || value === null) return [];
      const said = saidText(text, item, itemWords, { value }, undefined);
      return said === null ? [] : [needsLabel(item.kind) ? `${i18n._(itemWords.label)} ${said}` : said];
    })
    .join(', ');
};

/** Numbers, letters and quantities mean nothing without what they are of. */
const needsLabel = (kind: string): boolean => kind === 'number' || kind === 'quantity';

/** The entries of a course in the reader's language, in the order given. */
export const courseLines = (i18n: I18n, entries: readonly CourseEntry[]): readonly CourseLine[] =>
  entries.flatMap(({ id, form, on, answers, confirmedFrom }) => {
    const record = courseRecord(form);
    const words = courseWords[form];
    if (record === undefined || words === undefined) return [];
    const until =
      record.until === null ? null : ((answers[record.until] as string | null | undefined) ?? null);
    const title = i18n._(words.title);
    return [{ id, form, title, on, until, text: toldIn(i18n, record, answers), confirmedFrom }];
  });

/** What can be added to a course, by its title. */
export const courseOffered = (i18n: I18n): readonly { readonly form: string; readonly title: string }[] =>
  courseRecords.flatMap(({ form: { id } }) => {
    const words = courseWords[id];
    return words === undefined ? [] : [{ form: id, title: i18n._(words.title) }];
  });
