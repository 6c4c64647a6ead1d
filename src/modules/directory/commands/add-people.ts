import { z } from 'zod';
import { hasRole } from '../../../kernel/actor.ts';
import { command } from '../../../kernel/command.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { Affiliation, Person } from '../schema.ts';
import { affiliation, person } from '../tables.ts';

/** Adds people and what they do for the owner. */
export const addPeople = command({
  name: 'directory.add-people',
  input: z.object({ people: z.array(Person), affiliations: z.array(Affiliation) }).strict(),
  load: async () => undefined,
  permit: (actor, _subject, ownerId) => hasRole(actor, ownerId, 'administrator'),
  run: async ({ tx }, input) => {
    if (input.people.length > 0) await insertRows(tx, person, input.people);
    if (input.affiliations.length > 0) await insertRows(tx, affiliation, input.affiliations);
    return { people: input.people.length, affiliations: input.affiliations.length };
  },
});
