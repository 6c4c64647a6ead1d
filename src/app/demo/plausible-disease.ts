import { ageOn } from './calendar.ts';
import type { Rule } from './plausible-rule.ts';
import type { CaseRecord } from './shapes.ts';
import { histologyWords } from './texts.ts';

type Fields = CaseRecord['case'];
type Group = 'I' | 'II' | 'III' | 'IV';

const stages: Readonly<Record<string, RegExp>> = {
  'figo-2014': /^(I(A|B|C[123]?)?|II[AB]?|III(A([12]|1\(ii?\))?|B|C)?|IV[AB]?)$/,
  'figo-pre-2014': /^(I[ABC]?|II[ABC]?|III[ABC]?|IV)$/,
};

export const groupOf = ({ stage }: Fields): Group | null => {
  const found = stage === null ? null : /^(IV|I{1,3})/.exec(stage);
  return (found?.[1] as Group | undefined) ?? null;
};

const grades: Readonly<Record<string, readonly string[]>> = {
  'high-grade-serous': ['high'],
  'low-grade-serous': ['low'],
  endometrioid: ['G1', 'G2', 'G3'],
  mucinous: ['G1', 'G2', 'G3'],
  'clear-cell': ['high'],
  carcinosarcoma: ['high'],
  undifferentiated: ['high'],
  mixed: ['high'],
};

const typesOf: Readonly<Record<string, readonly string[]>> = {
  ovary: Object.keys(grades),
  tube: ['high-grade-serous', 'low-grade-serous', 'carcinosarcoma', 'endometrioid', 'undifferentiated'],
  peritoneum: ['high-grade-serous', 'low-grade-serous', 'carcinosarcoma'],
};

/** Year of the disease's first diagnosis: that of presentation, or what the referral says of a recurrence. */
const firstYear = (record: CaseRecord): number | null => {
  const told = /(\d{4})년 타원에서/.exec(record.referral?.question ?? '');
  const text = told?.[1] ?? (record.case.treatedBefore ? null : record.case.presentedOn?.slice(0, 4));
  return text ? Number(text) : null;
};

const age = (record: CaseRecord): number | null =>
  record.patient.bornOn && record.case.presentedOn
    ? ageOn(record.patient.bornOn, record.case.presentedOn)
    : null;

const written = (record: CaseRecord, pattern: RegExp): string | null =>
  pattern.exec(record.referral?.question ?? '')?.[1] ?? null;

export const diseaseRules: readonly Rule[] = [
  {
    code: 'record_number_not_marked',
    broken: ({ identity, key }) =>
      !/^DEMO-\d{6}$/.test(identity.recordNumber) || key !== identity.recordNumber,
  },
  {
    code: 'name_missing',
    broken: ({ identity }) => !identity.latinName || !identity.nativeName || !identity.sortName,
  },
  { code: 'age_unlikely', broken: (record) => (age(record) ?? 50) < 15 || (age(record) ?? 50) > 95 },
  {
    code: 'histology_contradicts_age',
    broken: (record) => {
      const years = age(record);
      if (years === null) return false;
      const { histology } = record.case;
      return (
        (histology === 'carcinosarcoma' && years < 45) || (histology === 'high-grade-serous' && years < 28)
      );
    },
  },
  {
    code: 'site_of_another_board',
    broken: ({ case: fields }) => fields.site !== null && !(fields.site in typesOf),
  },
  {
    code: 'histology_not_of_site',
    broken: ({ case: { site, histology } }) =>
      site !== null && histology !== null && !(typesOf[site] ?? []).includes(histology),
  },
  {
    code: 'grade_contradicts_histology',
    broken: ({ case: { grade, histology } }) =>
      grade !== null && (histology === null || !(grades[histology] ?? []).includes(grade)),
  },
  {
    code: 'stage_without_edition',
    broken: ({ case: { stage, stageEdition } }) => (stage === null) !== (stageEdition === null),
  },
  {
    code: 'stage_not_in_edition',
    broken: ({ case: { stage, stageEdition } }) =>
      stage !== null && stageEdition !== null && stages[stageEdition]?.test(stage) !== true,
  },
  {
    code: 'edition_contradicts_year',
    broken: (record) => {
      const year = firstYear(record);
      if (year === null || record.case.stageEdition === null) return false;
      return year < 2014 !== (record.case.stageEdition === 'figo-pre-2014');
    },
  },
  {
    code: 'peritoneum_in_stage_one',
    broken: ({ case: fields }) => fields.site === 'peritoneum' && groupOf(fields) === 'I',
  },
  {
    code: 'question_contradicts_age',
    broken: (record) => {
      const told = written(record, /(\d+)세 여성/);
      const received = record.referral?.receivedOn;
      if (told === null || received === undefined || record.patient.bornOn === null) return false;
      return Number(told) !== ageOn(record.patient.bornOn, received);
    },
  },
  {
    code: 'question_contradicts_stage',
    broken: (record) => {
      const told = written(record, / ([IVABC]+[123]?)기/);
      return told !== null && record.case.stage !== null && told !== record.case.stage;
    },
  },
  {
    code: 'question_contradicts_histology',
    broken: (record) => {
      const told = written(record, /조직검사: ([^.]+)\./);
      return told !== null && told !== histologyWords(record.case);
    },
  },
];
