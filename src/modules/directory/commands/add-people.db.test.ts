import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { colleagues } from '../queries/people.ts';
import { addPeople } from './add-people.ts';

const somebody = (centre: TestCentre, more: Record<string, unknown> = {}) => {
  const id = randomUUID();
  return {
    people: [{ id, userId: `u-${id}`, latinName: 'Kim Minji', nativeName: '김민지', sortName: 'Kim' }],
    affiliations: [
      {
        id: randomUUID(),
        personId: id,
        organisationId: centre.ownerId,
        role: 'clinician' as const,
        discipline: 'pathology' as const,
        from: '2026-01-01',
        to: null,
        ...more,
      },
    ],
  };
};

const here = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) => colleagues(tx, ownerId, '2026-11-19'));

describe('adding people', () => {
  test('gives them a role at the house, in one journal entry', async () => {
    const centre = await createTestCentre();
    const before = (await here(centre)).length;
    const input = somebody(centre);
    expect(await centre.as(centre.people.administrator, addPeople, input)).toEqual({
      people: 1,
      affiliations: 1,
    });
    expect(await here(centre)).toHaveLength(before + 1);
    expect((await journalOf(centre))[0]).toMatchObject({ command: 'directory.add-people', changeCount: 2 });
  });

  test('gives somebody who is here already another role', async () => {
    const centre = await createTestCentre();
    const { personId } = centre.people.surgeon;
    const { affiliations } = somebody(centre, { personId, role: 'chair' });
    await centre.as(centre.people.administrator, addPeople, { people: [], affiliations });
    expect((await here(centre)).filter(({ id }) => id === personId).map(({ role }) => role)).toEqual(
      expect.arrayContaining(['surgeon', 'chair']),
    );
  });

  test('knows the disciplines there are, and refuses any other word', async () => {
    const centre = await createTestCentre();
    const { administrator } = centre.people;
    for (const discipline of ['plumbing', '', 'Pathology'])
      expect(await refusalOf(centre, administrator, addPeople, somebody(centre, { discipline }))).toEqual({
        code: 'invalid_input',
        wrote: 0,
      });
    await centre.as(administrator, addPeople, somebody(centre, { discipline: null }));
  });

  test('is for administrators of the house', async () => {
    const [centre, there] = [await createTestCentre(), await createTestCentre()];
    const { administrator, ...others } = centre.people;
    for (const actor of [...Object.values(others), there.people.administrator, { kind: 'public' as const }])
      expect(await refusalOf(centre, actor, addPeople, somebody(centre))).toEqual({
        code: 'forbidden',
        wrote: 0,
      });
    expect(administrator.grants).toHaveLength(1);
  });

  test('an administrator gives nobody a role at another house, herself least of all', async () => {
    const [centre, there] = [await createTestCentre(), await createTestCentre()];
    const { administrator } = centre.people;
    const herself = somebody(centre, { personId: administrator.personId, organisationId: there.ownerId });
    expect(
      await refusalOf(centre, administrator, addPeople, { people: [], affiliations: herself.affiliations }),
    ).toEqual({ code: 'organisation_unknown', wrote: 0 });
    expect((await here(there)).map(({ id }) => id)).not.toContain(administrator.personId);
  });

  test('takes neither another house’s people nor their accounts, and leaves nothing behind', async () => {
    const [centre, there] = [await createTestCentre(), await createTestCentre()];
    const { administrator } = centre.people;
    const before = await here(centre);
    const good = somebody(centre);
    const theirs = somebody(centre, { personId: there.people.surgeon.personId });
    const taken = somebody(centre);
    const wrong = [
      [
        { people: good.people, affiliations: [...good.affiliations, ...theirs.affiliations] },
        'person_unknown',
      ],
      [
        {
          ...taken,
          people: taken.people.map((one) => ({ ...one, userId: there.people.surgeon.userId })),
        },
        'already_there',
      ],
      [somebody(centre, { role: 'owner' }), 'invalid_input'],
      [somebody(centre, { from: '2026-02-30' }), 'invalid_input'],
      [somebody(centre, { to: '2025-01-01' }), 'rule_broken'],
    ] as const;
    for (const [input, code] of wrong)
      expect(await refusalOf(centre, administrator, addPeople, input)).toEqual({ code, wrote: 0 });
    expect(await here(centre)).toEqual(before);
  });
});
