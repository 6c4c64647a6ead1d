import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openHouse } from '../src/app/modules.ts';
import { readyDatabase } from '../src/app/program/ready-database.ts';
import { openAccounts } from '../src/app/sign-in/accounts.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { connectionOf, operatorConnection } from '../src/kernel/app-password.ts';
import { type Cluster, openCluster } from '../src/kernel/cluster/cluster.ts';
import { openLinks } from '../src/kernel/links.ts';
import { openDatabase } from '../src/kernel/scope.ts';
import { addPeople, invitePerson, Role } from '../src/modules/directory/index.ts';
import { createCentreOn, type TestCentre } from '../src/testing/centre-on.ts';
import { addTestPerson } from '../src/testing/colleague.ts';
import { testKeys } from '../src/testing/sample-files.ts';
import { story } from '../src/testing/story.ts';
import { copyMade, Program } from './program.ts';

/** What stands in addresses of a house: ids the story made there, by the name of the parameter. */
export type Places = Readonly<Record<string, string>>;
/** Somebody with a session, or nobody (no cookie). */
export type Walker = { readonly who: string; readonly actor: Actor; readonly cookie: string };
export type House = {
  readonly slug: string;
  readonly ownerId: string;
  readonly walkers: readonly Walker[];
  readonly operated: Places;
  readonly recommended: Places;
  /** A meeting that has not begun. */
  readonly planned: Places;
  /** Where a link without a session leads: that of an invitation. */
  readonly link: string;
  /** Names and record numbers of its women. */
  readonly women: readonly string[];
  /** Ids, names and numbers that no other house may ever be told. */
  readonly marks: readonly string[];
};
export type TwoHouses = {
  readonly program: Program;
  readonly mine: House;
  readonly theirs: House;
  /** A person with an account whose role at my house has ended. */
  readonly outsider: Walker;
  /** A person who is everything at my house that one may be there. */
  readonly everything: Walker;
  /** The request key of a form that was saved at my house: whatever else is sent with it is refused. */
  readonly usedKey: string;
  readonly stop: () => Promise<void>;
};

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** An account with a session of twelve hours, and the cookie a browser would carry. */
const signIn = async (owner: pg.Client, secret: string, userId: string): Promise<string> => {
  const token = randomUUID();
  await owner.query(
    `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
     values ($1::text, 'x', $1::text || '@two.example', true, now(), now())`,
    [userId],
  );
  await owner.query(
    `insert into auth.session (id, "expiresAt", token, "userId", "createdAt", "updatedAt")
     values ($1, now() + interval '12 hours', $1, $2, now(), now())`,
    [token, userId],
  );
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `consilium.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
};

const placesOf = async (owner: pg.Client, { ownerId, slug }: TestCentre) => {
  const one = async (text: string): Promise<Places> =>
    (await owner.query<Record<string, string>>(text, [ownerId])).rows[0] ?? {};
  const stated = await one(
    `select id as "statementId" from quality.statement where owner_id = $1 and struck is null limit 1`,
  );
  const template = await one(
    `select id as "templateId" from board.template where owner_id = $1 and struck is null limit 1`,
  );
  // Somebody who has an invitation and a role that can end.
  const invited = await one(
    `select i.person_id as "personId" from directory.invitation i join directory.person p on p.id = i.person_id
     where i.owner_id = $1 and p.user_id is null limit 1`,
  );
  const common = {
    slug,
    ...stated,
    ...template,
    indicator: '1i:operated',
    count: 'numerator',
    '*': 'nowhere',
    token: 'nowhere',
    ...invited,
  };
  const recommended = await one(`
    select r.case_id as "caseId", r.id as "recommendationId", e.id as "entryId", e.form, e.form_version::text as version, i.meeting_id as "meetingId", m.series_id as "seriesId", i.id as "itemId", c.patient_id as "patientId",
      'recommendation' as what, r.id as "recordId", 'entry' as movable, e.id as "movableId", l.referral_id as "questionId",
      (select d.id from care.document d where d.owner_id = r.owner_id and d.case_id = r.case_id and d.struck is null limit 1) as "documentId",
      (select a.id from directory.absence a where a.owner_id = r.owner_id and a.struck is null limit 1) as "absenceId"
    from board.recommendation r join board.listing l using (owner_id, case_id) join care.entry e using (owner_id, case_id)
    join meetings.agenda_item i on i.owner_id = l.owner_id and i.id = l.agenda_item_id
    join meetings.meeting m on m.owner_id = i.owner_id and m.id = i.meeting_id
    join care."case" c on c.owner_id = r.owner_id and c.id = r.case_id where r.owner_id = $1 and e.form = 'walking'
      and e.struck is null and l.struck is null`);
  const planned = await one(
    `select id as "meetingId" from meetings.meeting where owner_id = $1 and state = 'planned' and struck is null`,
  );
  const operated = await one(
    `select o.case_id as "caseId", o.id as "operationId" from surgery.operation o
     join surgery.pathology p using (owner_id, id) where o.owner_id = $1`,
  );
  return {
    recommended: { ...common, ...recommended },
    operated: { ...common, ...operated },
    planned: { ...common, ...planned },
  };
};

/** Every name and record number of this owner's women. */
const womenOf = async (owner: pg.Client, ownerId: string): Promise<string[]> => {
  const { rows } = await owner.query<{ word: string }>(
    `select distinct word from care.identity,
     unnest(array[record_number, latin_name, native_name, sort_name]) as word
     where owner_id = $1 and word is not null`,
    [ownerId],
  );
  return rows.map(({ word }) => word);
};

/** Every id in this owner's rows, whatever the table. */
const wordsOf = async (owner: pg.Client, ownerId: string): Promise<Set<string>> => {
  const { rows: tables } = await owner.query<{ name: string }>(`
    select format('%I.%I', table_schema, table_name) as name from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where column_name = 'owner_id' and table_type = 'BASE TABLE'`);
  const found = new Set<string>();
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(
      `select row_to_json(t)::text as row from ${name} t where owner_id = $1`,
      [ownerId],
    );
    for (const { row } of rows) for (const [id] of row.matchAll(uuid)) found.add(id);
  }
  return found;
};

const without = (words: ReadonlySet<string>, others: ReadonlySet<string>): string[] =>
  [...words].filter((word) => !others.has(word));

const nobody: Walker = { who: 'nobody', actor: { kind: 'public' }, cookie: '' };

const houseOf = async (owner: pg.Client, secret: string, centre: TestCentre) => {
  const walkers: Walker[] = [nobody];
  for (const [who, actor] of Object.entries(centre.people))
    walkers.push({ who, actor, cookie: await signIn(owner, secret, actor.userId) });
  const women = await womenOf(owner, centre.ownerId);
  const { rows } = await owner.query<{ id: string }>(
    `select id from kernel.link where owner_id = $1 and uses_left > 0 and expires_at > now() limit 1`,
    [centre.ownerId],
  );
  const invited = { ownerId: centre.ownerId, id: rows[0]?.id ?? '' };
  const link = new URL(openLinks(secret, 'http://x').addressOf(invited, '')).pathname;
  return {
    link,
    slug: centre.slug,
    ownerId: centre.ownerId,
    walkers,
    women,
    ...(await placesOf(owner, centre)),
  };
};

/** One more person with an account, who has or had these roles at this house. */
const addSomebody = async (
  owner: pg.Client,
  secret: string,
  centre: TestCentre,
  { who, roles, to }: { readonly who: string; readonly roles: readonly Role[]; readonly to: string | null },
): Promise<Walker> => {
  const [personId, userId] = [randomUUID(), `u-${randomUUID()}`];
  const names = { latinName: who, nativeName: null, sortName: who };
  const discipline = 'gynaecologic-oncology' as const;
  await centre.as({ kind: 'operator' }, addPeople, {
    people: [{ id: personId, userId, ...names }],
    affiliations: roles.map((role) => {
      const of = { id: randomUUID(), personId, organisationId: centre.ownerId };
      return { ...of, role, discipline, from: '2020-01-01', to };
    }),
  });
  const grants = roles.map((role) => ({ ownerId: centre.ownerId, role, discipline }) as const);
  const actor: Actor = { kind: 'user', userId, personId, grants: to === null ? grants : [] };
  return { who, actor, cookie: await signIn(owner, secret, userId) };
};

/** Somebody new, with an invitation that stands on the day of the run. */
const invite = async (centre: TestCentre): Promise<void> => {
  const personId = await addTestPerson(centre);
  const before = centre.now().toString();
  centre.setNow(new Date().toISOString());
  await centre.as(centre.people.administrator, invitePerson, { personId, email: 'sol@house.example' });
  centre.setNow(before);
};

const fill = async (cluster: Cluster, address: string): Promise<Omit<TwoHouses, 'program' | 'stop'>> => {
  const login = cluster.ownerUrl();
  await readyDatabase(login);
  const database = openDatabase(operatorConnection(login), openHouse(), 4);
  const accounts = openAccounts(connectionOf(login, 'consilium_accounts'), address);
  const owner = new pg.Client(login);
  await owner.connect();
  try {
    const centres = [
      await createCentreOn(database, { called: 'Hither' }),
      await createCentreOn(database, { called: 'Yonder' }),
    ] as const;
    for (const centre of centres) {
      await story(centre);
      await invite(centre);
    }
    const [mine, theirs] = [
      await houseOf(owner, accounts.secret, centres[0]),
      await houseOf(owner, accounts.secret, centres[1]),
    ];
    const shared = mine.women.filter((word) => theirs.women.includes(word));
    if (mine.women.length === 0 || theirs.women.length === 0 || shared.length > 0)
      throw new Error(`women of two houses bear one name or number: ${shared.join() || 'there are none'}`);
    const words = [await wordsOf(owner, mine.ownerId), await wordsOf(owner, theirs.ownerId)] as const;
    const usedKey = randomUUID();
    await owner.query(
      `insert into kernel.request (owner_id, key, command, input_hash, actor) values ($1, $2, 'another', '', '{}')`,
      [mine.ownerId, usedKey],
    );
    return {
      usedKey,
      mine: { ...mine, marks: ['Hither', mine.slug, ...mine.women, ...without(words[0], words[1])] },
      theirs: { ...theirs, marks: ['Yonder', theirs.slug, ...theirs.women, ...without(words[1], words[0])] },
      outsider: await addSomebody(owner, accounts.secret, centres[0], {
        who: 'whose role has ended',
        roles: ['chair'],
        to: '2021-01-01',
      }),
      everything: await addSomebody(owner, accounts.secret, centres[0], {
        who: 'Everything',
        roles: Role.options,
        to: null,
      }),
    };
  } finally {
    await owner.end();
    await accounts.pool.end();
    await database.close();
  }
};

const told = 'houses.json';
const keys = 'houses.keys';

/** A data folder in which two houses have lived through the same story, and a file that tells who and what is there. */
const makeHouses = async (folder: string): Promise<void> => {
  const cluster = await openCluster({ dataFolder: folder, kind: 'test', purpose: 'houses', log: () => {} });
  try {
    const houses = await fill(cluster, 'http://127.0.0.1');
    writeFileSync(join(folder, told), JSON.stringify(houses));
    const lines = testKeys.map(({ id, secret }) => `${id} ${secret.toString('base64url')}\n`);
    writeFileSync(join(folder, keys), lines.join(''), { mode: 0o600 });
  } finally {
    await cluster.stop();
  }
};

/** The built program on a data folder of its own in which two houses have lived through the same story. */
export const openTwoHouses = async (): Promise<TwoHouses> => {
  const program = new Program();
  const stop = () => program.remove();
  try {
    await copyMade('houses', program.dataFolder, makeHouses);
    await program.start({
      CONSILIUM_DEMO: '0',
      CONSILIUM_KEY_FILE: join(program.dataFolder, keys),
    });
    return { ...JSON.parse(readFileSync(join(program.dataFolder, told), 'utf8')), program, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** What stands in an address: an operation's case, a meeting that can still be moved, or a case with everything else. */
export const placesIn = (path: string, house: House): Places => {
  if (path.includes(':operationId')) return house.operated;
  return /:meetingId\/(change|order)$/.test(path) ? house.planned : house.recommended;
};

/** The address of a page in a house. */
export const addressIn = (path: string, house: House, more: Places = {}): string => {
  const places = { ...placesIn(path, house), ...more };
  return path
    .replaceAll(/:(\w+)|\*/g, (whole, name: string | undefined) => {
      const place = places[name ?? whole];
      if (place === undefined)
        throw new Error(
          `${path}: no place says what ${whole} may be; add it to placesOf in e2e/two-houses.ts`,
        );
      return place;
    })
    .replace(/^(?!\/)/, '/');
};
