import { expect, test } from 'vitest';
import { noteMails } from '../../../kernel/commands/note-mails.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { onlyMail, written } from '../../../testing/written-mail.ts';
import { withdrawMail } from './withdraw-mail.ts';

test('a mail that waits is withdrawn, by whoever sees mails, from the page that shows it as it is', async () => {
  const centre = await createTestCentre();
  const { id } = await written(centre);
  const { coordinator, surgeon, clinician, observer } = centre.people;
  const input = { mailId: id, version: 1 };
  for (const person of [surgeon, clinician, observer])
    expect(await refusalOf(centre, person, withdrawMail, input)).toEqual({ code: 'forbidden', wrote: 0 });
  expect((await refusalOf(centre, coordinator, withdrawMail, { ...input, version: 2 })).code).toBe(
    'changed_meanwhile',
  );
  await centre.as(coordinator, withdrawMail, input);
  expect(await onlyMail(centre)).toMatchObject({ state: 'withdrawn' });
  expect((await journalOf(centre))[0]).toMatchObject({ command: 'directory.withdraw-mail', changeCount: 1 });
  expect((await refusalOf(centre, coordinator, withdrawMail, { ...input, version: 2 })).code).toBe(
    'mail_not_waiting',
  );
});

test('one that the mail server had taken by then is told as sent; another house’s is not found', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { id } = await written(centre);
  const input = { mailId: id, version: 1 };
  expect((await refusalOf(other, other.people.chair, withdrawMail, input)).code).toBe('not_found');
  await centre.as(centre.people.chair, withdrawMail, input);
  const job = { kind: 'job', name: 'mail' } as const;
  await centre.as(job, noteMails, { answers: [{ id, answer: { is: 'later', code: '451' } }] });
  expect(await onlyMail(centre)).toMatchObject({ state: 'withdrawn' });
  await centre.as(job, noteMails, { answers: [{ id, answer: { is: 'taken' } }] });
  expect(await onlyMail(centre)).toMatchObject({ state: 'sent' });
});
