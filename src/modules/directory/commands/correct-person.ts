import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { updateInstallationRow } from '../../../kernel/write-rows.ts';
import { canKeepPeople } from '../policy.ts';
import { PersonNames } from '../schema.ts';
import { lockRoles, mustBeOnlyHere, staffMember } from '../staff-write.ts';
import { person } from '../tables.ts';

/** Corrects what somebody of the house is called; what it was is kept as an earlier version. */
export const correctPerson = command({
  name: 'directory.correct-person',
  input: z.object({ personId: z.uuid(), version: z.int().positive(), names: PersonNames }).strict(),
  reason: 'needed',
  load: async ({ tx, ownerId }, { personId }) => {
    await lockRoles(tx, ownerId);
    return staffMember(tx, ownerId, personId);
  },
  permit: (actor, _subject, ownerId) => canKeepPeople(actor, ownerId),
  run: async ({ tx, ownerId }, { personId, version, names }) => {
    await mustBeOnlyHere(tx, ownerId, personId);
    const sortName = names.latinName;
    await updateInstallationRow(tx, person, { id: personId, version }, { ...names, sortName });
    return { id: personId };
  },
});
