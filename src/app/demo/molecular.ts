import { uuidOfName } from '../../kernel/ids.ts';
import { courseForms } from '../../modules/care/index.ts';
import { clinicDay, dateOf, dayOf } from './calendar.ts';
import type { Course } from './course.ts';
import { entry, type Known } from './entry.ts';
import { molecularTests as tests } from './parameters.ts';
import type { Random } from './random.ts';
import type { Day, WorkUpItem } from './shapes.ts';

type Brca = 'brca1' | 'brca2' | 'variant_of_unknown_significance' | 'negative';
/** What was found in her tumour, and in her blood; `on` is the day of the report. */
export type Molecular = {
  on: Day;
  sample: string;
  brca: Brca | null;
  hrd: 'positive' | 'negative' | 'inconclusive' | null;
  mmr: 'deficient' | 'proficient' | null;
  /** Whether a harmful variant is in her blood too. */
  isGermline: boolean;
};

const isSerous = ({ disease }: Course): boolean => disease.histology === 'high-grade-serous';
const isHarmful = (brca: Brca | null): brca is 'brca1' | 'brca2' => brca === 'brca1' || brca === 'brca2';
const said = (workUp: readonly WorkUpItem[], key: string): WorkUpItem | undefined =>
  workUp.find((item) => item.key === key && item.state === 'present');

/** What the work-up says of the tests of her biopsy. */
const ofBiopsy = (workUp: readonly WorkUpItem[], random: Random): Molecular | null => {
  const [brca, hrd, mmr] = ['brca', 'hrd', 'mmr'].map((key) => said(workUp, key));
  const on = [brca, hrd, mmr]
    .flatMap((item) => item?.takenOn ?? [])
    .toSorted()
    .at(-1);
  if (on === undefined) return null;
  const found = brca?.value === 'inconclusive' ? null : ((brca?.value ?? null) as Brca | null);
  const mismatch = mmr?.value === 'inconclusive' ? null : ((mmr?.value ?? null) as Molecular['mmr']);
  return {
    on: dayOf(on),
    sample: 'Biopsy before treatment',
    brca: found,
    hrd: (hrd?.value ?? null) as Molecular['hrd'],
    mmr: mismatch,
    isGermline: isHarmful(found) && random.chance(tests.value.germlineShare),
  };
};

/** The tests of what was removed, of whom no biopsy was tested. */
const ofOperation = (course: Course, random: Random): Molecular | null => {
  if (course.operation === null || !isSerous(course) || !random.chance(tests.value.afterOperation))
    return null;
  const { reported } = tests.value;
  const brca = random.weighted<Brca>(tests.value.brca);
  const positive = isHarmful(brca) || random.chance(tests.value.hrdPositiveElse);
  return {
    on: clinicDay(course.operation + random.whole(reported.low, reported.high)),
    sample: 'Tumour removed at the operation',
    brca,
    hrd: positive ? 'positive' : 'negative',
    mmr: null,
    isGermline: isHarmful(brca) && random.chance(tests.value.germlineShare),
  };
};

/** What is known of her tumour's genes: of the biopsy, else of the operation; nothing where nobody asked. */
export const molecularOf = (
  course: Course,
  workUp: readonly WorkUpItem[],
  random: Random,
): Molecular | null => {
  const asked = workUp.some(({ key, state }) => ['brca', 'mmr'].includes(key) && state !== 'missing');
  return asked ? ofBiopsy(workUp, random) : course.path === 'recurrence' ? null : ofOperation(course, random);
};

const variantOf = (course: Course, brca: Brca | null, random: Random) => {
  if (brca === null || brca === 'negative') return [];
  const gene = isHarmful(brca) ? brca : random.pick(['brca1', 'brca2'] as const);
  const kind = isHarmful(brca) ? ('pathogenic' as const) : ('vus' as const);
  const list = isHarmful(brca) ? tests.value.variants[gene] : tests.value.unclear[gene];
  return [
    {
      id: uuidOfName('demonstration', 'variant', course.name, course.bornOn),
      gene: gene.toUpperCase(),
      hgvs: random.pick(list),
      class: kind,
    },
  ];
};

const scoreOf = ({ hrd, brca }: Molecular, random: Random): number | null => {
  if (hrd === null || hrd === 'inconclusive') return null;
  const { cut } = tests.value;
  // A tumour with a variant is positive whatever its score says.
  if (hrd === 'positive') return random.whole(isHarmful(brca) ? cut - 4 : cut, 78);
  return random.whole(4, cut - 1);
};

const proteins = ({ mmr }: Molecular, random: Random) => {
  if (mmr === null) return {};
  const kept = { mlh1: 'retained', pms2: 'retained', msh2: 'retained', msh6: 'retained' } as const;
  if (mmr === 'proficient') return { ...kept, msi: 'stable' as const };
  const lost = random.chance(0.7)
    ? ({ mlh1: 'lost', pms2: 'lost', mlh1Methylation: 'methylated' } as const)
    : ({ msh2: 'lost', msh6: 'lost' } as const);
  return { ...kept, ...lost, msi: 'high' as const };
};

const tumourEntry = (course: Course, found: Molecular, random: Random): Known => {
  const variants = variantOf(course, found.brca, random.fork('variant')).map((one) => ({
    ...one,
    origin:
      one.class === 'vus'
        ? ('unknown' as const)
        : found.isGermline
          ? ('germline' as const)
          : ('somatic' as const),
    fraction: random.whole(280, 720) / 10,
    absent: {},
  }));
  const score = scoreOf(found, random);
  return {
    on: found.on,
    entry: entry(courseForms.tumourMolecular, {
      on: dateOf(found.on),
      state: found.brca === null && found.hrd === null && found.mmr === null ? 'failed' : 'reported',
      sample: found.sample,
      assay: isSerous(course) ? 'Gene panel with instability score' : 'Immunohistochemistry',
      variants,
      hrd: found.hrd,
      instability: score,
      hrdAssay: score === null ? null : 'Genomic instability score',
      ...proteins(found, random),
      p53: isSerous(course) ? random.weighted({ overexpression: 70, null: 25, cytoplasmic: 5 }) : null,
    }),
  };
};

/** Her blood is looked at once she has been counselled; of whom the tumour was free, of some. */
const germlineEntry = (course: Course, found: Molecular, random: Random): Known[] => {
  const { germlineAfter, germlineDeclined } = tests.value;
  if (found.brca === null || (!isHarmful(found.brca) && !random.chance(tests.value.germlineElse))) return [];
  const on = clinicDay(found.on + random.whole(germlineAfter.low, germlineAfter.high));
  const declines = !found.isGermline && random.chance(germlineDeclined);
  const variants = found.isGermline
    ? variantOf(course, found.brca, random.fork('variant')).map((one) => ({ ...one, absent: {} }))
    : [];
  return [
    {
      on,
      entry: entry(courseForms.germline, {
        on: dateOf(on),
        state: declines ? 'declined' : 'reported',
        test: declines ? null : 'BRCA1 and BRCA2, sequence and large rearrangements',
        variants,
        counselled: true,
      }),
    },
  ];
};

/** Tests of tumour and blood as records of the course. */
export const molecularEntries = (course: Course, found: Molecular | null, random: Random): Known[] => {
  if (found === null) return [];
  // One variant, drawn once, in tumour and blood.
  const tumour = tumourEntry(course, found, random);
  return [tumour, ...germlineEntry(course, found, random)];
};
