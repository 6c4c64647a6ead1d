import { expect, test } from 'vitest';
import { execute } from '../../kernel/command.ts';
import { installationId } from '../../kernel/ids.ts';
import { refusalOf } from '../../testing/board.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { noteBackup } from './commands/note-backup.ts';
import { sayLives } from './commands/say-lives.ts';
import { heldSince } from './held.ts';

test('a restored record holds its mails until an administrator of the house says that people work on it; the next restore holds them again', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { database, operators } = centre;
  const restored = (at: string) => {
    centre.setNow(at);
    const call = { actor: { kind: 'operator' } as const, ownerId: installationId, now: centre.now() };
    const note = { what: 'restored' as const, backupId: centre.ownerId, keyId: null, code: null };
    return execute(operators, noteBackup, call, note);
  };
  // Said before, by the record that the backup was made of.
  await centre.as(centre.people.administrator, sayLives, { restoredAt: '2026-11-01T00:00:00Z' });
  await restored('2026-11-20T00:00:00Z');
  expect(await heldSince(database, centre.ownerId)).toBe('2026-11-20T00:00:00Z');
  const { administrator, ...others } = centre.people;
  for (const person of [...Object.values(others), other.people.administrator])
    expect((await refusalOf(centre, person, sayLives, { restoredAt: '2026-11-20T00:00:00Z' })).code).toBe(
      'forbidden',
    );
  await centre.as(administrator, sayLives, { restoredAt: '2026-11-20T00:00:00Z' });
  expect(await heldSince(database, centre.ownerId)).toBe(null);
  expect(await heldSince(database, other.ownerId)).toBe('2026-11-20T00:00:00Z');
  await restored('2026-11-21T00:00:00Z');
  expect(await heldSince(database, centre.ownerId)).toBe('2026-11-21T00:00:00Z');
});
