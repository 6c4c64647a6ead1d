import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import type { Actor } from '../kernel/actor.ts';
import type { Command } from '../kernel/command.ts';
import { uuidOfName } from '../kernel/ids.ts';
import { withScope } from '../kernel/scope.ts';
import { journal } from '../kernel/tables.ts';
import { addSeries, importMeetings } from '../modules/meetings/index.ts';
import { boardPolicy } from '../modules/board/index.ts';
import type { Discipline } from '../modules/directory/index.ts';
import type { z } from 'zod';
import type { TestCentre } from './centre-on.ts';

type Role = 'chair' | 'member' | 'coordinator' | 'observer';
type Seat = { personId: string; discipline: Discipline; role: Role };

/** A weekly board of a test centre, its people being members, with one planned meeting of `items` items. */
export const createTestBoard = async (
  centre: TestCentre,
  options: { items?: number; policy?: string; members?: Seat[]; localStart?: string; venue?: string } = {},
) => {
  const seriesId = randomUUID();
  const { people } = centre;
  const members: Seat[] = options.members ?? [
    { personId: people.chair.personId, discipline: 'gynaecologic-oncology', role: 'chair' },
    { personId: people.surgeon.personId, discipline: 'radiology', role: 'member' },
    { personId: people.clinician.personId, discipline: 'haematology-oncology', role: 'member' },
    { personId: people.observer.personId, discipline: 'radiology', role: 'observer' },
  ];
  await centre.as(people.chair, addSeries, {
    series: {
      id: seriesId,
      kind: 'board',
      name: 'Test board',
      rule: 'FREQ=WEEKLY;BYDAY=TH',
      startsOn: '2026-01-01',
      localTime: '08:00',
      zone: centre.zone,
      minutes: 60,
      venue: options.venue ?? null,
      policy: boardPolicy(options.policy ?? 'esgo-advanced-ovarian@1'),
    },
    members,
  });
  const items = Array.from({ length: options.items ?? 3 }, () => randomUUID());
  const localStart = options.localStart ?? '2026-11-19T08:00';
  await centre.as(people.administrator, importMeetings, {
    meetings: [
      {
        seriesId,
        localStart,
        zone: centre.zone,
        minutes: 60,
        openedAt: null,
        closedAt: null,
        presence: [],
        items: items.map((id) => ({
          id,
          minutes: 5,
          facts: { biopsy: false },
          openedAt: null,
          closedAt: null,
          conclusion: null,
          deferralReason: null,
        })),
      },
    ],
  });
  const meetingId = uuidOfName(centre.ownerId, 'meeting', seriesId, localStart);
  return { seriesId, meetingId, localStart, items, members };
};

/** The owner's journal, latest entry first. */
export const journalOf = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) =>
    tx.select().from(journal).where(eq(journal.ownerId, ownerId)).orderBy(desc(journal.seq)),
  );

/** Code of the refusal a command gives, and whether the journal stayed as it was. */
export const refusalOf = async <Input extends z.ZodType, Subject, Result>(
  centre: TestCentre,
  actor: Actor,
  definition: Command<Input, Subject, Result>,
  input: unknown,
) => {
  const before = (await journalOf(centre)).length;
  const code = await centre.as(actor, definition, input as z.input<Input>).then(
    () => 'not refused',
    (error: Error & { code?: string }) => error.code ?? error.message,
  );
  return { code, wrote: (await journalOf(centre)).length - before };
};
