import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { statement } from '../../modules/quality/tables.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { testDatabase } from '../../testing/database.ts';
import { versionErased } from './rows.ts';
import { auditHeads, verifyAudit } from './verify.ts';
import { command } from '../command.ts';
import { houseOf } from '../derivation.ts';
import { openDatabase } from '../scope.ts';
import { sealShowings } from '../commands/seal-showings.ts';
import { openShowings } from '../showings.ts';
import { insertRows, updateRow } from '../write-rows.ts';

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

const operator = { kind: 'operator' } as const;

/** A centre with one statement in its third version, and a showing that is sealed. */
const withHistory = async () => {
  const centre = await createTestCentre();
  const { id } = await centre.as(operator, state, {});
  await centre.as(operator, correct, { id, version: 1 });
  await openShowings(centre.database).record({
    ownerId: centre.ownerId,
    actor: centre.people.chair,
    subjects: [id],
    at: centre.now(),
  });
  await centre.as({ kind: 'job', name: 'seal-showings' }, sealShowings, {});
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

const ofStatement = `owner_id = $1 and table_name = 'quality.statement'`;
/** Numbers and hashes of the chain as somebody would make them who can compute: from the second entry on. */
const rewritten = `do $do$
  declare line kernel.journal; last text;
  begin
    for line in select * from kernel.journal where owner_id = '$1' order by seq loop
      line.prev := coalesce(last, line.prev);
      line.hash := encode(sha256(convert_to(line.prev || kernel.entry_text(line), 'UTF8')), 'hex');
      update kernel.journal set prev = line.prev, hash = line.hash where owner_id = line.owner_id and seq = line.seq;
      last := line.hash;
    end loop;
    update kernel.journal_head set hash = last where owner_id = '$1';
  end $do$`;
/** Everything of the last entry, and the row as it stood before. */
const cut = `
  delete from kernel.change where owner_id = '$1' and versions = '{3}';
  with gone as (delete from kernel.journal j using kernel.journal_head h
    where j.owner_id = '$1' and h.owner_id = j.owner_id and h.seq = j.seq returning j.seq, j.prev)
  update kernel.journal_head h set seq = gone.seq - 1, hash = gone.prev from gone where h.owner_id = '$1';
  update quality.statement s set version = v.version, salt = v.salt, entry_id = v.entry_id, evidence = v.content ->> 'evidence'
    from kernel.version v where v.owner_id = s.owner_id and v.row_id = s.id and v.version = 2 and s.owner_id = '$1';
  delete from kernel.version where owner_id = '$1' and version = 2`;

const textOf = async (name: string) =>
  (await owner.query<{ text: string }>('select pg_get_functiondef($1::regprocedure) as text', [name])).rows[0]
    ?.text ?? '';

type Tampering = {
  readonly what: string;
  readonly text: string;
  readonly code: string;
  /** Only heads that were kept elsewhere tell. */
  readonly keptHeads?: true;
  /** What puts a definition back. */
  readonly undo?: string;
  /** A function that is replaced, and put back as it was. */
  readonly replaces?: string;
};

/** What somebody with the owner's login can do to the record; `$1` is the owner. */
const tamperings: readonly Tampering[] = [
  {
    what: 'a changed row',
    text: `update quality.statement set evidence = 'better' where owner_id = $1`,
    code: 'row_changed',
  },
  {
    what: 'a removed row',
    text: `delete from quality.statement where owner_id = $1`,
    code: 'version_removed',
  },
  {
    what: 'a row set back to an older version',
    text: `update quality.statement s set version = v.version, salt = v.salt, entry_id = v.entry_id, evidence = v.content ->> 'evidence'
      from kernel.version v where v.row_id = s.id and v.version = 1 and s.owner_id = $1`,
    code: 'version_removed',
  },
  {
    what: 'a row without a journal',
    text: `insert into quality.statement (owner_id, id, entry_id, fact, holds, from_on, evidence)
      values ($1, gen_random_uuid(), gen_random_uuid(), 'active_trials', true, '2026-01-01', 'x')`,
    code: 'row_not_in_journal',
  },
  {
    what: 'a row that was said to come of another entry',
    text: `update quality.statement set entry_id = (select id from kernel.journal where owner_id = $1 and seq = 1) where owner_id = $1`,
    code: 'row_changed',
  },
  {
    what: 'a changed old version',
    text: `update kernel.version set content = jsonb_set(content, '{evidence}', '"x"') where owner_id = $1 and version = 2`,
    code: 'version_changed',
  },
  {
    what: 'a removed old version',
    text: `delete from kernel.version where version = 1 and ${ofStatement}`,
    code: 'version_removed',
  },
  {
    what: 'an emptied version',
    text: `update kernel.version set content = null where version = 1 and ${ofStatement}`,
    code: 'version_emptied',
  },
  {
    what: 'a version said to come of another entry',
    text: `update kernel.version set entry_id = (select id from kernel.journal where owner_id = $1 and seq = 1) where version = 2 and ${ofStatement}`,
    code: 'version_changed',
  },
  {
    what: 'a version under another salt',
    text: `update kernel.version set salt = gen_random_uuid() where version = 1 and ${ofStatement}`,
    code: 'version_changed',
  },
  {
    what: 'an invented version',
    text: `insert into kernel.version select owner_id, table_name, row_id, 9, entry_id, salt, content from kernel.version where version = 1 and ${ofStatement}`,
    code: 'version_not_in_journal',
  },
  {
    what: 'a changed command',
    text: `update kernel.journal set command = 'test.other' where owner_id = $1 and seq = 3`,
    code: 'entry_changed',
  },
  {
    what: 'another actor',
    text: `update kernel.journal set actor = '{"kind":"job"}' where owner_id = $1 and seq = 3`,
    code: 'entry_changed',
  },
  {
    what: 'another time',
    text: `update kernel.journal set at = at + interval '1 day' where owner_id = $1 and seq = 3`,
    code: 'entry_changed',
  },
  {
    what: 'an added reason',
    text: `update kernel.journal set reason = 'asked' where owner_id = $1 and seq = 3`,
    code: 'entry_changed',
  },
  {
    what: 'an added event',
    text: `update kernel.journal set events = '[{"type":"x"}]' where owner_id = $1 and seq = 3`,
    code: 'entry_changed',
  },
  {
    what: 'other topics',
    text: `update kernel.journal set topics = 'case:1' where owner_id = $1 and seq = 3`,
    code: 'entry_changed',
  },
  {
    what: 'a removed entry',
    text: `delete from kernel.journal where owner_id = $1 and seq = 3`,
    code: 'entry_missing',
  },
  {
    what: 'two entries that changed places',
    text: `update kernel.journal set seq = 1000 where owner_id = '$1' and seq = 3;
      update kernel.journal set seq = 3 where owner_id = '$1' and seq = 4;
      update kernel.journal set seq = 4 where owner_id = '$1' and seq = 1000`,
    code: 'chain_broken',
  },
  {
    what: 'a changed hash of a change',
    text: `update kernel.change set hashes = sha256('') where owner_id = $1 and versions = '{2}'`,
    code: 'changes_differ',
  },
  {
    what: 'a change said to be of another version',
    text: `update kernel.change set versions = '{7}' where owner_id = $1 and versions = '{2}'`,
    code: 'changes_differ',
  },
  {
    what: 'a change said to be of another table',
    text: `update kernel.change set table_name = 'quality.opening' where owner_id = $1 and versions = '{2}'`,
    code: 'changes_differ',
  },
  {
    what: 'a removed change',
    text: `delete from kernel.change where owner_id = $1 and versions = '{2}'`,
    code: 'changes_differ',
  },
  {
    what: 'a change that moved to another entry',
    text: `update kernel.change set entry_id = gen_random_uuid() where owner_id = $1 and versions = '{2}'`,
    code: 'change_without_entry',
  },
  {
    what: 'an entry that counts one change more, in a chain made anew',
    text: `update kernel.journal set change_count = change_count + 1 where owner_id = '$1' and seq = 3; ${rewritten}`,
    code: 'changes_differ',
  },
  {
    what: 'a change that stands with another entry, in a chain made anew',
    text: `update kernel.change set entry_id = (select id from kernel.journal where owner_id = '$1' and seq = 3)
        where owner_id = '$1' and versions = '{3}';
      update kernel.journal j set (change_count, changes_hash) = (select total, digest from kernel.changes_digest(j.owner_id, j.id))
        where owner_id = '$1'; ${rewritten}`,
    code: 'row_changed',
  },
  {
    what: 'a moved head',
    text: `update kernel.journal_head set seq = seq - 1 where owner_id = $1`,
    code: 'head_differs',
  },
  {
    what: 'a removed showing',
    text: 'delete from kernel.showing where owner_id = $1',
    code: 'showings_differ',
  },
  {
    what: 'a showing of somebody else',
    text: `update kernel.showing set actor = '{"kind":"operator"}' where owner_id = $1`,
    code: 'showings_differ',
  },
  {
    what: 'an unsealed showing',
    text: 'update kernel.showing set sealed_by = null where owner_id = $1',
    code: 'showings_differ',
  },
  {
    what: 'a chain rewritten whole',
    text: `update kernel.journal set reason = 'as if' where owner_id = '$1' and seq = 2; ${rewritten}`,
    code: 'chain_rewritten',
    keptHeads: true,
  },
  { what: 'a cut tail', text: cut, code: 'tail_cut', keptHeads: true },
  {
    what: 'a chain removed whole',
    text: `delete from kernel.version where owner_id = '$1'; delete from kernel.change where owner_id = '$1'; delete from quality.statement where owner_id = '$1';
      delete from kernel.showing where owner_id = '$1'; delete from kernel.journal where owner_id = '$1'; delete from kernel.journal_head where owner_id = '$1'`,
    code: 'tail_cut',
    keptHeads: true,
  },
  {
    what: 'a setting left with our login',
    // Of this database alone: the login is the whole cluster's, and other tests run beside this one.
    text: `alter role consilium_app in database ${testDatabase().owner.database} set search_path = public`,
    undo: `alter role consilium_app in database ${testDatabase().owner.database} reset all`,
    code: 'definition_changed',
  },
  {
    what: 'a trigger switched off',
    text: 'alter table quality.statement disable trigger track_update',
    undo: 'alter table quality.statement enable trigger track_update',
    code: 'definition_changed',
  },
  {
    what: 'the triggers of foreign keys switched off',
    text: 'alter table board.listing disable trigger all',
    undo: 'alter table board.listing enable trigger all',
    code: 'definition_changed',
  },
  {
    what: 'a removed trigger',
    text: 'drop trigger track_insert on quality.statement',
    undo: 'create trigger track_insert after insert on quality.statement referencing new table as fresh for each statement execute function kernel.track_insert()',
    code: 'definition_missing',
  },
  {
    what: 'a trigger of somebody’s own',
    text: 'create trigger quiet before update on quality.statement for each row execute function suppress_redundant_updates_trigger()',
    undo: 'drop trigger quiet on quality.statement',
    code: 'definition_added',
  },
  {
    what: 'a replaced function, with entries it would call unchanged',
    text: `update kernel.journal set reason = 'as if' where owner_id = '$1' and seq = 3;
      create or replace function kernel.entry_text(entry kernel.journal) returns text language sql stable set timezone = 'UTC'
      return (select kernel.record_hash(to_jsonb(entry), entry.id)::text)`,
    replaces: 'kernel.entry_text(kernel.journal)',
    code: 'definition_changed',
  },
  {
    what: 'a function that tracks nothing',
    text: 'create or replace function kernel.track_update() returns trigger language plpgsql as $f$ begin return null; end $f$',
    replaces: 'kernel.track_update()',
    code: 'definition_changed',
  },
  {
    what: 'an opened policy',
    text: 'alter policy owner on quality.statement using (true)',
    undo: `alter policy owner on quality.statement using (owner_id = any ((select kernel.owner_ids())::uuid[])
      and (struck is null or current_setting('app.struck', true) = 'shown'))`,
    code: 'definition_changed',
  },
  {
    what: 'row-level security switched off',
    text: 'alter table quality.statement disable row level security',
    undo: 'alter table quality.statement enable row level security',
    code: 'definition_changed',
  },
  {
    what: 'a right given to the application’s login',
    text: 'grant update on kernel.version to consilium_app',
    undo: 'revoke update on kernel.version from consilium_app',
    code: 'definition_changed',
  },
  {
    what: 'a rule that swallows writes',
    text: 'create rule swallow as on update to quality.statement do instead nothing',
    undo: 'drop rule swallow on quality.statement',
    code: 'definition_added',
  },
  {
    what: 'a table with a view in its place',
    text: `alter table quality.statement rename to stated; create view quality.statement as select * from quality.stated`,
    undo: `drop view quality.statement; alter table quality.stated rename to statement`,
    code: 'definition_missing',
  },
];

/** With the owner's rights, the record's own triggers off; the statements share one transaction. */
const carryOut = async ({ text }: Tampering, ownerId: string) => {
  await owner.query('begin');
  await owner.query('set local session_replication_role = replica');
  if (text.includes("'$1'") || !text.includes('$1')) await owner.query(text.replaceAll('$1', ownerId));
  else await owner.query(text, [ownerId]);
  await owner.query('commit');
};

test('two dozen kinds of tampering and more are tried', () => {
  expect(new Set(tamperings.map(({ what }) => what)).size).toBeGreaterThanOrEqual(24);
});

test.each(tamperings)('$what is found', async (tampering) => {
  const { centre, verify, heads } = await withHistory();
  const before = tampering.replaces === undefined ? '' : await textOf(tampering.replaces);
  try {
    await carryOut(tampering, centre.ownerId);
    if (tampering.keptHeads) expect(await verify()).toEqual([]);
    expect(await verify(heads)).toContain(tampering.code);
  } finally {
    await owner.query(tampering.undo ?? before);
  }
});

test('a replaced function does not hide a changed entry', async () => {
  const { centre, verify } = await withHistory();
  const name = 'kernel.entry_text(kernel.journal)';
  const before = await textOf(name);
  try {
    await tamper(`update kernel.journal set reason = 'as if' where owner_id = $1 and seq = 3`, [
      centre.ownerId,
    ]);
    await owner.query(`create or replace function ${name.replace('(', '(entry ')} returns text language sql stable set timezone = 'UTC'
      return jsonb_build_object('id', entry.id)::text`);
    expect(await verify()).toEqual(expect.arrayContaining(['definition_changed', 'entry_changed']));
  } finally {
    await owner.query(before);
  }
});

test('each of several chains is walked', async () => {
  const [first, second] = [await createTestCentre(), await createTestCentre()];
  await tamper(`update kernel.journal set reason = 'as if' where owner_id = $1 and seq = 1`, [
    second.ownerId,
  ]);
  const { faults } = await verifyAudit(first.database, [first.ownerId, second.ownerId], {}, 'owned');
  expect(faults).toEqual([{ code: 'entry_changed', ownerId: second.ownerId, seq: 1 }]);
});

const erase = command({
  name: 'test.erase',
  input: z.object({ id: z.uuid(), version: z.int() }),
  load: async () => undefined,
  permit: () => true,
  run: async ({ announce }, { id, version }) => {
    announce(versionErased({ table: 'quality.statement', id, version }));
    return null;
  },
});

test('an emptied version is valid when an erasure in the journal names it, and only that one', async () => {
  const { centre, id, verify } = await withHistory();
  await tamper(`update kernel.version set content = null where owner_id = $1`, [centre.ownerId]);
  await centre.as(operator, erase, { id, version: 1 });
  expect(await verify()).toEqual(['version_emptied']);
  await centre.as(operator, erase, { id, version: 2 });
  expect(await verify()).toEqual([]);
});

const stateMany = command({
  name: 'test.state-many',
  input: z.object({ many: z.int().default(500) }),
  load: async () => undefined,
  permit: () => true,
  run: async ({ tx, ownerId, newId }, { many }) => {
    const ids = Array.from({ length: many }, newId);
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

test('verifying a large entry carries no batch along with each of its rows', async () => {
  const {
    owner: { database },
    app,
  } = testDatabase();
  const centre = await createTestCentre();
  await centre.as({ kind: 'operator' }, stateMany, { many: 4000 });
  await owner.query(`alter database ${database} set temp_file_limit = '64MB'`);
  const limited = openDatabase(app, houseOf([]));
  try {
    expect((await verifyAudit(limited, [centre.ownerId], {}, 'owned')).faults).toEqual([]);
  } finally {
    await limited.close();
    await owner.query(`alter database ${database} reset temp_file_limit`);
  }
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
