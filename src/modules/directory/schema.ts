import { z } from 'zod';
import { disciplines } from './records/disciplines.ts';
import { someText, Text } from '../../kernel/text.ts';
import { isZone } from '../../kernel/zone.ts';
import { Slug } from './slug.ts';

/** What somebody may do for an organisation. */
export const Role = z.enum([
  'administrator',
  'coordinator',
  'chair',
  'surgeon',
  'clinician',
  'quality_manager',
  'observer',
]);
export type Role = z.infer<typeof Role>;

/** What somebody is trained in and answers for. */
export const Discipline = z.enum(disciplines);
export type Discipline = z.infer<typeof Discipline>;

export const OrganisationKind = z.enum([
  'centre',
  'department',
  'society',
  'authority',
  'university',
  'programme',
]);

const Name = someText(200);
const Zone = z.string().refine(isZone, 'zone_unknown');

export const Organisation = z
  .object({
    id: z.uuid().meta({ made: true }),
    parentId: z.uuid().nullable(),
    kind: OrganisationKind,
    slug: Slug.nullable(),
    name: Name,
    nativeName: Name.nullable(),
    zone: Zone,
    demonstration: z.boolean(),
  })
  .strict();
export type Organisation = z.infer<typeof Organisation>;

export const Person = z
  .object({
    id: z.uuid().meta({ made: true }),
    userId: Text.max(64).nullable(),
    latinName: Name,
    nativeName: Name.nullable(),
    sortName: Name,
  })
  .strict();
export type Person = z.infer<typeof Person>;

/** What somebody is called. */
export const PersonNames = Person.pick({ latinName: true, nativeName: true });
export type PersonNames = z.infer<typeof PersonNames>;

/** The address somebody signs in with. */
export const Email = z.email().max(254).toLowerCase();

/** What somebody may do here, and from when on. */
export const GivenRole = z
  .object({ role: Role, discipline: Discipline.nullable(), from: z.iso.date() })
  .strict();
export type GivenRole = z.infer<typeof GivenRole>;

export const Affiliation = z
  .object({
    id: z.uuid().meta({ made: true }),
    personId: z.uuid(),
    organisationId: z.uuid(),
    role: Role,
    discipline: Discipline.nullable(),
    from: z.iso.date(),
    to: z.iso.date().nullable(),
  })
  .strict();
export type Affiliation = z.infer<typeof Affiliation>;

/** When somebody is away, until further notice where there is no last day, and who covers; null where nobody is named. */
export const Absence = z
  .object({ from: z.iso.date(), to: z.iso.date().nullable(), coverId: z.uuid().nullable() })
  .strict()
  .refine(({ from, to }) => to === null || to >= from, { message: 'range_reversed', path: ['to'] });
export type Absence = z.infer<typeof Absence>;
