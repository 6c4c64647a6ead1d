import { certainlyAfter } from '../../kernel/partial-date.ts';
import { contradictions } from '../../modules/care/index.ts';
import { dayOf } from './calendar.ts';
import type { Rule } from './plausible-rule.ts';
import type { CaseRecord } from './shapes.ts';

type Said = Readonly<Record<string, unknown>>;

const told = ({ course = [] }: CaseRecord, form: string): Said[] =>
  course.filter((entry) => entry.form === form).map(({ answers }) => answers);
const text = (said: Said, name: string): string | null => {
  const value = said[name];
  return typeof value === 'string' ? value : null;
};
const after = (a: string | null | undefined, b: string | null | undefined): boolean =>
  a !== null && a !== undefined && b !== null && b !== undefined && a > b;

const dates = ({ course = [] }: CaseRecord): string[] =>
  course.flatMap(({ answers }) => ['on', 'from', 'to'].flatMap((name) => text(answers, name) ?? []));

/** The first operation that was more than a look. */
const firstOperation = (record: CaseRecord): string | null =>
  record.operations.find(({ report }) => report.initialAim !== 'diagnostic')?.report.doneOn ?? null;

const growth = (record: CaseRecord): string[] =>
  told(record, 'event')
    .filter(({ kind }) => kind === 'progression' || kind === 'recurrence')
    .flatMap((said) => text(said, 'on') ?? []);

/** Days that so many cycles of three weeks take at least. */
const least = (cycles: number): number => (cycles - 1) * 20;

const isTooShort = (said: Said): boolean => {
  const [from, to, cycles] = [text(said, 'from'), text(said, 'to'), said['cycles']];
  if (from?.length !== 10 || to?.length !== 10 || typeof cycles !== 'number') return false;
  return dayOf(to) - dayOf(from) < least(cycles);
};

export const treatmentRules: readonly Rule[] = [
  {
    code: 'course_contradicts_itself',
    broken: (record) =>
      contradictions(
        (record.course ?? []).map((entry, index) => ({ ...entry, id: String(index) })),
        {
          ...record.patient,
          treatedBefore: record.case.treatedBefore,
          happened: record.operations.map(({ report: { doneOn } }, index) => ({
            key: `operation ${index}`,
            on: doneOn,
            what: 'operation' as const,
          })),
        },
      ).length > 0,
  },
  {
    code: 'course_in_future',
    broken: (record, { today }) => dates(record).some((date) => after(date, today)),
  },
  {
    code: 'course_before_birth',
    broken: (record) => dates(record).some((date) => after(record.patient.bornOn, date)),
  },
  {
    code: 'neoadjuvant_after_operation',
    broken: (record) =>
      told(record, 'systemic').some(
        (said) => said['setting'] === 'neoadjuvant' && after(text(said, 'to'), firstOperation(record)),
      ),
  },
  {
    code: 'adjuvant_before_operation',
    broken: (record) =>
      record.case.treatedBefore === false &&
      told(record, 'systemic').some(
        (said) => said['setting'] === 'adjuvant' && !after(text(said, 'from'), firstOperation(record)),
      ),
  },
  { code: 'cycles_against_dates', broken: (record) => told(record, 'systemic').some(isTooShort) },
  {
    code: 'maintenance_before_its_line',
    broken: (record) =>
      told(record, 'systemic').some(
        (kept) =>
          kept['setting'] === 'maintenance' &&
          told(record, 'systemic').every(
            (said) => said['line'] !== kept['line'] || !after(text(kept, 'from'), text(said, 'to')),
          ),
      ),
  },
  {
    code: 'relapse_treated_before_it_came',
    broken: (record) =>
      record.case.treatedBefore === false &&
      told(record, 'systemic').some(
        (said) =>
          said['setting'] === 'relapse' && !growth(record).some((on) => after(text(said, 'from'), on)),
      ),
  },
  {
    // After an operation for a recurrence she may well be.
    code: 'free_of_disease_after_relapse',
    broken: (record) =>
      record.case.treatedBefore === false &&
      told(record, 'follow-up').some(
        (said) => said['disease'] === 'none' && growth(record).some((on) => after(text(said, 'on'), on)),
      ),
  },
  {
    code: 'known_from_nowhere',
    broken: ({ course = [], case: { presentedOn } }) =>
      course.some(
        ({ answers }) =>
          answers['source'] === null &&
          certainlyAfter(presentedOn, text(answers, 'on') ?? text(answers, 'from')),
      ),
  },
  {
    code: 'death_in_no_follow_up',
    broken: (record) =>
      record.patient.diedOn !== null && !told(record, 'follow-up').some(({ status }) => status === 'dead'),
  },
];
