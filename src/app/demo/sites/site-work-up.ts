import { datasetFor } from '../../../modules/care/index.ts';
import type { Draft } from '../draft.ts';
import { missingShare } from '../parameters.ts';
import type { Random } from '../random.ts';
import type { Day, WorkUpItem } from '../shapes.ts';
import { itemOf, menopausalState, orMissing } from '../work-up.ts';
import { ageAt, hasPositiveNodes, type SiteCourse } from './site-course.ts';
import { histologyText } from './site-texts.ts';

export type Sat = 'first' | 'adjuvant' | 'response_check' | 'diagnosis' | 'recurrence';
type Said = readonly [value: number | boolean | string, unit?: string];
type Says = (course: SiteCourse, random: Random) => Said;

const tenth = (value: number): number => Math.round(value * 10) / 10;
const bounded = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

const isSpread = ({ disease: { group } }: Pick<SiteCourse, 'disease'>): boolean =>
  group === 'III' || group === 'IV';
const hasParametria = ({ disease: { stage } }: SiteCourse): boolean => /^(IIB|III[AB]|IVA)/.test(stage ?? '');

/** What every woman is asked, whatever she has. */
const general: Readonly<Record<string, Says>> = {
  ecog: ({ disease }, random) => [
    Number(random.weighted(disease.group === 'IV' ? { 0: 25, 1: 50, 2: 25 } : { 0: 68, 1: 28, 2: 4 })),
  ],
  comorbidity: (_, random) => [
    random.pick([
      '알려진 질환 없음',
      '고혈압, 약물치료 중',
      '제2형 당뇨병, metformin 복용',
      '고지혈증, 약물치료 중',
      '갑상선기능저하증, 호르몬 보충 중',
      '골다공증, 약물치료 중',
    ]),
  ],
  haemoglobin: ({ disease }, random) => [
    tenth(bounded(random.normal(disease.kind === 'cervix' ? 11.6 : 12.3, 1.3), 7.6, 15.6)),
    'g/dL',
  ],
  albumin: (_, random) => [tenth(bounded(random.normal(4.1, 0.35), 2.6, 4.9)), 'g/dL'],
  creatinine: (course, random) => [
    Math.round(bounded(random.lognormal(hasParametria(course) ? 0.85 : 0.7, 0.22), 0.4, 2.4) * 100) / 100,
    'mg/dL',
  ],
  allergies: (_, random) => [
    random.weighted({ '알려진 알레르기 없음': 88, '요오드 조영제: 발진': 6, '페니실린: 발진': 5, 라텍스: 1 }),
  ],
  family_history: ({ disease }, random) => [
    disease.molecular === 'MMRd' && random.chance(0.3)
      ? '어머니: 대장암, 언니: 자궁내막암'
      : random.weighted({
          '암 가족력 없음': 80,
          '어머니: 유방암': 10,
          '아버지: 대장암': 6,
          '자매: 자궁경부암': 4,
        }),
  ],
  body_mass_index: ({ disease }, random) => [
    tenth(bounded(random.normal(disease.kind === 'endometrium' ? 26.5 : 23.8, 4), 16.5, 43)),
    'kg/m2',
  ],
  frailty_screen: (_, random) => [
    random.weighted({
      'G8 15/17: 노쇠 징후 없음': 55,
      'G8 12/17: 노인 평가 의뢰함': 30,
      '노인 평가: 치료 가능': 15,
    }),
  ],
  fertility_wish: ({ plan }, random) => [
    plan.isSparing
      ? '가능하면 지키고 싶어 하심'
      : random.pick(['더 원하지 않으심', '자녀 둘, 더 원하지 않으심', '치료가 우선이라고 하심']),
  ],
  histology: ({ disease }) => [histologyText(disease)],
};

const clinical: Readonly<Record<SiteCourse['disease']['kind'], Says>> = {
  cervix: (course) => [
    hasParametria(course)
      ? '마취하 내진: 자궁경부 종괴, 자궁방조직 침범, 질 상부까지'
      : '마취하 내진: 자궁경부에 국한된 종괴, 자궁방조직 부드러움',
  ],
  endometrium: (_, random) => [
    random.pick([
      '자궁 크기 정상, 부속기 만져지지 않음',
      '자궁 약간 커짐, 자궁경부 정상, 서혜부 림프절 없음',
    ]),
  ],
  sarcoma: () => ['자궁 종괴가 배꼽 아래까지 만져짐, 압통 없음'],
  vulva: ({ disease: { sizeMm } }) => [`외음부 병변 ${sizeMm} mm, 요도와 항문 침범 없음`],
  vagina: ({ disease: { sizeMm } }) => [`질 상부 종괴 ${sizeMm} mm, 골반벽까지 닿지 않음`],
  trophoblastic: () => ['자궁 약간 커짐, 질에 전이 병변 없음'],
  borderline: () => ['부속기 낭성 종괴, 복수 없음'],
  'non-epithelial': () => ['부속기 고형 종괴, 복부 부드러움'],
  'not-known': () => ['복부 팽만, 서혜부와 쇄골상부 림프절 없음'],
};

/** Answers at the first question, by item; what is not here is left to whoever comes to it. */
const particular: Readonly<Record<string, Says>> = {
  ...general,
  clinical_examination: (course, random) => clinical[course.disease.kind](course, random),
  pelvic_mri: (course) => [
    course.disease.kind === 'cervix'
      ? `MRI: ${course.disease.sizeMm} mm, ${hasParametria(course) ? 'parametrium involved' : 'confined, parametria free'}`
      : `MRI: tumour of ${course.disease.sizeMm} mm`,
  ],
  fdg_pet_ct: ({ disease: { stage } }) => [
    /^IIIC2|^IVB/.test(stage ?? '')
      ? 'PET: para-aortic uptake'
      : stage === 'IIIC1r'
        ? 'PET: pelvic nodes positive'
        : 'PET: no nodes beyond the tumour',
  ],
  tumour_size: ({ disease: { sizeMm } }) => [sizeMm, 'mm'],
  stromal_depth: ({ disease: { sizeMm, stage } }, random) => [
    stage === 'IA1' ? random.whole(1, 3) : Math.max(4, Math.round(sizeMm * random.between(0.25, 0.5))),
    'mm',
  ],
  lvsi: ({ disease: { lvsi } }) => [{ none: '없음', focal: '국소', substantial: '광범위' }[lvsi]],
  parametria: (course) => [hasParametria(course) ? '침범' : '침범 없음'],
  hydronephrosis: ({ disease: { stage } }) => [stage === 'IIIB'],
  node_state: (course) => [
    course.disease.stage?.endsWith('r')
      ? 'PET 양성'
      : hasPositiveNodes(course)
        ? '영상에서 경계'
        : '영상에서 음성',
  ],
  scc_antigen: ({ disease }, random) => [
    `${tenth(disease.histology.startsWith('squamous') ? random.lognormal(isSpread({ disease }) ? 9 : 1.6, 0.6) : random.between(0.4, 1.4))} ng/mL`,
  ],
  ultrasound_or_mri: (_, random) => [
    random.pick([
      'MRI: tumour within the inner half',
      'Transvaginal ultrasound: endometrium 17 mm',
      'MRI: deep invasion suspected',
    ]),
  ],
  imaging_by_risk: (course) => [isSpread(course) ? 'CT: nodes enlarged' : 'CT: no disease beyond the uterus'],
  tumour_grade: ({ disease: { grade } }) => [grade ?? 'high'],
  molecular_class: ({ disease: { molecular } }) => [molecular ?? 'NSMP'],
  oestrogen_receptor: (_, random) => [`양성 ${random.whole(5, 9) * 10} %`],
  diabetes_cardiac_risk: (_, random) => [
    random.pick(['당뇨 없음, 심전도 정상', '당뇨, HbA1c 7.1 %', '고혈압, 심초음파 정상']),
  ],
  lesion_map: ({ disease: { sizeMm } }) => [`우측 소음순 ${sizeMm} mm, 사진 첨부`],
  lesion_size: ({ disease: { sizeMm } }) => [sizeMm, 'mm'],
  midline_distance: (_, random) => [random.whole(0, 25), 'mm'],
  multifocal: (_, random) => [random.chance(0.08)],
  structures_reached: ({ disease: { stage } }) => [stage === 'II' ? '요도 하부' : '없음'],
  groin_palpation: (course) => [isSpread(course) ? '우측 1.5 cm, 좌측 없음' : '양측 없음'],
  groin_ultrasound: (course) => [
    isSpread(course) ? 'Right node suspicious, needle positive' : 'No suspicious node on either side',
  ],
  pet_or_ct: (course) => [isSpread(course) ? 'CT: nodes enlarged' : 'CT: no distant disease'],
  biopsy_depth: ({ disease }, random) => [
    `펀치 생검, 깊이 ${tenth(disease.stage === 'IA' ? random.between(0.3, 0.9) : random.between(1.5, 6))} mm`,
  ],
  continence: () => ['문제 없음'],
  wound_risks: (_, random) => [random.pick(['당뇨', '비만', '없음', '흡연'])],
  dressing_help: (_, random) => [random.pick(['딸', '남편', '방문간호', '본인'])],
  examination_under_anaesthesia: () => ['질 상부 1/3, 후벽, 자궁경부 정상'],
  biopsy_p16_hpv: ({ disease: { histology } }) => [
    histology === 'squamous-hpv' ? 'p16 양성, HPV 16' : 'p16 음성',
  ],
  earlier_cancer_looked_for: () => ['자궁경부와 외음부에서 암 없음'],
  expert_review: ({ disease }) => [`전문 병리 재판독: ${histologyText(disease)}`],
  morcellated: (_, random) => [
    random.weighted({
      '세절하지 않음': 80,
      '외부 병원에서 세절, 주머니 사용': 14,
      '외부 병원에서 세절, 주머니 없음': 6,
    }),
  ],
  chest_ct: ({ disease: { group } }) => [group === 'IV' ? 'CT: nodules in both lungs' : 'CT: no nodules'],
  mri_or_ct_abdomen_pelvis: ({ disease: { sizeMm } }) => [`MRI: uterine mass of ${sizeMm} mm`],
  hcg_curve: () => ['경과의 종양표지자 참조'],
  antecedent_pregnancy: ({ disease: { histology } }, random) => [
    histology === 'invasive-mole'
      ? '완전 포상기태, 두 달 전 소파술'
      : random.pick(['만삭 분만, 석 달 전', '자연유산, 넉 달 전']),
  ],
  score_factors: () => ['점수표에 기록함'],
  contraception: (_, random) => [random.pick(['경구피임약', '콘돔'])],
  pelvic_doppler: ({ disease: { sizeMm } }) => [`Vascular lesion of ${sizeMm} mm in the uterine wall`],
  chest_xray: ({ disease: { group } }) => [
    group === 'III' || group === 'IV' ? 'X-ray: nodules' : 'X-ray: clear',
  ],
  brain_liver_imaging: ({ disease: { group } }) => [
    group === 'IV' ? 'MRI: one lesion in the liver' : 'MRI: no lesion',
  ],
  thyroid: () => ['TSH 정상'],
  blood_group: (_, random) => [random.pick(['A, Rh 양성', 'B, Rh 양성', 'O, Rh 양성', 'AB, Rh 양성'])],
  pelvic_ultrasound: ({ disease: { sizeMm } }) => [`Adnexal mass of ${sizeMm} mm`],
  imaging_abdomen_pelvis: (course) => [
    `CT: adnexal mass of ${course.disease.sizeMm} mm, ${isSpread(course) ? 'small peritoneal nodules' : 'peritoneum smooth'}`,
  ],
  imaging_thorax: () => ['CT: no parenchymal lesion'],
  ca125: ({ disease }, random) => [tenth(random.lognormal(disease.group === 'I' ? 32 : 90, 0.7)), 'U/mL'],
  cea: (_, random) => [tenth(random.between(0.6, 3.8)), 'ng/mL'],
  afp: ({ disease: { histology } }, random) => [
    tenth(histology === 'yolk-sac' ? random.lognormal(2600, 0.8) : random.between(1.5, 7)),
    'ng/mL',
  ],
  hcg: (_, random) => [tenth(random.between(0.3, 2)), 'IU/L'],
  ldh: ({ disease: { histology } }, random) => [
    Math.round(histology === 'dysgerminoma' ? random.lognormal(640, 0.4) : random.between(140, 240)),
    'U/L',
  ],
  inhibin_b: ({ disease: { histology } }, random) => [
    tenth(histology === 'granulosa-adult' ? random.lognormal(380, 0.5) : random.between(5, 60)),
    'pg/mL',
  ],
  // At a later question.
  operative_report_signed: () => [true],
  pathology_report_final: () => [true],
  molecular_state: (_, random) => [random.weighted({ reported: 60, pending: 30, asked: 10 })],
  neuropathy: () => ['없음'],
  rt_mri: (_, random) => [random.pick(['MRI: complete response', 'MRI: small rest of 8 mm'])],
  rt_pet: () => ['PET: no uptake'],
  rt_dose_sheet: () => ['외부조사와 근접치료 기록 첨부'],
  weight: (_, random) => [tenth(random.between(44, 74)), 'kg'],
  response_imaging: () => ['MRI: response'],
  recurrence_imaging: ({ returnsTo }) => [
    `CT: ${returnsTo.replaceAll('_', ' ')}, ${returnsTo === 'lung' ? 'two nodules' : 'one lesion'}`,
  ],
  bowel_obstruction: () => [false],
  earlier_residual: () => ['남은 병변 없음'],
  best_response: () => ['complete'],
  treatment_lines: () => [1],
  line_stop_reason: () => ['완료'],
};

/** Phase and type of each question, as the dataset's conditions read them. */
export const asked = {
  first: { phase: 'pre_treatment', questionType: 'primary_treatment' },
  adjuvant: { phase: 'post_operative', questionType: 'adjuvant' },
  response_check: { phase: 'post_treatment', questionType: 'response_check' },
  diagnosis: { phase: 'pre_treatment', questionType: 'diagnosis' },
  recurrence: { phase: 'recurrence', questionType: 'recurrence' },
} as const satisfies Record<Sat, object>;

const ofPhase: Readonly<Record<Sat, readonly string[]>> = {
  first: [],
  diagnosis: [],
  adjuvant: ['operative_report_signed', 'pathology_report_final', 'molecular_state', 'neuropathy'],
  response_check: ['rt_mri', 'rt_pet', 'rt_dose_sheet', 'weight', 'response_imaging'],
  recurrence: [
    'recurrence_imaging',
    'weight',
    'bowel_obstruction',
    'earlier_residual',
    'best_response',
    'treatment_lines',
    'line_stop_reason',
  ],
};
const everyPhase: ReadonlySet<string> = new Set(Object.values(ofPhase).flat());

/** Taken anew at each question. */
const blood: ReadonlySet<string> = new Set([
  'haemoglobin',
  'albumin',
  'creatinine',
  'ecog',
  'ca125',
  'cea',
  'afp',
  'hcg',
  'ldh',
  'inhibin_b',
  'scc_antigen',
]);
/** Asked at some age alone, so that its level says nothing of how often it is answered. */
const unasked: ReadonlySet<string> = new Set([
  'frailty_screen',
  'fertility_wish',
  'brain_liver_imaging',
  'menopausal_state',
  'patient_view',
]);

const applies = (key: string, course: SiteCourse): boolean => {
  const years = ageAt(course);
  if (key === 'frailty_screen') return years >= 69;
  if (key === 'fertility_wish') return years < 45 && course.disease.kind !== 'trophoblastic';
  if (key === 'brain_liver_imaging') return course.disease.histology === 'choriocarcinoma';
  // A tumour of the ovary is taken out whole before anybody names it.
  if (key === 'histology') return course.plan.first !== 'surgery' || course.disease.site !== 'ovary';
  if (key === 'fdg_pet_ct') return course.plan.first !== 'surgery';
  return true;
};

/** The minimum dataset of her site as known on `asOf` for her newest question; `view` is what she said. */
export const siteWorkUp = (
  course: SiteCourse,
  { sat, board, view, asOf }: { sat: Sat; board: Day; view: string; asOf: Day },
  random: Random,
): WorkUpItem[] => {
  const { received } = course;
  const site = course.disease.kind === 'not-known' ? null : course.disease.site;
  const items = datasetFor(site)?.items ?? [];
  const drafts = items.flatMap(({ key, level }): Draft[] => {
    const draw = random.fork(key);
    if (key === 'patient_view')
      return [orMissing({ key, value: view, takenOn: board - 1 }, missingShare.value.patientView, draw)];
    if (key === 'menopausal_state')
      return [{ key, value: menopausalState(ageAt(course), draw), takenOn: received }];
    const says = particular[key];
    if (says === undefined || !applies(key, course)) return [];
    if (everyPhase.has(key) && !ofPhase[sat].includes(key)) return [];
    if (level === 'optional' && !unasked.has(key) && draw.chance(0.4)) return [];
    const [value, unit] = says(course, draw.fork('value'));
    const isLater = everyPhase.has(key) || blood.has(key);
    const takenOn = isLater
      ? board - draw.whole(1, 9)
      : Math.max(received - 20, course.board - draw.whole(1, 24));
    const share = key === 'comorbidity' ? missingShare.value.comorbidity : missingShare.value.other;
    return [orMissing({ key, value, ...(unit === undefined ? {} : { unit }), takenOn }, share, draw)];
  });
  return drafts.map((draft) => itemOf(draft, asOf));
};
