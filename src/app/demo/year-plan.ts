import { dayOf, yearOf, type Calendar } from './calendar.ts';
import { drawDisease, type Disease } from './disease.ts';
import {
  completeShare,
  completeWeight,
  earlyResidualShare,
  neverOperatedAYear,
  operationsAYear,
  quietTheatre,
  residualUnknownShare,
  yearSpread,
  type Kind,
} from './parameters.ts';
import type { Random } from './random.ts';
import type { Day } from './shapes.ts';

export type NotOperated = 'unfit' | 'progression' | 'declined' | 'treated_elsewhere' | 'lost';
export type ResidualKind = 'none' | 'some' | 'unknown';

/** What a year holds for one woman: her operation's day, or the day she came if she is never operated. */
export type Plan = {
  name: string;
  disease: Disease;
  /** Operation day, or referral day of one never operated. */
  day: Day;
} & (
  | { path: Kind; residual: ResidualKind; reason: null }
  | { path: 'never'; residual: 'unknown'; reason: NotOperated }
);

const daysOfYear = (year: number): Day[] => {
  const first = dayOf(`${year}-01-01`);
  return Array.from({ length: dayOf(`${year + 1}-01-01`) - first }, (_, index) => first + index);
};

/** Theatre days, quiet weeks thinner. */
const theatreDays = (year: number, calendar: Calendar, random: Random): Day[] => {
  const first = dayOf(`${year}-01-01`);
  const august = dayOf(`${year}-08-01`) - first;
  const christmas = dayOf(`${year}-12-18`) - first;
  return daysOfYear(year).filter((day) => {
    const quiet = (day - first >= august && day - first < august + 31) || day - first >= christmas;
    return calendar.isTheatreDay(day) && (!quiet || random.chance(quietTheatre.value));
  });
};

/** Days spread evenly over the list, each with its own jitter. */
const spread = (count: number, days: readonly Day[], random: Random): Day[] =>
  Array.from({ length: count }, (_, index) => {
    const place = Math.floor(((index + random.uniform()) / count) * days.length);
    return days[Math.min(place, days.length - 1)] as Day;
  });

const volume = (base: number, random: Random): number =>
  Math.round(base * (1 + random.normal(0, yearSpread.value)));

const weightOf = ({ group, stage }: Disease): number =>
  completeWeight.value[stage.startsWith('IIIA') ? 'IIIA' : group];

/**
 * Who is resected completely: the year's quota, drawn without replacement by weight
 * (Efraimidis and Spirakis 2006), so that a year's rate is its parameter and the stages differ.
 */
const residuals = (
  kind: Exclude<Kind, 'early'>,
  diseases: readonly Disease[],
  random: Random,
): ResidualKind[] => {
  const order = diseases
    .map((disease, index) => ({ index, key: random.uniform() ** (1 / weightOf(disease)) }))
    .toSorted((a, b) => b.key - a.key);
  const complete = Math.round(diseases.length * completeShare.value[kind]);
  const unknown = Math.round(diseases.length * residualUnknownShare.value);
  const kinds: ResidualKind[] = diseases.map(() => 'some');
  order.forEach(({ index }, rank) => {
    if (rank < complete) kinds[index] = 'none';
    else if (rank < complete + unknown) kinds[index] = 'unknown';
  });
  return kinds;
};

const earlyResidual = (disease: Disease, random: Random): ResidualKind => {
  if (random.chance(residualUnknownShare.value / 3)) return 'unknown';
  return disease.stage === 'IIB' && random.chance(earlyResidualShare.value) ? 'some' : 'none';
};

const operated = (kind: Kind, year: number, calendar: Calendar, random: Random): Plan[] => {
  const count = volume(operationsAYear.value[kind], random);
  const days = spread(count, theatreDays(year, calendar, random), random);
  const diseases = days.map((_, index) => drawDisease(kind, year, random.fork(`disease ${index}`)));
  const left =
    kind === 'early'
      ? diseases.map((disease) => earlyResidual(disease, random))
      : residuals(kind, diseases, random);
  return days.map((day, index) => ({
    name: `${year} ${kind} ${index}`,
    path: kind,
    day,
    disease: diseases[index] as Disease,
    residual: left[index] as ResidualKind,
    reason: null,
  }));
};

const never = (year: number, random: Random): Plan[] =>
  (Object.keys(neverOperatedAYear.value) as NotOperated[]).flatMap((reason) =>
    spread(neverOperatedAYear.value[reason], daysOfYear(year), random).map((day, index) => ({
      name: `${year} never ${reason} ${index}`,
      path: 'never',
      day,
      disease: drawDisease('never', year, random.fork(`disease ${reason} ${index}`)),
      residual: 'unknown',
      reason,
    })),
  );

/** The plans of the years from `firstYear` to the year after today, in no order. */
export const plansOf = (firstYear: number, today: Day, calendar: Calendar, random: Random): Plan[] => {
  const plans: Plan[] = [];
  for (let year = firstYear; year <= yearOf(today) + 1; year += 1) {
    for (const kind of ['early', 'primary', 'interval', 'recurrence'] as const)
      plans.push(...operated(kind, year, calendar, random.fork(`${year} ${kind}`)));
    plans.push(...never(year, random.fork(`${year} never`)));
  }
  return plans;
};
