import type { Course } from './course.ts';
import { ageAtReferral } from './course.ts';
import { complexityWeights } from './parameters.ts';
import type { Random } from './random.ts';

export type Complexity = 'low' | 'intermediate' | 'high';

/** Points of the surgical complexity score; the product has its own table, a test compares the two. */
export const points = {
  hysterectomy_bso: 1,
  omentectomy: 1,
  pelvic_lymphadenectomy: 1,
  paraaortic_lymphadenectomy: 1,
  pelvic_peritonectomy: 1,
  abdominal_peritonectomy: 1,
  small_bowel_resection: 1,
  large_bowel_resection: 2,
  diaphragm_stripping: 2,
  splenectomy: 2,
  liver_resection: 2,
  rectosigmoid_anastomosis: 3,
  biopsy_only: 0,
  unilateral_salpingo_oophorectomy: 0,
  excision_of_implants: 0,
  bulky_node_debulking: 0,
} as const;
/** What the demonstration's operations consist of, of the product's open list. */
export type Procedure = keyof typeof points;

export const scoreOf = (procedures: readonly string[]): number =>
  procedures.reduce((sum, procedure) => sum + (points[procedure as Procedure] ?? 0), 0);

/** Low to 3, intermediate 4 to 7, high from 8. */
export const complexityOf = (score: number): Complexity => {
  if (score >= 8) return 'high';
  return score >= 4 ? 'intermediate' : 'low';
};

const targets: Readonly<Record<Complexity, readonly [number, number]>> = {
  low: [2, 3],
  intermediate: [4, 7],
  high: [8, 12],
};

const optional: readonly Procedure[] = [
  'pelvic_peritonectomy',
  'pelvic_lymphadenectomy',
  'paraaortic_lymphadenectomy',
  'rectosigmoid_anastomosis',
  'diaphragm_stripping',
  'abdominal_peritonectomy',
  'small_bowel_resection',
  'large_bowel_resection',
  'splenectomy',
  'liver_resection',
];
const likelihood: Partial<Record<Procedure, number>> = {
  liver_resection: 0.25,
  splenectomy: 0.4,
  large_bowel_resection: 0.25,
  small_bowel_resection: 0.5,
};

/** Procedures added in random order while they fit the points aimed at; one resection of the large bowel. */
const filled = (
  base: Procedure[],
  goal: number,
  allowed: readonly Procedure[],
  random: Random,
): Procedure[] => {
  const order = allowed
    .map((procedure) => ({ procedure, key: random.uniform() ** (1 / (likelihood[procedure] ?? 1)) }))
    .toSorted((a, b) => b.key - a.key);
  const chosen = [...base];
  for (const { procedure } of order) {
    const twice = procedure === 'large_bowel_resection' && chosen.includes('rectosigmoid_anastomosis');
    const again = procedure === 'rectosigmoid_anastomosis' && chosen.includes('large_bowel_resection');
    if (!twice && !again && scoreOf(chosen) + points[procedure] <= goal) chosen.push(procedure);
  }
  return chosen;
};

const stagingProcedures = (course: Course, random: Random): Procedure[] => {
  const sparing =
    ageAtReferral(course) < 40 && ['IA', 'IC1'].includes(course.disease.stage) && random.chance(0.7);
  const adnexa = sparing ? 'unilateral_salpingo_oophorectomy' : 'hysterectomy_bso';
  const base: Procedure[] = [adnexa, 'omentectomy'];
  if (random.chance(0.85)) base.push('pelvic_lymphadenectomy');
  if (random.chance(0.7)) base.push('paraaortic_lymphadenectomy');
  return base;
};

/** Nodes only in stage IIIA; liver parenchyma makes a stage IVB. */
const allowedIn = (course: Course): readonly Procedure[] => {
  const nodes: Procedure[] = ['pelvic_lymphadenectomy', 'paraaortic_lymphadenectomy'];
  if (course.disease.stage.startsWith('IIIA') && course.path !== 'recurrence') return nodes;
  const parenchyma = course.path === 'recurrence' || course.disease.stage === 'IVB';
  return parenchyma ? optional : optional.filter((procedure) => procedure !== 'liver_resection');
};

/** What was done; the complexity class is drawn, the procedures then chosen to reach it. */
export const proceduresOf = (course: Course, limitedToBiopsy: boolean, random: Random): Procedure[] => {
  if (limitedToBiopsy) return ['biopsy_only'];
  if (course.path === 'early') return stagingProcedures(course, random);
  const [low, high] = targets[random.weighted<Complexity>(complexityWeights.value)];
  const base: Procedure[] = course.path === 'recurrence' ? [] : ['hysterectomy_bso', 'omentectomy'];
  return filled(base, random.whole(low, high), allowedIn(course), random);
};
