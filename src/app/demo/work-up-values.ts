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
    'None known',
    'Hypertension, treated',
    'Type 2 diabetes, metformin',
    'Hypothyroidism, substituted',
    'Asthma, inhaler on demand',
    'Hepatitis B carrier, on antiviral',
  ],
  unfit: [
    'Heart failure, ejection fraction 35 %',
    'Severe chronic obstructive lung disease',
    'Stroke with hemiparesis last year',
    'Chronic kidney disease and frailty',
    'Liver cirrhosis, Child-Pugh B',
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
    'None known': 86,
    'Iodinated contrast: rash': 7,
    'Penicillin: rash': 6,
    Latex: 1,
  }),
  patientView: viewOf(course, language, random.fork('view')),
  familyHistory: random.weighted({
    'No breast or ovarian cancer in the family': 80,
    'Mother: breast cancer': 11,
    'Sister: ovarian cancer': 5,
    'Father: colorectal cancer': 4,
  }),
  examination: random.pick(
    course.disease.group === 'I' || course.path === 'recurrence'
      ? [
          'Abdomen soft, no palpable groin or supraclavicular nodes',
          'Vaginal and rectal examination without fixed tumour',
        ]
      : [
          'Distended abdomen, pelvic mass, rectum free',
          'Palpable omental mass, no groin or supraclavicular nodes',
          'Fixed mass in the pouch of Douglas, breasts normal',
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
        'None left at the first operation, as its report says',
        'Below 1 cm left at the first operation',
        'Not known: the report of the first operation is not here',
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
