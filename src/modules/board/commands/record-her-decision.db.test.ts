import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { addPeople } from '../../directory/index.ts';
import { keptFacts } from '../../../testing/kept-facts.ts';
import { herDecision } from '../tables.ts';
import { recordHerDecision } from './record-her-decision.ts';

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(herDecision));

const told = async () => {
  const centre = await createTestCentre();
  const { caseId, recommendationId } = await recommendTestCase(centre);
  const decision = {
    decision: 'accepted',
    spokenBy: centre.people.surgeon.personId,
    spokenOn: '2026-11-19',
    note: '“빨리 시작하고 싶어요”',
  } as const;
  return { centre, caseId, input: { recommendationId, version: 1, decision } };
};

describe('recording her decision', () => {
  test('keeps who spoke with her, when and her words; the case counts as treated since then', async () => {
    const { centre, caseId, input } = await told();
    await centre.as(centre.people.clinician, recordHerDecision, input);
    expect(await stored(centre)).toMatchObject([
      { id: input.recommendationId, version: 2, ...input.decision },
    ]);
    const { cases } = await withScope(centre.database, [centre.ownerId], (tx) => keptFacts(tx));
    expect(cases).toMatchObject([{ id: caseId, treated: true, treatedOn: '2026-11-19' }]);
    const entries = await journalOf(centre);
    expect(entries[0]).toMatchObject({
      command: 'board.record-her-decision',
      events: [{ type: 'board.decision-recorded', caseId, recommendationId: input.recommendationId }],
    });
    expect(JSON.stringify(entries)).not.toMatch(/accepted|시작/);
  });

  test('by two people at once: one is kept, the other told', async () => {
    const { centre, input } = await told();
    const both = await Promise.allSettled(
      (['accepted', 'declined'] as const).map((decision) =>
        centre.as(centre.people.chair, recordHerDecision, {
          ...input,
          decision: { ...input.decision, decision },
        }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed_meanwhile' },
    });
  });

  test('is corrected also when whoever spoke with her has left the house meanwhile, who says nothing new', async () => {
    const { centre, input: another } = await told();
    // Of the first woman nobody says anything, which tells nothing of the second.
    const { recommendationId } = await recommendTestCase(centre);
    const input = { ...another, recommendationId };
    const spokenBy = randomUUID();
    await centre.as(centre.people.administrator, addPeople, {
      people: [{ id: spokenBy, userId: null, latinName: 'Locum', nativeName: null, sortName: 'Locum' }],
      affiliations: [
        {
          id: randomUUID(),
          personId: spokenBy,
          organisationId: centre.ownerId,
          role: 'clinician',
          discipline: null,
          from: '2026-01-01',
          to: '2026-11-30',
        },
      ],
    });
    const { clinician } = centre.people;
    const said = { ...input, decision: { ...input.decision, spokenBy } };
    await centre.as(clinician, recordHerDecision, said);
    centre.setNow('2026-12-02T09:00:00Z');
    const changed = { ...said, version: 2, decision: { ...said.decision, note: null } };
    await centre.as(clinician, recordHerDecision, changed);
    const rows = await stored(centre);
    expect(rows.find(({ id }) => id === recommendationId)).toMatchObject({
      version: 3,
      note: null,
      spokenBy,
    });
    await centre.as(clinician, recordHerDecision, { ...input, version: 3 });
    expect(await refusalOf(centre, clinician, recordHerDecision, { ...said, version: 4 })).toEqual({
      code: 'person_unknown',
      wrote: 0,
    });
  });

  test('nobody has told her before the board had met; a month that may be later is taken', async () => {
    const { centre, input } = await told();
    const { surgeon } = centre.people;
    const on = (spokenOn: string, version = 1) => ({
      ...input,
      version,
      decision: { ...input.decision, spokenOn },
    });
    for (const day of ['2026-11-18', '2026-10', '2025'])
      expect(await refusalOf(centre, surgeon, recordHerDecision, on(day))).toEqual({
        code: 'spoken_before_meeting',
        wrote: 0,
      });
    await centre.as(surgeon, recordHerDecision, on('2026-11-19'));
    await centre.as(surgeon, recordHerDecision, on('2026-11', 2));
  });

  test('of a board that met before its day counts the day on which it took her up, of one that met after it its own', async () => {
    const centre = await createTestCentre();
    const { surgeon } = centre.people;
    const refusalOn = async (spokenOn: string, recommendationId: string) => {
      const decision = { decision: 'accepted', spokenBy: surgeon.personId, spokenOn, note: null } as const;
      const said = { recommendationId, version: 1, decision };
      return (await refusalOf(centre, surgeon, recordHerDecision, said)).code;
    };
    // In the night before by UTC.
    centre.setNow('2026-11-16T20:00:00Z');
    const { recommendationId: before } = await recommendTestCase(centre);
    expect(await refusalOn('2026-11-16', before)).toBe('spoken_before_meeting');
    expect(await refusalOn('2026-11-17', before)).toBe('not refused');
    centre.setNow('2026-11-20T03:00:00Z');
    const { recommendationId: after } = await recommendTestCase(centre);
    expect(await refusalOn('2026-11-18', after)).toBe('spoken_before_meeting');
    expect(await refusalOn('2026-11-19', after)).toBe('not refused');
  });

  test('nobody of another house has spoken with her', async () => {
    const { centre, input } = await told();
    const { personId } = (await createTestCentre()).people.surgeon;
    const wrong = { ...input, decision: { ...input.decision, spokenBy: personId } };
    expect(await refusalOf(centre, centre.people.surgeon, recordHerDecision, wrong)).toEqual({
      code: 'person_unknown',
      wrote: 0,
    });
  });

  test.each([
    ['nobody spoke with her', { spokenBy: null }],
    ['no day', { spokenOn: null }],
    ['a day to come', { spokenOn: '2026-11-22' }],
    ['a stranger spoke with her', { spokenBy: randomUUID() }],
    ['an answer that is none', { decision: 'maybe' }],
  ])('%s: refused, nothing changed', async (_name, more) => {
    const { centre, input } = await told();
    const wrong = { ...input, decision: { ...input.decision, ...more } };
    expect((await refusalOf(centre, centre.people.surgeon, recordHerDecision, wrong)).wrote).toBe(0);
    expect(await stored(centre)).toMatchObject([{ version: 1, decision: 'not_yet_told' }]);
  });

  test('is refused to readers, and for another house’s recommendation', async () => {
    const { centre, input } = await told();
    const other = await createTestCentre();
    expect((await refusalOf(centre, centre.people.observer, recordHerDecision, input)).code).toBe(
      'forbidden',
    );
    expect((await refusalOf(other, other.people.surgeon, recordHerDecision, input)).code).toBe('not_found');
  });

  test('a replayed form gives the first result', async () => {
    const { centre, input } = await told();
    const requestKey = randomUUID();
    for (let time = 0; time < 2; time += 1)
      await centre.as(centre.people.surgeon, recordHerDecision, input, { requestKey });
    expect((await stored(centre))[0]?.version).toBe(2);
  });
});
