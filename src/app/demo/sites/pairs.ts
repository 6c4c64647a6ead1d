import { uuidOfName } from '../../../kernel/ids.ts';
import { courseForms } from '../../../modules/care/index.ts';
import { dateOf } from '../calendar.ts';
import { entry } from '../entry.ts';
import type { Random } from '../random.ts';
import type { CaseRecord, Day } from '../shapes.ts';
import type { Listed } from './general-board.ts';
import type { SiteCourse } from './site-course.ts';

type Woman = { readonly course: SiteCourse; readonly record: CaseRecord };

/** The second case of a woman, beside the record of the first. */
const second = (
  { course, record: { again: _, ...record } }: Woman,
  asks: string,
  seed: string,
): { record: CaseRecord; listed: Listed } | null => {
  const { listing, referral } = record;
  const { reported } = course;
  if (listing === null || referral === null || reported === null) return null;
  const id = uuidOfName('demonstration', seed, 'agenda item of a second primary', course.name);
  const on = dateOf(reported);
  const said = { on, site: 'ovary', histology: 'endometrioid', grade: 'G1', basis: 'specimen' } as const;
  const first = record.listing?.recommendations[0];
  return {
    listed: { id, board: course.board, isDeferred: false },
    record: {
      ...record,
      key: `${record.key}-2`,
      woman: record.key,
      case: {
        ...record.case,
        site: 'ovary',
        histology: 'endometrioid',
        grade: 'G1',
        stage: 'I',
        stageEdition: 'figo-2014',
        notOperatedReason: null,
      },
      referral: {
        ...referral,
        question: `${/^\d+세 여성/.exec(referral.question)?.[0]}, 자궁내막암과 함께 난소 종괴가 있음. ${asks}`,
      },
      workUp: record.workUp.filter(({ key }) => generalKeys.has(key)),
      course: [
        entry(courseForms.diagnosis, said),
        entry(courseForms.stage, { on, basis: 'surgical_pathological', edition: 'figo-2014', stage: 'IA' }),
      ],
      listing: {
        agendaItemId: id,
        recommendations:
          first === undefined
            ? []
            : [
                {
                  ...first,
                  modality: 'observation',
                  timing: 'not_applicable',
                  detail: '자궁내막암 수술에서 함께 병기설정하고 추가 치료 없이 추적',
                  rationale: '두 원발 모두 초기로 한 번의 수술로 치료함.',
                  alternative: null,
                },
              ],
      },
      operations: [],
    },
  };
};
const asked = [
  '난소의 별도 원발인지 전이인지 함께 봐 주십시오.',
  '같은 수술에서 난소도 병기설정할지 여쭙니다.',
  '동시 원발로 보고 치료해도 될까요?',
];
const generalKeys: ReadonlySet<string> = new Set([
  'ecog',
  'comorbidity',
  'haemoglobin',
  'albumin',
  'creatinine',
  'allergies',
  'menopausal_state',
  'patient_view',
  'family_history',
  'clinical_examination',
]);

/** Women of the endometrium in whom an early cancer of the ovary was found with it: a second case of the same woman, operated with the first. */
export const secondPrimary = (
  women: readonly Woman[],
  { share, seed, today }: { share: number; seed: string; today: Day },
  random: Random,
): {
  readonly listed: readonly Listed[];
  readonly withSecond: (records: readonly CaseRecord[]) => CaseRecord[];
} => {
  const may = women.filter(
    ({ course, record }) =>
      course.disease.histology === 'endometrioid' &&
      course.disease.kind === 'endometrium' &&
      course.plan.first === 'surgery' &&
      course.reported !== null &&
      course.reported <= today &&
      course.fate.grown === null &&
      record.listing?.recommendations.length === 1,
  );
  const chosen = random.shuffled(may).slice(0, Math.round(share));
  const made = new Map(
    chosen.flatMap((woman, index) => {
      const of = second(woman, asked[index % asked.length] ?? '', seed);
      return of === null ? [] : [[woman.record.key, of] as const];
    }),
  );
  return {
    listed: [...made.values()].map(({ listed }) => listed),
    withSecond: (records) =>
      records.flatMap((record) => {
        const other = made.get(record.key);
        return other === undefined ? [record] : [{ ...record, woman: record.key }, other.record];
      }),
  };
};
