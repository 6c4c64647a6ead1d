import { rowsOfGroup } from '../../kernel/forms/answers.ts';
import { dayOf, weekdayOf } from './calendar.ts';
import { answer } from './plausible-work-up.ts';
import type { Rule } from './plausible-rule.ts';
import type { CaseRecord } from './shapes.ts';

type Said = Readonly<Record<string, unknown>>;
const told = ({ course = [] }: CaseRecord, form: string): Said[] =>
  course.filter((entry) => entry.form === form).map(({ answers }) => answers);
const text = (said: Said, name: string): string | null => {
  const value = said[name];
  return typeof value === 'string' ? value : null;
};

const harmfulIn = (said: Said) =>
  rowsOfGroup(said['variants']).filter(({ class: kind }) => kind === 'pathogenic');
const tumourTests = (record: CaseRecord): Said[] => told(record, 'tumour-molecular');
const reported = (tests: readonly Said[]): Said[] => tests.filter(({ state }) => state === 'reported');
const harmful = (record: CaseRecord): boolean =>
  reported(tumourTests(record)).some((said) => harmfulIn(said).length > 0);

/** Days on which tissue of her was taken. */
const tissueDays = (record: CaseRecord): string[] => [
  ...(answer(record, 'histology')?.takenOn ?? '').split(' ').filter((day) => day !== ''),
  ...record.operations.flatMap(({ report }) => report.doneOn ?? []),
];

const growth = (record: CaseRecord): string[] =>
  told(record, 'event')
    .filter(({ kind }) => kind === 'progression' || kind === 'recurrence')
    .flatMap((said) => text(said, 'on') ?? []);

const within = (said: Said, other: Said): boolean => {
  const [from, to] = [text(said, 'from'), text(said, 'to')];
  const [begins, ends] = [text(other, 'from'), text(other, 'to')];
  return from !== null && begins !== null && from <= (ends ?? '9999') && begins <= (to ?? '9999');
};

const isOddDose = (said: Said): boolean => {
  const [dose, fractions] = [said['doseGy'], said['fractions'] ?? said['fractionsPlanned']];
  if (typeof dose !== 'number' || typeof fractions !== 'number') return false;
  const each = dose / fractions;
  return each < 1.8 || each > (said['technique'] === 'sbrt' ? 20 : 8);
};

/** Working days between the first and the last fraction, both counted. */
const workingDays = (said: Said): number | null => {
  const [from, to] = [text(said, 'from'), text(said, 'to')];
  if (from === null || to === null) return null;
  let days = 0;
  for (let day = dayOf(from); day <= dayOf(to); day += 1) if (weekdayOf(day) <= 5) days += 1;
  return days;
};

const testRules: readonly Rule[] = [
  {
    code: 'tumour_tested_before_tissue',
    broken: (record) => {
      const [first] = tissueDays(record).toSorted();
      return tumourTests(record).some((said) => (text(said, 'on') ?? '9999') < (first ?? '9999'));
    },
  },
  {
    code: 'tumour_test_contradicts_work_up',
    broken: (record) => {
      const brca = answer(record, 'brca')?.value;
      const genes = reported(tumourTests(record)).flatMap((said) =>
        harmfulIn(said).map(({ gene }) => String(gene).toLowerCase()),
      );
      return brca !== undefined && genes.some((gene) => gene !== brca);
    },
  },
  {
    code: 'hrd_contradicts_score',
    broken: (record) =>
      tumourTests(record).some((said) => {
        const score = said['instability'];
        const isHigh = harmfulIn(said).length > 0 || (typeof score === 'number' && score >= 42);
        return (said['hrd'] === 'positive' && !isHigh) || (said['hrd'] === 'negative' && isHigh);
      }),
  },
  {
    code: 'blood_contradicts_tumour',
    broken: (record) => {
      const inBlood = reported(told(record, 'germline')).flatMap(harmfulIn);
      const inTumour = reported(tumourTests(record)).flatMap(harmfulIn);
      return inBlood.some(
        ({ gene, hgvs }) =>
          !inTumour.some(
            (one) => one['gene'] === gene && one['hgvs'] === hgvs && one['origin'] === 'germline',
          ),
      );
    },
  },
  {
    code: 'blood_result_uncounselled',
    broken: (record) => told(record, 'germline').some(({ counselled }) => counselled !== true),
  },
  {
    code: 'olaparib_without_reason',
    broken: (record) =>
      told(record, 'systemic').some(
        (said) =>
          /olaparib/i.test(text(said, 'regimen') ?? '') &&
          !harmful(record) &&
          !tumourTests(record).some(({ hrd }) => hrd === 'positive'),
      ),
  },
];

const treatmentRules: readonly Rule[] = [
  {
    code: 'radiation_without_reason',
    broken: (record) =>
      told(record, 'radiotherapy').some(
        (said) =>
          ['palliative', 'relapse'].includes(text(said, 'intent') ?? '') &&
          !growth(record).some((on) => on <= (text(said, 'from') ?? '')),
      ),
  },
  { code: 'radiation_dose', broken: (record) => told(record, 'radiotherapy').some(isOddDose) },
  {
    code: 'radiation_days',
    broken: (record) =>
      told(record, 'radiotherapy').some(
        (said) => typeof said['fractions'] === 'number' && (workingDays(said) ?? 99) < said['fractions'],
      ),
  },
  {
    code: 'radiation_during_cycles',
    broken: (record) =>
      told(record, 'radiotherapy').some((said) =>
        told(record, 'systemic').some((other) => other['cycles'] !== null && within(said, other)),
      ),
  },
  {
    code: 'hormone_of_another_histology',
    broken: (record) => told(record, 'hormone').length > 0 && record.case.histology !== 'low-grade-serous',
  },
  {
    code: 'hormone_before_chemotherapy',
    broken: (record) =>
      told(record, 'hormone').some(
        (said) =>
          !told(record, 'systemic').some(
            (other) => (text(other, 'to') ?? '9999') < (text(said, 'from') ?? ''),
          ),
      ),
  },
];

const recurrenceRules: readonly Rule[] = [
  {
    code: 'recurrence_unasked',
    broken: (record) =>
      record.referral?.phase === 'recurrence' &&
      record.listing !== null &&
      !['weight', 'bowel_obstruction', 'earlier_residual', 'best_response'].every((key) =>
        record.workUp.some((item) => item.key === key),
      ),
  },
];

/** Tests of tumour and blood, radiation, hormones, and what the phase of a recurrence asks. */
export const testAndTreatmentRules: readonly Rule[] = [...testRules, ...treatmentRules, ...recurrenceRules];
