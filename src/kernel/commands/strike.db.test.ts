import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { refusalOf, createTestBoard, journalOf } from '../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../testing/centre.ts';
import { testDatabase } from '../../testing/database.ts';
import { afterThirtyDays, closedOutcome } from '../../testing/closed-outcome.ts';
import { listTestCase, referTestCase } from '../../testing/listed-case.ts';
import { operateTestCase } from '../../testing/operated-case.ts';
import { recommendTestCase } from '../../testing/recommended-case.ts';
import {
  closeMeeting,
  concludeItem,
  meetingWithAgenda,
  openItem,
  openMeeting,
} from '../../modules/meetings/index.ts';
import { listCase } from '../../modules/board/index.ts';
import { awaitedQuestions } from '../../modules/board/queries/questions.ts';
import { recordWorkUp } from '../../modules/care/index.ts';
import { correctOperation, recordOutcome, recordPathology } from '../../modules/surgery/index.ts';
import { recordStatements } from '../../modules/quality/index.ts';
import { verifyAudit } from '../audit/verify.ts';
import { differingRows } from '../kept-rows.ts';
import { perform, type Call } from '../command.ts';
import { withScope, type Tx } from '../scope.ts';
import { whatWouldGoAlong } from '../going-along.ts';
import { settleAll } from '../settle-all.ts';
import type { Rows } from '../striking.ts';
import { rowsStruckBy } from '../struck-record.ts';
import { amongStruck } from '../struck.ts';
import { restore } from './restore.ts';
import { strike } from './strike.ts';

let centre: TestCentre;
beforeEach(async () => {
  centre = await createTestCentre();
});

const inScope = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  withScope(centre.database, [centre.ownerId], work);
type Row = { id: string; version: number; struck: string | null };
/** Rows of a table, taken back or not. */
const rowsIn = (table: string) =>
  inScope(async (tx) => {
    const { rows } = await amongStruck(
      tx,
      tx.execute<Row>(sql`select id, version, struck from ${sql.raw(table)} order by id`),
    );
    return rows;
  });
const visible = (table: string) =>
  inScope(
    async (tx) =>
      (await tx.execute<{ n: number }>(sql`select count(*)::integer as n from ${sql.raw(table)}`)).rows[0]?.n,
  );
const idIn = async (table: string): Promise<string> => (await rowsIn(table))[0]?.id ?? '';
const versionOf = async (table: string, id: string): Promise<number> =>
  (await rowsIn(table)).find((row) => row.id === id)?.version ?? 0;
const placeIn = async (table: string, id?: string) => {
  const found = id ?? (await idIn(table));
  return { table, id: found, version: await versionOf(table, found) };
};
type Person = keyof TestCentre['people'];
const take = async (by: Person, table: string, id?: string) =>
  centre.as(centre.people[by], strike, await placeIn(table, id));
const putBack = async (by: Person, table: string, id?: string) =>
  centre.as(centre.people[by], restore, await placeIn(table, id));
const refusal = async (definition: typeof strike | typeof restore, by: Person, table: string, id?: string) =>
  refusalOf(centre, centre.people[by], definition, await placeIn(table, id));
const marks = async (...tables: string[]) => {
  const found: Record<string, (string | null)[]> = {};
  for (const table of tables) found[table] = (await rowsIn(table)).map(({ struck }) => struck);
  return found;
};
const faults = async () => {
  const { faults: found } = await verifyAudit(centre.database, [centre.ownerId], {}, 'owned');
  return [...found, ...(await inScope((tx) => differingRows(tx, centre.ownerId)))];
};

/** An operation with everything that lies within it. */
const operated = async () => {
  const operation = await operateTestCase(centre);
  const { operationId } = operation;
  const { surgeon } = centre.people;
  await centre.as(surgeon, recordPathology, {
    operationId,
    version: 0,
    report: { reportedOn: '2026-11-18', specimens: 'Omentum' },
  });
  centre.setNow(afterThirtyDays);
  await centre.as(surgeon, recordOutcome, { operationId, version: 0, outcome: closedOutcome });
  return operation;
};

describe('taking back', () => {
  test('takes what lies within along, with one mark; figures follow; and restoring brings all of it back', async () => {
    const { operationId, report } = await operated();
    const tables = ['surgery.operation', 'surgery.pathology', 'surgery.outcome_30d'];
    const figures = () =>
      inScope(async (tx) => ({
        operations: (await tx.execute(sql`select * from quality.indicator_operation`)).rows,
        cases: (await tx.execute(sql`select * from quality.indicator_case`)).rows,
        standing: (await tx.execute(sql`select * from board.standing`)).rows,
        years: (await tx.execute(sql`select * from quality.year_count order by set, part, year`)).rows,
      }));
    const before = await figures();
    expect(await take('surgeon', 'surgery.operation')).toEqual({ rows: 3 });
    const [entry] = await journalOf(centre);
    expect(entry).toMatchObject({
      command: 'kernel.strike',
      reason: 'said in a test',
      changeCount: 3,
      events: [{ type: 'kernel.struck', table: 'surgery.operation', id: operationId }],
    });
    expect(await marks(...tables)).toEqual(Object.fromEntries(tables.map((table) => [table, [entry?.id]])));
    const during = await figures();
    expect(during.operations).toEqual([]);
    expect(during.cases).toMatchObject([{ operated: null, complete_resection: null }]);
    expect(during.standing).toMatchObject([{ state: 'referred', operated_on: null }]);
    expect(during.years).not.toEqual(before.years);
    expect(
      (
        await refusalOf(centre, centre.people.surgeon, correctOperation, {
          operationId,
          version: 2,
          report,
        })
      ).code,
    ).toBe('not_found');
    expect(await faults()).toEqual([]);
    expect(await putBack('surgeon', 'surgery.operation')).toEqual({ rows: 3 });
    expect(await marks(...tables)).toEqual(Object.fromEntries(tables.map((table) => [table, [null]])));
    expect(await figures()).toEqual(before);
    expect((await rowsIn('surgery.operation'))[0]?.version).toBe(3);
    expect(await faults()).toEqual([]);
  });

  test('of a whole case leaves her, and nothing of the case in list or figures; its number is never given again', async () => {
    const { caseId } = await operated();
    // A coordinator may take back a case, but no operation.
    expect(await refusal(strike, 'coordinator', 'care.case')).toEqual({ code: 'forbidden', wrote: 0 });
    await take('chair', 'care.case');
    const lists = [
      'board.standing',
      'quality.case_fact',
      'quality.operation_fact',
      'surgery.operation_state',
      'care.work_up',
      'care.referral',
    ];
    for (const table of lists) expect([table, await visible(table)]).toEqual([table, 0]);
    expect(await visible('care.identity')).toBe(1);
    expect(await faults()).toEqual([]);
    expect(await refusal(restore, 'coordinator', 'care.case')).toEqual({ code: 'forbidden', wrote: 0 });
    const { label } = await referTestCase(centre);
    expect(label).toBe('26-0002');
    expect(await putBack('chair', 'care.case', caseId)).toEqual({ rows: 5 });
    expect(await visible('board.standing')).toBe(2);
    expect(await faults()).toEqual([]);
  });

  test('leaves nothing kept: what was left over is named by the check, and gone when all is settled', async () => {
    const { caseId, operationId } = await operated();
    await take('chair', 'care.case');
    const owner = new Client(testDatabase().owner);
    await owner.connect();
    await owner
      .query(
        `insert into surgery.operation_state (owner_id, id, case_id, outcome_closed) values ($1, $2, $3, false)`,
        [centre.ownerId, operationId, caseId],
      )
      .finally(() => owner.end());
    expect(await faults()).toEqual([`surgery.operation_state ${operationId}`]);
    await centre.as({ kind: 'operator' }, settleAll, {});
    expect(await faults()).toEqual([]);
  });

  test('is refused in another version, for a table that nobody has declared, to whoever may not record, and without a reason', async () => {
    const { operationId } = await operated();
    const { surgeon } = centre.people;
    const place = await placeIn('surgery.operation');
    const code = async (input: object) => (await refusalOf(centre, surgeon, strike, input)).code;
    expect(await code({ ...place, version: 2 })).toBe('changed_meanwhile');
    for (const table of [
      'board.her_decision',
      'board.standing',
      'kernel.journal',
      'nothing',
      'surgery.operation; --',
    ])
      expect(await code({ ...place, table })).toBe('not_found');
    expect((await refusal(strike, 'coordinator', 'surgery.operation')).code).toBe('forbidden');
    await expect(centre.as(surgeon, strike, place, { reason: '' })).rejects.toMatchObject({
      code: 'reason_needed',
    });
    expect((await refusal(restore, 'surgeon', 'surgery.operation')).code).toBe('not_taken_back');
    await take('surgeon', 'surgery.operation', operationId);
    expect((await refusal(strike, 'surgeon', 'surgery.operation')).code).toBe('not_found');
    expect((await refusal(restore, 'coordinator', 'surgery.operation')).code).toBe('forbidden');
    expect(await refusalOf(centre, surgeon, restore, { ...place, version: 1 })).toEqual({
      code: 'changed_meanwhile',
      wrote: 0,
    });
  });

  test('of a statement is for whoever may state', async () => {
    const { quality_manager: manager } = centre.people;
    await centre.as(manager, recordStatements, {
      statements: [
        {
          fact: 'active_trials',
          personId: null,
          holds: true,
          from: '2026-01-01',
          to: null,
          evidence: 'Register',
        },
      ],
    });
    expect((await refusal(strike, 'chair', 'quality.statement')).code).toBe('forbidden');
    await take('quality_manager', 'quality.statement');
    expect(await visible('quality.statement')).toBe(0);
    await putBack('quality_manager', 'quality.statement');
    expect(await visible('quality.statement')).toBe(1);
  });
});

describe('restoring', () => {
  test('clears exactly the marks of one entry: what was taken back before stays so', async () => {
    const { caseId } = await operated();
    await take('surgeon', 'surgery.operation');
    await take('coordinator', 'care.case');
    const [first, second] = [(await journalOf(centre))[1]?.id, (await journalOf(centre))[0]?.id];
    expect(await marks('surgery.operation', 'surgery.pathology', 'care.case', 'care.referral')).toEqual({
      'surgery.operation': [first],
      'surgery.pathology': [first],
      'care.case': [second],
      'care.referral': [second],
    });
    expect(await refusal(restore, 'surgeon', 'surgery.operation')).toEqual({
      code: 'lies_in_taken_back',
      wrote: 0,
    });
    expect(await refusal(restore, 'coordinator', 'care.referral')).toEqual({
      code: 'taken_back_with_other',
      wrote: 0,
    });
    await putBack('coordinator', 'care.case', caseId);
    expect(await marks('surgery.operation', 'surgery.pathology', 'care.case')).toEqual({
      'surgery.operation': [first],
      'surgery.pathology': [first],
      'care.case': [null],
    });
    await putBack('surgeon', 'surgery.operation');
    expect(await marks('surgery.operation', 'surgery.pathology')).toEqual({
      'surgery.operation': [null],
      'surgery.pathology': [null],
    });
  });

  test('beside a successor is refused: two open listings, two recommendations in one place', async () => {
    const { meetingId } = await createTestBoard(centre, { items: 0 });
    const { caseId } = await listTestCase(centre, meetingId);
    const listed = await idIn('board.listing');
    await take('coordinator', 'board.listing');
    await centre.as(centre.people.coordinator, listCase, { caseId, meetingId, minutes: 5 });
    expect(await refusal(restore, 'coordinator', 'board.listing', listed)).toEqual({
      code: 'something_took_its_place',
      wrote: 0,
    });
    const other = (await rowsIn('board.listing')).find(({ id }) => id !== listed)?.id ?? '';
    await take('coordinator', 'board.listing', other);
    await putBack('coordinator', 'board.listing', listed);
    expect(await visible('board.listing')).toBe(1);
  });
});

describe('what is named', () => {
  const agenda = async (meetingId: string) =>
    (await inScope((tx) => meetingWithAgenda(tx, centre.ownerId, meetingId))).items.map(
      ({ position }) => position,
    );

  test('a listing takes its agenda item along, and its place on the agenda stays free', async () => {
    const { meetingId } = await createTestBoard(centre, { items: 1 });
    await listTestCase(centre, meetingId);
    expect(await agenda(meetingId)).toEqual([1, 2]);
    await take('coordinator', 'board.listing');
    expect(await agenda(meetingId)).toEqual([1]);
    await listTestCase(centre, meetingId);
    expect(await agenda(meetingId)).toEqual([1, 3]);
    const first = (await rowsIn('board.listing')).find(({ struck }) => struck !== null)?.id;
    await putBack('coordinator', 'board.listing', first);
    expect(await agenda(meetingId)).toEqual([1, 2, 3]);
  });

  test('a listing that comes back into a meeting that has closed was not reached there: she waits for an agenda', async () => {
    const { meetingId } = await createTestBoard(centre, { items: 0 });
    const { caseId } = await listTestCase(centre, meetingId);
    const listed = await idIn('board.listing');
    await take('coordinator', 'board.listing');
    await centre.as(centre.people.chair, openMeeting, { meetingId });
    centre.setNow('2026-11-19T01:00:00Z');
    await centre.as(centre.people.chair, closeMeeting, { meetingId });
    centre.setNow('2026-11-24T01:00:00Z');
    await putBack('coordinator', 'board.listing');
    const { items, meeting } = await inScope((tx) => meetingWithAgenda(tx, centre.ownerId, meetingId));
    expect(items).toMatchObject([
      {
        state: 'concluded',
        conclusion: 'deferred',
        deferralReason: 'time_ran_out',
        closedAt: meeting.closedAt,
      },
    ]);
    const standing = () =>
      inScope(async (tx) => (await tx.execute(sql`select state from board.standing`)).rows[0]);
    expect(await standing()).toEqual({ state: 'referred' });
    expect(await inScope((tx) => awaitedQuestions(tx, centre.ownerId, caseId))).toHaveLength(1);
    expect(await faults()).toEqual([]);
    const next = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
    await centre.as(centre.people.coordinator, listCase, { caseId, meetingId: next.meetingId, minutes: 5 });
    expect(await standing()).toEqual({ state: 'listed' });
    expect(await refusal(restore, 'coordinator', 'board.listing', listed)).toMatchObject({
      code: 'not_taken_back',
    });
  });

  test('a listing that comes back keeps what the board concluded, also once its meeting has closed; in a running one it waits', async () => {
    const { agendaItemId: itemId, meetingId } = await recommendTestCase(centre);
    const { chair } = centre.people;
    const discussed = await idIn('board.listing');
    await listTestCase(centre, meetingId);
    const waits = (await rowsIn('board.listing')).find(({ id }) => id !== discussed)?.id;
    const items = async () =>
      (await inScope((tx) => meetingWithAgenda(tx, centre.ownerId, meetingId))).items.map(
        ({ state, conclusion }) => [state, conclusion],
      );
    const conclusion = { conclusion: 'reached', deferralReason: null, quorumReason: 'They wrote' } as const;
    await centre.as(chair, concludeItem, { itemId, ...conclusion, next: false });
    await take('coordinator', 'board.listing', waits);
    await putBack('coordinator', 'board.listing', waits);
    expect(await items()).toEqual([
      ['concluded', 'reached'],
      ['waiting', null],
    ]);
    await centre.as(chair, closeMeeting, { meetingId });
    await take('coordinator', 'board.listing', discussed);
    await putBack('coordinator', 'board.listing', discussed);
    expect(await items()).toMatchObject([
      ['concluded', 'reached'],
      ['concluded', 'deferred'],
    ]);
  });

  test('a listing under discussion stays; afterwards it goes with what the board recommended and what she said', async () => {
    const { agendaItemId } = await recommendTestCase(centre);
    expect(await refusal(strike, 'coordinator', 'board.listing')).toEqual({
      code: 'item_still_open',
      wrote: 0,
    });
    await centre.as(centre.people.chair, concludeItem, {
      itemId: agendaItemId,
      conclusion: 'reached',
      deferralReason: null,
      quorumReason: 'The others had written',
      next: false,
    });
    expect(await take('coordinator', 'board.listing')).toEqual({ rows: 5 });
    for (const table of ['board.recommendation', 'board.her_decision', 'board.shown', 'meetings.agenda_item'])
      expect([table, await visible(table)]).toEqual([table, 0]);
    expect(await putBack('coordinator', 'board.listing')).toEqual({ rows: 5 });
    expect(await faults()).toEqual([]);
  });

  test('a recommendation is taken back by who may record one, with her decision', async () => {
    await recommendTestCase(centre);
    expect((await refusal(strike, 'surgeon', 'board.recommendation')).code).toBe('forbidden');
    expect(await take('chair', 'board.recommendation')).toEqual({ rows: 2 });
    expect(await putBack('chair', 'board.recommendation')).toEqual({ rows: 2 });
  });

  test('what merely rests on a record is no part of it: it must be taken back first, and is restored after it', async () => {
    const { meetingId } = await createTestBoard(centre, { items: 0 });
    await listTestCase(centre, meetingId);
    const listing = await idIn('board.listing');
    await expect(take('coordinator', 'care.referral')).rejects.toMatchObject({
      code: 'something_rests_on_it',
      params: { what: `board.listing ${listing}` },
    });
    await take('coordinator', 'board.listing');
    await take('coordinator', 'care.referral');
    expect(await refusal(restore, 'coordinator', 'board.listing')).toEqual({
      code: 'lies_in_taken_back',
      wrote: 0,
    });
    await putBack('coordinator', 'care.referral');
    await putBack('coordinator', 'board.listing');
    expect(await faults()).toEqual([]);
  });

  test('a case goes with its listing, whose agenda item goes along', async () => {
    const { meetingId } = await createTestBoard(centre, { items: 0 });
    await listTestCase(centre, meetingId);
    expect(await take('coordinator', 'care.case')).toEqual({ rows: 4 });
    expect(await agenda(meetingId)).toEqual([]);
    expect(await putBack('coordinator', 'care.case')).toEqual({ rows: 4 });
    expect(await agenda(meetingId)).toEqual([1]);
  });
});

describe('whoever only looks', () => {
  const look = (by: Person, root: { table: string; id: string }) =>
    inScope((tx) => whatWouldGoAlong({ tx, ownerId: centre.ownerId, actor: centre.people[by] }, root));
  const struck = async () => {
    const [entry] = await journalOf(centre);
    return inScope((tx) => rowsStruckBy({ tx, ownerId: centre.ownerId }, entry?.id ?? ''));
  };
  const sorted = (rows: Rows) =>
    [...rows]
      .map(([table, ids]) => [table, ids.toSorted()])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));

  test('is told what taking back takes along, of every kind of record', async () => {
    await operated();
    await recommendTestCase(centre);
    const item = await idIn('meetings.agenda_item');
    expect(await look('chair', await placeIn('board.listing'))).toMatchObject({ kept: 'item_still_open' });
    await centre.as(centre.people.chair, concludeItem, {
      itemId: item,
      conclusion: 'reached',
      deferralReason: null,
      quorumReason: 'The others had written',
      next: false,
    });
    const places = [
      ...(await rowsIn('surgery.operation')).map(({ id }) => ({ table: 'surgery.operation', id })),
      ...(await rowsIn('board.recommendation')).map(({ id }) => ({ table: 'board.recommendation', id })),
      ...(await rowsIn('board.listing')).map(({ id }) => ({ table: 'board.listing', id })),
      ...(await rowsIn('care.case')).map(({ id }) => ({ table: 'care.case', id })),
    ];
    expect(places).toHaveLength(5);
    for (const place of places) {
      const { rows, resting, kept, notAllowed } = await look('chair', place);
      expect({ resting: [...resting], kept, notAllowed }, place.table).toEqual({
        resting: [],
        kept: null,
        notAllowed: [],
      });
      await take('chair', place.table, place.id);
      expect(sorted(rows), place.table).toEqual(sorted(await struck()));
      await putBack('chair', place.table, place.id);
    }
  });

  test('is told what rests on it, and what a role may not take along, as it would be refused', async () => {
    const { meetingId } = await createTestBoard(centre, { items: 0 });
    await listTestCase(centre, meetingId);
    const place = await placeIn('care.referral');
    const { resting } = await look('coordinator', place);
    const what = [...resting].flatMap(([table, ids]) => ids.map((id) => `${table} ${id}`)).join(', ');
    await expect(take('coordinator', 'care.referral')).rejects.toMatchObject({ params: { what } });
    const { caseId } = await operateTestCase(centre);
    const { notAllowed } = await look('coordinator', { table: 'care.case', id: caseId });
    expect(notAllowed).toEqual(['surgery.operation']);
    expect(await refusal(strike, 'coordinator', 'care.case', caseId)).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
  });
});

describe('two at once', () => {
  const call = (): Call => ({
    actor: centre.people.coordinator,
    ownerId: centre.ownerId,
    now: centre.now(),
    reason: 'at once',
  });
  const child = (caseId: string) => sql`insert into care.work_up (owner_id, id, case_id, key, state, entry_id)
    values (${centre.ownerId}, gen_random_uuid(), ${caseId}, 'late', 'missing', gen_random_uuid())`;
  const waits = (promise: Promise<unknown>) =>
    Promise.race([promise.then(() => 'done'), new Promise((done) => setTimeout(done, 300, 'waits'))]);

  /** No command: it would hold the case. What writes a child without holding its parent is an import, or a mistake. */
  const writtenMeanwhile = async (text: string, values: unknown[], work: () => Promise<unknown>) => {
    const owner = new Client(testDatabase().owner);
    await owner.connect();
    try {
      await owner.query('begin');
      await owner.query(text, values);
      const striking = work();
      expect(await waits(striking)).toBe('waits');
      await owner.query('commit');
      return await striking;
    } finally {
      await owner.end();
    }
  };

  test('a child that another transaction is about to write is waited for, and goes along: of the record and of its parts', async () => {
    const report = `insert into surgery.pathology (owner_id, id, case_id, form_version, answers, entry_id)
      values ($1, $2, $3, 1, '{}', gen_random_uuid())`;
    const rows = async (table: 'care.case' | 'surgery.operation') => {
      const { caseId, operationId } = await operateTestCase(centre);
      const place = await placeIn(table, table === 'care.case' ? caseId : operationId);
      return writtenMeanwhile(report, [centre.ownerId, operationId, caseId], () =>
        inScope((tx) => perform(tx, strike, { ...call(), actor: centre.people.surgeon }, place)),
      );
    };
    expect(await rows('surgery.operation')).toMatchObject({ result: { rows: 2 } });
    expect(await rows('care.case')).toMatchObject({ result: { rows: 4 } });
  });

  test('a child that comes while its parent is taken back is refused', async () => {
    const { caseId } = await referTestCase(centre);
    const place = await placeIn('care.case', caseId);
    let adding: Promise<unknown> | undefined;
    await inScope(async (tx) => {
      await perform(tx, strike, call(), place);
      adding = inScope((other) => other.execute(child(caseId)));
      adding.catch(() => {});
      expect(await waits(adding.catch(() => {}))).toBe('waits');
    });
    await expect(adding).rejects.toMatchObject({ code: 'lies_in_taken_back' });
  });

  test('whoever saves and whoever takes back meet in either order, and no row that stands names one that does not', async () => {
    for (let trial = 0; trial < 8; trial++) {
      const { caseId } = await referTestCase(centre);
      const place = await placeIn('care.case', caseId);
      await Promise.allSettled([
        centre.as(centre.people.coordinator, recordWorkUp, {
          caseId,
          items: [{ key: 'ecog', state: 'present', value: 1, unit: null, takenOn: null, reason: null }],
          versions: {},
        }),
        centre.as(centre.people.clinician, strike, place),
      ]);
    }
    expect((await rowsIn('care.case')).filter(({ struck }) => struck !== null).length).toBeGreaterThan(0);
    const { rows } = await inScope((tx) =>
      amongStruck(
        tx,
        tx.execute(sql`select w.id from care.work_up w join care."case" c on c.owner_id = w.owner_id and c.id = w.case_id
          where w.struck is null and c.struck is not null`),
      ),
    );
    expect(rows).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});

test('the next item of a meeting is not one that was taken back', async () => {
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { chair } = centre.people;
  const [first, second, third] = [
    await listTestCase(centre, meetingId),
    await listTestCase(centre, meetingId),
    await listTestCase(centre, meetingId),
  ];
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId: first.agendaItemId });
  const listing = await inScope((tx) =>
    tx.execute<{ id: string }>(
      sql`select id from board.listing where agenda_item_id = ${second.agendaItemId}`,
    ),
  );
  await take('coordinator', 'board.listing', listing.rows[0]?.id);
  const concluded = await centre.as(chair, concludeItem, {
    itemId: first.agendaItemId,
    conclusion: 'advice_only',
    deferralReason: null,
    next: true,
  });
  expect(concluded.nextId).toBe(third.agendaItemId);
});
