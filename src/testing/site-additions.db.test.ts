import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import files from '../modules/care/data/sites.json' with { type: 'json' };

/** Items that only a site's file knows, each of another kind, and where they stand: no source file names them. */
const word = (text: string) => ({ en: text, ko: `${text} (ko)` });
const code = (name: string) => ({ code: name, label: word(`Budding ${name}`) });
const absent = ['unknown'];
const inPathology = [
  {
    name: 'siteBudding',
    kind: 'choice',
    label: word('Tumour budding'),
    section: 'tumour',
    codes: [code('low'), code('high')],
    absent,
  },
  {
    name: 'siteBuds',
    kind: 'number',
    label: word('Buds counted'),
    section: 'tumour',
    min: 0,
    max: 99,
    when: { item: 'siteBudding', in: ['high'] },
  },
  {
    name: 'siteBlocks',
    kind: 'group',
    label: word('Blocks kept'),
    section: 'report',
    always: ['block'],
    items: [
      { name: 'block', kind: 'line', max: 20, label: word('Block') },
      { name: 'stain', kind: 'yesNo', label: word('Stained') },
    ],
  },
];
const inOperation = [
  { name: 'siteDrone', kind: 'yesNo', label: word('Assisted by a drone'), section: 'operation', absent },
];
const withOwn = (file: (typeof files)[number]) => {
  if (file.id !== 'cervix' || !('pathology' in file) || !('operation' in file)) return file;
  const { pathology, operation } = file;
  return {
    ...file,
    pathology: {
      ...pathology,
      core: [...(pathology?.core ?? []), 'siteBudding'],
      added: inPathology,
      order: ['siteBudding', 'siteBuds', 'histologicalType'],
    },
    operation: { ...operation, added: inOperation, order: ['siteDrone', 'doneOn'] },
  };
};
const mocked = ['sites', 'site-additions'].map((name) => `../modules/care/data/${name}.json`);

const loaded = async () => ({
  ...(await import('./centre.ts')),
  ...(await import('./exported.ts')),
  ...(await import('./operated-case.ts')),
  ...(await import('./record.ts')),
  ...(await import('./visit.ts')),
});
let program: Awaited<ReturnType<typeof loaded>>;

beforeAll(async () => {
  vi.resetModules();
  const { additionsOf, siteProfiles } = await import('../modules/care/site-profiles.ts');
  const all = files.map(withOwn);
  const additions = JSON.parse(JSON.stringify(additionsOf(siteProfiles(all)))) as unknown;
  vi.doMock(mocked[0] ?? '', () => ({ default: all }));
  vi.doMock(mocked[1] ?? '', () => ({ default: additions }));
  program = await loaded();
});
afterAll(() => {
  for (const file of mocked) vi.doUnmock(file);
  vi.resetModules();
});

const operated = async (site: string | null) => {
  const centre = await program.createTestCentre();
  const theCase = { site, histology: null, stage: null, stageEdition: null };
  const { caseId, operationId } = await program.operateTestCase(centre, {}, theCase);
  const me = program.visit(centre, centre.people.surgeon);
  const path = `/cases/${caseId}/operations/${operationId}`;
  const stands = async () => (await program.recordOf(centre, caseId)).operations[0];
  return { centre, caseId, me, path, stands };
};
const placesOf = (html: string, names: readonly string[]) =>
  names.map((name) => html.indexOf(`name="report.${name}"`));

test('what a site adds is asked there, where its file puts it, and nowhere else', async () => {
  const { me, path } = await operated('cervix');
  const { html, text } = await me.get(`${path}/pathology`);
  const places = placesOf(html, ['siteBudding', 'histologicalType', 'dimensionsMm']);
  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(places[0]).toBeLessThan(places[1] ?? 0);
  expect(text).toContain('Budding low');
  const [drone = -1, day = -1] = placesOf((await me.get(`${path}?correct`)).html, ['siteDrone', 'doneOn']);
  expect(drone).toBeGreaterThan(0);
  expect(drone).toBeLessThan(day);
  for (const site of ['ovary', 'vulva', null]) {
    const other = await operated(site);
    const pages = await Promise.all(['/pathology', '?correct'].map((end) => other.me.get(other.path + end)));
    const asked = pages.flatMap(({ html }) => html.match(/name="report\.site[A-Z][A-Za-z.]*"/g) ?? []);
    expect(asked, `${site}`).toEqual([]);
  }
});

test('it goes from the page to the store, into history and completeness, out by an export and in by an import', async () => {
  const { centre, caseId, me, path, stands } = await operated('cervix');
  const opened = await me.get(`${path}/pathology`);
  const refused = await me.fill(opened, 'pathology', { 'report.siteBudding': 'low', 'report.siteBuds': '7' });
  expect(refused.status).toBe(422);
  const before = await me.fill(opened, 'pathology', { 'report.histologicalType': 'squamous-hpv' });
  expect((await me.get(before.to ?? '')).text).toContain('Tumour budding');
  const saved = await me.send(`${path}/pathology`, 'pathology', {
    'report.siteBudding': 'high',
    'report.siteBuds': '12',
    'report.siteBlocks.0.block': 'A7',
    'report.siteBlocks.0.stain': 'yes',
    reason: 'Read again',
  });
  expect(saved.status).toBe(302);
  const done = await me.send(`${path}?correct`, 'operation', {
    'report.siteDrone': '~unknown',
    reason: 'Asked',
  });
  expect(done.status).toBe(302);
  const { pathology, report } = (await stands()) ?? {};
  expect(pathology).toMatchObject({
    siteBudding: 'high',
    siteBuds: 12,
    siteBlocks: [expect.objectContaining({ block: 'A7', stain: true })],
  });
  expect(report).toMatchObject({ siteDrone: null, absent: { siteDrone: 'unknown' } });
  const read = (await me.get(path)).text;
  for (const said of ['Tumour budding Budding high', 'Buds counted 12', 'A7']) expect(read).toContain(said);
  expect((await me.get(`/cases/${caseId}/history`)).text).toContain('Budding high');
  const exported = await program.exportedFrom(centre);
  const other = await program.createTestCentre();
  for (const { name, faults } of await program.broughtBack(other, exported))
    expect({ name, faults }).toEqual({ name, faults: [] });
  const said = await program.saidBy(other);
  expect(JSON.stringify(said)).toContain('siteBudding');
  expect(said).toEqual(await program.saidBy(centre));
});

test('what no document can take is refused at start, with its place', async () => {
  const { siteProfiles } = await import('../modules/care/site-profiles.ts');
  const [budding] = inPathology;
  const adding = (bySite: Readonly<Record<string, unknown>>) => () =>
    siteProfiles(
      files.map((file) =>
        Object.hasOwn(bySite, file.id) && 'pathology' in file
          ? { ...file, pathology: { ...file.pathology, added: [bySite[file.id]] } }
          : file,
      ),
    );
  const renamed = { ...budding, name: 'budding' };
  const somebody = { name: 'siteWho', kind: 'person', label: word('Who'), section: 'report' };
  const otherwise = { ...budding, label: word('Else') };
  expect(adding({ cervix: renamed })).toThrow('site cervix: pathology: added: 0: name');
  expect(adding({ cervix: somebody })).toThrow('site cervix: pathology: added: 0: kind');
  expect(adding({ cervix: { ...budding, max: 1 } })).toThrow(
    'site cervix: pathology: added: 0: Unrecognized',
  );
  expect(adding({ cervix: budding, vulva: otherwise })).toThrow(
    'site vulva: pathology: added: siteBudding: another site says otherwise',
  );
  expect(adding({ cervix: budding, vulva: budding })).not.toThrow();
});
