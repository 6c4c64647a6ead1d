import { courseForms } from '../../../modules/care/index.ts';
import { clinicDay, clinicDayBefore, dateOf } from '../calendar.ts';
import { type Entry, entry, type Known } from '../entry.ts';
import { treatment } from '../parameters.ts';
import type { Random } from '../random.ts';
import type { Day } from '../shapes.ts';
import { isIrradiated } from './site-advice.ts';
import type { SiteCourse } from './site-course.ts';
import { besideRadiation, firstDrugs, letrozole, progestin, relapseDrugs } from './site-drugs.ts';
import { adjuvantRadiation, definitive, relapseRadiation } from './site-radiation.ts';
import { trophoblastic } from './hcg.ts';

const rounded = (value: number): number => (value < 100 ? Math.round(value * 10) / 10 : Math.round(value));

/** The marker that this disease is followed by; null where none is. */
const markerOf = ({ disease: { kind, histology } }: SiteCourse): 'scc' | 'ca125' | 'afp' | null => {
  if (kind === 'cervix' && histology.startsWith('squamous')) return 'scc';
  if (histology === 'yolk-sac') return 'afp';
  return kind === 'endometrium' || kind === 'borderline' ? 'ca125' : null;
};
const levels = { scc: [0.5, 1.4], ca125: [6, 24], afp: [1.5, 6] } as const;
const units = { scc: 'ng/mL', ca125: 'U/mL', afp: 'ng/mL' } as const;

const marked = (on: Day, marker: keyof typeof units, value: number): Known => ({
  on,
  entry: entry(courseForms.markers, {
    on: dateOf(on),
    [marker]: { value: rounded(value), comparator: null, unit: units[marker] },
    ...(marker === 'ca125' ? { ca125Upper: 35 } : {}),
  }),
});

const firstTreatment = (course: SiteCourse, today: Day, random: Random): Known[] => {
  const { begun, plan, disease } = course;
  if (begun === null) return [];
  const around = { today, random: random.fork('drugs') };
  switch (plan.first) {
    case 'chemoradiation':
      return [
        ...definitive(
          {
            kind: disease.kind,
            isExtended: disease.stage === 'IIIC2r',
            hasNodes: disease.stage?.startsWith('IIIC') ?? false,
          },
          begun,
          today,
          random.fork('radiation'),
        ),
        besideRadiation(course, begun, around),
      ];
    case 'drugs':
      return disease.kind === 'trophoblastic' ? [] : [firstDrugs(course, 'first_line', begun, around)];
    case 'hormone':
      return [progestin(begun, around)];
    default:
      return [];
  }
};

const laterTreatment = (course: SiteCourse, today: Day, random: Random): Known[] => {
  const { later, plan, disease, begun } = course;
  const around = { today, random: random.fork('drugs') };
  const isLow = disease.histology === 'stromal-low' && begun !== null && plan.first === 'surgery';
  const hormone = isLow ? [letrozole(clinicDay(begun + 42), course, around)] : [];
  if (later === null || plan.after === 'none') return hormone;
  if (plan.after === 'drugs') return [...hormone, firstDrugs(course, 'adjuvant', later, around)];
  return [
    ...adjuvantRadiation(disease.kind, plan.after, later, today, random.fork('radiation')),
    ...(plan.after === 'chemoradiation' ? [besideRadiation(course, later, around)] : []),
  ];
};

/** Days on which she is seen after treatment, until something ends it. */
const visits = (from: Day, until: Day): Day[] => {
  const { firstYears, later, years } = treatment.value.followUpDays;
  const days: Day[] = [];
  for (
    let day = from + firstYears;
    day < Math.min(until, from + years * 365);
    day += day - from < 730 ? firstYears : later
  )
    days.push(clinicDay(day));
  return days;
};

const followed = (course: SiteCourse, today: Day, random: Random): Known[] => {
  const { ended, fate, plan } = course;
  if (ended === null || plan.first === 'search') return [];
  const marker = markerOf(course);
  const hasDisease = course.disease.group === 'IV' && plan.first !== 'surgery';
  return visits(ended, Math.min((fate.grown ?? today + 1) - 25, today + 1)).flatMap((on, nth) => [
    {
      on,
      entry: entry(courseForms.followUp, {
        on: dateOf(on),
        status: 'alive',
        disease: hasDisease ? 'present' : 'none',
      }),
    },
    ...(marker === null || nth % 2 === 1
      ? []
      : [marked(on, marker, random.between(levels[marker][0], levels[marker][1]))]),
  ]);
};

const responded = ({ plan, second, disease }: SiteCourse, random: Random): Known[] => {
  if (plan.first !== 'chemoradiation' || second === null) return [];
  const imaged = clinicDayBefore(second.board - 5);
  const response = random.weighted(
    disease.group === 'IV' ? { complete: 40, partial: 60 } : { complete: 85, partial: 15 },
  );
  return [
    {
      on: imaged,
      entry: entry(courseForms.imaging, {
        on: dateOf(imaged),
        method: 'mri',
        regions: ['pelvis'],
        purpose: 'response',
        response,
        finding: response === 'complete' ? 'No tumour left.' : 'Small rest of the tumour.',
      }),
    },
    {
      on: imaged,
      entry: entry(courseForms.event, {
        on: dateOf(imaged),
        kind: 'response',
        response,
        basis: ['imaging', 'clinical'],
      }),
    },
  ];
};

const returned = (course: SiteCourse, today: Day, random: Random): Known[] => {
  const { fate, third, plan, disease } = course;
  if (fate.grown === null || third === null) return [];
  const imaged = clinicDayBefore(fate.grown - 2);
  const sites = [course.returnsTo];
  const marker = markerOf(course);
  const kind = disease.group === 'IV' && plan.first !== 'surgery' ? 'progression' : 'recurrence';
  const from = clinicDay(third + 8);
  const line =
    plan.first === 'surgery' &&
    (plan.after === 'none' || plan.after === 'vault' || plan.after === 'radiation')
      ? 1
      : 2;
  const isAlive = fate.died === null || fate.died > from + 30;
  return [
    ...(marker === null
      ? []
      : [marked(clinicDayBefore(fate.grown - 6), marker, levels[marker][1] * random.between(3, 14))]),
    {
      on: imaged,
      entry: entry(courseForms.imaging, {
        on: dateOf(imaged),
        method: 'ct',
        regions: ['pelvis', 'abdomen', 'thorax'],
        purpose: 'follow_up',
        response: 'progression',
        sites,
        finding: 'New lesions since the last study.',
      }),
    },
    {
      on: fate.grown,
      entry: entry(courseForms.event, { on: dateOf(fate.grown), kind, basis: ['imaging'], sites }),
    },
    ...(isAlive
      ? [
          relapseDrugs(course, line, from, { today, random: random.fork('drugs') }),
          ...(isIrradiated(course)
            ? relapseRadiation(course.returnsTo, from, today, random.fork('radiation'))
            : []),
        ]
      : []),
  ];
};

const typed = (course: SiteCourse): Known[] => {
  const { disease, board, plan, second } = course;
  const isOvary = disease.site === 'ovary';
  if (isOvary || disease.kind === 'trophoblastic') return [];
  // Of an origin that was not known it is said after the search.
  const on = clinicDayBefore(plan.first === 'search' ? (second?.board ?? board + 30) - 3 : board - 6);
  const said = {
    on: dateOf(on),
    site: disease.site,
    histology: disease.histology,
    grade: disease.grade,
    basis: 'biopsy',
  } as const;
  return [{ on, entry: entry(courseForms.diagnosis, said) }];
};

const molecularOf = ({ disease: { molecular }, reported, board }: SiteCourse): Known[] => {
  if (molecular === null) return [];
  const on = clinicDay((reported ?? board) + 16);
  const isDeficient = molecular === 'MMRd';
  return [
    {
      on,
      entry: entry(courseForms.tumourMolecular, {
        on: dateOf(on),
        state: 'reported',
        mlh1: isDeficient ? 'lost' : 'retained',
        pms2: isDeficient ? 'lost' : 'retained',
        msh2: 'retained',
        msh6: 'retained',
        ...(isDeficient ? { mlh1Methylation: 'methylated' as const } : {}),
        pole: molecular === 'POLEmut' ? 'pathogenic' : 'wild_type',
        p53: molecular === 'p53abn' ? 'overexpression' : 'wild_type',
      }),
    },
  ];
};

/** The stage as the operation showed it, confirmed with the report; of some not yet. */
const staged = ({ disease: { stage, edition }, reported }: SiteCourse, random: Random): Known[] =>
  stage === null || edition === null || reported === null || random.chance(0.06)
    ? []
    : [
        {
          on: reported,
          entry: entry(courseForms.stage, {
            on: dateOf(reported),
            basis: 'surgical_pathological',
            edition,
            stage,
          }),
        },
      ];

const deathOf = ({ fate }: SiteCourse): Known[] =>
  fate.died === null
    ? []
    : [
        {
          on: fate.died,
          entry: entry(courseForms.followUp, {
            on: dateOf(fate.died),
            status: 'dead',
            disease: 'present',
            cause: 'disease',
          }),
        },
      ];

/** Her course as the record holds it today, in order of time: nothing of tomorrow, and nothing after her death. */
export const siteEntries = (course: SiteCourse, today: Day, random: Random): Entry[] => {
  const { died } = course.fate;
  const known = [
    ...typed(course),
    ...(course.disease.kind === 'trophoblastic'
      ? trophoblastic(course, today, random.fork('hcg')).known
      : []),
    ...firstTreatment(course, today, random.fork('first')),
    ...laterTreatment(course, today, random.fork('later')),
    ...molecularOf(course),
    ...staged(course, random.fork('stage')),
    ...responded(course, random.fork('response')),
    ...followed(course, today, random.fork('seen')),
    ...returned(course, today, random.fork('return')),
    ...deathOf(course),
  ];
  return known
    .filter(({ on }) => on <= today && (died === null || on <= died))
    .toSorted((a, b) => a.on - b.on)
    .map((each) => each.entry);
};
