import { ageAtReferral, type Course } from './course.ts';
import { ca125CeaRatio, markerMedians, missingShare } from './parameters.ts';
import type { Random } from './random.ts';
import type { Day } from './shapes.ts';
import type { Draft } from './draft.ts';

/** To 0.1 below 100 and to 1 above, as laboratories print it. */
const rounded = (value: number): number => (value < 100 ? Math.round(value * 10) / 10 : Math.round(value));

const ca125Of = ({ path, disease }: Course, random: Random): number => {
  const { ca125 } = markerMedians.value;
  const median = path === 'recurrence' ? ca125.recurrence : ca125[disease.group];
  const quiet = disease.histology === 'mucinous' || disease.histology === 'clear-cell';
  const value = random.lognormal(median * (quiet ? ca125.quietHistology : 1), ca125.deviation);
  return rounded(Math.min(25_000, Math.max(4, value)));
};

const he4Of = ({ path, disease }: Course, random: Random): number => {
  const { he4 } = markerMedians.value;
  return Math.round(
    Math.min(
      5000,
      Math.max(
        30,
        random.lognormal(path === 'recurrence' ? he4.recurrence : he4[disease.group], he4.deviation),
      ),
    ),
  );
};

const ceaOf = ({ disease }: Course, random: Random): number =>
  rounded(Math.min(120, Math.max(0.5, random.lognormal(disease.histology === 'mucinous' ? 4.5 : 1.6, 0.6))));

const youngDrafts = (takenOn: Day, random: Random): Draft[] => [
  { key: 'afp', value: rounded(random.lognormal(2.6, 0.4)), unit: 'ng/mL', takenOn },
  { key: 'hcg', value: rounded(Math.min(4.5, random.lognormal(0.8, 0.5))), unit: 'IU/L', takenOn },
  { key: 'ldh', value: Math.round(random.lognormal(190, 0.2)), unit: 'U/L', takenOn },
  { key: 'inhibin_b', value: Math.round(random.lognormal(60, 0.5)), unit: 'pg/mL', takenOn },
];

/** Tumour markers, and the ratio of CA-125 (U/ml) to CEA (ng/ml); null when CEA was not measured. */
export const markersOf = (
  course: Course,
  takenOn: Day,
  random: Random,
): { drafts: Draft[]; ratio: number | null } => {
  const ca125 = ca125Of(course, random);
  const cea = ceaOf(course, random);
  const gastrointestinalLook = course.disease.histology === 'mucinous';
  const ceaDone = gastrointestinalLook || random.chance(0.85);
  const drafts: Draft[] = [{ key: 'ca125', value: ca125, unit: 'U/mL', takenOn }];
  if (random.chance(missingShare.value.he4)) drafts.push({ key: 'he4', state: 'missing' });
  else drafts.push({ key: 'he4', value: he4Of(course, random), unit: 'pmol/L', takenOn });
  if (ceaDone) drafts.push({ key: 'cea', value: cea, unit: 'ng/mL', takenOn });
  const ratio = ceaDone ? ca125 / cea : null;
  const asked = gastrointestinalLook || (ratio !== null && ratio <= ca125CeaRatio.value);
  if (asked || random.chance(0.5))
    drafts.push({
      key: 'ca19_9',
      value: rounded(random.lognormal(gastrointestinalLook ? 60 : 14, 0.9)),
      unit: 'U/mL',
      takenOn,
    });
  if (ageAtReferral(course) < 40 && !course.biopsied) drafts.push(...youngDrafts(takenOn, random));
  return { drafts, ratio };
};
