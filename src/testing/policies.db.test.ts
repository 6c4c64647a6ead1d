import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keysBetweenRecords, tableFacts, type TableFacts } from './catalogue.ts';
import { testDatabase } from './database.ts';

const owner = new Client(testDatabase().owner);
let tables: TableFacts[] = [];
/** Tables of records with a foreign key to another record. */
let namingOthers: ReadonlySet<string>;

beforeAll(async () => {
  await owner.connect();
  tables = await tableFacts(owner);
  const keys = await keysBetweenRecords(owner);
  namingOthers = new Set(keys.map(({ column }) => column.slice(0, column.lastIndexOf('.'))));
});
afterAll(() => owner.end());

/** What the application's login may do with a table that is open to all owners. */
const openTo = {
  added: ['insert', 'select'],
  none: [],
} as const;

/** Of these rows the application changes these columns, under the eyes of a trigger. */
const changed: Readonly<Record<string, readonly string[]>> = {
  'directory.person': [
    'insert',
    'select',
    'update (latin_name)',
    'update (native_name)',
    'update (sort_name)',
    'update (user_id)',
  ],
  'directory.affiliation': ['insert', 'select', 'update (to_on)'],
};

const mine = '(owner_id = ANY (( SELECT kernel.owner_ids() AS owner_ids)::uuid[]))';
const closed = {
  secured: true,
  forced: true,
  policies: [`owner t * using ${mine} check ${mine}`],
};
/** What was taken back is hidden too, unless the transaction has opened it. */
const standing = "((struck IS NULL) OR (current_setting('app.struck'::text, true) = 'shown'::text))";
const closedAndStanding = {
  ...closed,
  policies: [`owner t * using (${mine} AND ${standing}) check ${mine}`],
};

/** Reading what was opened to the reader, by the name of its table; beside it, the owner policy stands as everywhere. */
const openedTables: Readonly<Record<string, string>> = {
  'quality.opening':
    'opened_to t r using (to_id = ANY (( SELECT kernel.owner_ids() AS owner_ids)::uuid[])) check ',
  'quality.counted':
    'opened t r using (owner_id IN ( SELECT kernel.opened_owners() AS opened_owners)) check ',
  'quality.year_count':
    'opened t r using (owner_id IN ( SELECT kernel.opened_owners() AS opened_owners)) check ',
};
/** What strangers read of a table: whatever else is opened, no more than that. */
const publishedOf = (what: string) => [
  `published t r using ${what} check `,
  `published_alone f r using ${what} check `,
];
const publishedTables: Readonly<Record<string, readonly string[]>> = {
  'privacy.notice': publishedOf('((until_at IS NULL) AND (struck IS NULL))'),
};
const withoutOpened = (table: TableFacts): TableFacts => ({
  ...table,
  policies: table.policies.filter(
    (policy) => policy !== openedTables[table.name] && publishedTables[table.name]?.includes(policy) !== true,
  ),
});

/** Tables with a filled form in every row, by the table that keeps who is named in it. */
const namedIn: Readonly<Record<string, string>> = {
  'surgery.operation_person': 'surgery.operation',
  'care.entry_person': 'care.entry',
};
const keeping = (form: string): string[] =>
  Object.entries(namedIn)
    .filter(([, of]) => of === form)
    .flatMap(([kept]) =>
      ['INSERT', 'UPDATE'].map(
        (event) =>
          `CREATE TRIGGER keep_named_${event.toLowerCase()} AFTER ${event} ON REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION kernel.keep_named('${kept}')`,
      ),
    );

/** Records that stand as they were written. */
const neverChanged: readonly string[] = ['board.minutes', 'kernel.definition', 'kernel.file'];

/** Those that are taken back and never become another. */
const struckAlone: readonly string[] = ['meetings.series_version'];

const updating = (name: string): string[] => {
  if (neverChanged.includes(name)) return [];
  return struckAlone.includes(name) ? ['update (struck)'] : ['update'];
};

const recordTriggers = (rule: string) => [
  `CREATE TRIGGER next_version BEFORE UPDATE ON FOR EACH ROW EXECUTE FUNCTION kernel.${rule}()`,
  'CREATE TRIGGER track_insert AFTER INSERT ON REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION kernel.track_insert()',
  'CREATE TRIGGER track_update AFTER UPDATE ON REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION kernel.track_update()',
];

/** No row that stands names one that was taken back; a table whose rows name no other record needs no check. */
const standingTriggers = (name: string): string[] =>
  !namingOthers.has(name)
    ? []
    : ['INSERT', 'UPDATE'].map(
        (event) =>
          `CREATE TRIGGER check_standing_${event.toLowerCase()} AFTER ${event} ON REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION kernel.standing_${name.replace('.', '_')}()`,
      );

/** Asks at the end of the transaction whether whoever acted may. */
const checking = (rule: string, schema = 'directory', when = 'INSERT') =>
  `CREATE CONSTRAINT TRIGGER ${rule} AFTER ${when} ON DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ${schema}.${rule}()`;

/** A record asked for at the end too: with what else it stands. */
const atTheEnd = (name: string): string[] =>
  name === 'meetings.series_version' ? [checking('check_members', 'meetings')] : [];

/** The kernel's own tables of an owner: no records, so without versions; each with what the application needs of it. */
const kernelTables = {
  'kernel.change': ['select'],
  'kernel.cursor': ['insert', 'select', 'update'],
  'kernel.file_piece': ['insert', 'select'],
  'kernel.journal': ['select'],
  'kernel.journal_head': ['select'],
  'kernel.parked': ['insert', 'select'],
  'kernel.request': ['insert', 'select', 'update (result)'],
  'kernel.showing': [
    'insert (actor)',
    'insert (at)',
    'insert (id)',
    'insert (owner_id)',
    'insert (subjects)',
    'select',
  ],
  'kernel.version': ['select'],
};

/** Rows computed from records: closed, but without version and entry, and they may be deleted. */
const derivedTables = [
  'care.identity_term',
  'surgery.operation_state',
  'board.contact_state',
  'board.fulfilment_state',
  'board.standing',
  'board.turn',
  'kernel.unsettled',
  'quality.case_fact',
  'quality.counted',
  'quality.operation_fact',
  'quality.year_count',
];

/** Everything open to all owners: the people and houses of the installation, sign-in, counters of attempts. */
const open = {
  'auth.account': 'none',
  'auth.attempt': 'none',
  'auth.backup_code': 'none',
  'auth.challenge': 'none',
  'auth.passkey': 'none',
  'auth.session': 'none',
  'auth.totp': 'none',
  'auth.user': 'none',
  'auth.verification': 'none',
  'directory.affiliation': 'added',
  'directory.organisation': 'added',
  'directory.person': 'added',
} as const;

/** What ends or changes an account's access tells its open streams. */
const telling: Readonly<Record<string, string>> = {
  'auth.session': 'AFTER DELETE',
  'directory.affiliation': 'AFTER INSERT OR DELETE OR UPDATE',
  'directory.person': 'AFTER DELETE OR UPDATE',
};
const accessTriggers = (name: string): string[] =>
  telling[name] === undefined
    ? []
    : [`CREATE TRIGGER tell_access ${telling[name]} ON FOR EACH ROW EXECUTE FUNCTION kernel.tell_access()`];

const named = (name: string) => tables.filter((table) => table.name === name).map(withoutOpened)[0];
const namesOf = (list: readonly TableFacts[]) => list.map(({ name }) => name);

describe('tables', () => {
  test('every one is a tenant’s record, a kernel table of an owner, or on the short list of open ones', () => {
    const others = tables.filter(({ isTenant }) => !isTenant);
    expect(namesOf(others)).toEqual(
      [
        ...Object.keys(kernelTables),
        'kernel.draft',
        ...derivedTables,
        ...Object.keys(namedIn),
        ...Object.keys(open),
      ].toSorted(),
    );
    expect(namesOf(tables.filter(({ policies }) => policies.length === 0))).toEqual(Object.keys(open));
  });

  test('a tenant’s record is closed by the owner policy, can be taken back, is versioned, in the journal, and never deleted', () => {
    const tenants = tables.filter(({ isTenant }) => isTenant);
    expect(tenants.length).toBeGreaterThan(18);
    for (const { name, secured, forced, policies, triggers, grants } of tenants.map(withoutOpened))
      expect({ name, secured, forced, policies, triggers, grants }).toEqual({
        name,
        ...closedAndStanding,
        triggers: [
          ...atTheEnd(name),
          ...standingTriggers(name),
          ...keeping(name),
          ...recordTriggers('next_tenant_version'),
        ],
        grants: ['insert', 'select', ...updating(name)],
      });
  });

  test('the owners of a policy are those the transaction set, and none when nobody set them', async () => {
    const { rows } = await owner.query<{ body: string }>(
      `select pg_get_function_sqlbody('kernel.owner_ids'::regproc) as body`,
    );
    expect(rows[0]?.body.trim()).toBe(
      "RETURN (COALESCE(NULLIF(current_setting('app.owner_ids'::text, true), ''::text), '{}'::text))::uuid[]",
    );
  });

  const kernelChecks: Readonly<Record<string, readonly string[]>> = {
    'kernel.journal': [checking('check_actor'), checking('check_count', 'kernel')],
    'kernel.change': [checking('check_change', 'kernel')],
  };
  test.each(Object.entries(kernelTables))('%s is closed too, with no more than it needs', (name, grants) => {
    const triggers = kernelChecks[name] ?? [];
    expect(named(name)).toMatchObject({ ...closed, triggers, grants });
  });

  test('a draft is read by its author alone, under a role she wrote it in, and written by functions alone', () => {
    expect(named('kernel.draft')).toMatchObject({
      secured: true,
      forced: true,
      policies: [
        'author f * using ((person_id = ( SELECT kernel.author() AS author)) AND (roles && ( SELECT kernel.author_roles() AS author_roles))) check ',
        ...closed.policies,
      ],
      triggers: [],
      grants: ['select'],
    });
  });

  test.each(derivedTables)('%s is closed too, without versions', (name) => {
    expect(named(name)).toMatchObject({
      ...closed,
      triggers: [],
      grants: ['delete', 'insert', 'select', 'update'],
    });
  });

  test('what is derived points to no record, but what a woman is found by goes with her names', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select conrelid::regclass::text as name from pg_constraint where contype = 'f' and conrelid = any ($1::regclass[])`,
      [derivedTables],
    );
    expect(rows).toEqual([{ name: 'care.identity_term' }]);
  });

  test.each(Object.keys(namedIn))('%s is closed too, and written by the database alone', (name) => {
    expect(named(name)).toMatchObject({ ...closed, triggers: [], grants: ['select'] });
  });

  test.each(Object.entries(open))('%s is open on purpose', (name, kind) => {
    const grants = changed[name] ?? openTo[kind];
    const triggers = [
      ...(kind === 'none' ? [] : recordTriggers('next_version')),
      ...(kind === 'added'
        ? [checking('check_giver', 'directory', changed[name] === undefined ? 'INSERT' : 'INSERT OR UPDATE')]
        : []),
      ...accessTriggers(name),
    ].toSorted();
    expect(named(name)).toMatchObject({ secured: false, policies: [], triggers, grants });
  });
});

describe('the application’s login', () => {
  test('is no superuser, bypasses nothing, inherits nothing', async () => {
    const { rows } = await owner.query(`
      select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication, rolinherit,
        (select count(*)::integer from pg_auth_members m where m.member = r.oid) as memberships
      from pg_roles r where rolname = 'consilium_app'`);
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreatedb: false,
        rolcreaterole: false,
        rolreplication: false,
        rolinherit: false,
        memberships: 0,
      },
    ]);
  });

  test('owns nothing, and may create nothing in our schemas', async () => {
    const { rows } = await owner.query(`
      select (select count(*)::integer from pg_shdepend
               where refobjid = 'consilium_app'::regrole and deptype = 'o') as owned,
        array(select nspname::text from pg_namespace
               where nspname !~ '^pg_' and has_schema_privilege('consilium_app', oid, 'create')) as creates`);
    expect(rows).toEqual([{ owned: 0, creates: [] }]);
    expect(tables.filter((table) => table.owner === 'consilium_app')).toEqual([]);
  });

  test.each([
    'account',
    'attempt',
    'backup_code',
    'challenge',
    'passkey',
    'totp',
    'session',
    'user',
    'verification',
  ])('cannot read auth.%s', async (name) => {
    const app = new Client(testDatabase().app);
    await app.connect();
    try {
      await expect(app.query(`select * from auth."${name}"`)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await app.end();
    }
  });
});

describe('the login of accounts', () => {
  test('reaches its own schema and nothing else: no record, no journal, no role, no function of ours', async () => {
    const { rows } = await owner.query(`
      select array(select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname !~ '^(pg_|information_schema$)' and c.relkind in ('r', 'p', 'v', 'm')
            and has_schema_privilege(r.oid, n.oid, 'usage')
            and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete, truncate')
          order by 1) as tables,
        array(select nspname::text from pg_namespace where nspname !~ '^(pg_|information_schema$|public$)'
          and has_schema_privilege(r.oid, oid, 'usage, create') order by 1) as schemas,
        rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication or rolinherit as more,
        (select count(*)::integer from pg_auth_members m where m.member = r.oid) as memberships
      from pg_roles r where rolname = 'consilium_accounts'`);
    expect(rows).toEqual([
      {
        tables: [
          'auth.account',
          'auth.attempt',
          'auth.backup_code',
          'auth.challenge',
          'auth.passkey',
          'auth.session',
          'auth.totp',
          'auth.user',
          'auth.verification',
        ],
        schemas: ['auth'],
        more: false,
        memberships: 0,
      },
    ]);
  });
});
