import type { Discipline } from './shapes.ts';

/**
 * Where a number comes from: C1 to C9 computed from public tables, P a published source, A an assumption.
 * Every number the generator draws with stands here, never in product code.
 */
type Mark = 'A' | 'P' | `C${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}` | 'C1+A' | 'C2+A' | 'C4+A' | 'C5+A' | 'P+A';
export const marked = <const T>(mark: Mark, value: T) => ({ mark, value });

export type Kind = 'early' | 'primary' | 'interval' | 'recurrence';
export type Path = Kind | 'never';

export const operationsAYear = marked('A', { early: 95, primary: 130, interval: 85, recurrence: 40 });
/** New advanced cases never operated, a year, by reason. */
export const neverOperatedAYear = marked('A', {
  unfit: 12,
  progression: 9,
  declined: 6,
  treated_elsewhere: 5,
  lost: 3,
});
/** Deviation of a year's volume, as a share of it. */
export const yearSpread = marked('A', 0.02);
/** Elective theatre in August and late December, relative to other weeks. */
export const quietTheatre = marked('A', 0.8);

export const completeShare = marked('P+A', { primary: 0.66, interval: 0.72, recurrence: 0.76 });
export const residualUnknownShare = marked('A', 0.03);
/** Weight of a complete resection by stage, to tell who of a year's quota is complete. */
export const completeWeight = marked('C4+A', { I: 99, II: 12, IIIA: 60, III: 2.3, IV: 1.5 });
export const residualWhenSome = marked('C4+A', { small: 60, middle: 15, large: 25 });
/** Of women with chemotherapy first, where there is time for it. */
export const laparoscopyShare = marked('A', 0.1);
export const limitedToBiopsyShare = marked('A', 0.05);
export const earlyResidualShare = marked('A', 0.05);

export const ageYears = marked('C1+A', {
  early: { mean: 47.3, deviation: 13.3, low: 20, high: 86 },
  primary: { mean: 55.7, deviation: 11.5, low: 26, high: 84 },
  interval: { mean: 57.5, deviation: 11.0, low: 30, high: 86 },
  recurrence: { mean: 58.5, deviation: 10.5, low: 32, high: 82 },
  never: { mean: 65, deviation: 12, low: 34, high: 91 },
});

/** Nobody has it younger than this. */
export const youngest = marked<Partial<Record<string, number>>>('A', {
  'high-grade-serous': 33,
  carcinosarcoma: 49,
});

export const histologyWeights = marked('A', {
  early: {
    'high-grade-serous': 18,
    'low-grade-serous': 2,
    endometrioid: 26,
    'clear-cell': 28,
    mucinous: 22,
    carcinosarcoma: 2,
    mixed: 2,
  },
  primary: {
    'high-grade-serous': 69,
    'low-grade-serous': 6,
    endometrioid: 6,
    'clear-cell': 8,
    mucinous: 5,
    carcinosarcoma: 3,
    mixed: 2,
    undifferentiated: 1,
  },
  interval: {
    'high-grade-serous': 83,
    'low-grade-serous': 2,
    endometrioid: 4,
    'clear-cell': 6,
    carcinosarcoma: 3,
    mixed: 1,
    undifferentiated: 1,
  },
  never: {
    'high-grade-serous': 78,
    'clear-cell': 9,
    endometrioid: 3,
    carcinosarcoma: 6,
    undifferentiated: 4,
  },
  recurrence: {
    'high-grade-serous': 80,
    'low-grade-serous': 8,
    endometrioid: 6,
    'clear-cell': 5,
    mucinous: 1,
  },
});
export const siteWeights = marked('A', {
  serousAdvanced: { ovary: 78, tube: 15, peritoneum: 7 },
  serousEarly: { ovary: 70, tube: 30 },
});
export const stageGroupWeights = marked('C2+A', {
  early: { I: 75, II: 25 },
  primary: { III: 78, IV: 22 },
  interval: { III: 60, IV: 40 },
  never: { III: 50, IV: 50 },
  recurrence: { I: 8, II: 10, III: 65, IV: 17 },
});
export const stageWithin2014 = marked('A', {
  I: { IA: 40, IB: 4, IC1: 25, IC2: 17, IC3: 14 },
  II: { IIA: 35, IIB: 65 },
  III: { IIIA1: 6, IIIA2: 3, IIIB: 7, IIIC: 84 },
  IV: { IVA: 40, IVB: 60 },
});
/** Stages worth neoadjuvant chemotherapy: never IIIA. */
export const stageWithinBulky = marked('A', { IIIB: 6, IIIC: 94 });
export const stageWithinBefore2014 = marked('C2', {
  I: { IA: 45, IB: 5, IC: 50 },
  II: { IIA: 25, IIB: 25, IIC: 50 },
  III: { IIIA: 2, IIIB: 6, IIIC: 92 },
  IV: { IV: 100 },
});

export const ecogWeights = marked('C2+A', {
  operated: { '0': 64, '1': 31, '2': 5 },
  fit: { '0': 45, '1': 45, '2': 10 },
  unfit: { '2': 30, '3': 50, '4': 20 },
});

/** Medians in the unit named at the item, deviation of the logarithm. */
export const markerMedians = marked('A', {
  ca125: { I: 40, II: 150, III: 450, IV: 650, deviation: 1.4, recurrence: 160, quietHistology: 0.4 },
  he4: { I: 65, II: 150, III: 350, IV: 450, deviation: 0.8, recurrence: 140 },
});
/** CA-125 to CEA (U/ml to ng/ml) at or below which the bowel and stomach are looked into. */
export const ca125CeaRatio = marked('A', 25);

export const molecular = marked('A', {
  /** Germline 9 and 5 %, somatic 6 % shared out between the genes. */
  brca: { brca1: 12.5, brca2: 7.5, variant_of_unknown_significance: 5, negative: 75 },
  /** HRD-positive among those without a BRCA variant, so that 48 % are positive in all. */
  hrdPositiveElse: 0.35,
  state: { done: 85, pending: 6, inconclusive: 5, notDone: 4 },
  mmrDeficient: { endometrioid: 0.12, other: 0.03 },
});

export const missingShare = marked('A', {
  comorbidity: 0.25,
  patientView: 0.4,
  ecogStale: 0.2,
  imagingStale: 0.12,
  histologyNotReported: 0.08,
  he4: 0.3,
  other: 0.03,
  ruledOut: 0.012,
  /** With the residual unknown in 3 % this leaves 5 % of reports incomplete. */
  operativeReport: 0.025,
  pathologyElement: 0.06,
  formNotClosed: 0.015,
  stageNotConfirmed: 0.08,
  ninetyNotClosed: 0.1,
});

export const biopsyShare = marked('A', {
  early: 0.04,
  primary: 0.35,
  interval: 0.97,
  never: 0.93,
  recurrence: 1,
});

/** Days; lognormal. Boards are weekly, so the waits are shortened by the mean wait for the weekday. */
export const waits = marked('A', {
  referralToBoard: { median: 5, deviation: 0.6, low: 1, high: 34 },
  boardToSurgery: { median: 15, deviation: 0.6, low: 3, high: 70 },
  boardToChemotherapy: { median: 8, deviation: 0.5, low: 2, high: 30 },
});
export const cycles = marked('A', { '3': 62, '4': 26, '6': 12 });
/** Days from the last cycle to interval surgery. */
export const intervalGap = marked('A', { low: 21, high: 35 });

export const complexityWeights = marked('A', { low: 35, intermediate: 45, high: 20 });
export const durationMinutes = marked('A', {
  low: 150,
  intermediate: 240,
  high: 360,
  staging: 165,
  deviation: 0.25,
});
export const bloodLossMl = marked('A', {
  low: 220,
  intermediate: 480,
  high: 900,
  staging: 180,
  deviation: 0.45,
});
export const jointWeights = marked('A', { '0': 62, '1': 30, '2': 8 });
/** Share of Clavien-Dindo III and more by surgical complexity score. */
export const severeShare = marked('P', { below8: 0.076, from8: 0.138 });
export const severeEarlyShare = marked('A', 0.03);
export const mildWeights = marked('A', { none: 48, I: 15, II: 27 });
export const severeWeights = marked('A', { IIIa: 42, IIIb: 32, IVa: 18, IVb: 8 });
export const deathIn30Days = marked('A', 0.005);
/** Share of operations where a fellow operates and a gynaecologic oncologist supervises. */
export const supervisedShare = marked('A', 0.12);

/** Progression-free time lognormal (mu, sigma; months), death first, then Weibull to death. */
export const survival = marked('C5+A', {
  none: { mu: 3.43, sigma: 1.01, deathFirst: 0.06, shape: 1.28, scale: 38 },
  some: { mu: 2.8, sigma: 0.95, deathFirst: 0.12, shape: 1.35, scale: 34 },
  never: { mu: 2.3, sigma: 0.9, deathFirst: 0.35, shape: 1.22, scale: 16 },
  early: { shape: 1.25, scale: 306 },
  progressionFactor: 1.2,
  afterFactor: 1.15,
  /** Deaths the centre never hears of. */
  unheard: 0.15,
});
/** Who is to die within so many months of an early tumour has it come back at such a share of them. */
export const earlyDeath = marked('A', { within: 150, relapseAt: 0.55 });

/** Systemic treatment: days from an operation to the first dose and between doses, and what is given. */
export const treatment = marked('A', {
  adjuvantShare: 0.92,
  operationToDose: { low: 20, high: 40 },
  cycleDays: 21,
  lateShare: 0.12,
  maintenanceShare: 0.6,
  dosesToMaintenance: { low: 35, high: 50 },
  maintenanceMonths: { low: 15, high: 36 },
  maintenanceStopped: 0.18,
  relapseToDose: { low: 12, high: 32 },
  /** Days without platinum from which it is given again. */
  platinumAgain: 183,
  trialShare: 0.06,
  followUpDays: { firstYears: 90, later: 182, years: 5 },
  lostShare: 0.22,
});
/** Contacts agreed after treatment: on which share nobody agreed any, and of those that are over how long until she is given up. */
export const contacts = marked('A', {
  noneShare: 0.02,
  oncologistShare: 0.2,
  monthShare: 0.15,
  by: { visit: 88, telephone: 9, video: 2, letter: 1 },
  /** Days after the contact until somebody decides that she is lost. */
  lostAfter: { low: 45, high: 160 },
  lostReasons: { not_reached: 55, treated_elsewhere: 20, declined: 15, moved: 10 },
});
/** CA-125 (U/mL): what a cycle leaves of it, where it comes to rest, and what it is at relapse. */
export const markerCourse = marked('A', {
  upper: 35,
  left: { low: 0.3, high: 0.52 },
  rest: { none: { low: 6, high: 19 }, some: { low: 14, high: 60 } },
  atRelapse: { median: 190, deviation: 0.7, least: 80 },
});
export const toxicityWeights = marked('A', { 0: 4, 1: 22, 2: 40, 3: 28, 4: 6 });
export const relapseWeights = marked('A', {
  peritoneum: 60,
  distant_nodes: 20,
  liver: 8,
  lung: 8,
  brain: 2,
});

/** Tests of tumour and blood as records of the course; variants by names that laboratories publish, from memory. */
export const molecularTests = marked('P+A', {
  brca: { brca1: 12.5, brca2: 7.5, variant_of_unknown_significance: 5, negative: 75 },
  hrdPositiveElse: 0.35,
  /** Instability score from which a tumour is deficient. */
  cut: 42,
  /** Of harmful variants of the tumour, how many are in the blood too. */
  germlineShare: 0.7,
  germlineElse: 0.45,
  germlineDeclined: 0.06,
  germlineAfter: { low: 18, high: 28 },
  afterOperation: 0.8,
  /** Days from the operation: the report of pathology, then the test. */
  reported: { low: 27, high: 37 },
  variants: {
    brca1: ['c.68_69del', 'c.390C>A', 'c.5266dup'],
    brca2: ['c.7480C>T', 'c.1399A>T', 'c.5946del'],
  },
  unclear: { brca1: ['c.154C>T'], brca2: ['c.7522G>A'] },
});
/** Who is irradiated when it comes back, by where; who takes letrozole with a low-grade serous cancer. */
export const furtherTreatment = marked('A', {
  radiated: { peritoneum: 0.03, distant_nodes: 0.3, liver: 0, lung: 0, brain: 0.85 },
  hormoneKept: 0.6,
  hormoneAtRelapse: 0.6,
});
/** Of treatments elsewhere years ago the month alone is known, or the year. */
export const vagueDates = marked('A', { day: 35, month: 50, year: 15 });
/** Work-up of a recurrence. */
export const recurrenceWorkUp = marked('A', {
  weightKg: { mean: 57, deviation: 9, low: 38, high: 96 },
  obstruction: 0.06,
});

export const platinumFree = marked('C7', { mu: 2.3, sigma: 1.12 });

/** Lognormal minutes: mean 3.2, median 1.7. */
export const minutesPerCase = marked('P', { mu: 0.55, sigma: 1.1, low: 0.4, high: 22 });
export const conclusionWeights = marked('P+A', { reached: 92, reached_conditionally: 8 });
type Attendance = {
  readonly rota: Partial<Record<Discipline, number>>;
} & Readonly<Record<'rotaElse' | 'other' | 'late' | 'leavesEarly' | 'video', number>>;
/** Chance that the one on the rota of a discipline comes, and that any other member comes. */
export const attendance = marked<Attendance>('A', {
  rota: {
    'radiation-oncology': 0.93,
    'nuclear-medicine': 0.91,
    pathology: 0.995,
    radiology: 0.997,
    'haematology-oncology': 0.995,
  },
  rotaElse: 0.95,
  other: 0.4,
  late: 0.03,
  leavesEarly: 0.025,
  video: 0.15,
});
export const deferredLately = marked('P', { share: 0.1, imaging: 48, pathology: 42, both: 10 });

export const residence = marked('A', { korea: 93, russia: 2, vietNam: 2, mongolia: 2, uzbekistan: 1 });

/** Month and day of public holidays that follow the sun. */
export const fixedHolidays = marked('P', [
  '01-01',
  '03-01',
  '05-05',
  '06-06',
  '08-15',
  '10-03',
  '10-09',
  '12-25',
]);
/** Seollal and Chuseok, the day itself; theatre is closed a day before and after too. */
export const lunarHolidays = marked<Readonly<Record<number, readonly string[]>>>('P', {
  2020: ['01-25', '10-01'],
  2021: ['02-12', '09-21'],
  2022: ['02-01', '09-10'],
  2023: ['01-22', '09-29'],
  2024: ['02-10', '09-17'],
  2025: ['01-29', '10-06'],
  2026: ['02-17', '09-25'],
  2027: ['02-07', '09-15'],
  2028: ['01-27', '10-03'],
  2029: ['02-13', '09-22'],
  2030: ['02-03', '09-12'],
  2031: ['01-23', '10-01'],
  2032: ['02-11', '09-19'],
});
