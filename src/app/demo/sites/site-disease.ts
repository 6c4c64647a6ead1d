import type { Random } from '../random.ts';
import type { CaseRecord } from '../shapes.ts';
import {
  ages,
  endometrioidGrades,
  type Group,
  histologies,
  type Kind,
  molecularClasses,
  squamousGrades,
  stages,
} from './site-parameters.ts';

type Histology = NonNullable<CaseRecord['case']['histology']>;
type Site = NonNullable<CaseRecord['case']['site']>;
export type MolecularClass = 'POLEmut' | 'MMRd' | 'p53abn' | 'NSMP';

/** A disease as it is, whether anybody knows it yet or not. */
export type SiteDisease = {
  readonly kind: Kind;
  /** What is said of the site before, where that is another or nothing. */
  readonly site: Site;
  readonly histology: Histology;
  readonly grade: string | null;
  /** Null where the site has no table of stages, or the disease none. */
  readonly stage: string | null;
  readonly group: Group;
  readonly edition: string | null;
  readonly ageYears: number;
  readonly sizeMm: number;
  readonly lvsi: 'none' | 'focal' | 'substantial';
  readonly molecular: MolecularClass | null;
};

const siteOf: Readonly<Record<Exclude<Kind, 'not-known'>, Site>> = {
  cervix: 'cervix',
  endometrium: 'endometrium',
  sarcoma: 'uterine-sarcoma',
  vulva: 'vulva',
  vagina: 'vagina',
  trophoblastic: 'placenta',
  borderline: 'ovary',
  'non-epithelial': 'ovary',
};
const editions: Readonly<Record<Exclude<Kind, 'not-known'>, string>> = {
  cervix: 'figo-2018',
  endometrium: 'figo-2009',
  sarcoma: 'figo-2009',
  vulva: 'figo-2021',
  vagina: 'figo-2009',
  trophoblastic: 'figo-2000',
  borderline: 'figo-2014',
  'non-epithelial': 'figo-2014',
};

export const groupOfStage = (stage: string): Group => /^(IV|I{1,3})/.exec(stage)?.[1] as Group;

/** Has no table: it is told in words. */
const unstaged: ReadonlySet<string> = new Set(['melanoma']);

const gradeOf = (kind: Kind, histology: string, random: Random): string | null => {
  if (histology === 'endometrioid') return random.weighted(endometrioidGrades.value);
  if (kind === 'endometrium' || histology === 'stromal-high' || histology === 'undifferentiated-sarcoma')
    return 'high';
  if (histology === 'stromal-low') return 'low';
  if (histology === 'adenosarcoma') return random.weighted({ low: 75, high: 25 });
  if (histology === 'leiomyosarcoma') return 'high';
  if (histology === 'immature-teratoma') return random.weighted({ G1: 45, G2: 30, G3: 25 });
  if (/^squamous|^adeno/.test(histology) && kind !== 'not-known')
    return random.weighted(squamousGrades.value);
  return null;
};

const sizes: Readonly<Record<string, readonly [low: number, high: number]>> = {
  IA: [4, 20],
  IA1: [3, 7],
  IA2: [5, 10],
  IB1: [8, 20],
  IB2: [21, 40],
  IB3: [41, 70],
  IIA1: [20, 40],
  IIA2: [41, 65],
  IIB: [30, 70],
};
const sizeOf = (kind: Kind, stage: string | null, random: Random): number => {
  const [low, high] = (kind === 'cervix' && sizes[stage ?? '']) || [15, 60];
  if (kind === 'sarcoma') return stage === 'IA' ? random.whole(22, 50) : random.whole(55, 160);
  if (kind === 'borderline' || kind === 'non-epithelial') return random.whole(55, 210);
  if (kind === 'vulva') return stage === 'IA' ? random.whole(5, 18) : random.whole(12, 48);
  if (kind === 'trophoblastic') return random.whole(12, 58);
  return random.whole(low, high);
};

const lvsiOf = (group: Group, stage: string | null, random: Random): SiteDisease['lvsi'] => {
  if (stage === 'IA' || stage === 'IA1') return random.weighted({ none: 90, focal: 8, substantial: 2 });
  return random.weighted(
    group === 'I' ? { none: 68, focal: 20, substantial: 12 } : { none: 25, focal: 25, substantial: 50 },
  );
};

const ageOf = (kind: Kind, histology: string, random: Random): number => {
  const { mean, deviation, low, high } = ages.value[kind];
  const shift =
    (histology === 'granulosa-adult' ? 18 : 0) +
    (histology === 'carcinosarcoma' || histology === 'serous-endometrial' ? 9 : 0);
  const least = histology === 'carcinosarcoma' || histology === 'serous-endometrial' ? 45 : low;
  return Math.min(high, Math.max(least, random.normal(mean + shift, deviation)));
};

/** Where an origin that nobody knew turns out to be. */
const origins = { other: 30, endometrium: 42, cervix: 28 } as const;

const found = (random: Random): Pick<SiteDisease, 'site' | 'histology'> => {
  const site = random.weighted<'other' | 'endometrium' | 'cervix'>(origins);
  const histology = { other: 'adenocarcinoma', endometrium: 'endometrioid', cervix: 'adenocarcinoma-hpv' }[
    site
  ];
  return { site, histology };
};

/** A stage that may be of this histology: aggressive ones are seldom confined. */
const stageOf = (kind: Exclude<Kind, 'not-known'>, histology: string, random: Random): string => {
  const drawn = () => random.weighted<string>(stages.value[kind]);
  if (kind === 'sarcoma' && histology === 'adenosarcoma')
    return random.weighted({ IA: 50, IB: 25, IC: 12, IIA: 5, IIIC: 4, IVB: 4 });
  if (histology === 'placental-site' || histology === 'epithelioid-trophoblastic')
    return random.weighted({ I: 75, II: 10, III: 15 });
  if (kind === 'vulva' && histology === 'basal-cell') return random.weighted({ IA: 40, IB: 60 });
  const first = drawn();
  const isAggressive =
    kind === 'endometrium' &&
    histology !== 'endometrioid' &&
    groupOfStage(first) === 'I' &&
    random.chance(0.5);
  return isAggressive ? drawn() : first;
};

/** Histology first, then stage, grade and size given it. */
export const drawSite = (kind: Kind, random: Random): SiteDisease => {
  const histology = random.weighted<Histology>(histologies.value[kind]);
  const ageYears = ageOf(kind, histology, random.fork('age'));
  const sizeMm = (stage: string | null) => sizeOf(kind, stage, random.fork('size'));
  if (kind === 'not-known')
    return {
      kind,
      ...found(random),
      grade: null,
      stage: null,
      group: 'III',
      edition: null,
      ageYears,
      sizeMm: sizeMm(null),
      lvsi: 'none',
      molecular: null,
    };
  const stage = stageOf(kind, histology, random);
  const group = groupOfStage(stage);
  const grade = gradeOf(kind, histology, random);
  const isLow = grade === 'G1' || grade === 'G2';
  return {
    kind,
    site: siteOf[kind],
    histology,
    grade,
    stage: unstaged.has(histology) ? null : stage,
    group: unstaged.has(histology) ? 'I' : group,
    edition: unstaged.has(histology) ? null : editions[kind],
    ageYears,
    sizeMm: sizeMm(stage),
    lvsi: lvsiOf(group, stage, random),
    molecular:
      kind === 'endometrium'
        ? random.weighted<MolecularClass>(molecularClasses.value[isLow ? 'low' : 'high'])
        : null,
  };
};
