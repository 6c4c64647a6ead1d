import { expect, test } from 'vitest';
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { withScope } from '../../kernel/scope.ts';
import { createTestBoard } from '../../testing/board.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { putItemFacts } from './agenda-item.ts';
import { concludeItem } from './commands/conclude-item.ts';
import { openItem } from './commands/open-item.ts';
import { openMeeting } from './commands/open-meeting.ts';
import { agendaItem } from './tables.ts';

const put = command({
  name: 'test.put-facts',
  input: z.array(z.tuple([z.string(), z.object({ biopsy: z.boolean() })])),
  load: async () => undefined,
  permit: () => true,
  run: (context, facts) => putItemFacts(context, new Map(facts)),
});

test('facts are put at items that no board has concluded, and told where they differ', async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const { meetingId, items } = await createTestBoard(centre, { items: 3 });
  const [concluded = '', same = '', other = ''] = items;
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId: concluded });
  const conclusion = { conclusion: 'deferred', deferralReason: 'imaging_missing', next: false } as const;
  await centre.as(chair, concludeItem, { itemId: concluded, ...conclusion });
  const told = await centre.as(chair, put, [
    [concluded, { biopsy: true }],
    [same, { biopsy: false }],
    [other, { biopsy: true }],
  ]);
  expect(told).toEqual([{ table: 'meetings.agenda_item', before: { id: other }, now: { id: other } }]);
  const found = await withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(agendaItem));
  const facts = new Map(found.map((item) => [item.id, item.facts]));
  expect([concluded, same, other].map((id) => facts.get(id))).toEqual([
    { biopsy: false },
    { biopsy: false },
    { biopsy: true },
  ]);
});
