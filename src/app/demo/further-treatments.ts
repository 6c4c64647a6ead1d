import { courseForms } from '../../modules/care/index.ts';
import type { Fate } from './aftermath.ts';
import { clinicDay, dateOf, weekdayOf } from './calendar.ts';
import type { Course } from './course.ts';
import type { Doses } from './doses.ts';
import { sooner } from './doses.ts';
import { entry, type Known } from './entry.ts';
import { furtherTreatment as shares } from './parameters.ts';
import type { Random } from './random.ts';
import type { Day } from './shapes.ts';

export type RelapseSite = 'peritoneum' | 'distant_nodes' | 'liver' | 'lung' | 'brain';

/** So many fractions on working days in a row, from the first. */
const lastFraction = (first: Day, fractions: number): Day => {
  let day = first;
  for (let given = 1; given < fractions; given += 1)
    do day += 1;
    while (weekdayOf(day) > 5);
  return day;
};

/** Radiation of what came back in the brain, and of single nodes; some are irradiated for bleeding. */
export const radiotherapyEntries = (
  { grown, died }: Fate,
  site: RelapseSite,
  today: Day,
  random: Random,
): Known[] => {
  const { radiated } = shares.value;
  if (grown === null || !random.chance(radiated[site])) return [];
  const stereotactic = site === 'distant_nodes';
  const fractions = site === 'peritoneum' ? 1 : 5;
  const from = clinicDay(grown + 3);
  const to = lastFraction(from, fractions);
  if (died !== null && to >= died) return [];
  const over = to <= today;
  return [
    {
      on: from,
      entry: entry(courseForms.radiotherapy, {
        intent: stereotactic ? 'relapse' : 'palliative',
        technique: stereotactic ? 'sbrt' : site === 'brain' ? 'vmat' : '3d',
        targets: [stereotactic ? 'nodes' : site === 'brain' ? 'metastasis' : 'pelvis'],
        from: dateOf(from),
        ongoing: !over,
        doseGy: stereotactic ? 30 : site === 'brain' ? 20 : 8,
        fractions: over ? fractions : null,
        fractionsPlanned: fractions,
        to: over ? dateOf(to) : null,
        overallDays: over ? to - from + 1 : null,
        stopReason: over ? 'completed' : null,
        worstToxicity: over ? random.weighted<'0' | '1' | '2'>({ 0: 40, 1: 45, 2: 15 }) : null,
      }),
    },
  ];
};

const hormoneEntry = (
  from: Day,
  { grown, died }: Fate,
  today: Day,
  setting: 'maintenance' | 'relapse',
): Known[] => {
  const end = sooner(grown, died);
  const over = end !== null && end <= today;
  if (end !== null && end <= from + 7) return [];
  return [
    {
      on: from,
      entry: entry(courseForms.hormone, {
        drug: 'Letrozole',
        setting,
        from: dateOf(from),
        ongoing: !over,
        to: over ? dateOf(end) : null,
        stopReason: over ? (end === grown ? 'progression' : 'death') : null,
        worstToxicity: over ? '1' : null,
      }),
    },
  ];
};

/** Letrozole after the chemotherapy of a low-grade serous cancer, or when it comes back. */
export const hormoneEntries = (
  course: Course,
  { before, again, fate, today }: { before: Doses | undefined; again: Doses | null; fate: Fate; today: Day },
  random: Random,
): Known[] => {
  if (course.disease.histology !== 'low-grade-serous') return [];
  const [kept, later] = [
    random.chance(shares.value.hormoneKept),
    random.chance(shares.value.hormoneAtRelapse),
  ];
  if (kept && before?.stopped === 'completed' && before.setting === 'adjuvant')
    return hormoneEntry(clinicDay(before.last + 28), fate, today, 'maintenance');
  if (later && again?.stopped === 'completed')
    return hormoneEntry(clinicDay(again.last + 28), { grown: null, died: fate.died }, today, 'relapse');
  return [];
};
