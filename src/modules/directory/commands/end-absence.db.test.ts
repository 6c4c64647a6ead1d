import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { endAbsence } from './end-absence.ts';
import { sayAbsence } from './say-absence.ts';

const said = async (to: string | null) => {
  const centre = await createTestCentre();
  const { surgeon, clinician } = centre.people;
  const absence = { from: '2026-11-18', to, coverId: clinician.personId };
  const { id } = await centre.as(surgeon, sayAbsence, { personId: surgeon.personId, absence });
  return { centre, id, ...centre.people };
};

test('who is back earlier ends it, and one without an end gets its last day', async () => {
  for (const to of ['2026-11-25', null]) {
    const { centre, id, surgeon } = await said(to);
    await centre.as(surgeon, endAbsence, { absenceId: id, version: 1, to: '2026-11-18' });
    expect((await journalOf(centre))[0]).toMatchObject({ command: 'directory.end-absence', changeCount: 1 });
  }
});

test('it ends neither before it began nor later than was said; others, and who comes second, are refused', async () => {
  const { centre, id, surgeon, clinician, chair } = await said('2026-11-25');
  const refused = (actor: typeof surgeon, more: object) =>
    refusalOf(centre, actor, endAbsence, { absenceId: id, version: 1, to: '2026-11-20', ...more });
  expect(await refused(surgeon, { to: '2026-11-17' })).toEqual({ code: 'range_reversed', wrote: 0 });
  expect(await refused(surgeon, { to: '2026-11-25' })).toEqual({ code: 'absence_ends_before', wrote: 0 });
  expect(await refused(surgeon, { to: 'soon' })).toEqual({ code: 'invalid_input', wrote: 0 });
  expect(await refused(clinician, {})).toEqual({ code: 'forbidden', wrote: 0 });
  expect(await refused(surgeon, { absenceId: randomUUID() })).toEqual({ code: 'not_found', wrote: 0 });
  await centre.as(chair, endAbsence, { absenceId: id, version: 1, to: '2026-11-24' });
  expect(await refused(surgeon, {})).toEqual({ code: 'changed_meanwhile', wrote: 0 });
});
