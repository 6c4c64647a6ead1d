import { uuidOfName } from '../../kernel/ids.ts';
import { demonstrationEmail, largeSlug } from './accounts.ts';
import type { Account, Affiliation, Discipline, Member, Organisation, Person } from './shapes.ts';

/** What a centre is called, here and in its address. */
export type Place = { readonly slug: string; readonly name: string; readonly nativeName: string };

export const slug = largeSlug;
export const zone = 'Asia/Seoul';

const departmentNames: Readonly<Record<Discipline, readonly [name: string, nativeName: string]>> = {
  'gynaecologic-oncology': ['Gynaecologic Oncology', '부인종양과'],
  'radiation-oncology': ['Radiation Oncology', '방사선종양학과'],
  pathology: ['Pathology', '병리과'],
  radiology: ['Radiology', '영상의학과'],
  'haematology-oncology': ['Haematology-Oncology', '혈액종양내과'],
  'nuclear-medicine': ['Nuclear Medicine', '핵의학과'],
  'hepatobiliary-pancreatic-surgery': ['Hepatobiliary and Pancreatic Surgery', '간담췌외과'],
  'vascular-surgery': ['Vascular Surgery', '혈관외과'],
  urology: ['Urology', '비뇨의학과'],
  'thoracic-surgery': ['Thoracic Surgery', '흉부외과'],
  'colorectal-surgery': ['Colorectal Surgery', '대장항문외과'],
  anaesthesia: ['Anaesthesiology', '마취통증의학과'],
  nursing: ['Nursing', '간호부'],
  coordination: ['Centre Coordination', '센터 운영팀'],
};

/** The centre itself; no real hospital bears the name. */
export const organisationOf = (): Organisation => ({
  id: uuidOfName('demonstration', 'organisation', slug),
  parentId: null,
  kind: 'centre',
  slug,
  name: "Hanbit Women's Cancer Center",
  nativeName: '한빛여성암센터',
  zone,
  demonstration: true,
});

const departmentId = (of: string | null, discipline: Discipline): string =>
  uuidOfName('demonstration', 'organisation', of ?? '', discipline);

export const departmentsOf = (centre: Organisation): Organisation[] =>
  (Object.keys(departmentNames) as Discipline[]).map((discipline) => ({
    id: departmentId(centre.slug, discipline),
    parentId: centre.id,
    kind: 'department',
    slug: null,
    name: departmentNames[discipline][0],
    nativeName: departmentNames[discipline][1],
    zone,
    demonstration: true,
  }));

/** Everybody at the centre with role and discipline, and in the department; a chair operates too. */
export const affiliationsOf = (
  centre: Organisation,
  people: readonly Person[],
  from: string,
): Affiliation[] =>
  people.flatMap((person) => {
    const at = (organisationId: string, role: Person['role']): Affiliation => ({
      id: uuidOfName('demonstration', 'affiliation', person.id, organisationId, role),
      personId: person.id,
      organisationId,
      role,
      discipline: person.discipline,
      from,
      to: null,
    });
    const own = [at(centre.id, person.role), at(departmentId(centre.slug, person.discipline), person.role)];
    return person.role === 'chair' ? [...own, at(centre.id, 'surgeon')] : own;
  });

/** Who sits on the board for which discipline; the administrator and the quality manager do not. */
export const membersOf = (seriesId: string, people: readonly Person[]): Member[] =>
  people
    .filter((person) => person.role !== 'administrator' && person.role !== 'quality_manager')
    .map((person) => ({
      id: uuidOfName('demonstration', 'member', seriesId, person.id),
      seriesId,
      personId: person.id,
      discipline: person.discipline,
      role: memberRole(person),
    }));

/** Fellows listen: they never count for the quorum. */
const memberRole = (person: Person): Member['role'] => {
  if (person.role === 'chair' || person.role === 'coordinator') return person.role;
  return isFellow(person) ? 'observer' : 'member';
};

export const isFellow = (person: Person): boolean =>
  person.discipline === 'gynaecologic-oncology' && person.surgeonShare === 0;

/** One sign-in for each role a visitor can try. */
export const accountsOf = (people: readonly Person[]): Account[] =>
  (['coordinator', 'chair', 'surgeon', 'quality_manager'] as const).flatMap((role) => {
    const person = people.find((candidate) => candidate.role === role);
    return person
      ? [
          {
            role,
            email: demonstrationEmail(role === 'quality_manager' ? 'quality' : role),
            personId: person.id,
          },
        ]
      : [];
  });
