import { uuidOfName } from '../../kernel/ids.ts';
import { nameOf, type Country } from './names.ts';
import type { Random } from './random.ts';
import type { Discipline, Person, Role } from './shapes.ts';

/** Somebody whom a centre has, before she has a name. */
export type Post = {
  discipline: Discipline;
  role: Role;
  woman: boolean;
  country?: Country;
  surgeonShare?: number;
};

const surgeon = (surgeonShare: number, woman: boolean, role: Role = 'surgeon'): Post => ({
  discipline: 'gynaecologic-oncology',
  role,
  woman,
  surgeonShare,
});
const doctor = (discipline: Discipline, woman: boolean): Post => ({ discipline, role: 'clinician', woman });
const fellow = (country: Country, woman: boolean): Post => ({
  ...doctor('gynaecologic-oncology', woman),
  country,
});

/** Everybody of the centre by post; shares of the surgeons are operations out of about 350 a year. */
const posts: readonly Post[] = [
  surgeon(72, true, 'chair'),
  surgeon(62, false),
  surgeon(55, true),
  surgeon(48, false),
  surgeon(42, true),
  surgeon(38, false),
  surgeon(33, true),
  fellow('korea', true),
  fellow('vietNam', false),
  fellow('mongolia', true),
  fellow('uzbekistan', true),
  doctor('radiation-oncology', true),
  doctor('radiation-oncology', false),
  doctor('pathology', true),
  doctor('pathology', true),
  doctor('radiology', false),
  doctor('radiology', true),
  doctor('haematology-oncology', false),
  doctor('haematology-oncology', true),
  doctor('nuclear-medicine', false),
  doctor('nuclear-medicine', true),
  doctor('hepatobiliary-pancreatic-surgery', false),
  doctor('vascular-surgery', false),
  doctor('urology', true),
  doctor('thoracic-surgery', false),
  doctor('colorectal-surgery', false),
  doctor('anaesthesia', true),
  doctor('anaesthesia', false),
  doctor('nursing', true),
  doctor('nursing', true),
  { discipline: 'coordination', role: 'coordinator', woman: true },
  { discipline: 'nursing', role: 'quality_manager', woman: true },
  { discipline: 'coordination', role: 'administrator', woman: false },
];

/** The invented staff; no two bear the same name. */
export const staffOf = (seed: string, random: Random, of: readonly Post[] = posts): Person[] => {
  const taken = new Set<string>();
  return of.map((post, index) => {
    const draw = random.fork(`person ${index}`);
    const bearer = { woman: post.woman, bornYear: draw.whole(1966, 1986) };
    let name = nameOf(post.country ?? 'korea', draw, bearer);
    while (taken.has(name.latinName)) name = nameOf(post.country ?? 'korea', draw, bearer);
    taken.add(name.latinName);
    return {
      id: uuidOfName('demonstration', seed, 'person', String(index)),
      ...name,
      role: post.role,
      discipline: post.discipline,
      surgeonShare: post.surgeonShare ?? 0,
    };
  });
};
