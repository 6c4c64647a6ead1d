import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { sayIn } from '../../../../ui/form/say.ts';
import type { CaseSubject } from '../../queries/case-page.ts';
import type { CourseEntry } from '../../queries/entries.ts';
import { courseRecord, courseRecords } from '../../records/course.ts';
import { courseWords } from '../../records/course-words.ts';
import { inTime, runsGathered, type TimeLineEntry } from '../../time-line.ts';
import { wordsIn } from '../words.tsx';
import { joined, tell } from '../../records/tell.ts';
import { diseaseInWords } from '../disease-in-words.ts';

type Say = { readonly i18n: I18n; readonly word: ReturnType<typeof wordsIn>['word'] };

const presented = ({ i18n }: Say, { case: hers, life: { diedOn } }: CaseSubject): TimeLineEntry[] => {
  const { presentedOn, sourceId } = hers;
  const common = { until: null, to: null, imported: sourceId !== null };
  return [
    {
      ...common,
      key: 'presented',
      on: presentedOn,
      title: i18n._(msg`She presented`),
      text: diseaseInWords(i18n, hers),
    },
    ...(diedOn === null
      ? []
      : [{ ...common, key: 'death', on: diedOn, title: i18n._(msg`Death`), text: '' }]),
  ];
};

const questions = ({ i18n, word }: Say, { referrals }: CaseSubject): TimeLineEntry[] =>
  referrals.map((row) => ({
    key: row.id,
    on: row.receivedOn,
    until: null,
    title: i18n._(msg`Question`),
    text: `${joined(word('questionType', row.questionType), word('phase', row.phase))}: ${row.question}`,
    to: null,
    imported: row.sourceId !== null,
  }));

/** Of one day, what is found stands below what follows from it. */
const latestKind = (a: CourseEntry, b: CourseEntry): number => {
  const place = ({ form: id }: CourseEntry) => courseRecords.findIndex(({ form }) => form.id === id);
  return place(b) - place(a);
};

const entries = ({ i18n }: Say, course: readonly CourseEntry[]): TimeLineEntry[] =>
  course.toSorted(latestKind).flatMap(({ id, form, on, answers, imported, confirmedFrom }) => {
    const [record, words] = [courseRecord(form), courseWords[form]];
    if (record === undefined || words === undefined) return [];
    const until = record.until === null ? null : (answers[record.until] ?? null);
    return [
      {
        key: id,
        on,
        until: typeof until === 'string' ? until : null,
        title: i18n._(words.title),
        // Told when it is asked for: of a long run of markers only the newest is.
        get text() {
          return tell(i18n, { ...record, words }, answers);
        },
        to: `entries/${id}`,
        imported,
        confirmedFrom,
      },
    ];
  });

const questionnaires = (
  { i18n }: Say,
  { questionnaires: { entries: filled } }: CaseSubject,
): TimeLineEntry[] =>
  filled.map(({ id, title, filledOn }) => ({
    key: id,
    on: filledOn,
    until: null,
    title: i18n._(msg`Questionnaire`),
    text: sayIn(i18n)(title),
    to: `entries/${id}`,
    imported: false,
  }));

/** Many days of markers between two other things: how many, and what the last one said. */
const markersTold =
  (i18n: I18n) =>
  (run: readonly TimeLineEntry[]): Pick<TimeLineEntry, 'text' | 'to'> => {
    const [count, last] = [run.length, run[0]?.text ?? ''];
    return { text: i18n._(msg`${count} days, the last: ${last}`), to: '#markers' };
  };

/**
 * Everything that happened in one case on one line, newest first; apart from it what nobody has dated. What is
 * `drawn` stands whole under the line.
 */
export const timeLine = (
  i18n: I18n,
  subject: CaseSubject,
  others: readonly TimeLineEntry[],
  drawn: ReadonlySet<string>,
) => {
  const say = { i18n, word: wordsIn(i18n).word };
  // What follows on the same day stands above what it follows.
  const { dated, undated } = inTime([
    ...entries(say, subject.course),
    ...questionnaires(say, subject),
    ...others,
    ...questions(say, subject),
    ...presented(say, subject),
  ]);
  return { dated: runsGathered(dated, drawn, markersTold(i18n)), undated };
};

/** What can be added to a course, by its title. */
export const courseOffered = (i18n: I18n): readonly { readonly form: string; readonly title: string }[] =>
  courseRecords.flatMap(({ form: { id } }) => {
    const words = courseWords[id];
    return words === undefined ? [] : [{ form: id, title: i18n._(words.title) }];
  });
