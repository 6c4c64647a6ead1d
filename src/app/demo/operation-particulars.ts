import { fagottiOfFindings, pciOfFindings } from '../../modules/surgery/index.ts';
import { uuidOfName } from '../../kernel/ids.ts';
import type { OperationReport } from '../../modules/surgery/index.ts';
import type { Course } from './course.ts';
import { ageAtReferral } from './course.ts';
import { type Area, type Areas, largest, sizeOf } from './disease-at-operation.ts';
import { complexityOf, type Procedure, scoreOf } from './procedures.ts';
import type { Random } from './random.ts';

type Side = 'left' | 'right' | 'both';
type Rows<N extends 'anastomoses' | 'devices' | 'nodes' | 'residualPlaces'> = NonNullable<OperationReport[N]>;

const idOf = (course: Course, ...parts: string[]): string =>
  uuidOfName('demonstration', course.name, ...parts);

/** Which ovary or tube the tumour is in: both in stage IB, and in half of what has spread. */
const primarySide = ({ disease }: Course, random: Random): Side => {
  const both = disease.stage === 'IB' || (disease.group !== 'I' && random.chance(0.45));
  return both ? 'both' : random.pick(['left', 'right']);
};

const sided: readonly Area[] = [
  'pelvic_peritoneum',
  'paracolic_gutters',
  'liver',
  'diaphragms',
  'pelvic_nodes',
  'aortic_nodes',
];

/** Findings with their side, where an area has one. */
export const withSides = (course: Course, areas: Areas, random: Random): Areas => {
  const primary = primarySide(course, random);
  const sideOf = (area: Area): Side | null => {
    if (area === 'ovaries' || area === 'tubes') return primary;
    if (area === 'diaphragms' || area === 'liver')
      return random.weighted({ right: 0.6, both: 0.3, left: 0.1 });
    return sided.includes(area) ? random.weighted({ left: 0.3, right: 0.3, both: 0.4 }) : null;
  };
  return Object.fromEntries(
    Object.entries(areas).map(([area, finding]) => [
      area,
      finding.answer === 'involved' ? { ...finding, side: sideOf(area as Area) } : finding,
    ]),
  );
};

/** Organs of each region of the Peritoneal Cancer Index; the bowel is looked at as one. */
const organs: ReadonlyArray<readonly [region: string, areas: readonly Area[]]> = [
  ['central', ['greater_omentum']],
  ['right_upper', ['liver', 'morrison_pouch', 'diaphragms']],
  ['epigastrium', ['lesser_omentum', 'porta_hepatis']],
  ['left_upper', ['spleen', 'stomach', 'lesser_sac']],
  ['left_flank', ['paracolic_gutters']],
  ['left_lower', []],
  ['pelvis', ['ovaries', 'tubes', 'uterus', 'pelvic_peritoneum']],
  ['right_lower', ['anterior_parietal_peritoneum']],
  ['right_flank', ['paracolic_gutters']],
  ['upper_jejunum', []],
  ['lower_jejunum', ['bowel_serosa']],
  ['upper_ileum', []],
  ['lower_ileum', ['bowel_serosa', 'mesentery']],
];

const lesions = ['0', '1', '2', '3'] as const;
const lesionOf = (mm: number): number => {
  if (mm === 0) return 0;
  if (mm <= 5) return 1;
  return mm <= 50 ? 2 : 3;
};

/** What was scored by hand is never outside what the findings say. */
const within = (points: number, { min, max }: { readonly min: number; readonly max: number }): number =>
  Math.min(max, Math.max(min, points));

const pciOf = (areas: Areas): OperationReport['pci'] => {
  const found = pciOfFindings({ areas, findings: null }, null);
  return Object.fromEntries(
    organs.map(([region, among]) => {
      const mm = largest(areas, among);
      const unseen = mm === 0 && among.some((area) => areas[area]?.answer === 'not_assessed');
      const may = found?.parts[region] ?? { min: 0, max: 3 };
      const scored = lesions[within(lesionOf(mm), may)] ?? 'not_assessed';
      return [region, { answer: unseen ? 'not_assessed' : scored }];
    }),
  );
};

const fagottiOf = (areas: Areas, procedures: readonly string[]): OperationReport['fagotti'] => {
  const found = fagottiOfFindings({ areas, findings: null }, null, '2006');
  const points = (feature: string, is: boolean) => {
    const scored = within(is ? 2 : 0, found?.parts[feature] ?? { min: 0, max: 2 });
    return { answer: scored === 2 ? '2' : '0' } as const;
  };
  const involved = Object.values(areas).filter((finding) => sizeOf(finding) > 0).length;
  return {
    omental_cake: points('omental_cake', largest(areas, ['greater_omentum']) > 100),
    peritoneal_carcinosis: points('peritoneal_carcinosis', involved >= 8),
    diaphragmatic_carcinosis: points('diaphragmatic_carcinosis', largest(areas, ['diaphragms']) > 30),
    mesenteric_retraction: points('mesenteric_retraction', largest(areas, ['mesentery']) > 30),
    bowel_infiltration: points(
      'bowel_infiltration',
      procedures.some((name) => name.includes('bowel')),
    ),
    stomach_infiltration: points('stomach_infiltration', largest(areas, ['stomach']) > 0),
    liver_metastases: points('liver_metastases', largest(areas, ['liver']) > 20),
  };
};

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const timeOf = (minutes: number): string =>
  `${twoDigits(Math.floor(minutes / 60) % 24)}:${twoDigits(minutes % 60)}`;

const timesOf = (minutes: number, random: Random) => {
  const incision = 8 * 60 + 5 * random.whole(0, minutes > 300 ? 12 : 60);
  return { incisionAt: timeOf(incision), closureAt: timeOf(incision + minutes) };
};

const nodesOf = (course: Course, procedures: readonly string[]): Rows<'nodes'> => {
  const row = (station: Rows<'nodes'>[number]['station'], side: Side) => ({
    id: idOf(course, 'station', station),
    station,
    side,
    extent: 'systematic' as const,
    removed: null,
    absent: { removed: 'unknown' as const },
  });
  return [
    ...(procedures.includes('pelvic_lymphadenectomy')
      ? [row('external_iliac', 'both'), row('obturator', 'both')]
      : []),
    ...(procedures.includes('paraaortic_lymphadenectomy') ? [row('paraaortic_to_renal', 'both')] : []),
  ];
};

const anastomosesOf = (
  course: Course,
  procedures: readonly string[],
  { stoma }: Partial<OperationReport>,
  random: Random,
): Rows<'anastomoses'> => {
  const row = (place: Rows<'anastomoses'>[number]['place'], heightCm: number | null) => ({
    id: idOf(course, 'anastomosis', place),
    place,
    technique: place === 'small_bowel' ? ('hand_sewn' as const) : ('stapled' as const),
    heightCm,
    leakTest: place === 'colorectal' ? ('tight' as const) : null,
    protected: place === 'colorectal' ? stoma === 'ileostomy' : false,
    absent: {},
  });
  return [
    ...(procedures.includes('rectosigmoid_anastomosis') ? [row('colorectal', random.whole(6, 14))] : []),
    ...(procedures.includes('large_bowel_resection') ? [row('ileocolic', null)] : []),
    ...(procedures.includes('small_bowel_resection') ? [row('small_bowel', null)] : []),
  ];
};

const devicesOf = (course: Course, procedures: readonly string[], random: Random): Rows<'devices'> => {
  const row = (device: Rows<'devices'>[number]['device'], side: Side | null, detail: string | null) => ({
    id: idOf(course, 'device', device),
    device,
    side,
    detail,
    absent: {},
  });
  const drained = scoreOf(procedures) >= 4 && random.chance(0.7);
  const chest = procedures.includes('diaphragm_stripping') && random.chance(0.25);
  return [
    ...(drained ? [row('abdominal_drain', null, 'Pelvis')] : []),
    ...(chest ? [row('chest_drain', 'right', null)] : []),
  ];
};

const reasons: Readonly<Partial<Record<Area, Rows<'residualPlaces'>[number]['reason']>>> = {
  mesentery: 'mesentery_root',
  bowel_serosa: 'short_bowel',
  stomach: 'stomach_duodenum_pancreas',
  liver: 'liver',
  diaphragms: 'her_condition',
  aortic_nodes: 'great_vessels',
};

/** The one place where disease was left, as the report says it in words. */
export const placesLeft = (
  course: Course,
  place: Area,
  residual: OperationReport['residual'],
): Rows<'residualPlaces'> => [
  {
    id: idOf(course, 'left', place),
    area: place,
    side: null,
    size: residual,
    reason: reasons[place] ?? 'other',
    detail: null,
    absent: {},
  },
];

/** Nothing left where disease was: what no procedure took away was cut out by itself. */
export const withExcisions = (
  procedures: readonly Procedure[],
  areas: Areas,
  clears: (procedure: Procedure, area: Area) => boolean,
): Procedure[] => {
  const kept = (Object.entries(areas) as [Area, Areas[Area]][])
    .filter(([area, finding]) => sizeOf(finding) > 0 && !procedures.some((name) => clears(name, area)))
    .map(([area]) => area);
  const more: Procedure[] = [
    ...(kept.some((area) => area.endsWith('_nodes')) ? (['bulky_node_debulking'] as const) : []),
    ...(kept.some((area) => !area.endsWith('_nodes')) ? (['excision_of_implants'] as const) : []),
  ];
  return [...procedures, ...more];
};

/** Of a woman whose uterus and other ovary were kept. */
const sparing = (course: Course, procedures: readonly string[], areas: Areas): Partial<OperationReport> => {
  const [ovary, tube] = [areas.ovaries, areas.tubes];
  const found = [ovary, tube].find((finding) => finding?.answer === 'involved');
  const side = found?.answer === 'involved' && found.side === 'right' ? 'right' : 'left';
  if (!procedures.includes('unilateral_salpingo_oophorectomy'))
    return ageAtReferral(course) < 45 ? { fertilitySparing: false } : {};
  return {
    operatedSide: side,
    fertilitySparing: true,
    preserved: ['uterus', side === 'left' ? 'right_ovary' : 'left_ovary'],
  };
};

const transfusedShare = { low: 0.18, intermediate: 0.35, high: 0.55 } as const;

/** What a report says beyond the course of the operation, true to what was found and done. */
export const particularsOf = (
  course: Course,
  report: OperationReport,
  random: Random,
): Partial<OperationReport> => {
  const procedures = report.procedures ?? [];
  const areas = report.areas ?? {};
  const wide = course.disease.group === 'III' || course.disease.group === 'IV';
  const transfused = random.chance(transfusedShare[complexityOf(scoreOf(procedures))]);
  const scored = wide && course.path !== 'recurrence' && random.chance(0.6);
  return {
    bmi: Math.round(10 * Math.min(42, Math.max(16.5, random.normal(24, 3.4)))) / 10,
    ...(report.durationMinutes === null ? {} : timesOf(report.durationMinutes, random.fork('times'))),
    pci: scored ? pciOf(areas) : null,
    fagotti: scored && random.chance(0.3) ? fagottiOf(areas, procedures) : null,
    ...sparing(course, procedures, areas),
    plannedProcedures: random.chance(0.8) ? procedures : procedures.slice(0, -1),
    nodes: nodesOf(course, procedures),
    sentinels: [],
    anastomoses: anastomosesOf(course, procedures, report, random.fork('anastomoses')),
    devices: devicesOf(course, procedures, random.fork('devices')),
    morcellation: 'none',
    transfusedUnits: transfused ? Math.min(8, Math.max(1, Math.round((report.bloodLossMl ?? 0) / 500))) : 0,
  };
};
