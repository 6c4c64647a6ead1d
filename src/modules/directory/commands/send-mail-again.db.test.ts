import { expect, test } from 'vitest';
import { noteBounce } from '../../../kernel/commands/note-bounce.ts';
import { noteMails } from '../../../kernel/commands/note-mails.ts';
import { refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { onlyMail, written } from '../../../testing/written-mail.ts';
import { sendMailAgain } from './send-mail-again.ts';

const job = { kind: 'job', name: 'mail' } as const;

test('a mail that was refused or came back waits again; one that went does not', async () => {
  const centre = await createTestCentre();
  const { id } = await written(centre);
  const { coordinator, surgeon } = centre.people;
  const note = (answer: { is: 'taken' } | { is: 'refused'; code: string }) =>
    centre.as(job, noteMails, { answers: [{ id, answer }] });
  await note({ is: 'refused', code: '550' });
  expect(await refusalOf(centre, surgeon, sendMailAgain, { mailId: id, version: 2 })).toEqual({
    code: 'forbidden',
    wrote: 0,
  });
  await centre.as(coordinator, sendMailAgain, { mailId: id, version: 2 });
  expect(await onlyMail(centre)).toMatchObject({ state: 'waiting', tries: 0 });
  await note({ is: 'taken' });
  const again = { mailId: id, version: 4 };
  expect((await refusalOf(centre, coordinator, sendMailAgain, again)).code).toBe('mail_not_waiting');
  await centre.as(job, noteBounce, { mailId: id, status: '5.1.1' });
  expect(await onlyMail(centre)).toMatchObject({ state: 'bounced', code: '5.1.1' });
  await centre.as(coordinator, sendMailAgain, { mailId: id, version: 5 });
  expect(await onlyMail(centre)).toMatchObject({ state: 'waiting', sentAt: null });
});

test('a report of a mail that never went, or of another house, changes nothing', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { id } = await written(centre);
  await centre.as(job, noteBounce, { mailId: id, status: '5.1.1' });
  expect(await onlyMail(centre)).toMatchObject({ state: 'waiting' });
  expect((await refusalOf(other, job, noteBounce, { mailId: id, status: '5.1.1' })).code).toBe('not_found');
  const again = { mailId: id, version: 1 };
  expect((await refusalOf(other, other.people.chair, sendMailAgain, again)).code).toBe('not_found');
});
