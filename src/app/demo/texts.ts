import { ageAtReferral, type Course } from './course.ts';
import type { Random } from './random.ts';
import type { Recommendation, WorkUpItem } from './shapes.ts';
import { firstTreatmentYear } from './work-up-values.ts';

const histologyWords = (course: Course): string =>
  `${course.disease.histology.replaceAll('-', ' ')} carcinoma`
    .replace('carcinosarcoma carcinoma', 'carcinosarcoma')
    .replace('mixed carcinoma', 'mixed epithelial carcinoma');

/** Only what the referrer could know: a result taken by the day of referral. */
const markerWords = (workUp: readonly WorkUpItem[], receivedOn: string): string => {
  const ca125 = workUp.find((item) => item.key === 'ca125');
  const known = ca125?.state === 'present' && ca125.takenOn !== null && ca125.takenOn <= receivedOn;
  return known ? ` CA-125 ${String(ca125.value)} U/mL.` : '';
};

const complaints = {
  early: [
    'an adnexal mass found at a check-up',
    'pelvic pain and a complex ovarian mass',
    'irregular bleeding and an adnexal mass',
  ],
  primary: [
    'abdominal distension for six weeks',
    'early satiety and ascites',
    'a pelvic mass and omental nodules',
  ],
  interval: [
    'ascites and dyspnoea on exertion',
    'marked distension and weight loss',
    'diffuse carcinomatosis on CT',
  ],
  never: [
    'ascites and loss of appetite',
    'poor general condition and carcinomatosis',
    'pleural effusion and ascites',
  ],
};

const asks = {
  early: [
    'Which staging procedure is needed?',
    'Comprehensive staging, and can it be minimally invasive?',
    'What extent of surgical staging does the board advise?',
  ],
  primary: [
    'Is complete primary debulking achievable, and which departments should join?',
    'Primary debulking or neoadjuvant chemotherapy?',
    'Can all disease be removed upfront?',
  ],
  interval: [
    'Upfront surgery or neoadjuvant chemotherapy first?',
    'Is the disease resectable now, or only after chemotherapy?',
  ],
  never: ['Is any cytoreductive surgery reasonable?', 'Which first treatment does the board advise?'],
  recurrence: [
    'Is secondary cytoreduction justified?',
    'Surgery before the next platinum, or chemotherapy alone?',
  ],
};

const tissueWords = (course: Course): string =>
  course.biopsied ? ` Biopsy: ${histologyWords(course)}.` : '';

const openingWords = (course: Course, random: Random): string => {
  const age = `${ageAtReferral(course)}-year-old woman`;
  if (course.path === 'recurrence')
    return `${age}, ${histologyWords(course)} treated elsewhere in ${firstTreatmentYear(course)}, stage ${course.disease.stage} then, now a recurrence.`;
  const advanced = course.path === 'early' ? '' : ` Imaging: stage ${course.disease.stage}.`;
  return `${age} with ${random.pick(complaints[course.path])}.${advanced}`;
};

/** The question to the board, from the case's own facts. */
export const questionOf = (
  course: Course,
  workUp: readonly WorkUpItem[],
  receivedOn: string,
  random: Random,
): string =>
  `${openingWords(course, random)}${markerWords(workUp, receivedOn)}${
    course.path === 'recurrence' ? '' : tissueWords(course)
  } ${random.pick(asks[course.path])}`;

const ecogWords = (workUp: readonly WorkUpItem[]): string => {
  const ecog = workUp.find((item) => item.key === 'ecog');
  return ecog?.state === 'present' ? `ECOG ${String(ecog.value)}` : 'Performance status not recorded';
};

const surgeryReasons = {
  early: [
    'Disease appears confined to the adnexa; staging decides about adjuvant treatment.',
    'No sign of spread on imaging; frozen section in theatre.',
  ],
  primary: [
    'Mesentery root and small bowel look free; complete resection appears achievable with the joint team.',
    'Upper abdominal disease is resectable on the images shown; no unresectable deposit.',
  ],
  interval: [
    'Diffuse small-bowel and mesenteric disease on the images shown; upfront complete resection is unlikely.',
    'Extensive upper abdominal and pleural disease; chemotherapy first, then reassess.',
  ],
  recurrence: [
    'Limited disease, long platinum-free interval and little ascites: complete resection appears achievable.',
    'Localised recurrence, first operation said to be complete, good condition.',
  ],
  never: [
    'Disease load and condition speak against upfront surgery.',
    'Large disease load; chemotherapy first, then reassess.',
  ],
};

/** Why the board recommends it. */
export const rationaleOf = (course: Course, workUp: readonly WorkUpItem[], random: Random): string =>
  `${ecogWords(workUp)}. ${random.pick(surgeryReasons[course.path])}`;

/** How her view bore on the recommendation; null when nobody said anything. */
export const patientViewText = (
  workUp: readonly WorkUpItem[],
  random: Random,
): Recommendation['patientView'] => {
  const view = workUp.find((item) => item.key === 'patient_view');
  if (view?.state === 'present' && typeof view.value === 'string') return view.value;
  return random.chance(0.5) ? 'Not known: she has not been asked yet.' : null;
};

export const decisionNotes = {
  accepted: [
    'Agrees after a long talk with her family.',
    '설명을 듣고 동의하심.',
    'Agrees; asks for a start as early as possible.',
    '가족과 상의 후 동의하심.',
  ],
  alternative: ['Prefers chemotherapy first.', '먼저 항암치료를 받고 싶다고 하심.'],
  declined: ['Does not want an operation.', '수술을 원하지 않으심.', 'Prefers symptom care at home.'],
  undecided: ['Wants a second opinion first.', '다른 병원 의견을 듣고 결정하겠다고 하심.'],
};
