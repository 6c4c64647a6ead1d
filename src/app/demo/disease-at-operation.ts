import { type Area, areas as allAreas } from '../../modules/surgery/index.ts';
import type { Course } from './course.ts';
import type { Procedure } from './procedures.ts';
import type { Random } from './random.ts';
import type { Finding } from './shapes.ts';

export type { Area };
export type Areas = Partial<Record<Area, Finding>>;

/** Every area but the one that is described only where applicable. */
export const everyArea: readonly Area[] = allAreas.filter((area) => area !== 'pleura');
export const nodeAreas: readonly Area[] = ['pelvic_nodes', 'aortic_nodes'];
const pelvicAreas: readonly Area[] = ['ovaries', 'tubes', 'uterus', 'pelvic_peritoneum'];
/** Peritoneal and organ surfaces beyond the pelvis: disease there is stage III at least. */
export const abdominalAreas: readonly Area[] = everyArea.filter(
  (area) => !pelvicAreas.includes(area) && !nodeAreas.includes(area),
);

/** Where disease must be for a procedure to make sense. */
export const diseaseFor: Readonly<Partial<Record<Procedure, readonly Area[]>>> = {
  pelvic_peritonectomy: ['pelvic_peritoneum'],
  abdominal_peritonectomy: ['paracolic_gutters', 'anterior_parietal_peritoneum', 'morrison_pouch'],
  small_bowel_resection: ['bowel_serosa', 'mesentery'],
  large_bowel_resection: ['bowel_serosa'],
  rectosigmoid_anastomosis: ['bowel_serosa'],
  diaphragm_stripping: ['diaphragms'],
  splenectomy: ['spleen'],
  liver_resection: ['liver'],
};

const involved = (mm: number): Finding => ({
  answer: 'involved',
  mm: Math.max(1, Math.round(mm)),
  side: null,
});
const sizeOf = (finding: Finding | undefined): number =>
  finding?.answer === 'involved' ? (finding.mm ?? 0) : 0;

export const largest = (areas: Areas, among: readonly Area[]): number =>
  Math.max(0, ...among.map((area) => sizeOf(areas[area])));

type Sizes = { mass: () => number; deposit: () => number };

/** Deposits stay within 2 cm in stage IIIB; after chemotherapy everything is smaller. */
const sizesOf = (course: Course, random: Random): Sizes => {
  const shrink = course.path === 'interval' ? 0.45 : 1;
  const limit = course.disease.stage === 'IIIB' && course.path !== 'recurrence' ? 20 : 90;
  return {
    mass: () => Math.min(260, Math.max(8, random.lognormal(85, 0.5) * shrink)),
    deposit: () => Math.min(limit, Math.max(2, random.lognormal(16, 0.7) * shrink)),
  };
};

const primarySite = (course: Course, areas: Areas, { mass }: Sizes, random: Random): void => {
  if (course.disease.site === 'peritoneum') return;
  areas[course.disease.site === 'tube' ? 'tubes' : 'ovaries'] = involved(
    mass() * (course.disease.site === 'tube' ? 0.4 : 1),
  );
  const spread = course.disease.group !== 'I';
  if (spread && random.chance(0.5))
    areas[course.disease.site === 'tube' ? 'ovaries' : 'tubes'] = involved(mass() * 0.3);
};

const pelvicSpread = (course: Course, areas: Areas, { deposit }: Sizes, random: Random): void => {
  const { stage, group } = course.disease;
  if (group === 'I' || stage.startsWith('IIIA')) return;
  if (stage === 'IIA') areas.uterus = involved(deposit());
  else areas.pelvic_peritoneum = involved(deposit());
  if (group !== 'II' && random.chance(0.45)) areas.uterus = involved(deposit());
};

const abdominalSpread = (course: Course, areas: Areas, { deposit }: Sizes, random: Random): void => {
  const { stage, group } = course.disease;
  if ((group !== 'III' && group !== 'IV') || stage.startsWith('IIIA')) return;
  const cake =
    course.path === 'interval' ? random.lognormal(22, 0.6) : Math.max(21, random.lognormal(70, 0.5));
  areas.greater_omentum = involved(stage === 'IIIB' ? deposit() : Math.min(240, cake));
  for (const area of ['paracolic_gutters', 'diaphragms', 'mesentery', 'morrison_pouch'] as const)
    if (random.chance(0.3)) areas[area] = involved(deposit());
};

const nodes = (course: Course, areas: Areas, random: Random): void => {
  const { stage, group } = course.disease;
  const must = stage === 'IIIA1' && course.path !== 'recurrence';
  if (must || ((group === 'III' || group === 'IV') && random.chance(0.35)))
    areas[random.pick(nodeAreas)] = involved(random.between(6, 28));
};

/** A disease operated before: what was removed then is absent now. */
const recurrenceAreas = (
  areas: Areas,
  { deposit }: Sizes,
  procedures: readonly Procedure[],
  random: Random,
): void => {
  for (const area of ['ovaries', 'tubes', 'uterus', 'greater_omentum'] as const)
    areas[area] = { answer: 'absent' };
  areas[random.pick(['pelvic_peritoneum', 'paracolic_gutters', 'morrison_pouch'] as const)] = involved(
    deposit(),
  );
  if (procedures.some((name) => name.endsWith('lymphadenectomy')))
    areas[random.pick(nodeAreas)] = involved(deposit());
};

const forProcedures = (
  areas: Areas,
  { deposit }: Sizes,
  procedures: readonly Procedure[],
  random: Random,
): void => {
  for (const procedure of procedures) {
    const places = diseaseFor[procedure];
    if (places && largest(areas, places) === 0) areas[random.pick(places)] = involved(deposit());
  }
};

const pleuraOf = (course: Course): Areas =>
  course.disease.stage === 'IVA' && course.path !== 'recurrence'
    ? { pleura: { answer: 'not_assessed', reason: 'Effusion proven by cytology before the operation' } }
    : {};

/** Findings at the beginning of the operation, area by area, true to stage and to what was done. */
export const areasOf = (course: Course, procedures: readonly Procedure[], random: Random): Areas => {
  const areas: Areas = Object.fromEntries(everyArea.map((area) => [area, { answer: 'free' }]));
  const sizes = sizesOf(course, random);
  if (course.path === 'recurrence') recurrenceAreas(areas, sizes, procedures, random);
  else {
    primarySite(course, areas, sizes, random);
    pelvicSpread(course, areas, sizes, random);
    abdominalSpread(course, areas, sizes, random);
    nodes(course, areas, random);
  }
  forProcedures(areas, sizes, procedures, random);
  return { ...areas, ...pleuraOf(course) };
};

const words = (area: string): string => area.replaceAll('_', ' ');

/** Size and place of the disease, largest first. */
export const diseaseText = (areas: Areas): string => {
  const found = (Object.entries(areas) as [Area, Finding][])
    .map(([area, finding]) => ({ area, mm: sizeOf(finding) }))
    .filter(({ mm }) => mm > 0)
    .toSorted((a, b) => b.mm - a.mm);
  if (found.length === 0) return 'No macroscopic disease';
  return found.map(({ area, mm }) => `${words(area)} ${mm} mm`).join('; ');
};

export const areaWords = words;
export { involved, sizeOf };
