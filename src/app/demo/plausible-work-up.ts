import { ageOn } from './calendar.ts';
import { groupOf } from './plausible-disease.ts';
import type { Rule } from './plausible-rule.ts';
import type { CaseRecord, WorkUpItem } from './shapes.ts';

/** An answered item; null when it is not there or not answered. */
export const answer = (record: CaseRecord, key: string): WorkUpItem | null =>
  record.workUp.find((item) => item.key === key && item.state === 'present') ?? null;

export const numberOf = (record: CaseRecord, key: string): number | null => {
  const value = answer(record, key)?.value;
  return typeof value === 'number' ? value : null;
};

const ranges: Readonly<Record<string, readonly [unit: string | null, low: number, high: number]>> = {
  ecog: [null, 0, 4],
  haemoglobin: ['g/dL', 5, 18],
  albumin: ['g/dL', 1.5, 5.5],
  creatinine: ['mg/dL', 0.2, 8],
  ca125: ['U/mL', 1, 50_000],
  he4: ['pmol/L', 15, 10_000],
  cea: ['ng/mL', 0, 2000],
  ca19_9: ['U/mL', 0, 20_000],
  afp: ['ng/mL', 0, 20],
  hcg: ['IU/L', 0, 5],
  ldh: ['U/L', 80, 2000],
  inhibin_b: ['pg/mL', 0, 800],
  ascites_volume: ['mL', 0, 20_000],
  neoadjuvant_cycles: [null, 1, 8],
  months_since_platinum: ['mo', 0, 400],
  treatment_lines: [null, 1, 10],
  weight: ['kg', 30, 150],
  body_mass_index: ['kg/m2', 13, 60],
  peritoneal_cancer_index: [null, 0, 39],
};

const outOfRange = (item: WorkUpItem): boolean => {
  const range = ranges[item.key];
  if (!range || item.state !== 'present') return false;
  const [unit, low, high] = range;
  return typeof item.value !== 'number' || item.value < low || item.value > high || item.unit !== unit;
};

const molecular = ['brca', 'hrd', 'mmr'];
const afterwards: ReadonlySet<string> = new Set([
  ...molecular,
  'neoadjuvant_cycles',
  'neoadjuvant_last_cycle',
  'response_imaging',
]);
const heldOn = (record: CaseRecord, context: Parameters<Rule['broken']>[1]): string | null =>
  record.listing ? (context.item(record.listing.agendaItemId)?.heldOn ?? null) : null;

const age = (record: CaseRecord): number | null => {
  const received = record.referral?.receivedOn;
  return record.patient.bornOn && received ? ageOn(record.patient.bornOn, received) : null;
};

const menopause = (record: CaseRecord): boolean => {
  const state = answer(record, 'menopausal_state')?.value;
  const years = age(record);
  if (years === null) return false;
  return (state === 'premenopausal' && years >= 56) || (state === 'postmenopausal' && years < 44);
};

export const workUpRules: readonly Rule[] = [
  { code: 'result_out_of_range', broken: (record) => record.workUp.some(outOfRange) },
  {
    code: 'result_without_answer',
    broken: (record) =>
      record.workUp.some(
        (item) => (item.state === 'present') !== (item.value !== null && item.takenOn !== null),
      ),
  },
  {
    code: 'result_twice',
    broken: (record) => new Set(record.workUp.map((item) => item.key)).size !== record.workUp.length,
  },
  {
    code: 'result_after_board',
    broken: (record, context) => {
      const board = heldOn(record, context);
      return (
        board !== null &&
        record.workUp.some(
          (item) => !afterwards.has(item.key) && item.takenOn !== null && item.takenOn > board,
        )
      );
    },
  },
  { code: 'menopause_contradicts_age', broken: menopause },
  {
    code: 'view_told_without_view',
    broken: (record) =>
      answer(record, 'patient_view') === null && answer(record, 'patient_view_author') !== null,
  },
  {
    code: 'pregnancy_asked_after_menopause',
    broken: (record) =>
      answer(record, 'menopausal_state')?.value === 'postmenopausal' &&
      (answer(record, 'pregnancy_excluded') ?? answer(record, 'fertility_wish')) !== null,
  },
  {
    code: 'frailty_not_looked_for',
    broken: (record) =>
      record.referral !== null &&
      record.case.entry === 'referral' &&
      (age(record) ?? 0) >= 70 &&
      !record.workUp.some(({ key }) => key === 'frailty_screen'),
  },
  {
    code: 'question_knows_the_future',
    broken: (record) => {
      const { referral } = record;
      const told = { 'CA-125': 'ca125', '조직검사:': 'histology', '영상:': 'imaging_abdomen_pelvis' };
      return Object.entries(told).some(
        ([words, key]) =>
          referral !== null &&
          referral.question.includes(words) &&
          (answer(record, key)?.takenOn ?? '9999') > referral.receivedOn,
      );
    },
  },
  {
    code: 'question_contradicts_marker',
    broken: (record) => {
      const told = /CA-125 ([\d.]+) U\/mL/.exec(record.referral?.question ?? '')?.[1];
      return told !== undefined && Number(told) !== numberOf(record, 'ca125');
    },
  },
  {
    code: 'tissue_contradicts_histology',
    broken: (record) => {
      const told = answer(record, 'histology')?.value;
      const histology = record.case.histology?.replaceAll('-', ' ');
      return typeof told === 'string' && (histology === undefined || !told.endsWith(histology));
    },
  },
  {
    code: 'marker_contradicts_stage',
    broken: (record) => {
      const ascites = numberOf(record, 'ascites_volume');
      return groupOf(record.case) === 'I' && !record.case.treatedBefore && ascites !== null && ascites > 0;
    },
  },
  {
    code: 'hrd_contradicts_brca',
    broken: (record) => {
      const brca = answer(record, 'brca')?.value;
      return (brca === 'brca1' || brca === 'brca2') && answer(record, 'hrd')?.value === 'negative';
    },
  },
  {
    code: 'molecular_test_before_tissue',
    broken: (record) => {
      const tissue = answer(record, 'histology')?.takenOn ?? null;
      return molecular.some((key) => (answer(record, key)?.takenOn ?? '9999') < (tissue ?? ''));
    },
  },
  {
    code: 'molecular_test_of_other_histology',
    broken: (record) => {
      const asked = (key: string) => record.workUp.some((item) => item.key === key);
      const { histology } = record.case;
      if (histology === null) return asked('brca') || asked('hrd') || asked('mmr');
      return histology === 'high-grade-serous' ? asked('mmr') : asked('hrd');
    },
  },
  {
    code: 'mucinous_without_bowel_markers',
    broken: (record) =>
      record.case.histology === 'mucinous' &&
      !['cea', 'ca19_9'].every((key) => record.workUp.some((i) => i.key === key)),
  },
  {
    code: 'bowel_origin_unproven',
    broken: (record) => {
      const [ca125, cea] = [numberOf(record, 'ca125'), numberOf(record, 'cea')];
      const origin = answer(record, 'gi_origin_ruled_out');
      const low = ca125 !== null && cea !== null && ca125 <= 25 * cea;
      return low && origin?.value === true && !/내시경|조직검사/.test(origin.reason ?? '');
    },
  },
  {
    code: 'platinum_without_recurrence',
    broken: (record) =>
      record.referral?.phase !== 'recurrence' &&
      record.workUp.some((item) => item.key === 'months_since_platinum' || item.key === 'treatment_lines'),
  },
  {
    code: 'platinum_before_first_treatment',
    broken: (record) => {
      const months = numberOf(record, 'months_since_platinum');
      const year = /(\d{4})년 타원에서/.exec(record.referral?.question ?? '')?.[1];
      if (months === null || year === undefined || !record.referral) return false;
      return months > (Number(record.referral.receivedOn.slice(0, 4)) - Number(year) + 1) * 12;
    },
  },
];
