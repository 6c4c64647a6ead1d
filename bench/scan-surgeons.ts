import { type CountedIndicator, indicatorKey } from '../src/modules/quality/schema.ts';
import { belongsOf, groupOf, maskOf, PLACES, undatedPlaces } from './groups.ts';
import type { Stated, World } from './fact-rows.ts';

/** 1 true, -1 false, 0 unknown. */
type Truth = 1 | 0 | -1;
const or = (a: Truth, b: Truth): Truth => (a === 1 || b === 1 ? 1 : a === 0 || b === 0 ? 0 : -1);

const SEATS = 16;
type Volume = { sure: Int32Array; maybe: Int32Array; least: number };

/** For each owner, year and surgeon: operations that certainly and possibly count; seat 0 is nobody named. */
const volumesOf = (world: World, indicator: CountedIndicator): Volume => {
  const { operations: rows } = world;
  const mask = maskOf(rows, belongsOf(indicator));
  const size = world.owners.length * PLACES * SEATS;
  const [sure, maybe] = [new Int32Array(size), new Int32Array(size)];
  const add = (counts: Int32Array, place: number) => {
    counts[place] = (counts[place] ?? 0) + 1;
  };
  for (let row = 0; row < rows.count; row++) {
    if (((rows.isFalse[row] ?? 0) & mask) !== 0) continue;
    const place = groupOf(rows, 'done_on', row) * SEATS;
    const certain = (mask & ~(rows.isTrue[row] ?? 0)) === 0;
    const [main, supervising] = [rows.main[row] ?? 0, rows.supervising[row] ?? 0];
    add(maybe, place + main);
    if (main !== 0 && certain) add(sure, place + main);
    if (supervising === 0 || supervising === main) continue;
    if (main !== 0) add(maybe, place + supervising);
    if (certain) add(sure, place + supervising);
  }
  return { sure, maybe, least: indicator.params.surgeonMinPerYear ?? 0 };
};

const volumeMet = ({ sure, maybe, least }: Volume, group: number, surgeon: number): Truth => {
  if (surgeon === 0) return 0;
  const [own, place] = [group - (group % PLACES), group % PLACES];
  if ((sure[group * SEATS + surgeon] ?? 0) >= least) return 1;
  const possible = [place, ...(undatedPlaces[place] ?? [])]
    .map((one) => (own + one) * SEATS)
    .reduce((sum, at) => sum + (maybe[at] ?? 0) + (maybe[at + surgeon] ?? 0), 0);
  return possible < least ? -1 : 0;
};

const certificatesOf = (world: World): (Stated | undefined)[] => {
  const found: (Stated | undefined)[] = [];
  for (const said of world.statements) if (said.surgeon > 0) found[said.owner * SEATS + said.surgeon] = said;
  return found;
};

const certified = (said: Stated | undefined, firstDay: number): Truth => {
  if (!said || firstDay < said.from) return 0;
  return said.holds ? 1 : -1;
};

/** Numerator and not documented of the indicators that ask who operated, by owner and year. */
export const scanSurgeons = (
  indicators: readonly CountedIndicator[],
  world: World,
): [string, Int32Array][] => {
  const { operations: rows } = world;
  const first = rows.dates['done_on']?.first ?? new Int32Array(0);
  const certificates = certificatesOf(world);
  return indicators.flatMap((indicator): [string, Int32Array][] => {
    if (indicator.kind === 'count' || !indicator.meets.startsWith('surgeon_')) return [];
    const mask = maskOf(rows, belongsOf(indicator));
    const groups = world.owners.length * PLACES;
    const [numerator, notDocumented] = [new Int32Array(groups), new Int32Array(groups)];
    const volume = indicator.meets === 'surgeon_volume_met' ? volumesOf(world, indicator) : null;
    for (let row = 0; row < rows.count; row++) {
      const day = first[row] ?? 0;
      if (day === 0 || (mask & ~(rows.isTrue[row] ?? 0)) !== 0) continue;
      const group = groupOf(rows, 'done_on', row);
      const of = (surgeon: number): Truth =>
        volume
          ? volumeMet(volume, group, surgeon)
          : certified(certificates[(rows.owner[row] ?? 0) * SEATS + surgeon], day);
      const supervising = rows.supervising[row] ?? 0;
      const met = or(of(rows.main[row] ?? 0), supervising === 0 ? -1 : of(supervising));
      if (met === 1) numerator[group] = (numerator[group] ?? 0) + 1;
      else if (met === 0) notDocumented[group] = (notDocumented[group] ?? 0) + 1;
    }
    const key = indicatorKey(indicator);
    return [
      [`${key}|numerator`, numerator],
      [`${key}|notDocumented`, notDocumented],
    ];
  });
};
