import type { Answerer } from './minimum-dataset.ts';

/** Whose part somebody of a discipline fills in; the whole for any other. */
const partOfDiscipline: Readonly<Record<string, Answerer>> = {
  nursing: 'nurse',
  radiology: 'radiologist',
  'nuclear-medicine': 'radiologist',
  pathology: 'pathologist',
};

/** What is known to nobody's discipline alone: whoever answers for the question says it, or asks her. */
const ofConsultant: readonly Answerer[] = ['surgeon', 'oncologist', 'referrer', 'woman'];

/** The part of a discipline; null for the whole. */
export const partOf = (discipline: string | null): Answerer | null =>
  discipline !== null && Object.hasOwn(partOfDiscipline, discipline)
    ? (partOfDiscipline[discipline] ?? null)
    : null;

/** The parts of a question that wait for somebody of these disciplines, who may be its consultant. */
export const partsFor = (
  disciplines: readonly (string | null)[],
  isConsultant: boolean,
): readonly Answerer[] => [
  ...new Set([
    ...disciplines.flatMap((discipline) => partOf(discipline) ?? []),
    ...(isConsultant ? ofConsultant : []),
  ]),
];
