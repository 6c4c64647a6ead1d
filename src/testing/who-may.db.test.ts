import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addPeople } from '../modules/directory/commands/add-people.ts';
import { createTestCentre, type TestCentre, type TestPerson } from './centre.ts';
import { connectionOf } from '../kernel/app-password.ts';
import { migrateAll } from '../app/migrate.ts';
import { testDatabase } from './database.ts';
import { scratchDatabase } from './scratch-database.ts';

/** The application's login in the hands of somebody who writes SQL. */
const app = new Client(testDatabase().app);
let mine: TestCentre;
let theirs: TestCentre;

beforeAll(async () => {
  await app.connect();
  [mine, theirs] = [await createTestCentre(), await createTestCentre()];
});
afterAll(() => app.end());

const operator = { kind: 'operator' };
const said = ({ userId, personId }: TestPerson) => ({ kind: 'user', userId, personId });

/** One transaction in the house's scope under an entry of its own, which says that the actor acts; what came of it. */
const write = async (
  { ownerId }: Pick<TestCentre, 'ownerId'>,
  actor: object | null,
  ...statements: ReadonlyArray<readonly [string, ...unknown[]]>
): Promise<string> => {
  const entryId = randomUUID();
  try {
    await app.query('begin');
    await app.query(`select set_config('app.owner_ids', $1, true), set_config('app.entry_id', $2, true)`, [
      `{${ownerId}}`,
      entryId,
    ]);
    for (const [text, ...values] of statements) await app.query(text, values);
    const event = JSON.stringify([{ type: 'test.said' }]);
    if (actor !== null)
      await app.query(`select kernel.append_entry($1, $2, now(), $3, 'test.sql', null, $4)`, [
        ownerId,
        entryId,
        JSON.stringify(actor),
        event,
      ]);
    await app.query('commit');
    return 'written';
  } catch (error) {
    await app.query('rollback');
    const { code, message } = error as { code: string; message: string };
    return code === '42501' ? message : `${code} ${message}`;
  }
};

const role = (personId: string, organisationId: string, what = 'administrator') =>
  [
    `insert into directory.affiliation (id, person_id, organisation_id, role, from_on) values ($1, $2, $3, $4, '2020-01-01')`,
    randomUUID(),
    personId,
    organisationId,
    what,
  ] as const;
const person = (id: string, userId: string | null) =>
  [
    `insert into directory.person (id, user_id, latin_name, sort_name) values ($1, $2, 'New', 'New')`,
    id,
    userId,
  ] as const;
const house = (id: string) =>
  [
    `insert into directory.organisation (id, kind, name, zone) values ($1, 'centre', 'New', 'UTC')`,
    id,
  ] as const;

describe('the application’s login, by plain SQL', () => {
  test('gives a role in the name of an administrator of the house alone', async () => {
    const { administrator, surgeon, observer } = mine.people;
    const given = role(surgeon.personId, mine.ownerId, 'chair');
    const refused = 'giver_not_administrator';
    expect(await write(mine, said(administrator), given)).toBe('written');
    expect(await write(mine, said(observer), role(observer.personId, mine.ownerId))).toBe(refused);
    expect(await write(mine, { kind: 'job', name: 'x' }, role(observer.personId, mine.ownerId))).toBe(
      refused,
    );
    expect(await write(mine, null, role(observer.personId, mine.ownerId))).toBe(refused);
  });

  test('gives no role under an entry of before, whoever that was by', async () => {
    const { administrator, observer } = mine.people;
    expect(await write(mine, said(administrator))).toBe('written');
    await app.query(`select set_config('app.owner_ids', $1, false)`, [`{${mine.ownerId}}`]);
    const before = await app.query<{ id: string }>('select id from kernel.journal order by seq desc limit 1');
    const [text, ...values] = role(observer.personId, mine.ownerId);
    const named = text
      .replace('(id,', '(entry_id, id,')
      .replace('values (', `values ('${before.rows[0]?.id}', `);
    expect(await write(mine, said(observer), [named, ...values])).toBe('giver_not_administrator');
  });

  test('gives nobody a role at another house, and takes nobody in who is of another', async () => {
    const { administrator } = mine.people;
    const refused = 'giver_not_administrator';
    expect(await write(mine, said(administrator), role(administrator.personId, theirs.ownerId))).toBe(
      refused,
    );
    expect(await write(mine, said(administrator), role(theirs.people.chair.personId, mine.ownerId))).toBe(
      refused,
    );
  });

  test('makes nobody an administrator who then gives the role to herself', async () => {
    const id = randomUUID();
    const herself = { kind: 'user', userId: id, personId: id };
    const refused = /^(giver_not_administrator|actor_not_of_this_house)$/;
    expect(await write(mine, herself, person(id, id), role(id, mine.ownerId))).toMatch(refused);
    const made = randomUUID();
    expect(await write({ ownerId: made }, herself, house(made), person(id, id), role(id, made))).toMatch(
      refused,
    );
  });

  test('adds a person with an account in the name of an administrator alone, and changes nobody’s account', async () => {
    const { administrator, chair, surgeon } = mine.people;
    const id = randomUUID();
    expect(await write(mine, said(administrator), person(id, id), role(id, mine.ownerId, 'observer'))).toBe(
      'written',
    );
    expect(await write(mine, said(chair), person(randomUUID(), randomUUID()))).toBe(
      'giver_not_administrator',
    );
    for (const change of [
      `update directory.person set user_id = null where id = $1`,
      `update directory.person set user_id = 'another' where id = $1`,
    ])
      expect(await write(mine, said(administrator), [change, surgeon.personId])).toBe(
        'giver_not_administrator',
      );
    for (const change of [
      `update directory.affiliation set role = 'administrator' where person_id = $1`,
      `delete from directory.affiliation where person_id = $1`,
      `delete from directory.person where id = $1`,
    ])
      expect(await write(mine, said(administrator), [change, surgeon.personId])).toMatch(
        /^permission denied/,
      );
    expect(
      await write(mine, said(administrator), [
        `update directory.organisation set slug = 'taken' where id = $1`,
        mine.ownerId,
      ]),
    ).toMatch(/^permission denied/);
  });

  test('renames people and ends roles in the name of an administrator of the house alone', async () => {
    const { administrator, chair, surgeon } = mine.people;
    const rename = (personId: string) =>
      [`update directory.person set latin_name = 'Renamed' where id = $1`, personId] as const;
    const end = (personId: string) =>
      [`update directory.affiliation set to_on = '2030-01-01' where person_id = $1`, personId] as const;
    for (const change of [rename, end]) {
      expect(await write(mine, said(chair), change(surgeon.personId))).toBe('giver_not_administrator');
      expect(await write(mine, said(administrator), change(theirs.people.surgeon.personId))).toBe(
        'giver_not_administrator',
      );
      expect(await write(mine, said(administrator), change(surgeon.personId))).toBe('written');
    }
  });

  test('gives an account to whoever was invited, with a link that is used, and to nobody else', async () => {
    const { administrator } = mine.people;
    const [invited, other] = [randomUUID(), randomUUID()];
    for (const id of [invited, other])
      expect(
        await write(mine, said(administrator), person(id, null), role(id, mine.ownerId, 'observer')),
      ).toBe('written');
    const job = { kind: 'job', name: 'invitation' };
    const account = (id: string, userId = randomUUID()) =>
      [`update directory.person set user_id = $2 where id = $1`, id, userId] as const;
    expect(await write(mine, job, account(invited))).toBe('giver_not_administrator');
    const link = randomUUID();
    const invite = [
      [
        `insert into kernel.link (owner_id, id, purpose, subject, expires_at, uses_left) values ($1, $2, 'account', $3, 'infinity', 1)`,
        mine.ownerId,
        link,
        invited,
      ],
      [
        `insert into directory.invitation (owner_id, id, person_id, email) values ($1, $2, $3, 'new@house.example')`,
        mine.ownerId,
        link,
        invited,
      ],
    ] as const;
    expect(await write(mine, job, ...invite, account(invited))).toBe('giver_not_administrator');
    expect(await write(mine, said(administrator), ...invite)).toBe('written');
    const nothing = [`update kernel.link set uses_left = 1 where id = $1`, link] as const;
    expect(await write(mine, job, nothing, account(invited))).toBe('giver_not_administrator');
    expect(await write(mine, job, account(invited))).toBe('giver_not_administrator');
    const use = [`update kernel.link set uses_left = 0 where id = $1`, link] as const;
    expect(await write(mine, job, use, account(other))).toBe('giver_not_administrator');
    const renamed = [
      `update directory.person set latin_name = 'X', user_id = 'x' where id = $1`,
      invited,
    ] as const;
    expect(await write(mine, job, use, renamed)).toBe('giver_not_administrator');
    expect(await write(mine, job, use, account(invited))).toBe('written');
    const again = [`update kernel.link set uses_left = 1 where id = $1`, link] as const;
    expect(await write(mine, job, again, account(invited))).toBe('giver_not_administrator');
  });

  test('lets whoever holds a link act where a use of it is taken, while it stands, and nowhere else', async () => {
    const [link, other] = [randomUUID(), randomUUID()];
    const made = (id: string, expires: string) =>
      [
        `insert into kernel.link (owner_id, id, purpose, subject, expires_at, uses_left) values ($1, $2, 'words', $1, $3, 2)`,
        mine.ownerId,
        id,
        expires,
      ] as const;
    const leaves = (id: string, uses: number) =>
      [`update kernel.link set uses_left = $2 where id = $1`, id, uses] as const;
    const she = (linkId: string) => ({ kind: 'link', linkId });
    const refused = 'actor_not_of_this_house';
    const { chair } = mine.people;
    expect(await write(mine, she(link), made(link, 'infinity'))).toBe(refused);
    expect(await write(mine, she(link), made(link, 'infinity'), leaves(link, 1))).toBe(refused);
    expect(await write(mine, said(chair), made(link, 'infinity'), made(other, '2020-01-01'))).toBe('written');
    expect(await write(mine, she(link))).toBe(refused);
    expect(await write(mine, she(link), leaves(link, 2))).toBe(refused);
    expect(await write(mine, she(link), leaves(other, 1))).toBe(refused);
    expect(await write(mine, she(other), leaves(other, 1))).toBe(refused);
    expect(await write(theirs, she(link), leaves(link, 1))).toBe(refused);
    expect(await write(mine, she(link), leaves(link, 1))).toBe('written');
    expect(await write(mine, she(link), leaves(link, 2))).toBe(refused);
  });

  test('makes no house in the name of an administrator of another', async () => {
    expect(await write(mine, said(mine.people.administrator), house(randomUUID()))).toBe(
      'giver_not_administrator',
    );
  });

  test('writes no entry into another house’s journal, and none but this transaction’s', async () => {
    const append = ({ ownerId, people }: TestCentre, entry: string) =>
      [
        `select kernel.append_entry($1, ${entry}, now(), $2, 'test.sql', null, '[{"type": "test.said"}]')`,
        ownerId,
        JSON.stringify(said(people.administrator)),
      ] as const;
    const own = `current_setting('app.entry_id')::uuid`;
    const refused = 'entry_not_of_this_transaction';
    expect(await write(mine, null, append(mine, own))).toBe('written');
    expect(await write(mine, null, append(theirs, own))).toBe(refused);
    expect(await write(mine, null, append(mine, 'gen_random_uuid()'))).toBe(refused);
  });

  test('is not whoever runs the installation, once there is a house', async () => {
    expect(await write(mine, operator)).toBe('actor_not_of_this_house');
    expect(await write(mine, operator, role(mine.people.observer.personId, mine.ownerId))).toMatch(
      /actor_not_of_this_house|giver_not_administrator/,
    );
    const made = randomUUID();
    expect(await write({ ownerId: made }, operator, house(made))).toMatch(
      /actor_not_of_this_house|giver_not_administrator/,
    );
  });

  test('says of nobody whose role is over, or has not begun, that she acts', async () => {
    for (const [from, to] of [
      ['2020-01-01', '2020-12-31'],
      ['2100-01-01', null],
    ] as const) {
      const id = randomUUID();
      await mine.as(mine.people.administrator, addPeople, {
        people: [{ id, userId: id, latinName: 'Other days', nativeName: null, sortName: 'Other days' }],
        affiliations: [
          {
            id: randomUUID(),
            personId: id,
            organisationId: mine.ownerId,
            role: 'administrator',
            discipline: null,
            from,
            to,
          },
        ],
      });
      const herself = { kind: 'user', userId: id, personId: id };
      expect(await write(mine, herself)).toBe('actor_not_of_this_house');
    }
  });

  test('says only of people of the house that they act, each with the account that is hers', async () => {
    const { chair, surgeon } = mine.people;
    const refused = 'actor_not_of_this_house';
    expect(await write(mine, said(chair))).toBe('written');
    expect(await write(mine, { ...said(chair), userId: surgeon.userId })).toBe(refused);
    expect(await write(mine, said(theirs.people.chair))).toBe(refused);
    expect(await write(mine, { kind: 'user', userId: 'x', personId: randomUUID() })).toBe(refused);
    expect(await write(mine, { kind: 'public' })).toBe(refused);
    expect(await write(mine, {})).toBe(refused);
  });

  test('says of a stranger that they sent one question, and nothing else', async () => {
    const refused = 'actor_not_of_this_house';
    const asked = [
      `insert into privacy.question (owner_id, id, receipt, name, address, text, asked_at)
       values ($1, gen_random_uuid(), 'x', 'x', 'x', 'x', now())`,
      mine.ownerId,
    ] as const;
    const byStranger = (actor: object, command: string) =>
      [
        `select kernel.append_entry($1, current_setting('app.entry_id')::uuid, now(), $2, $3, null, '[]')`,
        mine.ownerId,
        JSON.stringify(actor),
        command,
      ] as const;
    const [stranger, sends] = [{ kind: 'public' }, 'privacy.send-question'];
    const died = [
      `insert into care.patient (owner_id, id, died_on) values ($1, gen_random_uuid(), '2020-01-01')`,
      mine.ownerId,
    ] as const;
    const changed = [`update privacy.question set answer = 'x', answered_at = now()`] as const;
    expect(await write(mine, null, asked, byStranger(stranger, sends))).toBe('written');
    expect(await write(mine, null, asked, byStranger(stranger, 'test.sql'))).toBe(refused);
    expect(await write(mine, null, asked, byStranger({ ...stranger, personId: 'x' }, sends))).toBe(refused);
    expect(await write(mine, null, asked, asked, byStranger(stranger, sends))).toBe(refused);
    expect(await write(mine, null, died, byStranger(stranger, sends))).toBe(refused);
    expect(await write(mine, null, changed, byStranger(stranger, sends))).toBe(refused);
  });

  test('gives herself no role by a savepoint, which has a number of its own', async () => {
    const { observer } = mine.people;
    const hidden = [['savepoint a'], role(observer.personId, mine.ownerId), ['release savepoint a']] as const;
    expect(await write(mine, said(observer), ...hidden)).toBe('giver_not_administrator');
    const id = randomUUID();
    const herself = { kind: 'user', userId: id, personId: id };
    const made = [['savepoint a'], person(id, id), role(id, mine.ownerId), ['release savepoint a']] as const;
    expect(await write(mine, herself, ...made)).toMatch(
      /^(giver_not_administrator|actor_not_of_this_house)$/,
    );
    const newHouse = randomUUID();
    expect(await write({ ownerId: newHouse }, operator, ['savepoint a'], house(newHouse))).toMatch(
      /^(giver_not_administrator|actor_not_of_this_house)$/,
    );
  });

  test('keeps nothing that no entry closes, and nothing behind an entry', async () => {
    const { administrator, observer } = mine.people;
    const died = [
      `insert into care.patient (owner_id, id, died_on) values ($1, gen_random_uuid(), '2020-01-01')`,
      mine.ownerId,
    ] as const;
    const given = role(observer.personId, mine.ownerId, 'chair');
    const append = [
      `select kernel.append_entry($1, current_setting('app.entry_id')::uuid, now(), $2, 'test.sql', null, '[{"type": "test.said"}]')`,
      mine.ownerId,
      JSON.stringify(said(administrator)),
    ] as const;
    expect(await write(mine, null, given)).toMatch(/^(giver_not_administrator|change_without_entry)$/);
    expect(await write(mine, null, died)).toBe('change_without_entry');
    expect(await write(mine, null, append, died)).toBe('change_after_entry');
    expect(await write(mine, null, died, append)).toBe('written');
    const [text, ...values] = append;
    expect(await write(mine, null, died, [text.replace('now()', `'-infinity'`), ...values])).toBe(
      'change_after_entry',
    );
  });

  test('makes nothing of its own, for the time of a session either, once the program has started here', async () => {
    const { owner, drop } = await scratchDatabase();
    const itself = new Client(connectionOf(owner, 'consilium_app'));
    await itself.connect();
    await itself.query(`alter role consilium_app in database ${owner.database} set statement_timeout = 1`);
    await itself.end();
    await migrateAll(owner);
    for (const login of ['consilium_app', 'consilium_accounts'] as const) {
      const client = new Client({ ...testDatabase().app, ...connectionOf(owner, login) });
      await client.connect();
      try {
        const { rows } = await client.query(`select current_setting('statement_timeout') as timeout`);
        expect(rows).toEqual([{ timeout: '0' }]);
        for (const text of [
          'create domain pg_temp.uuid as pg_catalog.uuid',
          'create temporary table seen (n integer)',
          'create schema mine',
          'create function public.mine() returns integer language sql return 1',
        ])
          await expect(client.query(text), `${login}: ${text}`).rejects.toMatchObject({ code: '42501' });
      } finally {
        await client.end();
      }
    }
    const stranger = new Client({ ...testDatabase().app, ...connectionOf(owner, 'consilium_public') });
    await stranger.connect();
    try {
      await stranger.query('set default_transaction_read_only = off');
      await expect(stranger.query('create temporary table seen (n integer)')).rejects.toMatchObject({
        code: '42501',
      });
    } finally {
      await stranger.end();
    }
    await drop();
  });

  test('no function of ours takes a name from a temporary schema before PostgreSQL’s own', async () => {
    const owner = new Client(testDatabase().owner);
    await owner.connect();
    try {
      const { rows } = await owner.query<{ name: string }>(`
        select f.oid::regprocedure::text as name from pg_proc f join pg_namespace n on n.oid = f.pronamespace
        where n.nspname in ('kernel', 'auth', 'directory', 'meetings', 'care', 'quality')
          and (f.prosecdef or exists (select from unnest(f.proconfig) as s where s like 'search_path=%'))
          and not coalesce(f.proconfig @> array['search_path=pg_catalog, pg_temp'], false)`);
      expect(rows).toEqual([]);
    } finally {
      await owner.end();
    }
  });
});
