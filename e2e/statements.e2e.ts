import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { countStatements, type StatementCounter } from '../bench/statement-counter.ts';
import { pages as shellPages } from '../src/app/pages.ts';
import { modules } from '../src/app/modules.ts';
import { type Cluster, openCluster } from '../src/kernel/cluster/cluster.ts';
import { mostStatements, statementsOf } from './page-statements.ts';
import { samplePdf } from '../src/testing/sample-files.ts';
import { callWith, copyShared, Program, temporaryFolder } from './program.ts';

const folder = temporaryFolder();
const program = new Program();
let cluster: Cluster;
let counter: StatementCounter;
let settings: Readonly<Record<string, string>> = {};

test.beforeAll(async () => {
  test.setTimeout(240_000);
  await copyShared('demonstration', folder);
  cluster = await openCluster({ dataFolder: folder, kind: 'test', purpose: 'statements', log: () => {} });
  const { host, user, database, port } = cluster.ownerUrl();
  counter = await countStatements(String(host), port ?? 5432);
  const login = `${String(user)}:${encodeURIComponent(cluster.password)}`;
  settings = {
    CONSILIUM_DATA: folder,
    DATABASE_URL: `postgresql://${login}@127.0.0.1:${counter.port}/${String(database)}`,
  };
  await program.start({ DATABASE_URL: settings['DATABASE_URL'] ?? '' });
  await program.until('is open at');
});
test.afterAll(async () => {
  await program.remove();
  await counter.stop();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What stands in addresses: the case with the most rows that has everything, the meeting that is running, somebody who is not there. */
const places = async (): Promise<Readonly<Record<string, string>>> => {
  const client = new pg.Client(cluster.ownerUrl());
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, string>>(`
      select r.case_id as "caseId", r.id as "recommendationId", o.id as "operationId",
        'case' as what, r.case_id as "recordId", 'operation' as movable, o.id as "movableId",
        (select l.referral_id from board.listing l where l.owner_id = r.owner_id and l.id = r.listing_id) as "questionId",
        (select s.id from quality.statement s where s.owner_id = r.owner_id limit 1) as "statementId",
        (select a.id from directory.absence a where a.owner_id = r.owner_id limit 1) as "absenceId",
        (select b.id from board.template b where b.owner_id = r.owner_id limit 1) as "templateId",
        (select i.meeting_id from meetings.agenda_item i join meetings.meeting m on m.id = i.meeting_id
         where m.state = 'open' group by i.meeting_id order by count(*) desc limit 1) as "meetingId",
        (select i.id from meetings.agenda_item i join meetings.meeting m on m.id = i.meeting_id
         where m.state = 'open' and i.state = 'open' limit 1) as "itemId",
        (select id from meetings.series limit 1) as "seriesId",
        (select p.id from directory.person p join directory.affiliation a on a.person_id = p.id
         where a.organisation_id = r.owner_id and a.to_on is null
           and p.id not in (select person_id from meetings.presence where left_at is null) limit 1) as "personId"
      from board.recommendation r join surgery.operation o using (owner_id, case_id)
      join surgery.pathology p on p.id = o.id join surgery.outcome_30d t on t.id = o.id
      order by (select count(*) from surgery.operation_person m where m.row_id = o.id) desc limit 1`);
    return { slug: 'hanbit', indicator: '1i:operated', count: 'numerator', '*': 'nowhere', ...rows[0] };
  } finally {
    await client.end();
  }
};

const addressOf = (path: string, places: Readonly<Record<string, string>>): string =>
  path.replaceAll(/:(\w+)|\*/g, (whole, name: string | undefined) => {
    const place = places[name ?? whole];
    if (place === undefined) throw new Error(`${path}: nothing here says what ${whole} may be`);
    return place;
  });

/** Somebody joins a meeting, or leaves it again: the next view of anything shared is the first at its journal position. */
const joinOrLeave = (cookie: string, { meetingId = '', personId = '' }: Readonly<Record<string, string>>) => {
  let turn = 0;
  return async (): Promise<void> => {
    turn += 1;
    const joining = { form: 'join', mode: 'room', discipline: 'pathology', personId };
    const answer = await fetch(`${program.address}/c/hanbit/meetings/${meetingId}/live.data`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: program.address },
      body: new URLSearchParams(turn % 2 === 1 ? joining : { form: 'leave', personId }),
    });
    expect(await answer.text()).toContain('written');
  };
};

const enter = async (account: string): Promise<string> => {
  const answer = await fetch(`${program.address}/demonstration`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: program.address },
    body: `account=${account}`,
  });
  expect(answer.status).toBe(302);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
};

/** Fills in a questionnaire: the address of its entry has its id. */
const fillIn = async (cookie: string, { caseId = '' }: Readonly<Record<string, string>>) => {
  const form = 'her-words';
  const answer = await fetch(`${program.address}/c/hanbit/cases/${caseId}/forms/${form}/new`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: program.address },
    body: new URLSearchParams({ formVersion: '1', 'answers.pain': '3' }),
  });
  const entryId = /entries\/([^?]+)/.exec(answer.headers.get('location') ?? '')?.[1];
  if (entryId === undefined) throw new Error(`nothing was filled in: ${answer.status}`);
  return { form, version: '1', entryId };
};

/** A paper is added: the page of documents leads to it. */
const bring = async (cookie: string, { caseId = '' }: Readonly<Record<string, string>>) => {
  const page = `${program.address}/c/hanbit/cases/${caseId}/documents`;
  const body = new FormData();
  for (const [name, said] of Object.entries({ form: 'document', kind: 'scan' })) body.append(name, said);
  body.append('file', new File([Uint8Array.from(samplePdf)], 'paper.pdf'));
  const headers = { cookie, origin: program.address };
  expect((await fetch(page, { method: 'POST', redirect: 'manual', headers, body })).status).toBe(302);
  const listed = await (await fetch(page, { headers })).text();
  return { documentId: /documents\/([0-9a-f-]{36})/.exec(listed)?.[1] ?? 'none' };
};

/** An administrator, whom no door of the demonstration lets in. */
const administrator = async (settings: Readonly<Record<string, string>>): Promise<string> => {
  const [email, password, file] = ['admin@example.org', 'look-around-2026', join(folder, 'password.txt')];
  writeFileSync(file, password);
  const words = ['--centre', 'hanbit', '--name', 'Admin', '--role', 'administrator', '--password-file', file];
  const added = await callWith(settings, 'user', 'add', email, ...words);
  expect([added.code, added.code === 0 ? '' : added.stderr]).toEqual([0, '']);
  const answer = await fetch(`${program.address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: program.address },
    body: new URLSearchParams({ email, password }),
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
};

/** Somebody is added and invited: what the address of the link says. */
const invited = async (cookie: string): Promise<string> => {
  const post = (at: string, fields: Readonly<Record<string, string>>) =>
    fetch(`${program.address}${at}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: program.address },
      body: new URLSearchParams(fields),
    });
  const role = { 'affiliations.0.role': 'observer', 'affiliations.0.from': '2026-01-01' };
  const added = await post('/c/hanbit/people', { form: 'add', 'people.0.latinName': 'Han Sol', ...role });
  const page = added.headers.get('location') ?? '';
  expect((await post(page, { form: 'invite', email: 'sol@house.example' })).status).toBe(303);
  const shown = await (await fetch(`${program.address}${page}`, { headers: { cookie } })).text();
  return /\/l\/([\w-]{64})</.exec(shown)?.[1] ?? 'none';
};

/** Addresses that show nothing: they take a form, or are nowhere. */
const shows = (path: string): boolean =>
  ![
    '/language',
    '/sign-out',
    '/demonstration',
    '/c/:slug/cases/find',
    '/c/:slug/cases/export/files',
    '/c/:slug/drafts',
    '*',
  ].includes(path);

test(`no page of any manifest asks more than ${mostStatements} statements`, async () => {
  test.setTimeout(300_000);
  const cookies = [
    await enter('coordinator'),
    await enter('chair'),
    await enter('surgeon'),
    await administrator(settings),
  ];
  const operated = await places();
  const token = await invited(cookies[3] ?? '');
  const found = {
    ...operated,
    ...(await fillIn(cookies[0] ?? '', operated)),
    ...(await bring(cookies[0] ?? '', operated)),
    token,
  };
  expect(token).toHaveLength(64);
  const move = joinOrLeave(cookies[0] ?? '', found);
  const counts: Record<string, number> = {};
  for (const { path } of [...shellPages, ...modules.flatMap((module) => module.pages ?? [])]) {
    const address = `${program.address}${addressOf(path, found).replace(/^(?!\/)/, '/')}`;
    const statuses: number[] = [];
    for (const cookie of cookies) {
      const view = async () => {
        const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' });
        await answer.text();
        statuses.push(answer.status);
      };
      const count = await statementsOf(counter, view, path.includes(':meetingId') ? move : undefined);
      counts[path] = Math.max(counts[path] ?? 0, count);
    }
    expect([path, !shows(path) || statuses.includes(200)]).toEqual([path, true]);
  }
  expect(Object.entries(counts).filter(([, count]) => count > mostStatements)).toEqual([]);
  // The counter counts: a page about a woman reads and records, an agenda is read anew.
  expect(counts['/c/:slug/meetings/:meetingId']).toBeGreaterThan(9);
  expect(counts['/c/:slug/cases/:caseId']).toBeGreaterThan(4);
});
