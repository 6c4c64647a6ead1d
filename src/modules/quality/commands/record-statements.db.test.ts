import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { statementsOf } from '../queries/statements.ts';
import { recordStatements } from './record-statements.ts';

const stated = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], (tx) =>
    statementsOf(tx, centre.ownerId, { zone: centre.zone, locale: 'en' }),
  );

const trials = {
  fact: 'active_trials',
  personId: null,
  holds: true,
  from: '2024-01-01',
  to: null,
  evidence: 'Accrual log of two open trials',
} as const;
const certificate = (centre: TestCentre) =>
  ({ ...trials, fact: 'surgeon_certified', personId: centre.people.surgeon.personId }) as const;

describe('stating what no case holds', () => {
  test('keeps dates, evidence, author and time', async () => {
    const centre = await createTestCentre({ now: '2026-11-18T23:30:00Z' });
    const { quality_manager: author } = centre.people;
    const { ids } = await centre.as(author, recordStatements, { statements: [trials, certificate(centre)] });
    const found = await stated(centre);
    expect(found).toHaveLength(2);
    expect(found.find(({ fact }) => fact === 'active_trials')).toMatchObject({
      id: ids[0],
      version: 1,
      holds: true,
      from: '2024-01-01',
      to: null,
      author: 'Test quality_manager',
      day: '2026-11-19',
      time: '08:30',
      earlier: [],
    });
    expect(found.find(({ fact }) => fact === 'surgeon_certified')).toMatchObject({ person: 'Test surgeon' });
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'quality.record-statements',
      actor: { personId: author.personId },
      changeCount: 2,
      events: [{ type: 'quality.statements-recorded', statementIds: ids }],
    });
    const { topics = '' } = (await journalOf(centre))[0] ?? {};
    expect(topics.split(' ')).toEqual(expect.arrayContaining(ids.map((id) => `statement:${id}`)));
  });

  test('is for quality managers and administrators', async () => {
    const centre = await createTestCentre();
    const input = { statements: [trials] };
    for (const role of ['coordinator', 'chair', 'surgeon', 'clinician', 'observer'] as const)
      expect(await refusalOf(centre, centre.people[role], recordStatements, input), role).toEqual({
        code: 'forbidden',
        wrote: 0,
      });
    expect(await refusalOf(centre, { kind: 'public' }, recordStatements, input)).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
    expect(await refusalOf(centre, centre.people.administrator, recordStatements, input)).toEqual({
      code: 'not refused',
      wrote: 1,
    });
  });

  test("another house's quality manager states nothing here, and sees nothing of it", async () => {
    const [here, there] = [await createTestCentre(), await createTestCentre()];
    await here.as(here.people.quality_manager, recordStatements, { statements: [trials] });
    const stranger = there.people.quality_manager;
    expect(await refusalOf(here, stranger, recordStatements, { statements: [trials] })).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
    expect(await stated(there)).toEqual([]);
  });

  test('wrong input leaves nothing behind, not even the good line beside it', async () => {
    const [centre, there] = [await createTestCentre(), await createTestCentre()];
    const stranger = { ...certificate(centre), personId: there.people.surgeon.personId };
    const wrong = {
      'no such day': [{ ...trials, from: '2026-02-30' }, 'invalid_input'],
      'ends before it begins': [{ ...trials, to: '2023-12-31' }, 'invalid_input'],
      'no evidence': [{ ...trials, evidence: '   ' }, 'invalid_input'],
      'no such fact': [{ ...trials, fact: 'good_will' }, 'invalid_input'],
      'certificate of nobody': [{ ...certificate(centre), personId: null }, 'invalid_input'],
      'a person where none belongs': [{ ...trials, personId: randomUUID() }, 'invalid_input'],
      'unknown field': [{ ...trials, points: 3 }, 'invalid_input'],
      'neither yes nor no': [{ ...trials, holds: null }, 'invalid_input'],
      "another house's surgeon": [stranger, 'person_unknown'],
      'nobody at all': [{ ...certificate(centre), personId: randomUUID() }, 'person_unknown'],
    } as const;
    for (const [name, [line, code]] of Object.entries(wrong))
      expect(
        await refusalOf(centre, centre.people.quality_manager, recordStatements, {
          statements: [trials, line],
        }),
        name,
      ).toEqual({ code, wrote: 0 });
    // Also where somebody of the house is named before.
    const statements = [certificate(centre), stranger];
    expect(await refusalOf(centre, centre.people.quality_manager, recordStatements, { statements })).toEqual({
      code: 'person_unknown',
      wrote: 0,
    });
    const second = { statements: [trials, stranger] };
    await expect(centre.as(centre.people.quality_manager, recordStatements, second)).rejects.toMatchObject({
      place: { field: 'statements.1.personId' },
    });
    expect(await stated(centre)).toEqual([]);
  });

  test('a form sent twice states once; the same key with other words is a conflict', async () => {
    const centre = await createTestCentre();
    const { quality_manager: author } = centre.people;
    const more = { requestKey: randomUUID() };
    const first = await centre.as(author, recordStatements, { statements: [trials] }, more);
    expect(await centre.as(author, recordStatements, { statements: [trials] }, more)).toEqual(first);
    expect(await stated(centre)).toHaveLength(1);
    await expect(
      centre.as(author, recordStatements, { statements: [{ ...trials, holds: false }] }, more),
    ).rejects.toMatchObject({ code: 'request_key_reused', status: 409 });
  });
});
