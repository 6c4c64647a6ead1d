import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { withScope } from '../../kernel/scope.ts';
import { turn } from '../../modules/board/tables.ts';
import { createTestCentre, operatorDatabase } from '../../testing/centre.ts';
import { journalOf } from '../../testing/board.ts';
import { referTestCase } from '../../testing/listed-case.ts';
import { visit } from '../../testing/visit.ts';
import { settleNew } from './settle-new.ts';

test('a house that an earlier version left has its lists when the program starts; nothing is done twice, nor where no board is asked', async () => {
  const [centre, asksNone] = [await createTestCentre(), await createTestCentre()];
  const { ownerId, slug } = centre;
  await referTestCase(centre);
  await withScope(operatorDatabase(), [ownerId], (tx) => tx.delete(turn).where(eq(turn.ownerId, ownerId)));
  const { coordinator } = centre.people;
  expect((await visit(centre, coordinator).get('')).text).not.toContain('Referred, on no agenda yet');
  const first = await settleNew(operatorDatabase(), centre.now);
  expect(first).toContain(slug);
  expect(first).not.toContain(asksNone.slug);
  expect((await visit(centre, coordinator).get('')).text).toContain('Referred, on no agenda yet');
  const entries = (await journalOf(centre)).length;
  expect(await settleNew(operatorDatabase(), centre.now)).not.toContain(slug);
  expect(await journalOf(centre)).toHaveLength(entries);
});
