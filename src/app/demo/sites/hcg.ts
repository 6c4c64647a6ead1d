import { noFacts } from '../../../kernel/forms/facts.ts';
import { scoreOf } from '../../../kernel/forms/score.ts';
import { courseForms, shippedForms } from '../../../modules/care/index.ts';
import { clinicDay, dateOf } from '../calendar.ts';
import { entry, type Known } from '../entry.ts';
import type { Random } from '../random.ts';
import type { Day } from '../shapes.ts';
import type { SiteCourse } from './site-course.ts';
import { ageAt } from './site-course.ts';
import { scoreBands, treated } from './site-parameters.ts';

/** Highest value that counts as normal here, IU/L. */
export const normalHcg = 5;

const score = shippedForms.find(({ form }) => form.id === 'trophoblastic-score')?.form;
/** The sum that the program shows of these answers. */
export const pointsOf = (answers: Readonly<Record<string, string>>): number =>
  score === undefined
    ? 0
    : scoreOf(score, score.computed?.['risk']?.points ?? {}, { ...answers, absent: {} }, noFacts).max;

const hasScore = ({ disease: { histology } }: SiteCourse): boolean =>
  histology === 'invasive-mole' || histology === 'choriocarcinoma';

/** Answers of the score that sum to the band of her risk, and agree with her age, tumour and spread. */
const answersOf = (course: SiteCourse, random: Random): Readonly<Record<string, string>> => {
  const { group, histology, sizeMm } = course.disease;
  const isSpread = group === 'III' || group === 'IV';
  const [low, high] = (
    group === 'IV'
      ? '7-12'
      : group === 'I' || group === 'II'
        ? random.weighted({ '0-4': 85, '5-6': 15 })
        : random.weighted(scoreBands.value)
  )
    .split('-')
    .map(Number) as [number, number];
  const drawn = (): Record<string, string> => ({
    age: ageAt(course) >= 40 ? 'from40' : 'below40',
    antecedent:
      histology === 'invasive-mole' ? 'mole' : random.weighted({ mole: 40, abortion: 30, term: 30 }),
    interval: random.weighted({ below4: 60, from4to6: 20, from7to12: 12, above12: 8 }),
    hcg: random.weighted({ below1000: 20, below10000: 35, below100000: 30, from100000: 15 }),
    largest: sizeMm < 30 ? 'below3' : sizeMm < 50 ? 'below5' : 'from5',
    metastases: isSpread ? random.weighted({ from1to4: 70, from5to8: 20, above8: 10 }) : 'none',
    ...(isSpread
      ? { place: group === 'IV' ? random.weighted({ liverBrain: 70, spleenKidney: 15, bowel: 15 }) : 'lung' }
      : {}),
    failed: 'none',
  });
  let answers = drawn();
  for (let tries = 0; tries < 200; tries += 1) {
    const sum = pointsOf(answers);
    if (sum >= low && sum <= high) break;
    answers = drawn();
  }
  return answers;
};

const startOf: Readonly<Record<string, readonly [number, number]>> = {
  below1000: [300, 980],
  below10000: [1100, 9600],
  below100000: [11_000, 92_000],
  from100000: [104_000, 210_000],
};

const value = (hcg: number) => ({
  value: hcg < 100 ? Math.round(hcg * 10) / 10 : Math.round(hcg),
  comparator: null,
  unit: '[IU]/L' as const,
});
const drawnOn = (on: Day, hcg: number): Known => ({
  on,
  entry: entry(courseForms.markers, { on: dateOf(on), hcg: value(hcg) }),
});

type Line = { readonly name: string; readonly days: number; readonly platinum: boolean };
const methotrexate: Line = { name: 'Methotrexate-folinic acid, 8 days', days: 14, platinum: false };
const dactinomycin: Line = { name: 'Dactinomycin, pulse', days: 14, platinum: false };
const emaCo: Line = { name: 'EMA-CO', days: 14, platinum: false };

const lineEntry = (
  line: Line,
  number: number,
  from: Day,
  last: Day,
  isFailed: boolean,
  today: Day,
): Known => {
  const isOver = last <= today;
  return {
    on: from,
    entry: entry(courseForms.systemic, {
      setting: number === 1 ? 'first_line' : 'relapse',
      line: number,
      regimen: line.name,
      platinum: line.platinum,
      from: dateOf(from),
      ongoing: !isOver,
      cycles: Math.floor((Math.min(last, today) - from) / line.days) + 1,
      to: isOver ? dateOf(last) : null,
      stopReason: isOver ? (isFailed ? 'progression' : 'response') : null,
      worstToxicity: isOver ? '1' : null,
    }),
  };
};

export type Treated = {
  readonly known: readonly Known[];
  readonly score: Readonly<Record<string, string>> | null;
  readonly risk: number | null;
};

/**
 * What is drawn every week until it is normal and three courses after it, then every month; of a third of those of low risk
 * methotrexate stops to work, and another drug is given. A tumour without a score is operated and has low values.
 */
export const trophoblastic = (course: SiteCourse, today: Day, random: Random): Treated => {
  const { begun } = course;
  if (begun === null) return { known: [], score: null, risk: null };
  if (!hasScore(course))
    return {
      known: [-7, 14, 28, 56].map((by) =>
        drawnOn(begun + by, by < 0 ? random.between(40, 380) : random.between(0.5, 3.5)),
      ),
      score: null,
      risk: null,
    };
  const answers = answersOf(course, random.fork('score'));
  const risk = pointsOf(answers);
  const [low, high] = startOf[answers['hcg'] ?? ''] ?? [1000, 2000];
  const first = risk >= 7 ? emaCo : methotrexate;
  const fails = risk < 7 && random.chance(treated.value.resistance);
  const known: Known[] = [];
  let hcg = random.between(low, high);
  known.push(drawnOn(begun - 7, hcg * random.between(0.8, 0.98)), drawnOn(begun, hcg));
  let week = begun;
  let number = 1;
  let lineFrom = begun;
  let line = first;
  let flat = 0;
  let normal = 0;
  const fall = (by: number) => hcg * 10 ** -by;
  while (normal < 9 && week < begun + 420) {
    week += 7;
    const isFlat = fails && number === 1 && week - begun >= 28;
    hcg = isFlat ? hcg * random.between(0.94, 1.06) : Math.max(0.5, fall(random.between(0.28, 0.5)));
    known.push(drawnOn(week, hcg));
    flat = isFlat ? flat + 1 : 0;
    if (flat === 3) {
      known.push(lineEntry(line, number, lineFrom, week - 7, true, today));
      number = 2;
      line = hcg > 1000 ? emaCo : dactinomycin;
      lineFrom = clinicDay(week + 2);
      flat = 0;
    }
    normal = hcg < normalHcg ? normal + 1 : 0;
  }
  known.push(lineEntry(line, number, lineFrom, week, false, today));
  for (let month = 1; month <= 12; month += 1) known.push(drawnOn(week + month * 28, random.between(0.5, 2)));
  return { known, score: answers, risk };
};
