import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { correctAbsence } from './correct-absence.ts';
import { sayAbsence } from './say-absence.ts';

const said = async () => {
  const centre = await createTestCentre();
  const { surgeon, clinician, chair } = centre.people;
  const absence = { from: '2026-11-18', to: '2026-11-25', coverId: clinician.personId };
  const { id } = await centre.as(surgeon, sayAbsence, { personId: surgeon.personId, absence });
  return { centre, id, absence, surgeon, chair };
};

test('days and cover are corrected with a reason; what lies beside it is not in its own way', async () => {
  const { centre, id, absence, surgeon, chair } = await said();
  const corrected = { ...absence, from: '2026-11-20', coverId: chair.personId };
  expect(await centre.as(surgeon, correctAbsence, { absenceId: id, version: 1, absence: corrected })).toEqual(
    { id },
  );
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'directory.correct-absence',
    reason: 'said in a test',
  });
  await centre.as(surgeon, sayAbsence, {
    personId: surgeon.personId,
    absence: { ...absence, to: '2026-11-19' },
  });
  expect(await refusalOf(centre, surgeon, correctAbsence, { absenceId: id, version: 2, absence })).toEqual({
    code: 'absence_overlaps',
    wrote: 0,
  });
});

test('who comes second is told so; others, another house and an absence that is not there are refused', async () => {
  const { centre, id, absence, surgeon, chair } = await said();
  await centre.as(chair, correctAbsence, { absenceId: id, version: 1, absence: { ...absence, to: null } });
  const refused = (actor: typeof surgeon, more: object) =>
    refusalOf(centre, actor, correctAbsence, { absenceId: id, version: 2, absence, ...more });
  expect(await refused(surgeon, { version: 1 })).toEqual({ code: 'changed_meanwhile', wrote: 0 });
  expect(await refused(centre.people.clinician, {})).toEqual({ code: 'forbidden', wrote: 0 });
  expect(await refused(chair, { absenceId: randomUUID() })).toEqual({ code: 'not_found', wrote: 0 });
  expect(await refused(chair, { absence: { ...absence, to: '2026-11-01' } })).toEqual({
    code: 'invalid_input',
    wrote: 0,
  });
  const other = await createTestCentre();
  expect(
    await refusalOf(other, other.people.chair, correctAbsence, { absenceId: id, version: 2, absence }),
  ).toEqual({ code: 'not_found', wrote: 0 });
});
