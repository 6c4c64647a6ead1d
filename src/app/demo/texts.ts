import { ageAtReferral, type Course } from './course.ts';
import type { Random } from './random.ts';
import type { Recommendation, WorkUpItem } from './shapes.ts';
import { knownBy } from './work-up.ts';

const histologyWords = (course: Course): string =>
  `${course.disease.histology.replaceAll('-', ' ')} carcinoma`
    .replace('carcinosarcoma carcinoma', 'carcinosarcoma')
    .replace('mixed carcinoma', 'mixed epithelial carcinoma');

const markerWords = (workUp: readonly WorkUpItem[], receivedOn: string): string => {
  const ca125 = workUp.find((item) => item.key === 'ca125');
  return knownBy(workUp, 'ca125', receivedOn) ? ` CA-125 ${String(ca125?.value)} U/mL.` : '';
};

const complaints = {
  early: [
    'an adnexal mass found at a check-up',
    'pelvic pain and a complex ovarian mass',
    'irregular bleeding and an adnexal mass',
  ],
  limited: ['a pelvic mass', 'pelvic pain and bilateral masses', 'an adnexal mass and raised markers'],
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
    'poor appetite and carcinomatosis',
    'weakness, weight loss and ascites',
  ],
};

/** Spread too small to be seen before the operation. */
const isLimited = (course: Course): boolean =>
  course.path !== 'recurrence' && course.disease.stage.startsWith('IIIA');

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

/** What leads to the question, in its sentence. */
const leads = [
  '',
  'As she lives two hours away: ',
  'As she asks for the earliest date: ',
  'Her daughter asks as we do: ',
  'With her age and fitness in mind: ',
  'Before we speak with her again: ',
  'After the round of our ward: ',
  'For the plan of the coming weeks: ',
];

/** No two of a board and path are asked alike: `nth` counts them. */
const askOf = ({ path, board }: Course, nth: number): string => {
  const list = asks[path];
  const place = board + nth;
  const lead = leads[Math.floor(place / list.length) % leads.length] ?? '';
  const ask = list[place % list.length] ?? '';
  return lead === '' ? ask : `${lead}${ask.charAt(0).toLowerCase()}${ask.slice(1)}`;
};

const tissueWords = (course: Course, workUp: readonly WorkUpItem[], receivedOn: string): string => {
  if (course.path === 'recurrence' || !course.biopsied) return '';
  if (knownBy(workUp, 'histology', receivedOn)) return ` Biopsy: ${histologyWords(course)}.`;
  return workUp.some((item) => item.key === 'histology' && item.state === 'requested')
    ? ' Biopsy report awaited.'
    : '';
};

const openingWords = (course: Course, imaged: boolean, random: Random): string => {
  const age = `${ageAtReferral(course)}-year-old woman`;
  if (course.path === 'recurrence')
    return `${age}, ${histologyWords(course)} treated elsewhere in ${course.disease.firstYear}, stage ${course.disease.stage} then, now a recurrence.`;
  const limited = isLimited(course);
  const imaging =
    course.path === 'early' || limited || !imaged ? '' : ` Imaging: stage ${course.disease.stage}.`;
  return `${age} with ${random.pick(complaints[limited ? 'limited' : course.path])}.${imaging}`;
};

/** The question to the board, from the case's own facts, as far as they were known on the day of referral. */
export const questionOf = (
  course: Course,
  workUp: readonly WorkUpItem[],
  receivedOn: string,
  nth: number,
  random: Random,
): string => {
  const opening = openingWords(course, knownBy(workUp, 'imaging_abdomen_pelvis', receivedOn), random);
  const known = markerWords(workUp, receivedOn) + tissueWords(course, workUp, receivedOn);
  return `${opening}${known} ${askOf(course, nth)}`;
};

const ecogWords = (workUp: readonly WorkUpItem[]): string => {
  const ecog = workUp.find((item) => item.key === 'ecog');
  return ecog?.state === 'present' ? `ECOG ${String(ecog.value)}` : 'Performance status not recorded';
};

export type Advised = 'staging' | 'upfront' | 'neoadjuvant' | 'secondary' | 'supportive';
const reasons: Readonly<Record<Advised, readonly string[]>> = {
  staging: [
    'Disease appears confined to the pelvis; staging decides about adjuvant treatment.',
    'No sign of spread on imaging; frozen section in theatre.',
  ],
  upfront: [
    'Mesentery root and small bowel look free; complete resection appears achievable with the joint team.',
    'All disease on the images shown is resectable; no unresectable deposit.',
    'Good condition and resectable disease; the joint team has been asked.',
  ],
  neoadjuvant: [
    'Diffuse small-bowel and mesenteric disease on the images shown; upfront complete resection is unlikely.',
    'Extensive upper abdominal disease; chemotherapy first, then reassess.',
    'Disease load and condition speak against upfront surgery.',
  ],
  secondary: [
    'Limited disease and little ascites: complete resection appears achievable.',
    'Localised recurrence in a platinum-sensitive interval, good condition.',
  ],
  supportive: [
    'Neither surgery nor combination chemotherapy is reasonable in her condition.',
    'Her condition allows symptom control only for now.',
  ],
};

/** Why the board recommends it. */
export const rationaleOf = (advised: Advised, workUp: readonly WorkUpItem[], random: Random): string =>
  `${ecogWords(workUp)}. ${random.pick(reasons[advised])}`;

/** How her view bore on the recommendation; null when nobody said anything. */
export const patientViewText = (
  workUp: readonly WorkUpItem[],
  random: Random,
): Recommendation['patientView'] => {
  const view = workUp.find((item) => item.key === 'patient_view');
  if (view?.state === 'present' && typeof view.value === 'string') return view.value;
  return random.chance(0.5) ? 'Not known: she has not been asked yet.' : null;
};
