import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { earliest } from '../../../../kernel/partial-date.ts';
import { sayIn } from '../../../../ui/form/say.ts';
import type { CaseSource } from '../../queries/case-page.ts';
import type { CourseEntry } from '../../queries/entries.ts';
import { courseRecord, courseRecords } from '../../records/course.ts';
import { courseWords } from '../../records/course-words.ts';
import { operationReport } from '../../records/operation.ts';
import { operationWords } from '../../records/operation-words.ts';
import { pathologyReport } from '../../records/pathology.ts';
import { pathologyWords } from '../../records/pathology-words.ts';
import { wordsIn } from '../words.tsx';
import { tell } from './tell.ts';

/** One thing of her course as the time line tells it, in the reader's language. */
export type TimeLineEntry = {
  readonly key: string;
  /** When it was true, or from when; as exact as it is known. */
  readonly on: string | null;
  /** Until when; null for what has one date, goes on, or ended on a day nobody said. */
  readonly until: string | null;
  readonly title: string;
  readonly text: string;
  /** Its place, under the page of the case; null for what has none of its own. */
  readonly to: string | null;
  /** Read from a file. */
  readonly imported: boolean;
  /** The operation whose pathology report it was confirmed from. */
  readonly confirmedFrom?: string | null;
};
type Say = { readonly i18n: I18n; readonly word: ReturnType<typeof wordsIn>['word'] };

const joined = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ');

const presented = ({ i18n, word }: Say, { whole, diedOn }: CaseSource): TimeLineEntry[] => {
  const { site, histology, stage, presentedOn, sourceId } = whole.case;
  const common = { until: null, to: null, imported: sourceId !== null };
  return [
    {
      ...common,
      key: 'presented',
      on: presentedOn,
      title: i18n._(msg`She presented`),
      text: joined(word('site', site), word('histology', histology), stage),
    },
    ...(diedOn === null
      ? []
      : [{ ...common, key: 'death', on: diedOn, title: i18n._(msg`Death`), text: '' }]),
  ];
};

const questions = ({ i18n, word }: Say, { whole }: CaseSource): TimeLineEntry[] =>
  whole.referrals.map((row) => ({
    key: row.id,
    on: row.receivedOn,
    until: null,
    title: i18n._(msg`Question`),
    text: `${joined(word('questionType', row.questionType), word('phase', row.phase))}: ${row.question}`,
    to: null,
    imported: row.sourceId !== null,
  }));

const boards = ({ i18n, word }: Say, { whole }: CaseSource): TimeLineEntry[] => {
  const heldOn = (listingId: string): string | null => {
    const listing = whole.listings.find(({ id }) => id === listingId);
    const item = whole.agenda.find(({ id }) => id === listing?.agendaItemId);
    return item?.localStart.slice(0, 10) ?? null;
  };
  const listings = whole.listings.map((row): TimeLineEntry => {
    const item = whole.agenda.find(({ id }) => id === row.agendaItemId);
    const concluded = word('conclusion', item?.conclusion);
    return {
      key: row.id,
      on: heldOn(row.id),
      until: null,
      title: i18n._(msg`Board`),
      text: joined(
        concluded ?? word('listingState', row.state),
        word('deferralReason', item?.deferralReason),
      ),
      to: null,
      imported: row.sourceId !== null,
    };
  });
  const recommendations = whole.recommendations.flatMap(({ recommendation: row, herDecision }) => [
    {
      key: row.id,
      on: heldOn(row.listingId),
      until: null,
      title: i18n._(msg`Recommendation`),
      text: joined(word('modality', row.modality), word('timing', row.timing), row.detail),
      to: null,
      imported: row.sourceId !== null,
    },
    ...(herDecision.decision === 'not_yet_told'
      ? []
      : [
          {
            key: `decision ${row.id}`,
            on: herDecision.spokenOn,
            until: null,
            title: i18n._(msg`Her decision`),
            text: joined(word('decision', herDecision.decision), word('modality', row.modality)),
            to: null,
            imported: herDecision.sourceId !== null,
          },
        ]),
  ]);
  return [...listings, ...recommendations];
};

const ofOperation = { form: operationReport, words: operationWords, told: ['kind', 'approach', 'residual'] };
const ofPathology = {
  form: pathologyReport,
  words: pathologyWords,
  told: ['histologicalType', 'grade', 'chemotherapyResponseScore', 'provisionalStage'],
};

const operations = ({ i18n, word }: Say, { whole }: CaseSource): TimeLineEntry[] =>
  whole.operations.flatMap(({ operation, report, pathology, outcome30 }) => {
    const to = `operations/${operation.id}`;
    const common = { until: null, to, imported: operation.sourceId !== null };
    const complications = outcome30?.complications ?? [];
    return [
      {
        ...common,
        key: operation.id,
        on: report.doneOn,
        title: i18n._(operationWords.title),
        text: tell(i18n, ofOperation, report),
      },
      ...complications.map((complication) => ({
        ...common,
        key: complication.id,
        on: complication.on,
        title: i18n._(msg`Complication`),
        text: joined(word('complication', complication.kind), complication.grade),
      })),
      ...(pathology === null
        ? []
        : [
            {
              ...common,
              key: `pathology ${operation.id}`,
              on: pathology.reportedOn,
              title: i18n._(pathologyWords.title),
              text: tell(i18n, ofPathology, pathology),
            },
          ]),
    ];
  });

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
        text: tell(i18n, { ...record, words }, answers),
        to: `entries/${id}`,
        imported,
        confirmedFrom,
      },
    ];
  });

const questionnaires = (
  { i18n }: Say,
  { questionnaires: { entries: filled } }: CaseSource,
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

/** A date that is only a year or a month stands where it may begin. */
const newestFirst = (a: TimeLineEntry, b: TimeLineEntry): number => {
  const [left, right] = [a, b].map(({ on, until }) => earliest(on ?? until ?? '')) as [string, string];
  return left === right ? 0 : left < right ? 1 : -1;
};

/** Everything that happened in one case on one line, newest first; apart from it what nobody has dated. */
export const timeLine = (
  i18n: I18n,
  source: CaseSource,
): { readonly dated: readonly TimeLineEntry[]; readonly undated: readonly TimeLineEntry[] } => {
  const say = { i18n, word: wordsIn(i18n).word };
  // What follows on the same day stands above what it follows.
  const all = [
    ...entries(say, source.course),
    ...questionnaires(say, source),
    ...operations(say, source),
    ...boards(say, source).toReversed(),
    ...questions(say, source),
    ...presented(say, source),
  ];
  const isDated = ({ on, until }: TimeLineEntry) => on !== null || until !== null;
  return { dated: all.filter(isDated).toSorted(newestFirst), undated: all.filter((one) => !isDated(one)) };
};

/** What can be added to a course, by its title. */
export const courseOffered = (i18n: I18n): readonly { readonly form: string; readonly title: string }[] =>
  courseRecords.flatMap(({ form: { id } }) => {
    const words = courseWords[id];
    return words === undefined ? [] : [{ form: id, title: i18n._(words.title) }];
  });
