import { yearOf } from './calendar.ts';
import { ageAtReferral, type Course } from './course.ts';
import { ecogWeights, molecular, platinumFree, recurrenceWorkUp } from './parameters.ts';
import type { Random } from './random.ts';
import type { Day } from './shapes.ts';
import type { Draft } from './draft.ts';
import { type Language, viewIn } from './voices.ts';

const fitness = (course: Course): 'operated' | 'fit' | 'unfit' => {
  if (course.path !== 'never') return 'operated';
  return course.reason === 'unfit' ? 'unfit' : 'fit';
};

export const ecogOf = (course: Course, random: Random): number =>
  Number(random.weighted<string>(ecogWeights.value[fitness(course)]));

const comorbidities = {
  fit: [
    '알려진 질환 없음',
    '고혈압, 약물치료 중',
    '제2형 당뇨병, metformin 복용',
    '갑상선기능저하증, 호르몬 보충 중',
    '천식, 필요시 흡입제',
    'B형간염 보유자, 항바이러스제 복용',
  ],
  unfit: [
    '심부전, 박출률 35%',
    '중증 만성폐쇄성폐질환',
    '작년 뇌졸중, 편마비',
    '만성콩팥병과 노쇠',
    '간경변증, Child-Pugh B',
  ],
};

/** What she would say of it, by what becomes of her. */
const viewOf = (course: Course, language: Language, random: Random): string => {
  if (course.reason === 'declined') return viewIn(language, 'declined', random);
  const young = course.path === 'early' && ageAtReferral(course) < 40;
  return viewIn(language, young ? 'young' : 'wish', random);
};

const spreadText = {
  IIIA: [
    'Pelvic mass, borderline pelvic and para-aortic nodes',
    'Bilateral adnexal masses, peritoneum smooth',
  ],
  IIIB: [
    'Pelvic mass and small nodules above the pelvic brim',
    'Adnexal masses, peritoneal nodules up to 2 cm',
  ],
  I: ['Adnexal mass without ascites or peritoneal nodules', 'Complex ovarian mass, peritoneum smooth'],
  II: ['Pelvic mass reaching the uterus, upper abdomen free', 'Adnexal mass with pelvic nodules only'],
  III: [
    'Omental cake and peritoneal nodules, ascites',
    'Pelvic mass with diffuse peritoneal nodules above the pelvic brim',
  ],
  IV: [
    'Peritoneal carcinomatosis with pleural effusion or distant deposits',
    'Omental cake; disease outside the abdomen',
  ],
};

const spreadKey = ({ disease: { group, stage } }: Course): keyof typeof spreadText => {
  if (stage.startsWith('IIIA')) return 'IIIA';
  return stage === 'IIIB' ? 'IIIB' : group;
};

const imagingText = (course: Course, random: Random): string => {
  const recurrence = [
    'Two nodules at the pelvic peritoneum',
    'Single para-aortic node and a nodule at the spleen hilum',
    'Nodule on the diaphragm, pelvis free',
  ];
  return `CT: ${random.pick(course.path === 'recurrence' ? recurrence : spreadText[spreadKey(course)])}`;
};

const ascitesOf = (course: Course, random: Random): number => {
  if (course.path === 'recurrence') return random.chance(0.8) ? 0 : random.whole(1, 9) * 50;
  const median = { I: 0, II: 60, III: 700, IV: 1200 }[course.disease.group];
  return median === 0 ? 0 : Math.min(9000, Math.round(random.lognormal(median, 0.9) / 50) * 50);
};

/** Answers of the minimum dataset that are words or plain numbers. */
export const findings = (course: Course, language: Language, random: Random) => ({
  comorbidity: random.pick(comorbidities[fitness(course) === 'unfit' ? 'unfit' : 'fit']),
  haemoglobin: Math.round(Math.min(15.5, Math.max(7.4, random.normal(11.8, 1.3))) * 10) / 10,
  albumin:
    Math.round(
      Math.min(4.9, Math.max(1.9, random.normal(course.disease.group === 'I' ? 4.1 : 3.5, 0.45))) * 10,
    ) / 10,
  creatinine: Math.round(Math.min(2.2, Math.max(0.4, random.lognormal(0.7, 0.22))) * 100) / 100,
  allergies: random.weighted({
    '알려진 알레르기 없음': 86,
    '요오드 조영제: 발진': 7,
    '페니실린: 발진': 6,
    라텍스: 1,
  }),
  patientView: viewOf(course, language, random.fork('view')),
  familyHistory: random.weighted({
    '유방암·난소암 가족력 없음': 80,
    '어머니: 유방암': 11,
    '자매: 난소암': 5,
    '아버지: 대장암': 4,
  }),
  examination: random.pick(
    course.disease.group === 'I' || course.path === 'recurrence'
      ? ['복부 부드러움, 서혜부와 쇄골상부에 만져지는 림프절 없음', '질과 직장 진찰에서 고정된 종양 없음']
      : [
          '복부 팽만, 골반 종괴, 직장 침범 없음',
          '대망 종괴 만져짐, 서혜부와 쇄골상부 림프절 없음',
          '더글라스와에 고정된 종괴, 유방 정상',
        ],
  ),
  ultrasound: random.pick(
    course.path === 'recurrence'
      ? ['Vaginal vault with a nodule', 'Pelvis without fluid']
      : [
          'Solid and cystic adnexal mass, colour score 3',
          'Multilocular solid mass, colour score 4',
          'Bilateral solid masses',
        ],
  ),
  imaging: imagingText(course, random),
  thorax:
    course.disease.stage === 'IVA' && course.path !== 'recurrence'
      ? 'CT: pleural effusion'
      : 'CT: no parenchymal lesion',
  ascites: ascitesOf(course, random),
});

/** A test on tissue; its result comes one to three weeks after the biopsy, so often after the board. */
const testItem = (key: string, value: string, biopsyOn: Day, random: Random): Draft => {
  const state = random.weighted(molecular.value.state);
  if (state === 'notDone') return { key, state: 'missing' };
  if (state === 'pending') return { key, state: 'requested' };
  return {
    key,
    value: state === 'inconclusive' ? 'inconclusive' : value,
    takenOn: biopsyOn + random.whole(5, 21),
  };
};

/** BRCA and HRD of high-grade serous, MMR of endometrioid, clear cell, mucinous and mixed. */
export const molecularItems = (
  { disease: { histology } }: Course,
  biopsyOn: Day,
  random: Random,
): Draft[] => {
  if (histology === 'high-grade-serous') {
    const brca = random.weighted<string>(molecular.value.brca);
    const positive = brca === 'brca1' || brca === 'brca2' || random.chance(molecular.value.hrdPositiveElse);
    return [
      testItem('brca', brca, biopsyOn, random),
      testItem('hrd', positive ? 'positive' : 'negative', biopsyOn, random),
    ];
  }
  if (!['endometrioid', 'clear-cell', 'mucinous', 'mixed'].includes(histology)) return [];
  const share = molecular.value.mmrDeficient[histology === 'endometrioid' ? 'endometrioid' : 'other'];
  return [testItem('mmr', random.chance(share) ? 'deficient' : 'proficient', biopsyOn, random)];
};

/** What nurse, oncologist and surgeon find out about a recurrence before its board. */
const recurrenceVisit = ({ board, received }: Course, random: Random): Draft[] => {
  const { weightKg, obstruction } = recurrenceWorkUp.value;
  const weight = Math.min(
    weightKg.high,
    Math.max(weightKg.low, random.normal(weightKg.mean, weightKg.deviation)),
  );
  const nursedOn = Math.max(received, board - random.whole(1, 6));
  return [
    { key: 'weight', value: Math.round(weight * 10) / 10, unit: 'kg', takenOn: nursedOn },
    { key: 'bowel_obstruction', value: random.chance(obstruction), takenOn: nursedOn },
    { key: 'best_response', value: random.weighted({ complete: 80, partial: 20 }), takenOn: received },
    {
      key: 'earlier_residual',
      value: random.pick([
        '첫 수술의 기록에 따르면 잔존종양 없음',
        '첫 수술에서 1 cm 미만 남음',
        '첫 수술의 기록이 없어 알 수 없음',
      ]),
      takenOn: received,
    },
    ...(random.chance(0.2)
      ? [
          {
            key: 'recurrence_biopsy',
            value: 'Fine needle of the nodule: the same tumour',
            takenOn: Math.max(received, board - 2),
          },
        ]
      : []),
  ];
};

/** Platinum-free months never exceed the years since the first diagnosis. */
export const recurrenceItems = (course: Course, random: Random): Draft[] => {
  if (course.path !== 'recurrence') return [];
  const years = yearOf(course.received) - course.disease.firstYear;
  const limit = years * 12 - 5;
  const drawn = Math.round(random.lognormal(Math.exp(platinumFree.value.mu), platinumFree.value.sigma));
  const months = Math.max(6, Math.min(limit, drawn));
  const lines = years >= 4 && random.chance(0.25) ? 2 : 1;
  const takenOn = course.received;
  return [
    { key: 'months_since_platinum', value: months, unit: 'mo', takenOn },
    { key: 'treatment_lines', value: lines, takenOn },
    ...recurrenceVisit(course, random.fork('visit')),
  ];
};
