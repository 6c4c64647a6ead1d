import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { openHouse } from '../src/app/modules.ts';
import { operatorConnection } from '../src/kernel/app-password.ts';
import { execute } from '../src/kernel/command.ts';
import { houseOf } from '../src/kernel/derivation.ts';
import { type Database, openDatabase } from '../src/kernel/scope.ts';
import { fillForm } from '../src/modules/care/index.ts';
import { recordOperation } from '../src/modules/surgery/index.ts';
import { decisionKeys, keyStrokes } from '../src/testing/decision-keys.ts';
import { plainOperation } from '../src/testing/plain-operation.ts';
import { tabStops } from '../src/testing/tab-stops.ts';
import { percentile, type Report, reportOf, type Result, result, say, timed } from './measured.ts';
import { enterAs, linkIn, pageOf, type Served, withServed } from './served.ts';

/** Entries of one woman's course; a chronic course of ten years has about so many. */
const facts = 200;
const saves = 60;

const limit = (value: number, unit: string) => ({ name: 'limit', value, unit });

type Case = { readonly ownerId: string; readonly caseId: string };

/** An operated case of the demonstration whose woman lives. */
const operatedCase = async (owner: pg.Client): Promise<Case> => {
  const { rows } = await owner.query<{ ownerId: string; caseId: string }>(`
    select o.owner_id as "ownerId", o.case_id as "caseId" from surgery.operation o
    join directory.organisation h on h.id = o.owner_id
    join care."case" c on c.owner_id = o.owner_id and c.id = o.case_id
    join care.patient p on p.owner_id = c.owner_id and p.id = c.patient_id
    where h.slug = 'hanbit' and p.died_on is null order by o.id limit 1`);
  const [found] = rows;
  if (found === undefined) throw new Error('nobody was operated');
  return found;
};

const saveMarker = (database: Database, { ownerId, caseId }: Case, turn: number) =>
  execute(
    database,
    fillForm,
    { actor: { kind: 'operator' }, ownerId, now: Temporal.Now.instant() },
    {
      caseId,
      form: 'markers',
      formVersion: 1,
      on: null,
      answers: {
        on: `20${String(10 + (turn % 15)).padStart(2, '0')}-0${1 + (turn % 9)}-1${turn % 10}`,
        ca125: { value: 10 + turn, comparator: null, unit: 'U/mL' },
      } as never,
    },
  );

/** What all derivations add to one save about a case with many facts: the same save with them and without, in turns. */
const settling = async (served: Served, theCase: Case): Promise<Result[]> => {
  const login = operatorConnection(served.login);
  const [whole, bare] = [openDatabase(login, openHouse()), openDatabase(login, houseOf([]))];
  try {
    const times: { whole: number[]; bare: number[] } = { whole: [], bare: [] };
    for (let turn = -10; turn < saves; turn += 1)
      for (const [name, database] of [
        ['whole', whole],
        ['bare', bare],
      ] as const) {
        const [took = 0] = await timed(1, 0, () => saveMarker(database, theCase, turn + 10));
        if (turn >= 0) times[name].push(took);
      }
    const added = times.whole.map((took, turn) => took - (times.bare[turn] ?? 0));
    return [
      result('course.settle.ms', 'ms', added, limit(20, 'ms')),
      result('course.save_without.ms', 'ms', times.bare),
    ];
  } finally {
    await whole.close();
    await bare.close();
  }
};

/** CPU of the server for one page, in ms. */
const cpuOfPage = async (served: Served, path: string, cookie: string): Promise<number> => {
  const [server] = served.servers;
  if (server === undefined) throw new Error('nobody serves');
  const turns = 40;
  for (let turn = 0; turn < 10; turn += 1) await pageOf(server.address, path, cookie);
  const from = server.fineCpu();
  for (let turn = 0; turn < turns; turn += 1) await pageOf(server.address, path, cookie);
  return ((server.fineCpu() - from) * 1000) / turns;
};

/** The form on a page whose name begins like this, as it is drawn. */
const formOn = (html: string, name: string): string =>
  new RegExp(`<form(?:(?!</form>).)*?value="${name}.*?</form>`, 's').exec(html)?.[0] ?? '';

/** Tab stops of the form that holds a plain operation; why something is corrected is not asked of a first report. */
const operationStops = async (served: Served, { ownerId, caseId }: Case, cookie: string): Promise<number> => {
  const database = openDatabase(operatorConnection(served.login), openHouse());
  try {
    const surgeon = await surgeonOf(served, ownerId);
    const call = { actor: { kind: 'operator' }, ownerId, now: Temporal.Now.instant() } as const;
    const report = plainOperation(surgeon);
    const { id } = (await execute(database, recordOperation, call, { caseId, report })).result;
    const path = `/c/hanbit/cases/${caseId}/operations/${id}?correct`;
    return tabStops(formOn(await pageOf(served.servers[0]?.address ?? '', path, cookie), 'operation')) - 1;
  } finally {
    await database.close();
  }
};

const surgeonOf = async ({ login }: Served, ownerId: string): Promise<string> => {
  const owner = new pg.Client(login);
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>(
    `select person_id as id from directory.affiliation
     where organisation_id = $1 and role = 'surgeon' and to_on is null order by 1 limit 1`,
    [ownerId],
  );
  await owner.end();
  return rows[0]?.id ?? '';
};

/** Keys from the case under discussion to its recorded recommendation and conclusion, on the board that is running. */
const keysOfDecision = async (address: string): Promise<number> => {
  const cookie = await enterAs(address, 'chair');
  const live = linkIn(await pageOf(address, '/c/hanbit', cookie), /\/c\/hanbit\/meetings\/[^"/]+\/live/);
  return keyStrokes(decisionKeys(await pageOf(address, live, cookie))) + toConclude;
};
const toConclude = keyStrokes(['1', 'n']);

/** A case with a long course: its page, a save about it, the form of an operation; and how long the demonstration loads. */
export const course = (): Promise<Report> =>
  withServed(1, async (served) => {
    const address = served.servers[0]?.address ?? '';
    const owner = new pg.Client(served.login);
    await owner.connect();
    const theCase = await operatedCase(owner);
    await owner.end();
    say(`${facts} entries, then ${saves} saves with derivations and without`);
    const app = openDatabase(operatorConnection(served.login), openHouse());
    for (let turn = 0; turn < facts; turn += 1) await saveMarker(app, theCase, turn);
    await app.close();
    const cookie = await enterAs(address, 'surgeon');
    const path = `/c/hanbit/cases/${theCase.caseId}`;
    const pages = await timed(100, 10, () => pageOf(address, path, cookie));
    const settle = await settling(served, theCase);
    const stops = await operationStops(served, theCase, cookie);
    const keys = await keysOfDecision(address);
    const form = await cpuOfPage(served, `${path}/operations/new`, cookie);
    return reportOf('course', served.version, [
      result('course.case_page.p95_ms', 'ms', [percentile(pages, 0.95)], limit(60, 'ms')),
      ...settle,
      result('course.form_render.ms', 'ms', [form], limit(15, 'ms')),
      result('course.demo.s', 's', [served.loadedIn], limit(60, 's')),
      result('course.operation.tab_stops', 'stops', [stops], limit(40, 'stops')),
      result('course.decision.keys', 'keys', [keys], limit(40, 'keys')),
    ]);
  });
