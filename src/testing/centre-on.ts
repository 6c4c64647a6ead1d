import type { SealedFile } from '../kernel/files/files.ts';
import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/actor.ts';
import { execute, type Command } from '../kernel/command.ts';
import type { Database } from '../kernel/scope.ts';
import { addOrganisation, addPeople, Role } from '../modules/directory/index.ts';
import type { z } from 'zod';

export type TestPerson = Extract<Actor, { kind: 'user' }>;

/** A centre of a test's own, with one person a role; every test makes its own. */
export type TestCentre = Awaited<ReturnType<typeof createCentreOn>>;

export const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

/** How a test's commands are carried out: `execute`, or something that tries them in every wrong way first. */
export type CarryOut = typeof execute;

export type CentreOptions = {
  zone?: string;
  now?: string;
  carryOut?: CarryOut;
  /** A word that stands in its name, in those of its people and in names and numbers of its women. */
  called?: string;
  demonstration?: boolean;
  /** The database as whoever runs the installation; the same one when it is opened so already. */
  operators?: Database;
};

/** A new centre on this database, with one person a role. */
export const createCentreOn = async (database: Database, options: CentreOptions = {}) => {
  const called = options.called ?? 'Test';
  const carryOut = options.carryOut ?? execute;
  const operators = options.operators ?? database;
  const ownerId = randomUUID();
  const slug = `t${ownerId.replaceAll('-', '').slice(0, 20)}`;
  const zone = options.zone ?? 'Asia/Seoul';
  let now = at(options.now ?? '2026-11-19T00:00:00Z');
  const call = (actor: Actor) => ({ actor, ownerId, now });
  await carryOut(operators, addOrganisation, call({ kind: 'operator' }), {
    organisation: {
      id: ownerId,
      parentId: null,
      kind: 'centre',
      slug,
      name: `${called} centre`,
      nativeName: null,
      zone,
      demonstration: options.demonstration ?? false,
    },
    departments: [],
  });
  const people = Object.fromEntries(
    Role.options.map((role) => {
      const personId = randomUUID();
      const discipline = role === 'coordinator' ? 'coordination' : 'gynaecologic-oncology';
      return [
        role,
        {
          kind: 'user',
          userId: `u-${personId}`,
          personId,
          grants: [{ ownerId, role, discipline }],
        },
      ];
    }),
  ) as unknown as Record<Role, TestPerson>;
  await carryOut(operators, addPeople, call({ kind: 'operator' }), {
    people: Role.options.map((role) => ({
      id: people[role].personId,
      userId: people[role].userId,
      latinName: `${called} ${role}`,
      nativeName: null,
      sortName: role,
    })),
    affiliations: Role.options.map((role) => ({
      id: randomUUID(),
      personId: people[role].personId,
      organisationId: ownerId,
      role,
      discipline: people[role].grants[0]?.discipline ?? null,
      from: '2020-01-01',
      to: null,
    })),
  });
  return {
    database,
    operators,
    ownerId,
    slug,
    zone,
    people,
    /** The word in names and numbers of its women. */
    womenCalled: options.called ?? 'Invented',
    setNow: (text: string) => {
      now = at(text);
    },
    now: () => now,
    /** Carries a command out as this person and returns its result; a correction has a reason unless told otherwise. */
    as: async <Input extends z.ZodType, Subject, Result>(
      actor: Actor,
      definition: Command<Input, Subject, Result>,
      input: z.input<Input>,
      more: { requestKey?: string; reason?: string; files?: readonly SealedFile[] } = {},
    ): Promise<Result> =>
      (
        await carryOut(
          actor.kind === 'operator' ? operators : database,
          definition,
          { reason: 'said in a test', ...call(actor), ...more },
          input,
        )
      ).result,
  };
};
