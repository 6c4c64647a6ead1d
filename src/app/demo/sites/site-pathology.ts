import { emptyAnswers } from '../../../kernel/forms/answers.ts';
import { uuidOfName } from '../../../kernel/ids.ts';
import { pathologyReport } from '../../../modules/surgery/index.ts';
import { dateOf } from '../calendar.ts';
import { missingShare } from '../parameters.ts';
import type { Random } from '../random.ts';
import type { OperationReport, PathologyReport } from '../shapes.ts';
import { hasPositiveNodes, type SiteCourse } from './site-course.ts';

type Rows<N extends 'nodes' | 'margins' | 'immunohistochemistry'> = NonNullable<PathologyReport[N]>;
type Marker = readonly [marker: string, result: string, percent?: number];

/** What the stage says of the nodes stands in the first station that was taken; para-aortic ones belong to IIIC2. */
const nodesOf = (course: SiteCourse, report: OperationReport, random: Random): Rows<'nodes'> => {
  const { stage } = course.disease;
  const sentinels = (report.sentinels ?? []).filter(({ mapped }) => mapped === true);
  const taken = [
    ...sentinels.map(({ side, station, removed }) => ({
      station,
      side,
      examined: removed ?? 1,
      isSentinel: true,
    })),
    ...(report.nodes ?? []).map(({ station, side, removed }) => ({
      station,
      side,
      examined: removed ?? 1,
      isSentinel: false,
    })),
  ];
  const wanted = stage === 'IIIC2' ? 'paraaortic' : null;
  const at = taken.findIndex(({ station }) => wanted === null || station === wanted);
  return taken.map(({ station, side, examined, isSentinel }, index) => {
    const positive = hasPositiveNodes(course) && index === at ? Math.min(examined, random.whole(1, 3)) : 0;
    return {
      id: uuidOfName('demonstration', 'nodes', course.name, String(index)),
      station: station as Rows<'nodes'>[number]['station'],
      side: side === 'midline' ? null : side,
      examined,
      positive,
      largestDepositMm: positive > 0 ? (stage === 'IIIA' ? random.whole(2, 5) : random.whole(6, 18)) : null,
      extranodal: positive > 0 ? stage === 'IIIC' && course.disease.kind === 'vulva' : null,
      sentinel: isSentinel,
      ultrastaging: isSentinel,
      absent: {},
    };
  });
};

const marginsAt: Readonly<
  Partial<Record<SiteCourse['disease']['kind'], readonly Rows<'margins'>[number]['margin'][]>>
> = {
  cervix: ['vaginal', 'parametrial_left', 'parametrial_right'],
  endometrium: ['vaginal'],
  sarcoma: ['vaginal'],
  vulva: ['peripheral', 'deep'],
  vagina: ['vaginal', 'deep'],
};

const marginsOf = (course: SiteCourse, random: Random): Rows<'margins'> | null => {
  const { kind } = course.disease;
  const isSmall =
    course.plan.procedures.includes('conisation') || course.plan.procedures.includes('radical_trachelectomy');
  const at = kind === 'cervix' && isSmall ? (['ectocervical', 'endocervical'] as const) : marginsAt[kind];
  return (
    at?.map((margin) => {
      const isInvolved = !isSmall && random.chance(kind === 'vulva' ? 0.08 : 0.025);
      return {
        id: uuidOfName('demonstration', 'margin', course.name, margin ?? ''),
        margin,
        state: isInvolved ? ('involved' as const) : ('clear' as const),
        distanceMm: isInvolved ? null : random.whole(3, kind === 'vulva' ? 14 : 25),
        absent: {},
      };
    }) ?? null
  );
};

const mismatch: readonly string[] = ['mlh1', 'pms2', 'msh2', 'msh6'];
const markersOf = ({ disease: { kind, molecular, histology } }: SiteCourse): readonly Marker[] => {
  if (kind === 'endometrium')
    return [
      ['p53', molecular === 'p53abn' ? 'overexpression' : 'wild_type'],
      ...mismatch.map(
        (marker): Marker => [
          marker,
          molecular === 'MMRd' && (marker === 'mlh1' || marker === 'pms2') ? 'lost' : 'retained',
        ],
      ),
      ...(histology === 'endometrioid' ? [['er', 'positive', 80] as const] : []),
    ];
  if (histology === 'squamous-hpv' || histology === 'adenocarcinoma-hpv') return [['p16', 'block']];
  if (histology === 'squamous-hpv-independent') return [['p16', 'not_block']];
  if (histology === 'stromal-low') return [['cd10', 'positive']];
  if (histology === 'leiomyosarcoma') return [['desmin', 'positive']];
  if (histology === 'granulosa-adult')
    return [
      ['inhibin', 'positive'],
      ['foxl2', 'positive'],
    ];
  return [];
};

const depthOf = (course: SiteCourse, random: Random): number => {
  const { stage, sizeMm, kind } = course.disease;
  if (stage === 'IA1') return random.whole(10, 30) / 10;
  if (stage === 'IA2') return random.whole(32, 50) / 10;
  if (kind === 'vulva') return stage === 'IA' ? random.whole(3, 10) / 10 : random.whole(20, 90) / 10;
  return Math.max(5.5, Math.round(sizeMm * random.between(0.25, 0.5) * 10) / 10);
};

const myometrium = (course: SiteCourse, random: Random): PathologyReport['myometrialInvasion'] => {
  const { stage } = course.disease;
  if (stage === 'IA') return random.weighted({ none: 22, less_than_half: 78 });
  return stage === 'IB' ? 'half_or_more' : random.weighted({ less_than_half: 35, half_or_more: 65 });
};

const extensionOf = ({ disease: { kind, stage } }: SiteCourse): NonNullable<PathologyReport['extension']> => {
  if (kind === 'endometrium') {
    if (stage === 'II') return ['cervical_stroma'];
    return stage === 'IIIA' ? ['adnexa_right'] : stage === 'IVB' ? ['serosa', 'adnexa_left'] : [];
  }
  if (kind === 'cervix') return stage === 'IIA1' ? ['vagina'] : [];
  if (kind === 'vulva') return stage === 'II' ? ['urethra'] : [];
  if (kind === 'sarcoma')
    return stage === 'IIA' ? ['adnexa_left'] : stage?.startsWith('III') ? ['serosa'] : [];
  return [];
};

const sitesOf = (course: SiteCourse, random: Random): PathologyReport['tumourSite'] => {
  switch (course.disease.kind) {
    case 'cervix':
      return [course.disease.histology.startsWith('squamous') ? 'ectocervix' : 'endocervix'];
    case 'vulva':
      return [random.pick(['vulva_left', 'vulva_right', 'vulva_midline'])];
    case 'vagina':
      return ['vagina_upper'];
    case 'borderline':
    case 'non-epithelial':
      return course.disease.stage === 'IB' ? ['left_ovary', 'right_ovary'] : ['right_ovary'];
    default:
      return ['corpus'];
  }
};

const precursors: Readonly<Record<string, PathologyReport['precursor']>> = {
  'squamous-hpv': 'hsil',
  'adenocarcinoma-hpv': 'ais',
  'squamous-hpv-independent': 'dvin',
};

/** The parts that only some sites ask for. */
const particular = (course: SiteCourse, random: Random): Partial<PathologyReport> => {
  const { kind, stage, histology, sizeMm, lvsi } = course.disease;
  const isOvary = kind === 'borderline' || kind === 'non-epithelial';
  if (kind === 'cervix')
    return {
      depthMm: depthOf(course, random),
      horizontalExtentMm: stage === 'IA1' || stage === 'IA2' ? sizeMm : null,
      precursor: precursors[histology] === 'dvin' ? 'none' : (precursors[histology] ?? 'none'),
      lymphovascularInvasion: lvsi,
    };
  if (kind === 'endometrium')
    return {
      myometrialInvasion: myometrium(course, random),
      lymphovascularInvasion: lvsi,
      specimenIntegrity: random.weighted({ intact: 97, opened: 3 }),
      precursor: histology === 'endometrioid' && random.chance(0.4) ? 'ein' : 'none',
    };
  if (kind === 'sarcoma')
    return {
      specimenIntegrity: random.weighted({ intact: 80, morcellated: 8, opened: 12 }),
      mitoses: histology === 'leiomyosarcoma' ? random.whole(10, 45) : random.whole(0, 12),
      necrosis: histology === 'leiomyosarcoma' ? 'coagulative' : 'none',
      lymphovascularInvasion: lvsi,
    };
  if (kind === 'vulva')
    return {
      depthMm: depthOf(course, random),
      depthMethod: 'dysplastic_rete_ridge',
      perineuralInvasion: random.weighted({ none: 85, present: 15 }),
      lymphovascularInvasion: lvsi,
      precursor: precursors[histology] === 'ais' ? 'none' : (precursors[histology] ?? 'none'),
    };
  if (kind === 'vagina')
    return { precursor: histology === 'squamous-hpv' ? 'hsil' : 'none', lymphovascularInvasion: lvsi };
  if (!isOvary) return { mitoses: random.whole(2, 9) };
  const isSpread = stage === 'IIIA2' || stage === 'IIIB' || stage === 'IIB';
  return {
    specimenIntegrity: stage === 'IC1' ? 'ruptured' : 'intact',
    cytology: stage === 'IC3' ? 'malignant' : 'negative',
    sitesOfInvolvement:
      stage === 'IIIB' || stage === 'IIIA2'
        ? ['ovaries', 'greater_omentum']
        : stage === 'IIB'
          ? ['ovaries', 'pelvic_peritoneum']
          : ['ovaries'],
    ...(kind === 'borderline'
      ? {
          microinvasion: random.weighted({ none: 92, present: 8 }),
          implants: isSpread ? ['non_invasive_epithelial' as const] : [],
          ...(isSpread
            ? {
                implantSites: [
                  stage === 'IIB' ? ('pelvic_peritoneum' as const) : ('greater_omentum' as const),
                ],
              }
            : {}),
        }
      : {}),
  };
};

const withGap = (report: PathologyReport, random: Random): PathologyReport =>
  random.chance(missingShare.value.pathologyElement)
    ? { ...report, [random.pick(['dimensionsMm', 'specimens'] as const)]: null }
    : report;

/** The pathology report of her operation, with the elements that her site asks for. */
export const sitePathology = (
  course: SiteCourse,
  report: OperationReport,
  random: Random,
): PathologyReport => {
  const { disease, plan } = course;
  const nodes = nodesOf(course, report, random.fork('nodes'));
  const rows = markersOf(course);
  const whole: PathologyReport = {
    ...emptyAnswers(pathologyReport),
    reportedOn: dateOf(course.reported ?? 0),
    priorTreatment: [],
    operativeProcedure: plan.procedures.map((name) => name.replaceAll('_', ' ')).join(', '),
    specimens: plan.procedures.map((name) => name.replaceAll('_', ' ')).join('; '),
    tumourSite: sitesOf(course, random.fork('site')),
    dimensionsMm: disease.sizeMm,
    histologicalType: disease.histology,
    grade: disease.grade,
    extension:
      disease.kind === 'borderline' || disease.kind === 'non-epithelial' ? null : extensionOf(course),
    margins: marginsOf(course, random.fork('margins')),
    nodes,
    immunohistochemistry:
      rows.length === 0
        ? null
        : rows.map(([marker, result, percent = null]) => ({
            id: uuidOfName('demonstration', 'marker', course.name, marker),
            marker,
            otherMarker: null,
            result,
            otherResult: null,
            percent,
            intensity: null,
            cps: null,
            method: null,
            absent: {},
          })),
    provisionalStage: disease.stage,
    stageEdition: disease.edition,
    absent: {
      ...(disease.grade === null ? { grade: 'not_applicable' as const } : {}),
      ...(disease.stage === null ? { provisionalStage: 'not_applicable' as const } : {}),
    },
    ...particular(course, random.fork('particular')),
  };
  return withGap(whole, random.fork('gap'));
};
