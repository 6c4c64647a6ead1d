import { emptyAnswers } from '../../../kernel/forms/answers.ts';
import { uuidOfName } from '../../../kernel/ids.ts';
import { operationReport } from '../../../modules/surgery/index.ts';
import { dateOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { OperationReport, Procedure, TeamRow } from '../shapes.ts';
import { hasPositiveNodes, type SiteCourse } from './site-course.ts';

type Rows<N extends 'nodes' | 'sentinels'> = NonNullable<OperationReport[N]>;

/** Nodes that a procedure takes, by side, with how many it usually takes of one. */
const stations: Readonly<
  Partial<Record<Procedure, readonly [station: Rows<'nodes'>[number]['station'], low: number, high: number]>>
> = {
  pelvic_lymphadenectomy: ['pelvic', 7, 17],
  paraaortic_lymphadenectomy: ['paraaortic', 5, 11],
  inguinofemoral_lymphadenectomy: ['inguinal', 6, 12],
};

const takesNodes = ({ plan }: SiteCourse): boolean =>
  plan.procedures.some((name) => stations[name] !== undefined);
const mapsNodes = ({ plan }: SiteCourse): boolean =>
  plan.procedures.some((name) => name === 'pelvic_sentinel_nodes' || name === 'groin_sentinel_nodes');

const sides = ['left', 'right'] as const;

/** One row of the operation's nodes for each station and side. */
const removedNodes = (course: SiteCourse, random: Random): Rows<'nodes'> =>
  course.plan.procedures.flatMap((name) => {
    const taken = stations[name];
    if (taken === undefined) return [];
    const [station, low, high] = taken;
    return sides.map((side) => ({
      id: uuidOfName('demonstration', 'station', course.name, station, side),
      station,
      side,
      extent: 'systematic' as const,
      removed: random.fork(`${station} ${side}`).whole(low, high),
      absent: {},
    }));
  });

/** Sentinel nodes by side; now and then a side does not show any. */
const mappedNodes = (course: SiteCourse, random: Random): Rows<'sentinels'> => {
  if (!mapsNodes(course)) return [];
  const isGroin = course.plan.procedures.includes('groin_sentinel_nodes');
  return sides.map((side) => {
    const draw = random.fork(side);
    const isMapped = draw.chance(0.88) || (side === 'left' && hasPositiveNodes(course));
    return {
      id: uuidOfName('demonstration', 'sentinel', course.name, side),
      side,
      tracer: isGroin ? ('icg_technetium' as const) : ('icg' as const),
      mapped: isMapped,
      station: isMapped
        ? isGroin
          ? ('inguinal' as const)
          : draw.pick(['obturator', 'external_iliac'] as const)
        : null,
      removed: isMapped ? draw.whole(1, 3) : 0,
      ultrastaging: isMapped,
      absent: {},
    };
  });
};

const found: Readonly<Record<SiteCourse['disease']['kind'], readonly string[]>> = {
  cervix: [
    'Tumour of the cervix, parametria soft, no disease in the abdomen',
    'Cervix barrel-shaped, uterus mobile, upper abdomen free',
  ],
  endometrium: [
    'Uterus of normal size, adnexa normal, no disease in the abdomen',
    'Enlarged uterus, serosa smooth, omentum and peritoneum free',
  ],
  sarcoma: ['Enlarged uterus with a soft mass, serosa intact', 'Mass of the uterine wall, adnexa normal'],
  vulva: [
    'Ulcerated tumour of the labium, groins without fixed nodes',
    'Raised lesion, urethra and anus free',
  ],
  vagina: ['Tumour of the upper vagina, parametria soft'],
  trophoblastic: ['Vascular mass of the uterine wall, adnexa normal'],
  borderline: [
    'Cystic ovarian tumour with papillae, capsule smooth, peritoneum free',
    'Multilocular ovarian tumour, no ascites',
  ],
  'non-epithelial': ['Solid ovarian tumour, other ovary normal, peritoneum smooth'],
  'not-known': ['Peritoneum inspected'],
};

const spread = 'Nodules on the peritoneum of the pelvis and the omentum, all removed';

const minutesOf = ({ plan }: SiteCourse, random: Random): number => {
  const base = plan.procedures.some((name) => name.startsWith('radical_'))
    ? 235
    : plan.procedures.includes('conisation')
      ? 30
      : 95 + 25 * plan.procedures.length;
  return Math.max(20, Math.round((base * Math.min(1.7, Math.max(0.6, random.lognormal(1, 0.2)))) / 5) * 5);
};

const radicalityOf = ({ plan, disease }: SiteCourse): OperationReport['radicality'] => {
  if (!plan.procedures.some((name) => name.startsWith('radical_hyst') || name === 'radical_trachelectomy'))
    return null;
  return disease.sizeMm <= 20 ? 'B' : 'C1';
};

const approachOf = ({ plan, disease }: SiteCourse, random: Random): OperationReport['approach'] => {
  if (
    disease.kind === 'vulva' ||
    plan.procedures.includes('conisation') ||
    plan.procedures[0] === 'upper_colpectomy'
  )
    return 'vaginal';
  return plan.isByScope ? random.weighted({ laparoscopic: 60, robotic: 40 }) : 'open';
};

const preserved = ({ plan, disease }: SiteCourse): Partial<OperationReport> => {
  if (!plan.isSparing) return disease.ageYears < 45 ? { fertilitySparing: false } : {};
  const isOneSided = plan.procedures.includes('unilateral_salpingo_oophorectomy');
  return {
    fertilitySparing: true,
    preserved: isOneSided ? ['uterus', 'left_ovary'] : ['uterus', 'left_ovary', 'right_ovary'],
    ...(isOneSided ? { operatedSide: 'right' as const } : {}),
  };
};

/** The structured report of her operation, true to her disease and plan. */
export const siteReport = (course: SiteCourse, team: TeamRow[], random: Random): OperationReport => {
  const { disease, plan, begun } = course;
  const minutes = minutesOf(course, random);
  const isSpread = disease.stage === 'IVB' || disease.stage === 'IIIA' || disease.stage === 'IIIB';
  const isOvary = disease.kind === 'borderline' || disease.kind === 'non-epithelial';
  const isOpen = !plan.isByScope && approachOf(course, random.fork('way')) === 'open';
  const isUterine = plan.procedures.some((name) => name.includes('hysterectomy'));
  return {
    ...emptyAnswers(operationReport),
    doneOn: dateOf(begun ?? 0),
    kind: isOvary ? 'staging' : 'primary',
    approach: approachOf(course, random.fork('way')),
    converted: isOpen ? null : random.chance(0.03),
    initialAim: isOvary ? 'staging' : disease.stage === 'IVB' ? 'palliative' : 'curative',
    limitedToBiopsy: false,
    diseaseAtStart:
      isSpread && (isOvary || disease.kind === 'endometrium') ? spread : random.pick(found[disease.kind]),
    asa: random.weighted({ I: 20, II: 62, III: 18 }),
    bmi:
      Math.round(
        10 * Math.min(44, Math.max(17, random.normal(disease.kind === 'endometrium' ? 26.5 : 23.8, 4))),
      ) / 10,
    procedures: [...plan.procedures],
    plannedProcedures: [...plan.procedures],
    durationMinutes: minutes,
    bloodLossMl: Math.max(10, Math.round((minutes * random.lognormal(isOpen ? 1.4 : 0.5, 0.4)) / 10) * 10),
    radicality: radicalityOf(course),
    nodes: takesNodes(course) ? removedNodes(course, random.fork('nodes')) : [],
    sentinels: mappedNodes(course, random.fork('sentinels')),
    stoma: 'none',
    rupture: isOvary ? (disease.stage === 'IC1' ? 'during_surgery' : 'none') : null,
    morcellation: isUterine ? 'none' : null,
    frozenSection: isOvary ? (disease.kind === 'borderline' ? 'borderline' : 'malignant') : null,
    events: random.chance(0.96) ? [] : [random.pick(['bladder', 'ureter', 'vessel'] as const)],
    transfusedUnits: isOpen && random.chance(0.12) ? 2 : 0,
    residual: { min: 0, max: 0 },
    team,
    absent: isOvary ? {} : { frozenSection: 'not_done', rupture: 'not_applicable' },
    ...preserved(course),
  };
};
