import { marked } from '../parameters.ts';

/** What the general board discusses: everything but carcinoma of ovary, tube and peritoneum. */
export type Kind =
  | 'cervix'
  | 'endometrium'
  | 'sarcoma'
  | 'vulva'
  | 'vagina'
  | 'trophoblastic'
  | 'borderline'
  | 'non-epithelial'
  | 'not-known';
export type Group = 'I' | 'II' | 'III' | 'IV';

/** New women a year in a large centre; a small one has a share of each. */
export const newAYear = marked('A', {
  cervix: 210,
  endometrium: 260,
  sarcoma: 18,
  vulva: 14,
  vagina: 6,
  trophoblastic: 14,
  borderline: 25,
  'non-epithelial': 12,
  'not-known': 12,
} satisfies Record<Kind, number>);
/** Women a year with two primaries at once: of the endometrium, and of the ovary, the breast being no site here. */
export const pairsAYear = marked('A', 8);
export const smallShare = marked('A', { sites: 0.12, ovary: 0.06 });

type Ages = Readonly<Record<'mean' | 'deviation' | 'low' | 'high', number>>;
export const ages = marked<Readonly<Record<Kind, Ages>>>('A', {
  cervix: { mean: 50, deviation: 13, low: 24, high: 88 },
  endometrium: { mean: 56, deviation: 11, low: 28, high: 87 },
  sarcoma: { mean: 52, deviation: 11, low: 27, high: 82 },
  vulva: { mean: 67, deviation: 13, low: 34, high: 92 },
  vagina: { mean: 65, deviation: 13, low: 34, high: 90 },
  trophoblastic: { mean: 34, deviation: 8, low: 19, high: 53 },
  borderline: { mean: 43, deviation: 14, low: 18, high: 82 },
  'non-epithelial': { mean: 32, deviation: 15, low: 16, high: 76 },
  'not-known': { mean: 63, deviation: 11, low: 35, high: 88 },
});

/** Stages as they are once everything is known, in the edition of the site's own. */
export const stages = marked<Readonly<Record<Exclude<Kind, 'not-known'>, Readonly<Record<string, number>>>>>(
  'A',
  {
    cervix: {
      IA1: 9,
      IA2: 5,
      IB1: 18,
      IB2: 14,
      IB3: 7,
      IIA1: 3,
      IIA2: 2,
      IIB: 12,
      IIIA: 1,
      IIIB: 3,
      IIIC1p: 4,
      IIIC1r: 10,
      IIIC2r: 5,
      IVA: 3,
      IVB: 4,
    },
    endometrium: { IA: 62, IB: 13, II: 6, IIIA: 4, IIIC1: 6, IIIC2: 4, IVB: 5 },
    sarcoma: { IA: 20, IB: 40, IIA: 3, IIB: 5, IIIA: 6, IIIB: 3, IIIC: 3, IVB: 20 },
    vulva: { IA: 18, IB: 42, II: 6, IIIA: 14, IIIB: 5, IIIC: 7, IVA: 5, IVB: 3 },
    vagina: { I: 33, II: 30, III: 22, IVA: 10, IVB: 5 },
    trophoblastic: { I: 68, II: 4, III: 22, IV: 6 },
    borderline: { IA: 60, IB: 8, IC1: 12, IC3: 5, IIB: 5, IIIA2: 3, IIIB: 7 },
    // Advanced ones are left out: the ovarian set would count them with the carcinomas.
    'non-epithelial': { IA: 62, IC1: 12, IC2: 6, IIA: 12, IIB: 8 },
  },
);

export const histologies = marked<Readonly<Record<Kind, Readonly<Record<string, number>>>>>('A', {
  cervix: {
    'squamous-hpv': 70,
    'squamous-hpv-independent': 4,
    'adenocarcinoma-hpv': 14,
    'gastric-type': 5,
    adenosquamous: 4,
    'small-cell-neuroendocrine': 2,
    'clear-cell': 1,
  },
  endometrium: {
    endometrioid: 77,
    'serous-endometrial': 9,
    carcinosarcoma: 5,
    'clear-cell': 3,
    undifferentiated: 3,
    mixed: 3,
  },
  sarcoma: {
    leiomyosarcoma: 50,
    'stromal-low': 22,
    'stromal-high': 9,
    'undifferentiated-sarcoma': 6,
    adenosarcoma: 13,
  },
  vulva: { 'squamous-hpv': 31, 'squamous-hpv-independent': 47, paget: 9, melanoma: 6, 'basal-cell': 7 },
  vagina: { 'squamous-hpv': 80, adenocarcinoma: 12, melanoma: 8 },
  trophoblastic: {
    'invasive-mole': 75,
    choriocarcinoma: 18,
    'placental-site': 4,
    'epithelioid-trophoblastic': 3,
  },
  borderline: { 'borderline-serous': 52, 'borderline-mucinous': 38, 'borderline-seromucinous': 10 },
  'non-epithelial': {
    dysgerminoma: 22,
    'yolk-sac': 18,
    'immature-teratoma': 22,
    'granulosa-adult': 30,
    'sertoli-leydig': 8,
  },
  'not-known': { adenocarcinoma: 70, carcinoma: 30 },
});
/** Of an endometrioid cancer. */
export const endometrioidGrades = marked('A', { G1: 58, G2: 30, G3: 12 });
export const squamousGrades = marked('P', { G1: 7, G2: 50, G3: 43 });
export const molecularClasses = marked('A', {
  low: { NSMP: 60, MMRd: 30, POLEmut: 7, p53abn: 3 },
  high: { p53abn: 55, MMRd: 25, POLEmut: 10, NSMP: 10 },
});

/** Five-year survival in percent, by group; of a mole's tumours nearly everybody lives. */
type OfGroup = Readonly<Record<Group, number>>;
export const fiveYears = marked<Readonly<Record<Kind, OfGroup>>>('A', {
  cervix: { I: 92, II: 78, III: 62, IV: 22 },
  endometrium: { I: 95, II: 85, III: 68, IV: 25 },
  sarcoma: { I: 62, II: 40, III: 28, IV: 12 },
  vulva: { I: 90, II: 75, III: 50, IV: 18 },
  vagina: { I: 78, II: 62, III: 45, IV: 18 },
  trophoblastic: { I: 99.5, II: 99, III: 97, IV: 85 },
  borderline: { I: 99, II: 98, III: 95, IV: 95 },
  'non-epithelial': { I: 96, II: 88, III: 80, IV: 70 },
  'not-known': { I: 40, II: 40, III: 40, IV: 40 },
});

export const treated = marked('A', {
  declined: 0.03,
  /** Of women below 40 with a small cancer of the cervix. */
  cervixFertility: 0.35,
  cervixAdjuvant: 0.3,
  /** Of women below 40 with a grade 1 cancer within the endometrium. */
  progestin: 0.75,
  minimallyInvasive: 0.85,
  sentinel: 0.7,
  vulvaSentinel: 0.55,
  vulvaFlap: 0.25,
  borderlineFertility: 0.9,
  /** Methotrexate that does not bring hCG down. */
  resistance: 0.3,
  radicalFistula: 0.02,
});

/** Days, medians with the deviation of the logarithm. */
export const siteWaits = marked('A', {
  referralToBoard: { median: 5, deviation: 0.5, low: 2, high: 24 },
  boardToSurgery: { median: 12, deviation: 0.5, low: 3, high: 50 },
  boardToRadiation: { median: 15, deviation: 0.4, low: 6, high: 40 },
  boardToDrugs: { median: 8, deviation: 0.5, low: 2, high: 30 },
  operationToReport: { median: 9, deviation: 0.25, low: 5, high: 18 },
  operationToAdjuvant: { median: 26, deviation: 0.2, low: 18, high: 42 },
});

/** Where such a disease comes back, as the record calls it. */
export type ReturnSite =
  | 'local'
  | 'pelvic_wall'
  | 'regional_nodes'
  | 'distant_nodes'
  | 'groin'
  | 'peritoneum'
  | 'liver'
  | 'lung'
  | 'bone';
/** Where it comes back. */
export const returns = marked('A', {
  cervix: { local: 25, pelvic_wall: 15, distant_nodes: 30, lung: 20, bone: 10 },
  endometrium: { local: 25, regional_nodes: 25, lung: 25, peritoneum: 20, liver: 5 },
  sarcoma: { lung: 55, peritoneum: 20, local: 20, liver: 5 },
  vulva: { local: 55, groin: 30, lung: 15 },
  vagina: { local: 55, regional_nodes: 25, lung: 20 },
  trophoblastic: { lung: 60, local: 40 },
  borderline: { local: 70, peritoneum: 30 },
  'non-epithelial': { peritoneum: 50, local: 50 },
  'not-known': { liver: 50, peritoneum: 50 },
} satisfies Record<Kind, Partial<Record<ReturnSite, number>>>);

/** Of the nine points of a low risk and of a high one, how many women in a hundred. */
export const scoreBands = marked('A', { '0-4': 70, '5-6': 12, '7-12': 18 });
