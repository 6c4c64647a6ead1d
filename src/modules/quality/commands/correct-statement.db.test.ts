import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { openMeeting, planMeeting } from '../../meetings/index.ts';
import { statementsOf } from '../queries/statements.ts';
import { correctStatement } from './correct-statement.ts';
import { recordStatements } from './record-statements.ts';

const programme = {
  fact: 'perioperative_programme',
  personId: null,
  holds: true,
  from: '2024-01-01',
  to: null,
  evidence: 'Protocol version 4',
} as const;

const withStatement = async () => {
  const centre = await createTestCentre();
  const { ids } = await centre.as(centre.people.quality_manager, recordStatements, {
    statements: [programme],
  });
  return { centre, id: ids[0] ?? '' };
};

const stated = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], (tx) =>
    statementsOf(tx, centre.ownerId, { zone: centre.zone, locale: 'en' }),
  );

describe('correcting a statement', () => {
  test('ends it, says who and why, and keeps what it said before', async () => {
    const { centre, id } = await withStatement();
    const { administrator } = centre.people;
    centre.setNow('2026-11-20T00:00:00Z');
    const input = { id, version: 1, statement: { ...programme, to: '2025-12-31' } };
    await centre.as(administrator, correctStatement, input, { reason: 'Protocol not renewed' });
    expect(await stated(centre)).toMatchObject([
      {
        id,
        version: 2,
        to: '2025-12-31',
        author: 'Test administrator',
        day: '2026-11-20',
        reason: 'Protocol not renewed',
        earlier: [{ version: 1, to: null, author: 'Test quality_manager', day: '2026-11-19' }],
      },
    ]);
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'quality.correct-statement',
      reason: 'Protocol not renewed',
      changeCount: 1,
      topics: expect.stringContaining(`statement:${id}`),
      events: [{ type: 'quality.statements-recorded', statementIds: [id] }],
    });
  });

  test('stands by its start as corrected, and shows what it said at each turn, latest first', async () => {
    const { centre, id } = await withStatement();
    const { administrator, quality_manager: manager } = centre.people;
    const trials = { ...programme, fact: 'active_trials', from: '2023-06-01' } as const;
    await centre.as(manager, recordStatements, { statements: [trials] });
    expect((await stated(centre)).map(({ fact }) => fact)).toEqual([programme.fact, trials.fact]);
    for (const [version, from] of [
      [1, '2025-01-01'],
      [2, '2023-01-01'],
    ] as const)
      await centre.as(administrator, correctStatement, { id, version, statement: { ...programme, from } });
    // Another record that was corrected too is no statement.
    const { seriesId } = await createTestBoard(centre, { items: 0 });
    const { id: meetingId } = await centre.as(centre.people.chair, planMeeting, {
      seriesId,
      localStart: '2026-11-26T08:00',
    });
    await centre.as(centre.people.chair, openMeeting, { meetingId });
    expect(await stated(centre)).toMatchObject([
      { fact: trials.fact, earlier: [] },
      {
        id,
        version: 3,
        from: '2023-01-01',
        earlier: [
          { version: 2, from: '2025-01-01', author: 'Test administrator' },
          { version: 1, from: '2024-01-01', author: 'Test quality_manager' },
        ],
      },
    ]);
  });

  test('of two people saving, the second is told', async () => {
    const { centre, id } = await withStatement();
    const { administrator, quality_manager: manager } = centre.people;
    await centre.as(administrator, correctStatement, {
      id,
      version: 1,
      statement: { ...programme, holds: false },
    });
    const late = { id, version: 1, statement: { ...programme, evidence: 'Protocol version 5' } };
    expect(await refusalOf(centre, manager, correctStatement, late)).toEqual({
      code: 'changed_meanwhile',
      wrote: 0,
    });
    expect(await stated(centre)).toMatchObject([
      { version: 2, holds: false, evidence: 'Protocol version 4' },
    ]);
  });

  test('is for quality managers and administrators; a stranger learns nothing', async () => {
    const { centre, id } = await withStatement();
    const there = await createTestCentre();
    const input = { id, version: 1, statement: { ...programme, holds: false } };
    for (const role of ['coordinator', 'chair', 'surgeon', 'clinician', 'observer'] as const)
      expect(await refusalOf(centre, centre.people[role], correctStatement, input), role).toEqual({
        code: 'forbidden',
        wrote: 0,
      });
    const missing = { code: 'not_found', wrote: 0 };
    const { quality_manager: stranger } = there.people;
    expect(await refusalOf(there, stranger, correctStatement, input)).toEqual(missing);
    expect(await refusalOf(there, stranger, correctStatement, { ...input, id: randomUUID() })).toEqual(
      missing,
    );
    expect(await stated(centre)).toMatchObject([{ version: 1, holds: true }]);
  });

  test('wrong input changes nothing', async () => {
    const { centre, id } = await withStatement();
    const { quality_manager: manager } = centre.people;
    const wrong = [
      { id, version: 1, statement: { ...programme, to: '2023-01-01' } },
      { id, version: 1, statement: { ...programme, from: 'yesterday' } },
      { id, version: 0, statement: programme },
      { id: 'x', version: 1, statement: programme },
    ];
    for (const input of wrong)
      expect(await refusalOf(centre, manager, correctStatement, input)).toEqual({
        code: 'invalid_input',
        wrote: 0,
      });
    const nobody = { ...programme, fact: 'surgeon_certified', personId: randomUUID() };
    expect(await refusalOf(centre, manager, correctStatement, { id, version: 1, statement: nobody })).toEqual(
      {
        code: 'person_unknown',
        wrote: 0,
      },
    );
    expect(await stated(centre)).toMatchObject([{ version: 1, to: null, earlier: [] }]);
  });
});
