import {
  ageYears,
  histologyWeights,
  siteWeights,
  stageGroupWeights,
  stageWithin2014,
  stageWithinBefore2014,
  stageWithinBulky,
  youngest,
  type Path,
} from './parameters.ts';
import type { Random } from './random.ts';
import type { CaseRecord } from './shapes.ts';

export type Histology = NonNullable<CaseRecord['case']['histology']>;
export type Site = 'ovary' | 'tube' | 'peritoneum';
export type StageGroup = 'I' | 'II' | 'III' | 'IV';

export type Disease = {
  site: Site;
  histology: Histology;
  grade: string;
  group: StageGroup;
  stage: string;
  edition: 'figo-2014' | 'figo-pre-2014';
  /** Year of the first diagnosis; that of a recurrence lies years before. */
  firstYear: number;
  ageYears: number;
};

const serous: readonly Histology[] = ['high-grade-serous', 'low-grade-serous', 'carcinosarcoma'];
export const isSerous = (histology: Histology): boolean => serous.includes(histology);

const siteOf = (histology: Histology, group: StageGroup, random: Random): Site => {
  if (!isSerous(histology)) return 'ovary';
  const early = group === 'I' || group === 'II';
  return random.weighted<Site>(early ? siteWeights.value.serousEarly : siteWeights.value.serousAdvanced);
};

/** Serous is high or low; endometrioid and mucinous are graded 1 to 3; the rest counts as high. */
const gradeOf = (histology: Histology, group: StageGroup, random: Random): string => {
  if (histology === 'low-grade-serous') return 'low';
  if (histology !== 'endometrioid' && histology !== 'mucinous') return 'high';
  const early = group === 'I' || group === 'II';
  return random.weighted(early ? { G1: 50, G2: 38, G3: 12 } : { G1: 10, G2: 40, G3: 50 });
};

const stageOf = (path: Path, group: StageGroup, before2014: boolean, random: Random): string => {
  if (before2014) return random.weighted<string>(stageWithinBefore2014.value[group]);
  const bulky = path === 'interval' || path === 'never';
  if (bulky && group === 'III') return random.weighted<string>(stageWithinBulky.value);
  return random.weighted<string>(stageWithin2014.value[group]);
};

const drawAge = (path: Path, histology: Histology, random: Random): number => {
  const { mean, deviation, low, high } = ageYears.value[path];
  const least = Math.max(low, youngest.value[histology] ?? 0);
  return Math.min(
    high,
    Math.max(least, random.normal(mean, deviation) + (histology === 'carcinosarcoma' ? 9 : 0)),
  );
};

/** Histology first, then stage, site and grade given it; `year` is that of the operation or of presentation. */
export const drawDisease = (path: Path, year: number, random: Random): Disease => {
  const histology = random.weighted<Histology>(histologyWeights.value[path]);
  const group = random.weighted<StageGroup>(stageGroupWeights.value[path]);
  const yearsAgo = Math.min(14, Math.max(2, 1 + Math.floor(random.lognormal(2.2, 0.7))));
  const firstYear = path === 'recurrence' ? year - yearsAgo : year;
  const before2014 = firstYear < 2014;
  return {
    histology,
    group,
    site: siteOf(histology, group, random),
    grade: gradeOf(histology, group, random),
    stage: stageOf(path, group, before2014, random),
    edition: before2014 ? 'figo-pre-2014' : 'figo-2014',
    firstYear,
    ageYears: drawAge(path, histology, random),
  };
};
