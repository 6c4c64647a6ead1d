import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import datasets from '../modules/care/data/datasets.json' with { type: 'json' };
import files from '../modules/care/data/sites.json' with { type: 'json' };

/** A site of which no source file knows: all of it stands here. */
const word = (text: string) => ({ en: text, ko: `${text} (ko)` });
const invented = {
  id: 'test-site',
  version: 1,
  place: 99,
  topography: ['C57.8'],
  scope: { provenance: 'recalled', source: 'invented for a test' },
  staging: {
    editions: [
      {
        edition: 'test-2020',
        from: '2020-01-01',
        provenance: 'recalled',
        source: 'invented for a test',
        groups: { I: ['IX'], II: [], III: ['IIIX', 'IIIX1'], IV: [] },
      },
    ],
  },
  histotypes: [{ code: 'test-kind', kind: 'epithelial', icdo: [], provenance: 'recalled' }],
  grades: ['T1'],
  markers: { asked: ['scc'], provenance: 'recalled' },
  pathology: {
    provenance: 'recalled',
    source: 'invented for a test',
    core: ['histologicalType', 'depthMm'],
    further: ['reportedOn', 'provisionalStage', 'stageEdition'],
  },
  words: {
    label: word('Test site'),
    editions: { 'test-2020': word('Test 2020') },
    histotypes: { 'test-kind': word('test kind') },
    grades: { T1: word('first test grade') },
  },
};

/** What a board needs to know of it: an item of every site, and one of its own. */
const dataset = {
  id: 'test-dataset',
  version: 1,
  sites: ['test-site'],
  takes: { from: 'ovarian-minimum-dataset', items: ['ecog'] },
  provenance: { T: 'invented for a test' },
  notes: [],
  items: [
    {
      key: 'test_finding',
      by: 'surgeon',
      level: 'conditional',
      kind: 'text',
      label: word('Test finding'),
      source: 'T',
      trigger: { fact: 'phase', in: ['pre_treatment'] },
    },
    { key: 'test_use', by: 'surgeon', level: 'optional', kind: 'text', label: word('Of use'), source: 'T' },
  ],
};

const loaded = async () => ({
  ...(await import('./centre.ts')),
  ...(await import('./visit.ts')),
  ...(await import('./operated-case.ts')),
  ...(await import('./listed-case.ts')),
  ...(await import('./imported.ts')),
  ...(await import('./gathered.ts')),
  ...(await import('../modules/board/import/find-mapping.ts')),
  ...(await import('../modules/board/import/read-cases.ts')),
});
let program: Awaited<ReturnType<typeof loaded>>;

beforeAll(async () => {
  vi.resetModules();
  const { siteCodesOf, siteProfiles } = await import('../modules/care/site-profiles.ts');
  const all = [...files, invented];
  const codes = siteCodesOf(siteProfiles(all));
  vi.doMock('../modules/care/data/sites.json', () => ({ default: all }));
  vi.doMock('../modules/care/data/datasets.json', () => ({ default: [...datasets, dataset] }));
  vi.doMock('../modules/care/data/site-codes.json', () => ({ default: codes }));
  vi.doMock('../modules/care/data/site-stages.json', () => ({ default: codes.stages }));
  program = await loaded();
});
afterAll(() => {
  vi.doUnmock('../modules/care/data/sites.json');
  vi.doUnmock('../modules/care/data/datasets.json');
  vi.doUnmock('../modules/care/data/site-codes.json');
  vi.doUnmock('../modules/care/data/site-stages.json');
  vi.resetModules();
});

const house = async () => {
  const centre = await program.createTestCentre();
  return { centre, me: program.visit(centre, centre.people.coordinator) };
};
const her = { 'whom.identity.recordNumber': '4711', 'whom.identity.latinName': 'Kim Haneul' };
const disease = {
  'case.site': 'test-site',
  'case.histology': 'test-kind',
  'case.stage': 'FIGO iiix1',
  'case.stageEdition': 'test-2020',
  'case.grade': 'T1',
};

test('a site that is only a file is referred, shown and staged', async () => {
  const { centre, me } = await house();
  const asked = {
    'referral.phase': 'pre_treatment',
    'referral.questionType': 'staging',
    'referral.consultantId': centre.people.surgeon.personId,
    'referral.receivedOn': '2026-11-10',
    'referral.question': 'Which stage?',
  };
  const refused = await me.send('/cases/new', 'refer', {
    ...her,
    ...disease,
    'case.stage': 'IIIC',
    ...asked,
  });
  expect(refused.text).toContain('This site has no such stage in this edition.');
  expect(refused.html).not.toContain('value="high-grade-serous"');
  const saved = await me.send('/cases/new', 'refer', { ...her, ...disease, ...asked });
  expect(saved.status).toBe(303);
  const page = await me.get(saved.to ?? '');
  for (const said of ['Test site', 'test kind', 'IIIX1 Test 2020', 'first test grade', 'Test finding'])
    expect(page.text, said).toContain(said);
  expect(page.text).not.toContain('There is no list for this site yet');
  expect(page.text).not.toContain('CA-125');
  const korean = await program.visit(centre, centre.people.coordinator, 'ko').get(saved.to ?? '');
  expect(korean.text).toContain('Test site (ko)');
  const entry = await me.get(`${saved.to}/forms/stage/new`);
  expect(entry.text).toContain('Test 2020: I, IX, II, III, IIIX, IIIX1, IV');
});

test('its own minimum dataset is asked, judged and told', async () => {
  const { centre, me } = await house();
  const { caseId } = await program.referTestCase(centre, {
    case: { site: 'test-site', histology: null, stage: null, stageEdition: null },
    phase: 'pre_treatment',
    workUp: [],
  });
  const path = `/cases/${caseId}`;
  const before = await me.get(path);
  expect(before.text).toContain('Not ready for a board today: 2 open');
  const opened = await me.get(`${path}/work-up?part=all`);
  const results = { 'workUp.ecog': '1', 'workUp.test_finding': 'Seen', 'workUp.on': '2026-11-18' };
  await me.fill(opened, 'work-up', results);
  const after = await me.get(path);
  expect(after.text).toContain('Ready for a board today');
  expect(after.text).toContain('Seen');
  expect((await me.get(`${path}/history`)).text).toContain('Test finding');
});

test('its pathology report asks its own elements and is complete with them', async () => {
  const { centre } = await house();
  const theCase = { site: 'test-site', histology: null, stage: null, stageEdition: null };
  const { caseId, operationId } = await program.operateTestCase(centre, {}, theCase);
  const me = program.visit(centre, centre.people.surgeon);
  const path = `/cases/${caseId}/operations/${operationId}/pathology`;
  const opened = await me.get(path);
  expect(opened.html).toContain('value="test-kind"');
  expect(opened.html).not.toContain('name="report.cytology"');
  const report = { 'report.histologicalType': 'test-kind', 'report.provisionalStage': 'IX' };
  expect(opened.html).not.toContain('value="figo-2014"');
  const done = await me.fill(opened, 'pathology', {
    ...report,
    'report.stageEdition': 'test-2020',
    'report.depthMm': '3',
  });
  expect(done.status).toBe(302);
  expect((await me.get(done.to ?? '')).text).toContain('The pathology report holds every required element.');
});

test('a file brings it in, and is told of a stage that it does not have', async () => {
  const { centre } = await house();
  const folder = await mkdtemp(join(tmpdir(), 'new-site-'));
  const table = join(folder, 'table.csv');
  await writeFile(table, 'id,stage\nA,IIIX\nB,IIIC\n');
  const mapping = program.parseMapping(
    {
      name: 'new-site',
      version: 1,
      title: 'A new site',
      source: 'invented for a test',
      entry: 'registry',
      missing: [],
      key: 'id',
      operation: 'none',
      fields: {
        'case.site': { constant: 'test-site' },
        'case.histology': { constant: 'test-kind' },
        'case.stageEdition': { constant: 'test-2020' },
        'case.stage': { column: 'stage', words: ['IIIX', 'IIIC'] },
      },
    },
    'mapping.json',
  );
  const read = await program.gathered((await program.readCases(table, mapping)).rows);
  await rm(folder, { recursive: true });
  const rows = read.flatMap((item) => ('record' in item ? [item] : []));
  const done = await program.importTestRows(centre, rows);
  expect(done).toMatchObject({
    created: 1,
    faults: [{ column: 'case.stage', code: 'stage_not_in_edition' }],
  });
});
