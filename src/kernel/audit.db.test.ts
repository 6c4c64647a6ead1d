import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { statement } from '../modules/quality/tables.ts';
import { createTestCentre } from '../testing/centre.ts';
import { testDatabase } from '../testing/database.ts';
import { auditHeads, verifyAudit } from './audit.ts';
import { command } from './command.ts';
import { insertRows, updateRow } from './write-rows.ts';

let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client(testDatabase().owner);
  await owner.connect();
});
afterAll(() => owner.end());

const state = command({
  name: 'test.state',
  input: z.object({}),
  load: async () => undefined,
  permit: () => true,
  run: async ({ tx, ownerId, newId }) => {
    const id = newId();
    await insertRows(tx, statement, [
      { ownerId, id, fact: 'active_trials', holds: true, from: '2026-01-01', evidence: 'list' },
    ]);
    return { id };
  },
});
const correct = command({
  name: 'test.correct',
  input: z.object({ id: z.uuid(), version: z.int() }),
  load: async () => undefined,
  permit: () => true,
  run: async ({ tx, ownerId }, input) => {
    await updateRow(tx, statement, { ownerId, ...input }, { evidence: `list ${input.version + 1}` });
    return null;
  },
});

/** A centre with one statement in its third version. */
const withHistory = async () => {
  const centre = await createTestCentre();
  const operator = { kind: 'operator' } as const;
  const { id } = await centre.as(operator, state, {});
  await centre.as(operator, correct, { id, version: 1 });
  await centre.as(operator, correct, { id, version: 2 });
  const verify = async (known = {}) =>
    (await verifyAudit(centre.database, [centre.ownerId], known, 'owned')).faults.map((fault) => fault.code);
  return { centre, id, verify, heads: await auditHeads(centre.database, [centre.ownerId]) };
};

/** Tampers as somebody with the owner's rights who also switches the record's own triggers off. */
const tamper = async (text: string, values: unknown[]) => {
  await owner.query('begin');
  await owner.query('set local session_replication_role = replica');
  await owner.query(text, values);
  await owner.query('commit');
};

test('an untouched record verifies, also against heads kept elsewhere', async () => {
  const { verify, heads } = await withHistory();
  expect(await verify()).toEqual([]);
  expect(await verify(heads)).toEqual([]);
});

test.each([
  ['a changed row', `update quality.statement set evidence = 'better' where owner_id = $1`, 'row_changed'],
  ['a removed row', `delete from quality.statement where owner_id = $1`, 'version_removed'],
  [
    'a changed old version',
    `update kernel.version set content = jsonb_set(content, '{evidence}', '"x"') where owner_id = $1 and version = 2`,
    'version_changed',
  ],
  [
    'a removed old version',
    `delete from kernel.version where owner_id = $1 and version = 1 and table_name = 'quality.statement'`,
    'version_removed',
  ],
  [
    'a changed entry',
    `update kernel.journal set command = 'test.other' where owner_id = $1 and seq = 3`,
    'entry_changed',
  ],
  ['a removed entry', `delete from kernel.journal where owner_id = $1 and seq = 3`, 'entry_missing'],
  [
    'a changed hash of a change',
    `update kernel.change set hashes = sha256('') where owner_id = $1 and versions = '{2}'`,
    'changes_differ',
  ],
  [
    'a row without a journal',
    `insert into quality.statement (owner_id, id, entry_id, fact, holds, from_on, evidence) values ($1, gen_random_uuid(), gen_random_uuid(), 'active_trials', true, '2026-01-01', 'x')`,
    'row_not_in_journal',
  ],
])('%s is found', async (_, text, code) => {
  const { centre, verify } = await withHistory();
  await tamper(text, [centre.ownerId]);
  expect(await verify()).toContain(code);
});

const stateMany = command({
  name: 'test.state-many',
  input: z.object({}),
  load: async () => undefined,
  permit: () => true,
  run: async ({ tx, ownerId, newId }) => {
    const ids = Array.from({ length: 500 }, newId);
    await insertRows(
      tx,
      statement,
      ids.map((id) => ({
        ownerId,
        id,
        fact: 'active_trials' as const,
        holds: true,
        from: '2026-01-01',
        evidence: 'x',
      })),
    );
    return ids;
  },
});

test('rows of one statement stand in one line of the journal, in the order of their ids', async () => {
  const centre = await createTestCentre();
  const ids = await centre.as({ kind: 'operator' }, stateMany, {});
  const { rows } = await owner.query(
    `select ids, versions, length(hashes) as bytes from kernel.change where owner_id = $1 and table_name = 'quality.statement'`,
    [centre.ownerId],
  );
  expect(rows).toEqual([{ ids: ids.toSorted(), versions: null, bytes: 500 * 32 }]);
});

test.each([
  ['a changed row', `update quality.statement set evidence = 'better' where id = $1`, ['row_changed']],
  ['a removed row', `delete from quality.statement where id = $1`, ['version_removed']],
  [
    'a changed hash',
    `update kernel.change set hashes = overlay(hashes placing sha256('') from array_position(ids, $1) * 32 - 31 for 32)
     where ids @> array[$1::uuid]`,
    ['changes_differ', 'row_changed'],
  ],
  [
    'a renamed row',
    `update kernel.change set ids = array_replace(ids, $1, '00000000-0000-7000-8000-000000000000') where ids @> array[$1::uuid]`,
    ['changes_differ', 'row_not_in_journal', 'version_removed'],
  ],
])('%s among many of one statement is named', async (_, text, codes) => {
  const centre = await createTestCentre();
  const ids = await centre.as({ kind: 'operator' }, stateMany, {});
  const id = ids[321] ?? '';
  await tamper(text, [id]);
  const { faults } = await verifyAudit(centre.database, [centre.ownerId], {}, 'owned');
  expect(faults.map(({ code }) => code)).toEqual(codes);
  expect(faults).toContainEqual({
    code: codes[1] ?? codes[0],
    ownerId: centre.ownerId,
    table: 'quality.statement',
    rowId: id,
    version: 1,
  });
});

test('two entries that changed places are found', async () => {
  const { centre, verify } = await withHistory();
  await tamper(`update kernel.journal set seq = 1000 where owner_id = $1 and seq = 3`, [centre.ownerId]);
  await tamper(`update kernel.journal set seq = 3 where owner_id = $1 and seq = 4`, [centre.ownerId]);
  await tamper(`update kernel.journal set seq = 4 where owner_id = $1 and seq = 1000`, [centre.ownerId]);
  expect(await verify()).toContain('chain_broken');
});

test('a cut tail is found with heads kept elsewhere, and only with them', async () => {
  const { centre, id, verify, heads } = await withHistory();
  const top = heads[centre.ownerId]?.seq ?? 0;
  const before = await owner.query('select prev from kernel.journal where owner_id = $1 and seq = $2', [
    centre.ownerId,
    top,
  ]);
  await tamper(`delete from kernel.change where owner_id = $1 and versions = '{3}'`, [centre.ownerId]);
  await tamper(`delete from kernel.journal where owner_id = $1 and seq = $2`, [centre.ownerId, top]);
  await tamper(`update kernel.journal_head set seq = $2, hash = $3 where owner_id = $1`, [
    centre.ownerId,
    top - 1,
    before.rows[0].prev,
  ]);
  await tamper(
    `update quality.statement s set version = v.version, salt = v.salt, entry_id = v.entry_id, evidence = v.content ->> 'evidence'
     from kernel.version v where v.owner_id = s.owner_id and v.row_id = s.id and v.version = 2 and s.id = $1`,
    [id],
  );
  await tamper(`delete from kernel.version where row_id = $1 and version = 2`, [id]);
  expect(await verify()).toEqual([]);
  expect(await verify(heads)).toContain('tail_cut');
});

test('a chain rewritten whole is found with heads kept elsewhere', async () => {
  const { centre, verify, heads } = await withHistory();
  await tamper(`update kernel.journal set reason = 'as if' where owner_id = $1 and seq = 2`, [
    centre.ownerId,
  ]);
  await owner.query(`do $$
    declare line kernel.journal; last text := repeat('0', 64);
    begin
      for line in select * from kernel.journal where owner_id = '${centre.ownerId}' order by seq loop
        line.prev := last;
        line.hash := encode(sha256(convert_to(last || kernel.entry_text(line), 'UTF8')), 'hex');
        update kernel.journal set prev = line.prev, hash = line.hash where owner_id = line.owner_id and seq = line.seq;
        last := line.hash;
      end loop;
      update kernel.journal_head set hash = last where owner_id = '${centre.ownerId}';
    end $$`);
  expect(await verify()).toEqual([]);
  expect(await verify(heads)).toContain('chain_rewritten');
});

test('an erased version leaves the chain valid', async () => {
  const { centre, verify } = await withHistory();
  await tamper(`update kernel.version set content = null where owner_id = $1`, [centre.ownerId]);
  expect(await verify()).toEqual([]);
});
