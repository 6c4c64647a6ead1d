import { uuidOfName } from '../../kernel/ids.ts';
import type { Course } from './course.ts';
import { jointWeights, supervisedShare } from './parameters.ts';
import type { Random } from './random.ts';
import { isFellow } from './centre.ts';
import type { Discipline, Person, Procedure, TeamRow } from './shapes.ts';

/** Who cares for one woman. */
export type Team = { consultant: Person; oncologist: Person; nurse: Person };

const ofDiscipline = (people: readonly Person[], discipline: Discipline): Person[] =>
  people.filter((person) => person.discipline === discipline && person.role === 'clinician');

const surgeonByShare = (people: readonly Person[], random: Random): Person => {
  const surgeons = people.filter((person) => person.surgeonShare > 0);
  const weights = Object.fromEntries(surgeons.map((person) => [person.id, person.surgeonShare]));
  const id = random.weighted(weights);
  return surgeons.find((person) => person.id === id) ?? (surgeons[0] as Person);
};

export const teamOf = (people: readonly Person[], random: Random): Team => ({
  consultant: surgeonByShare(people, random),
  oncologist: random.pick(ofDiscipline(people, 'haematology-oncology')),
  nurse: random.pick(ofDiscipline(people, 'nursing')),
});

/** Which other department may be asked to join for a procedure. */
export const joinsFor: Readonly<Partial<Record<Procedure, readonly Discipline[]>>> = {
  rectosigmoid_anastomosis: ['colorectal-surgery'],
  large_bowel_resection: ['colorectal-surgery'],
  small_bowel_resection: ['colorectal-surgery'],
  liver_resection: ['hepatobiliary-pancreatic-surgery'],
  splenectomy: ['hepatobiliary-pancreatic-surgery'],
  diaphragm_stripping: ['hepatobiliary-pancreatic-surgery', 'thoracic-surgery'],
  paraaortic_lymphadenectomy: ['vascular-surgery'],
  pelvic_peritonectomy: ['urology'],
};

const joining = (procedures: readonly Procedure[], random: Random): Discipline[] => {
  const number = Number(random.weighted(jointWeights.value));
  const asked = new Set(procedures.flatMap((procedure) => joinsFor[procedure] ?? []));
  return random.shuffled([...asked]).slice(0, number);
};

/** Whose people operate, and the seed they were made from. */
export type House = { seed: string; people: readonly Person[] };

/** The operating team: a main surgeon, sometimes a fellow under supervision, and who joined. */
export const operatingTeam = (
  course: Pick<Course, 'name' | 'path'>,
  team: Team,
  { seed, people }: House,
  procedures: readonly Procedure[],
  random: Random,
): TeamRow[] => {
  const surgeon = random.chance(0.85) ? team.consultant : surgeonByShare(people, random);
  const fellows = random.shuffled(people.filter(isFellow));
  const supervised = random.chance(supervisedShare.value);
  const member = (person: Person, role: TeamRow['role']): TeamRow => ({
    id: uuidOfName('demonstration', seed, 'team', course.name, person.id),
    person: person.id,
    role,
    discipline: person.discipline,
    absent: {},
  });
  const [first, second] = fellows as [Person, Person];
  const leading = supervised
    ? [member(first, 'main'), member(surgeon, 'supervising')]
    : [member(surgeon, 'main'), member(first, 'assistant')];
  const joined = course.path === 'early' ? [] : joining(procedures, random);
  return [
    ...leading,
    member(second, 'assistant'),
    ...joined.map((discipline) => member(random.pick(ofDiscipline(people, discipline)), 'co_surgeon')),
  ];
};
