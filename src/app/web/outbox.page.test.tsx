import { expect, test } from 'vitest';
import { noteMails } from '../../kernel/commands/note-mails.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { visit } from '../../testing/visit.ts';
import { written } from '../../testing/written-mail.ts';

const path = '/outbox';

test('mails stand there with their state; the address of a link is in the mail alone', async () => {
  const centre = await createTestCentre();
  const { administrator, coordinator, surgeon, observer } = centre.people;
  expect((await visit(centre, administrator).get(path)).text).toContain('No mail has been written yet.');
  const { id } = await written(centre);
  const shown = await visit(centre, administrator).get(`${path}?mail=${id}`);
  expect(shown.text).toContain('Han Sol · han.sol@house.example');
  expect(shown.text).toContain('waits');
  expect(shown.text).toContain('which only its reader sees');
  expect(shown.html).not.toContain('/l/');
  for (const person of [surgeon, observer]) expect((await visit(centre, person).get(path)).status).toBe(403);
  const refused = { answers: [{ id, answer: { is: 'refused' as const, code: '550' } }] };
  await centre.as({ kind: 'job', name: 'mail' }, noteMails, refused);
  const after = await visit(centre, coordinator).get(path);
  expect(after.text).toContain('refused · the address is not known there');
  const again = { form: `again.${id}`, version: '2' };
  expect((await visit(centre, coordinator).post(path, again)).status).toBe(303);
  const withdraw = { form: `withdraw.${id}`, version: '3' };
  expect((await visit(centre, surgeon).post(path, withdraw)).status).toBe(403);
  expect((await visit(centre, coordinator).post(path, withdraw)).status).toBe(303);
  expect((await visit(centre, coordinator).get(path)).text).toContain('withdrawn');
  const late = await visit(centre, coordinator).post(path, { ...withdraw, version: '4' });
  expect(late.text).toContain('This mail has gone out, or was withdrawn.');
  const [other] = [await createTestCentre()];
  expect((await visit(other, other.people.administrator).get(path)).text).not.toContain('han.sol');
});
