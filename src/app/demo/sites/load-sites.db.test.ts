import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../../kernel/audit/verify.ts';
import { operatorConnection } from '../../../kernel/app-password.ts';
import { type Database, openDatabase, withScope } from '../../../kernel/scope.ts';
import { at } from '../../../testing/centre.ts';
import { scratchDatabase } from '../../../testing/scratch-database.ts';
import { openHouse } from '../../modules.ts';
import { generateCentre } from '../generate.ts';
import { type Beside, loadCentre } from '../load.ts';
import type { GeneratedCentre } from '../shapes.ts';
import { generalBoardOf } from './large-centre.ts';
import { smallCentre } from './small-centre.ts';

const now = at('2026-07-15T02:00:00Z');
// Of its own: other tests load the same houses.
let database: Database;
let drop: () => Promise<void>;
let centre: GeneratedCentre;
let beside: Beside;
beforeAll(async () => {
  const scratch = await scratchDatabase();
  drop = scratch.drop;
  database = openDatabase(operatorConnection(scratch.owner), openHouse('thrown'), 4);
  const of = { seed: 'two houses', now, years: 0.4 };
  const whole = generateCentre({ ...of, firstYear: 2026 });
  // What people did here, and whom a file brings of the ovary, is tried elsewhere.
  const here = new Set([...whole.lived.keys, ...whole.lived.before.map(({ key }) => key)]);
  const cases = whole.cases.filter(({ key }) => here.has(key));
  centre = { ...whole, cases, questionnaires: [] };
  beside = { general: generalBoardOf(whole, of), small: smallCentre(of) };
  const loading = { centre, seed: of.seed, progress: () => {} };
  await loadCentre(database, now, loading, new Map(), beside);
}, 240_000);
afterAll(async () => {
  await database.close();
  await drop();
});

const rows = <Row extends Record<string, unknown>>(
  owner: string,
  asked: ReturnType<typeof sql>,
): Promise<Row[]> => withScope(database, [owner], async (tx) => (await tx.execute(asked)).rows as Row[]);

test('both houses hold their own women, each with her board, and neither sees the other', async () => {
  const houses = [
    { owner: centre.organisation.id, cases: centre.cases.length + beside.general.cases.length },
    { owner: beside.small.organisation.id, cases: beside.small.cases.length },
  ];
  for (const { owner, cases } of houses) {
    const [there] = await rows<{ cases: number; houses: number }>(
      owner,
      sql`select count(*)::int as cases, count(distinct owner_id)::int as houses from care."case"`,
    );
    expect(there).toEqual({ cases, houses: 1 });
  }
});

test('each house’s journal knows all that was written there, its people and departments too', async () => {
  const houses = [centre.organisation.id, beside.small.organisation.id];
  expect((await verifyAudit(database, houses, {})).faults).toEqual([]);
});

test('every site is there with what was given and found', async () => {
  const found = await rows<{ site: string | null; cases: number; operations: number; entries: number }>(
    centre.organisation.id,
    sql`
      select c.site, count(distinct c.id)::int as cases, count(distinct o.id)::int as operations, count(distinct e.id)::int as entries
      from care."case" c left join surgery.operation o on o.owner_id = c.owner_id and o.case_id = c.id
        left join care.entry e on e.owner_id = c.owner_id and e.case_id = c.id
      group by c.site`,
  );
  const by = new Map(found.map((row) => [row.site, row]));
  for (const site of ['cervix', 'endometrium', 'uterine-sarcoma', 'vulva', 'placenta'])
    expect(by.get(site), site).toMatchObject({ cases: expect.any(Number) });
  expect(by.get('cervix')?.operations).toBeGreaterThan(5);
  expect(by.get('placenta')?.entries).toBeGreaterThan(20);
  const forms = await rows<{ form: string }>(
    centre.organisation.id,
    sql`select distinct form from care.entry`,
  );
  expect(forms.map(({ form }) => form)).toEqual(
    expect.arrayContaining([
      'brachytherapy',
      'radiotherapy',
      'hormone',
      'trophoblastic-score',
      'tumour-molecular',
    ]),
  );
});

test('two primaries of one woman are two cases of hers', async () => {
  const pairs = await rows<{ sites: string[] }>(
    centre.organisation.id,
    sql`select array_agg(site order by site) as sites from care."case" group by patient_id having count(*) > 1`,
  );
  const second = beside.general.cases.filter(({ woman, key }) => woman !== undefined && woman !== key);
  expect(second.length).toBeGreaterThan(0);
  expect(pairs).toEqual(second.map(() => ({ sites: ['endometrium', 'ovary'] })));
});

test('the next board of each house waits with its questions', async () => {
  for (const owner of [centre.organisation.id, beside.small.organisation.id]) {
    const planned = await rows<{ items: number }>(
      owner,
      sql`select count(i.id)::int as items from meetings.meeting m left join meetings.agenda_item i on i.owner_id = m.owner_id and i.meeting_id = m.id
        where m.state = 'planned' group by m.id`,
    );
    expect(planned).toHaveLength(1);
  }
});

test('no case of another site is counted by the ovarian set', async () => {
  const counted = await rows<{ site: string | null; cases: number }>(
    centre.organisation.id,
    sql`
      select c.site, count(*)::int as cases from quality.case_fact f
        join care."case" c on c.owner_id = f.owner_id and c.id = f.id
      where f.ovarian and c.site not in ('ovary', 'tube', 'peritoneum') group by c.site`,
  );
  expect(counted).toEqual([]);
});
