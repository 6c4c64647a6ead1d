import { eq, inArray, or } from 'drizzle-orm';
import { z } from 'zod';
import { hasRole } from '../../../kernel/actor.ts';
import { command, type CommandContext } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { everAt } from '../queries/people.ts';
import { Affiliation, Person } from '../schema.ts';
import { affiliation, organisation, person } from '../tables.ts';

const Input = z.object({ people: z.array(Person), affiliations: z.array(Affiliation) }).strict();

/** Refuses a role elsewhere than at the owner or one of its departments. */
const mustBeHere = async (
  { tx, ownerId }: CommandContext,
  { affiliations }: z.infer<typeof Input>,
): Promise<void> => {
  const found = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(or(eq(organisation.id, ownerId), eq(organisation.parentId, ownerId)));
  const here = new Set(found.map(({ id }) => id));
  const elsewhere = affiliations.findIndex(({ organisationId }) => !here.has(organisationId));
  if (elsewhere >= 0)
    throw refused('organisation_unknown', {}, { field: `affiliations.${elsewhere}.organisationId` });
};

/**
 * Refuses a role for somebody who is neither added now nor was ever at the house: only whoever runs the installation
 * lets another house's people in.
 */
const mustBeKnown = async (
  { tx, actor, ownerId }: CommandContext,
  { people, affiliations }: z.infer<typeof Input>,
): Promise<void> => {
  if (actor.kind === 'operator') return;
  const known = new Set([...people, ...(await everAt(tx, ownerId))].map(({ id }) => id));
  const unknown = affiliations.findIndex(({ personId }) => !known.has(personId));
  if (unknown >= 0) throw refused('person_unknown', {}, { field: `affiliations.${unknown}.personId` });
};

/** Refuses an account that belongs to somebody already. */
const mustBeFree = async ({ tx }: CommandContext, { people }: z.infer<typeof Input>): Promise<void> => {
  const accounts = people.flatMap(({ userId }) => userId ?? []);
  if (accounts.length === 0) return;
  const taken = await tx.select({ id: person.id }).from(person).where(inArray(person.userId, accounts));
  if (taken.length > 0) throw refused('already_there', {}, { field: 'people.userId' });
};

/** Adds people and what they do for the owner: at the house itself or at one of its departments. */
export const addPeople = command({
  name: 'directory.add-people',
  input: Input,
  load: async () => undefined,
  permit: (actor, _subject, ownerId) => hasRole(actor, ownerId, 'administrator'),
  run: async (context, input) => {
    await mustBeHere(context, input);
    await mustBeKnown(context, input);
    await mustBeFree(context, input);
    if (input.people.length > 0) await insertRows(context.tx, person, input.people);
    if (input.affiliations.length > 0) await insertRows(context.tx, affiliation, input.affiliations);
    return { people: input.people.length, affiliations: input.affiliations.length };
  },
});
