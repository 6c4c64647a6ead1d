import type { Rule } from './plausible-rule.ts';
import type { CaseRecord } from './shapes.ts';

type Said = Readonly<Record<string, unknown>>;

const reoperatedFor = ({ operations }: CaseRecord): string[] =>
  operations.flatMap(({ outcome30 }) =>
    (outcome30?.complications ?? []).flatMap(({ kind, on }) => (kind === 'reoperation' ? (on ?? []) : [])),
  );
const reoperated = ({ operations }: CaseRecord): string[] =>
  operations.flatMap(({ report }) => (report.kind === 'complication' ? (report.doneOn ?? []) : []));
const scoped = ({ operations }: CaseRecord): string[] =>
  operations.flatMap(({ report }) =>
    report.kind === 'exploratory' && report.initialAim === 'diagnostic' ? (report.doneOn ?? []) : [],
  );
const neoadjuvant = ({ course = [] }: CaseRecord): string[] =>
  course.flatMap(({ answers }: { answers: Said }) =>
    answers['setting'] === 'neoadjuvant' && typeof answers['from'] === 'string' ? [answers['from']] : [],
  );
const isPartial = (date: unknown): boolean => typeof date === 'string' && date.length < 10;

/** A second operation, and dates of which nobody knows the day. */
export const furtherOperationRules: readonly Rule[] = [
  {
    code: 'reoperation_not_in_record',
    broken: (record) => reoperatedFor(record).some((on) => !reoperated(record).includes(on)),
  },
  {
    code: 'reoperation_for_nothing',
    broken: (record) => reoperated(record).some((on) => !reoperatedFor(record).includes(on)),
  },
  {
    code: 'laparoscopy_after_chemotherapy',
    broken: (record) => scoped(record).some((on) => neoadjuvant(record).some((from) => from <= on)),
  },
  {
    // What is done here is known by its day.
    code: 'partial_date_of_our_own',
    broken: ({ course = [], case: { presentedOn, treatedBefore } }) =>
      course.some(({ answers }: { answers: Said }) =>
        ['on', 'from', 'to'].some(
          (name) =>
            isPartial(answers[name]) &&
            (treatedBefore !== true || String(answers[name]) > (presentedOn ?? '').slice(0, 7)),
        ),
      ),
  },
];
