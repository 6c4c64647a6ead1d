import { describe, expect, test } from 'vitest';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { withScope } from '../../../kernel/scope.ts';
import { patient } from '../tables.ts';
import { showIdentity } from './show-identity.ts';

const patientsOf = async (centre: TestCentre): Promise<string[]> =>
  withScope(centre.database, [centre.ownerId], async (tx) =>
    (await tx.select({ id: patient.id }).from(patient)).map(({ id }) => id),
  );

describe('showing who somebody is', () => {
  test('gives name and number and leaves one entry with the ids shown, no name', async () => {
    const centre = await createTestCentre();
    await referTestCase(centre);
    await referTestCase(centre);
    const patientIds = await patientsOf(centre);
    const before = (await journalOf(centre)).length;
    const shown = await centre.as(centre.people.clinician, showIdentity, { patientIds });
    expect(shown).toHaveLength(2);
    expect(shown[0]).toMatchObject({ latinName: 'Invented Woman', bornOn: '1970-05-06' });
    const entries = await journalOf(centre);
    expect(entries.length - before).toBe(1);
    expect(entries[0]).toMatchObject({
      command: 'care.show-identity',
      changeCount: 0,
      events: [{ type: 'care.identity-shown', patientIds: shown.map(({ patientId }) => patientId) }],
    });
    expect(JSON.stringify(entries)).not.toContain('Invented');
  });

  test.each(['administrator', 'quality_manager', 'observer'] as const)(
    'is refused to the %s',
    async (role) => {
      const centre = await createTestCentre();
      await referTestCase(centre);
      const input = { patientIds: await patientsOf(centre) };
      expect(await refusalOf(centre, centre.people[role], showIdentity, input)).toEqual({
        code: 'forbidden',
        wrote: 0,
      });
    },
  );

  test('shows nobody of another house', async () => {
    const [mine, other] = [await createTestCentre(), await createTestCentre()];
    await referTestCase(other);
    const patientIds = await patientsOf(other);
    expect(await refusalOf(mine, mine.people.chair, showIdentity, { patientIds })).toEqual({
      code: 'not_found',
      wrote: 0,
    });
  });
});
