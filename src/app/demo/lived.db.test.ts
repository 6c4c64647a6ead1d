import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { minutesDue } from '../../modules/board/queries/minutes.ts';
import { houseOn, turnsListed } from '../../modules/board/queries/turns.ts';
import { holderOf, listKeys } from '../../modules/board/who-holds.ts';
import { thereOn } from '../../modules/directory/index.ts';
import { withScope } from '../../kernel/scope.ts';
import { at, operatorDatabase } from '../../testing/centre.ts';
import { generateCentre } from './generate.ts';
import { loadCentre } from './load.ts';
import type { GeneratedCentre } from './shapes.ts';

const now = at('2026-07-15T02:00:00Z');
let centre: GeneratedCentre;
beforeAll(async () => {
  const whole = generateCentre({ seed: 'lived through', now, firstYear: 2025 });
  // Whom a file brings is tried elsewhere: a few of them are enough.
  const here = new Set([...whole.lived.keys, ...whole.lived.before.map(({ key }) => key)]);
  const cases = whole.cases.filter(({ key }, index) => here.has(key) || index % 20 === 0);
  const kept = new Set(cases.map(({ key }) => key));
  const questionnaires = whole.questionnaires.filter(({ key }) => kept.has(key));
  centre = { ...whole, cases, questionnaires };
  await loadCentre(operatorDatabase(), now, { centre, seed: 'lived', progress: () => {} }, new Map());
}, 300_000);

const rows = <Row extends Record<string, unknown>>(asked: ReturnType<typeof sql>): Promise<Row[]> =>
  withScope(
    operatorDatabase(),
    [centre.organisation.id],
    async (tx) => (await tx.execute(asked)).rows as Row[],
  );

/** What each phase asks of somebody, and nobody asks before. */
const phases: Readonly<Record<string, readonly string[]>> = {
  response_check: ['response_imaging', 'neoadjuvant_cycles', 'neoadjuvant_last_cycle', 'weight'],
  adjuvant: ['pathology_report_final', 'operative_report_signed', 'molecular_state', 'neuropathy'],
  recurrence: ['weight', 'bowel_obstruction', 'ascites_volume', 'earlier_residual'],
};

test('the last boards were held by people: what each saw is kept, with answers to what its phase asks', async () => {
  const seen = await rows<{ type: string; keys: string[] }>(sql`
    select s.seen -> 'question' ->> 'questionType' as type,
      (select array_agg(i ->> 'key') from jsonb_array_elements(s.seen -> 'workUp') i where i ->> 'state' = 'present') as keys
    from board.shown s`);
  const { lived } = centre;
  const asked = lived.questions.filter(({ boardOn }) => boardOn !== null);
  expect(seen).toHaveLength(lived.keys.length + asked.length);
  for (const [type, keys] of Object.entries(phases)) {
    const these = seen.filter((one) => one.type === type);
    expect(these.length).toBeGreaterThan(0);
    for (const one of these) expect(one.keys).toEqual(expect.arrayContaining([...keys]));
  }
});

test('the minutes of every board held here are signed by its chair and say what is recorded, but those of the last wait for her', async () => {
  const { lived, organisation, people } = centre;
  const signed = await rows<{ meeting: string; board: string; number: number; by: string }>(sql`
    select m.id as meeting, m.local_start as board, n.number, n.signed_by as by
    from board.minutes n join meetings.meeting m on m.owner_id = n.owner_id and m.id = n.meeting_id order by 2`);
  expect(signed.map(({ board, number }) => [board, number])).toEqual(
    lived.boards
      .slice(0, -1)
      .toSorted()
      .map((board) => [board, 1]),
  );
  const chair = people.find(({ role }) => role === 'chair')?.id;
  for (const { by } of signed) expect(by).toBe(chair);
  const { due } = await withScope(operatorDatabase(), [organisation.id], (tx) =>
    minutesDue(tx, organisation.id, { since: '1900-01-01', today: lived.from, limit: 50 }),
  );
  expect(due.map(({ localStart, signed: number }) => [localStart, number])).toEqual([
    [lived.boards.at(-1), null],
  ]);
});

test('the history names many people, in order of time, and whoever talked with her wrote her questionnaires', async () => {
  const entries = await rows<{ command: string; person: string | null; at: string }>(sql`
    select command, actor ->> 'personId' as person, at::text from kernel.journal order by seq`);
  const people = new Set(entries.flatMap(({ person }) => person ?? []));
  expect(people.size).toBeGreaterThan(15);
  const times = entries.map(({ at: time }) => time);
  expect(times).toEqual(times.toSorted());
  const filled = await rows<{ form: string; person: string | null; kind: string }>(sql`
    select e.form, j.actor ->> 'personId' as person, j.actor ->> 'kind' as kind from care.entry e
    join kernel.journal j on j.owner_id = e.owner_id and j.id = e.entry_id
    where e.form in ('her-words', 'own-words', 'medicines-and-operations', 'older-woman')`);
  expect(filled).toHaveLength(centre.questionnaires.length);
  const talkers = new Set(centre.questionnaires.map(({ by }) => by));
  for (const { person } of filled) expect(talkers).toContain(person);
});

test('some women were followed from the first question through a third board, by many people and no file', async () => {
  const women = await rows<{ types: string[]; commands: string[]; people: number; filed: number }>(sql`
    with own as (
      select l.owner_id, l.case_id, array_agg(s.seen -> 'question' ->> 'questionType' order by l.id) as types
      from board.shown s join board.listing l on l.owner_id = s.owner_id and l.id = s.id
      group by l.owner_id, l.case_id having count(*) > 2),
    told as (
      select case_id, entry_id from care.referral union all
      select case_id, entry_id from care.entry union all
      select case_id, entry_id from care.work_up union all
      select case_id, entry_id from board.her_decision union all
      select case_id, entry_id from surgery.operation)
    select own.types, array_agg(distinct j.command) as commands, count(distinct j.actor ->> 'personId')::int as people,
      (count(*) filter (where j.actor ->> 'kind' <> 'user'))::int as filed
    from own join told using (case_id) join kernel.journal j on j.owner_id = own.owner_id and j.id = told.entry_id
    group by own.case_id, own.types`);
  expect(women.length).toBeGreaterThan(2);
  for (const { types, commands, people, filed } of women) {
    expect(types).toContain('response_check');
    expect(types.at(-1)).toBe('recurrence');
    expect(commands).toEqual(
      expect.arrayContaining([
        'board.ask-again',
        'board.record-her-decision',
        'care.fill-form',
        'care.record-work-up',
        'care.refer-case',
        'surgery.record-operation',
      ]),
    );
    expect(people).toBeGreaterThan(4);
    expect(filed).toBe(0);
  }
});

test('everybody is there once, and questions without a board wait', async () => {
  const [counts] = await rows<{ cases: number; waiting: number; items: number }>(sql`
    select (select count(*)::int from care.case) as cases, (select count(*)::int from meetings.agenda_item) as items,
      (select count(*)::int from care.referral r
        where not exists (select from board.listing l where l.owner_id = r.owner_id and l.referral_id = r.id)
        and r.question_type in ('response_check', 'adjuvant')) as waiting`);
  const { lived, cases, meetings } = centre;
  const [boards] = await rows<{ again: number }>(sql`
    select count(*)::int as again from board.listing l
    join care.referral r on r.owner_id = l.owner_id and r.id = l.referral_id
    join board.recommendation a on a.owner_id = l.owner_id and a.listing_id = l.id
    where r.question_type in ('response_check', 'adjuvant') or (r.question_type = 'recurrence' and r.recurrence_number = 1)`);
  const brought = cases.flatMap(({ again = [] }) => again.flatMap(({ listing }) => listing.recommendations));
  const asked = lived.questions.flatMap(({ recommendation }) => recommendation ?? []);
  expect(brought.length).toBeGreaterThan(0);
  expect(boards?.again).toBe(brought.length + asked.length);
  expect(counts?.cases).toBe(cases.length);
  expect(counts?.waiting).toBe(
    lived.questions.filter(
      ({ boardOn, referral }) => boardOn === null && referral.questionType !== 'recurrence',
    ).length,
  );
  const planned = meetings.reduce((sum, { items }) => sum + items.length, 0);
  expect(counts?.items).toBe(planned + lived.questions.filter(({ boardOn }) => boardOn !== null).length);
});

/** Cases in which something is open, as the record says it by itself. */
const openCases = () =>
  rows<{ id: string }>(sql`
    select distinct c.id from care."case" c where
      exists (select from board.listing l where l.owner_id = c.owner_id and l.case_id = c.id and l.state = 'listed')
      or exists (select from care.referral r where r.owner_id = c.owner_id and r.case_id = c.id and not exists (
        select from board.listing l join meetings.agenda_item i on i.owner_id = l.owner_id and i.id = l.agenda_item_id
        where l.owner_id = r.owner_id and l.referral_id = r.id and i.conclusion <> 'deferred'
          and (i.conclusion not in ('reached', 'reached_conditionally')
            or exists (select from board.recommendation a where a.owner_id = l.owner_id and a.listing_id = l.id))))
      or exists (select from board.contact_state s where s.owner_id = c.owner_id and s.id = c.id and s.state <> 'lost')
      or exists (select from board.fulfilment_state f join board.her_decision d on d.owner_id = f.owner_id and d.id = f.id
        where f.owner_id = c.owner_id and f.case_id = c.id and (f.state = 'open' or (d.decision in ('not_yet_told', 'undecided')
          and f.reason is distinct from 'superseded' and f.reason is distinct from 'patient_death')))
      or exists (select from board.fulfilment_state f join board.recommendation a on a.owner_id = f.owner_id and a.id = f.id
        join board.listing l on l.owner_id = a.owner_id and l.id = a.listing_id
        join care.referral r on r.owner_id = l.owner_id and r.id = l.referral_id
        where f.owner_id = c.owner_id and f.case_id = c.id and f.deviation = 'major' and not exists (
          select from care.referral later where later.owner_id = c.owner_id and later.case_id = c.id and later.received_on > r.received_on))`);

const day = '2026-07-15';

test('each woman with something open stands in exactly one person’s list, whoever is away or has left; others in none', async () => {
  const ownerId = centre.organisation.id;
  const open = (await openCases()).map(({ id }) => id).toSorted();
  expect(open.length).toBeGreaterThan(20);
  const ids = centre.people.map(({ id }) => id);
  const random = fc.record({
    left: fc.subarray(ids, { maxLength: 6 }),
    absences: fc.uniqueArray(
      fc.record({ personId: fc.constantFrom(...ids), coverId: fc.option(fc.constantFrom(...ids)) }),
      { selector: ({ personId }) => personId, minLength: 5 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(random, async ({ left, absences }) => {
      const listed = await withScope(operatorDatabase(), [ownerId], async (tx) => {
        const here = await houseOn(tx, ownerId, day);
        const away = absences.map((one) => ({ ...one, from: '2026-07-01', to: null }));
        const held = here.there.held.filter(({ personId }) => !left.includes(personId));
        const house = { ...here, there: thereOn(held, away, day) };
        const found: string[] = [];
        for (const holder of [null, ...ids]) {
          const rows = await turnsListed(tx, ownerId, listKeys(holder, house), { today: day, limit: 10_000 });
          for (const row of rows) {
            expect(holderOf(row, house)).toBe(holder);
            found.push(row.caseId);
          }
          if (holder !== null && rows.length > 0) expect(house.there.away.has(holder)).toBe(false);
        }
        return found;
      });
      expect(listed.toSorted()).toEqual(open);
    }),
    { numRuns: 8 },
  );
}, 120_000);
