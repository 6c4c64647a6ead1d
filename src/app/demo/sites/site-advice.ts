import { dateOf } from '../calendar.ts';
import { unsaid } from '../recommendations.ts';
import type { Random } from '../random.ts';
import type { Day, Person, Recommendation } from '../shapes.ts';
import type { Team } from '../team.ts';
import { aboutOf, type Language, noteIn } from '../voices.ts';
import type { SiteCourse } from './site-course.ts';
import type { Sat } from './site-work-up.ts';

type Advice = Pick<
  Recommendation,
  'intent' | 'modality' | 'timing' | 'detail' | 'rationale' | 'alternative'
> & {
  readonly owner: 'consultant' | 'oncologist' | 'radiation';
  readonly dueDays: number;
};
type Told = Exclude<Recommendation['herDecision']['decision'], 'not_yet_told'>;

const operation = (course: SiteCourse, detail: string, rationale: string, alternative: string): Advice => ({
  intent: 'curative',
  modality: 'surgery',
  timing: 'upfront',
  detail,
  rationale,
  alternative: course.plan.isSparing ? '자궁절제술' : alternative,
  owner: 'consultant',
  dueDays: 28,
});
const radiation = (timing: 'upfront' | 'adjuvant', detail: string, rationale: string): Advice => ({
  intent: 'curative',
  modality: 'radiotherapy',
  timing,
  detail,
  rationale,
  alternative: timing === 'adjuvant' ? '추적관찰' : '방사선 단독',
  owner: 'radiation',
  dueDays: 35,
});
const drugs = (
  timing: Recommendation['timing'],
  detail: string,
  rationale: string,
  intent: Recommendation['intent'] = 'curative',
): Advice => ({
  intent,
  modality: 'systemic',
  timing,
  detail,
  rationale,
  alternative: intent === 'curative' ? '추적관찰' : '증상 조절',
  owner: 'oncologist',
  dueDays: 21,
});
const brachytherapy = (timing: 'upfront' | 'adjuvant'): Advice => ({
  intent: 'curative',
  modality: 'brachytherapy',
  timing,
  detail: timing === 'upfront' ? '영상유도 근접치료, 전체 8주 이내' : '질 절단단 근접치료',
  rationale:
    timing === 'upfront' ? '근접치료 없이는 선량이 부족함.' : '중간 위험군으로 질 절단단 재발을 줄임.',
  alternative: '외부조사 추가',
  owner: 'radiation',
  dueDays: timing === 'upfront' ? 70 : 42,
});
const watching: Advice = {
  intent: 'curative',
  modality: 'observation',
  timing: 'not_applicable',
  detail: '추가 치료 없이 석 달마다 추적',
  rationale: '남은 병변이 없고 위험인자가 적음.',
  alternative: null,
  owner: 'consultant',
  dueDays: 90,
};

const done: Readonly<
  Record<SiteCourse['disease']['kind'], readonly [detail: string, why: string, else_: string]>
> = {
  cervix: [
    '병기에 맞춘 자궁 수술과 림프절 평가',
    '영상에서 자궁경부에 국한되어 절제 가능함.',
    '동시항암방사선',
  ],
  endometrium: [
    '전자궁절제·양측 부속기절제와 림프절 평가',
    '자궁에 국한된 것으로 보이며 전신 상태가 양호함.',
    '호르몬 치료',
  ],
  sarcoma: ['세절하지 않는 자궁절제술', '자궁에 국한되어 완전 절제가 가능함.', '항암치료'],
  vulva: [
    '광범위 국소절제와 서혜부 림프절 평가',
    '병변이 절제 가능하고 서혜부에 고정된 림프절이 없음.',
    '방사선',
  ],
  vagina: ['질 상부 절제술', '작은 병변으로 절제연 확보가 가능함.', '방사선'],
  trophoblastic: ['자궁절제술', '항암에 잘 듣지 않는 조직형임.', 'EMA-EP 항암'],
  borderline: [
    '동결절편을 포함한 수술과 복막 평가',
    '경계성 종양이 의심되어 조직 확인이 필요함.',
    '경과 관찰',
  ],
  'non-epithelial': ['난소를 한쪽 보존하는 병기설정술', '고형 종양으로 조직 확인이 필요함.', '경과 관찰'],
  'not-known': ['조직 확인', '원발 부위가 불분명함.', '경과 관찰'],
};

const firstAdvice = (course: SiteCourse): readonly Advice[] => {
  const { disease, plan } = course;
  switch (plan.first) {
    case 'surgery':
      return [operation(course, ...done[disease.kind])];
    case 'chemoradiation':
      return [
        radiation('upfront', '골반 외부 방사선', '국소 진행 병변으로 수술보다 방사선이 적합함.'),
        drugs('upfront', '주 1회 cisplatin 병용', '방사선 효과를 높임.'),
        ...(disease.kind === 'vulva' ? [] : [brachytherapy('upfront')]),
      ];
    case 'drugs':
      return disease.kind === 'trophoblastic'
        ? [drugs('upfront', '위험 점수에 따른 항암화학요법', 'hCG와 영상에 따라 점수를 정함.')]
        : [drugs('upfront', '전신 항암치료', '전이가 있어 전신치료가 먼저임.', 'palliative')];
    case 'hormone':
      return [
        {
          intent: 'curative',
          modality: 'hormone',
          timing: 'upfront',
          detail: '프로게스틴 치료와 석 달마다 조직검사',
          rationale: '자궁내막에 국한된 1등급으로 임신을 원하심.',
          alternative: '자궁절제술',
          owner: 'consultant',
          dueDays: 21,
        },
      ];
    case 'search':
      return [
        {
          intent: 'diagnostic',
          modality: 'pathology_review',
          timing: 'not_applicable',
          detail: '면역염색 추가와 위·대장내시경',
          rationale: '원발 부위에 따라 치료가 달라짐.',
          alternative: null,
          owner: 'consultant',
          dueDays: 10,
        },
      ];
  }
};

const adjuvantAdvice = ({ plan, disease }: SiteCourse): readonly Advice[] => {
  switch (plan.after) {
    case 'vault':
      return [brachytherapy('adjuvant')];
    case 'radiation':
      return [
        radiation(
          'adjuvant',
          disease.kind === 'vulva' ? '서혜부와 골반 방사선' : '골반 외부 방사선',
          '병리에서 재발 위험인자가 확인됨.',
        ),
      ];
    case 'chemoradiation':
      return [
        radiation('adjuvant', '골반 외부 방사선', '림프절 양성으로 고위험군임.'),
        drugs('adjuvant', '주 1회 cisplatin 병용', '고위험군에서 병용이 권고됨.'),
      ];
    case 'drugs':
      return [drugs('adjuvant', '수술 후 항암화학요법', '최종 병리의 조직형과 병기에 따름.')];
    case 'none':
      return [watching];
  }
};

/** Whether it is irradiated where it has come back, rather than treated by drugs alone. */
export const isIrradiated = ({ returnsTo }: SiteCourse): boolean =>
  ['regional_nodes', 'distant_nodes', 'groin', 'bone'].includes(returnsTo);

const adviceOf = (course: SiteCourse, sat: Sat): readonly Advice[] => {
  switch (sat) {
    case 'first':
      return firstAdvice(course);
    case 'adjuvant':
      return adjuvantAdvice(course);
    case 'response_check':
      return [{ ...watching, rationale: '영상에서 남은 병변이 없음.' }];
    case 'diagnosis':
      return [
        {
          intent: 'curative',
          modality: 'other',
          timing: 'not_applicable',
          detail: '확인된 원발 부위의 진료과로 의뢰',
          rationale: '면역염색과 내시경으로 원발 부위가 확인됨.',
          alternative: null,
          owner: 'consultant',
          dueDays: 7,
        },
      ];
    case 'recurrence':
      return [
        ...(isIrradiated(course)
          ? [
              {
                ...radiation('adjuvant', '국소 병변 방사선', '병변이 적고 증상이 있음.'),
                timing: 'recurrence' as const,
                intent: 'palliative' as const,
              },
            ]
          : []),
        drugs('recurrence', '재발에 대한 전신치료', '재발 부위와 이전 치료를 고려함.', 'palliative'),
      ];
  }
};

const untold = { decision: 'not_yet_told', spokenBy: null, spokenOn: null, note: null } as const;

type Asked = { readonly sat: Sat; readonly board: Day; readonly spoken: Day; readonly asOf: Day };

/** What the board recommends at a question, with what she decided, as known on a day. */
export const siteAdvice = (
  course: SiteCourse,
  { sat, board, spoken, asOf }: Asked,
  { team, radiationOncologist, language }: { team: Team; radiationOncologist: Person; language: Language },
  random: Random,
): Recommendation[] => {
  const owners = { consultant: team.consultant, oncologist: team.oncologist, radiation: radiationOncologist };
  const decision: Told = course.declined ? 'declined' : 'accepted';
  return adviceOf(course, sat).map(({ owner, dueDays, ...advice }) => ({
    ...unsaid,
    ...advice,
    ownerPersonId: owners[owner].id,
    dueOn: dateOf(board + dueDays),
    patientView: null,
    herDecision:
      spoken > asOf
        ? untold
        : {
            decision,
            spokenBy: team.consultant.id,
            spokenOn: dateOf(spoken),
            note:
              decision === 'accepted' && random.chance(0.6)
                ? null
                : noteIn(language, decision, aboutOf(advice.modality), random),
          },
  }));
};
