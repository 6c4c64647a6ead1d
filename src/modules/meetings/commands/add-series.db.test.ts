import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { policyNamed } from '../../../testing/policies.ts';
import { versionsOfKind } from '../series-version.ts';
import { member } from '../tables.ts';
import { addSeries } from './add-series.ts';

const newBoard = (centre: TestCentre) => ({
  series: {
    id: randomUUID(),
    kind: 'board' as const,
    name: 'Thursday board',
    rule: 'FREQ=WEEKLY;BYDAY=TH',
    startsOn: '2026-11-19',
    localTime: '08:00',
    zone: centre.zone,
    minutes: 60,
    venue: 'Room 3',
    policy: policyNamed('core-departments@1'),
  },
  members: [
    {
      personId: centre.people.chair.personId,
      discipline: 'gynaecologic-oncology' as const,
      role: 'chair' as const,
    },
    {
      personId: centre.people.observer.personId,
      discipline: 'radiology' as const,
      role: 'observer' as const,
    },
  ],
});

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => ({
    boards: (await versionsOfKind(tx, centre.ownerId, 'board')).flat(),
    members: await tx
      .select({ personId: member.personId, role: member.role, seriesId: member.seriesId })
      .from(member)
      .where(eq(member.ownerId, centre.ownerId)),
  }));

const nothing = { boards: [], members: [] };

describe('setting up a board', () => {
  test('keeps rule, policy and members, and the journal says who did', async () => {
    for (const role of ['coordinator', 'chair', 'administrator'] as const) {
      const centre = await createTestCentre();
      const input = newBoard(centre);
      expect(await centre.as(centre.people[role], addSeries, input)).toEqual({ id: input.series.id });
      const { boards: found, members } = await stored(centre);
      const { policy, ...said } = input.series;
      expect(found).toMatchObject([{ ...said, policy: policy.id, terms: policy }]);
      expect(members.toSorted((a, b) => a.role.localeCompare(b.role))).toEqual(
        input.members.map(({ personId, role: seat }) => ({
          personId,
          role: seat,
          seriesId: input.series.id,
        })),
      );
      expect((await journalOf(centre))[0]).toMatchObject({
        command: 'meetings.add-series',
        actor: { kind: 'user', personId: centre.people[role].personId },
        topics: expect.stringContaining(`series:${input.series.id}`),
      });
    }
  });

  test('happens once when the form is sent twice', async () => {
    const centre = await createTestCentre();
    const { coordinator } = centre.people;
    const input = newBoard(centre);
    const requestKey = randomUUID();
    const first = await centre.as(coordinator, addSeries, input, { requestKey });
    expect(await centre.as(coordinator, addSeries, input, { requestKey })).toEqual(first);
    const { boards: found, members } = await stored(centre);
    expect([found.length, members.length]).toEqual([1, 2]);
    expect((await journalOf(centre)).filter(({ command }) => command === 'meetings.add-series')).toHaveLength(
      1,
    );
    const other = { ...input, members: input.members.slice(1) };
    await expect(centre.as(coordinator, addSeries, other, { requestKey })).rejects.toMatchObject({
      code: 'request_key_reused',
    });
  });

  test('is refused to others and in another house', async () => {
    const [centre, other] = [await createTestCentre(), await createTestCentre()];
    const input = newBoard(centre);
    const { surgeon, clinician, quality_manager, observer } = centre.people;
    for (const actor of [surgeon, clinician, quality_manager, observer, other.people.administrator])
      expect(await refusalOf(centre, actor, addSeries, input)).toEqual({ code: 'forbidden', wrote: 0 });
    expect(await stored(centre)).toEqual(nothing);
  });

  test('takes members, and none but people of the house, each once', async () => {
    const [centre, other] = [await createTestCentre(), await createTestCentre()];
    const { chair } = centre.people;
    const input = newBoard(centre);
    const seat = { discipline: 'pathology', role: 'member' };
    expect(await refusalOf(centre, chair, addSeries, { ...input, members: [] })).toEqual({
      code: 'members_needed',
      wrote: 0,
    });
    for (const personId of [other.people.chair.personId, randomUUID()])
      expect(
        await refusalOf(centre, chair, addSeries, {
          ...input,
          members: [...input.members, { ...seat, personId }],
        }),
      ).toEqual({ code: 'person_unknown', wrote: 0 });
    const twice = { ...input, members: [...input.members, { ...seat, personId: chair.personId }] };
    expect(await refusalOf(centre, chair, addSeries, twice)).toEqual({ code: 'person_repeated', wrote: 0 });
    expect(await stored(centre)).toEqual(nothing);
  });

  test('leaves nothing of what is written wrongly', async () => {
    const centre = await createTestCentre();
    const { chair } = centre.people;
    const input = newBoard(centre);
    const wrong = [
      [{ policy: '' }, 'invalid_input'],
      [{ policy: { ...input.series.policy, deferralReasons: ['imaging_missing'] } }, 'invalid_input'],
      [{ policy: { ...input.series.policy, facts: [] } }, 'invalid_input'],
      [{ policy: { ...input.series.policy, disciplines: ['radiology'] } }, 'invalid_input'],
      [{ kind: 'Board' }, 'invalid_input'],
      [{ rule: 'FREQ=DAILY' }, 'invalid_input'],
      [{ rule: 'FREQ=MONTHLY;BYDAY=5TH' }, 'invalid_input'],
      [{ rule: 'FREQ=MONTHLY;BYDAY=TH' }, 'invalid_input'],
      [{ rule: 'FREQ=WEEKLY;BYDAY=2TH' }, 'invalid_input'],
      [{ rule: 'FREQ=WEEKLY;INTERVAL=0;BYDAY=TH' }, 'invalid_input'],
      [{ rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=0' }, 'invalid_input'],
      [{ zone: 'Asia/Atlantis' }, 'invalid_input'],
      [{ zone: '' }, 'invalid_input'],
      [{ localTime: '25:00' }, 'invalid_input'],
      [{ localTime: '8' }, 'invalid_input'],
      [{ startsOn: '2026-02-30' }, 'invalid_input'],
      [{ startsOn: '0001-01-01' }, 'invalid_input'],
      [{ minutes: 0 }, 'invalid_input'],
      [{ minutes: Number.NaN }, 'invalid_input'],
      [{ name: '  ' }, 'invalid_input'],
    ] as const;
    for (const [change, code] of wrong)
      expect([
        change,
        await refusalOf(centre, chair, addSeries, { ...input, series: { ...input.series, ...change } }),
      ]).toEqual([change, { code, wrote: 0 }]);
    const plumber = { ...input.members[0], discipline: 'plumbing' };
    expect(await refusalOf(centre, chair, addSeries, { ...input, members: [plumber] })).toEqual({
      code: 'not_of_series',
      wrote: 0,
    });
    expect(await stored(centre)).toEqual(nothing);
  });
});
