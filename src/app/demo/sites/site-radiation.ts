import { courseForms } from '../../../modules/care/index.ts';
import { dateOf, weekdayOf } from '../calendar.ts';
import { entry, type Known } from '../entry.ts';
import type { Random } from '../random.ts';
import type { Day } from '../shapes.ts';
import type { Kind } from './site-parameters.ts';

type Said = Parameters<typeof entry<(typeof courseForms.radiotherapy)['items']>>[1];

/** The day of the nth fraction, one on each working day. */
const fractionDay = (first: Day, nth: number): Day => {
  let day = first;
  for (let given = 1; given < nth; given += 1)
    do day += 1;
    while (weekdayOf(day) > 5);
  return day;
};

const toxicity = (random: Random) => random.weighted<'0' | '1' | '2' | '3'>({ 0: 10, 1: 40, 2: 40, 3: 10 });

/** A course of external radiation as it stands today. */
const external = (
  from: Day,
  fractions: number,
  said: Said,
  lastDay: Day,
  today: Day,
  random: Random,
): Known => {
  const to = fractionDay(from, fractions);
  const isOver = to <= today;
  return {
    on: from,
    entry: entry(courseForms.radiotherapy, {
      technique: random.weighted({ imrt: 45, vmat: 50, '3d': 5 }),
      from: dateOf(from),
      ongoing: !isOver,
      fractionsPlanned: fractions,
      fractions: isOver ? fractions : null,
      to: isOver ? dateOf(to) : null,
      overallDays: lastDay <= today ? lastDay - from + 1 : null,
      breakDays: lastDay <= today ? (random.weighted({ 0: 80, 1: 12, 3: 8 }) === '0' ? 0 : 2) : null,
      stopReason: isOver ? 'completed' : null,
      worstToxicity: isOver ? toxicity(random) : null,
      ...said,
    }),
  };
};

type Applied = {
  readonly applicator: 'tandem_ring' | 'tandem_ovoid' | 'cylinder' | 'interstitial';
  readonly doses: number;
  readonly gray: number;
};

/** Insertions some days apart, from a day on. */
const brachy = (
  from: Day,
  { applicator, doses, gray }: Applied,
  isDefinitive: boolean,
  today: Day,
  random: Random,
): Known => {
  const to = fractionDay(from, 1 + (doses - 1) * 3);
  const isOver = to <= today;
  const tenth = (low: number, high: number) => Math.round(random.between(low, high) * 10) / 10;
  return {
    on: from,
    entry: entry(courseForms.brachytherapy, {
      rate: 'hdr',
      applicator,
      image: applicator === 'cylinder' ? 'ct' : random.weighted({ mri: 70, ct: 30 }),
      from: dateOf(from),
      ongoing: !isOver,
      to: isOver ? dateOf(to) : null,
      doseGy: isOver ? doses * gray : null,
      fractions: isOver ? doses : null,
      ...(isOver && isDefinitive
        ? {
            ctvD90: tenth(83, 94),
            bladderD2cc: tenth(65, 82),
            rectumD2cc: tenth(55, 68),
            sigmoidD2cc: tenth(52, 70),
            bowelD2cc: tenth(45, 66),
          }
        : {}),
    }),
  };
};

const targetsOf = (kind: Kind, isExtended: boolean): NonNullable<Said['targets']> => {
  if (kind === 'vulva') return ['vulva', 'groin'];
  if (kind === 'vagina') return ['vagina', 'pelvis'];
  return isExtended ? ['extended_field', 'nodes'] : ['pelvis'];
};

/** The weeks of a cancer that is cured by radiation: external first, the applicator in the last two of them; the vulva has no applicator. */
export const definitive = (
  { kind, isExtended, hasNodes }: { kind: Kind; isExtended: boolean; hasNodes: boolean },
  from: Day,
  today: Day,
  random: Random,
): Known[] => {
  const isVulva = kind === 'vulva';
  const fractions = isVulva ? 32 : 25;
  const applied: Applied = {
    applicator:
      kind === 'vagina'
        ? random.pick(['cylinder', 'interstitial'])
        : random.pick(['tandem_ring', 'tandem_ovoid']),
    doses: 4,
    gray: 7,
  };
  const inserted = fractionDay(from, 26);
  const last = isVulva ? fractionDay(from, fractions) : fractionDay(inserted, 1 + (applied.doses - 1) * 3);
  const said: Said = {
    intent: 'definitive',
    targets: targetsOf(kind, isExtended),
    doseGy: isVulva ? 57.6 : 45,
    boostGy: hasNodes ? 10 : null,
    concurrent: 'Cisplatin weekly',
  };
  return [
    external(from, fractions, said, last, today, random.fork('external')),
    ...(isVulva || inserted > today ? [] : [brachy(inserted, applied, true, today, random.fork('brachy'))]),
  ];
};

/** After an operation: the vault alone, or the pelvis (of a vulva the groins). */
export const adjuvantRadiation = (
  kind: Kind,
  after: 'vault' | 'radiation' | 'chemoradiation',
  from: Day,
  today: Day,
  random: Random,
): Known[] => {
  if (after === 'vault')
    return [brachy(from, { applicator: 'cylinder', doses: 3, gray: 7 }, false, today, random)];
  const fractions = random.weighted({ 25: 60, 28: 40 }) === '25' ? 25 : 28;
  const last = fractionDay(from, fractions);
  const said: Said = {
    intent: 'adjuvant',
    targets: kind === 'vulva' ? ['groin', 'pelvis'] : ['pelvis'],
    doseGy: fractions * 1.8,
    concurrent: after === 'chemoradiation' ? 'Cisplatin weekly' : null,
  };
  return [external(from, fractions, said, last, today, random)];
};

/** One or a few lesions that came back in lung, nodes or bone. */
export const relapseRadiation = (place: string, from: Day, today: Day, random: Random): Known[] => {
  const isNodal = place.endsWith('nodes') || place === 'groin';
  const said: Said = {
    intent: isNodal ? 'relapse' : 'palliative',
    targets: [isNodal ? 'nodes' : place === 'bone' ? 'metastasis' : 'pelvis'],
    doseGy: isNodal ? 30 : 20,
  };
  return [external(from, 5, said, fractionDay(from, 5), today, random)];
};
