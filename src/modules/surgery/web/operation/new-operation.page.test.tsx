import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { addPeople } from '../../../directory/index.ts';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { recordOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';

const house = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  return {
    centre,
    led: { 'report.team.0.person': centre.people.surgeon.personId, 'report.team.0.role': 'main' },
    path: `/cases/${caseId}/operations/new`,
    me: visit(centre, centre.people.surgeon),
    operations: async () =>
      (await recordOf(centre, caseId)).operations.map(({ operation, report }) => ({
        ...operation,
        ...report,
      })),
  };
};

test('an operation stands in the record as it was described, once; what was not said is not known', async () => {
  const { centre, path, me, operations } = await house();
  const opened = await me.get(path);
  const described = {
    'report.doneOn': '2026-11-16',
    'report.kind': 'primary',
    'report.diseaseAtStart': ' Omental cake ',
    'report.areas.greater_omentum': 'involved',
    'report.residual': '0',
    'report.team.0.person': centre.people.surgeon.personId,
    'report.team.0.role': 'main',
  };
  const saved = await me.fill(opened, 'operation', described);
  const [operation, ...more] = await operations();
  expect(more).toEqual([]);
  expect(saved).toMatchObject({
    status: 302,
    to: `/c/${centre.slug}${path.replace('/new', '')}/${operation?.id}?saved=operation`,
  });
  expect(operation).toMatchObject({
    doneOn: '2026-11-16',
    kind: 'primary',
    initialAim: null,
    limitedToBiopsy: null,
    diseaseAtStart: 'Omental cake',
    areas: { greater_omentum: { answer: 'involved', mm: null } },
    procedures: null,
    residual: { min: 0, max: 0 },
    durationMinutes: null,
    bloodLossMl: null,
    team: [{ person: centre.people.surgeon.personId, role: 'main', discipline: 'gynaecologic-oncology' }],
    version: 1,
  });
  expect(await me.fill(opened, 'operation', described)).toEqual(saved);
  expect(
    (await journalOf(centre)).filter(({ command }) => command === 'surgery.record-operation'),
  ).toHaveLength(1);
});

test('“all areas not described yet were free” saves nothing until the form is saved', async () => {
  const { path, me, led, operations } = await house();
  const filled = await me.send(path, 'operation', {
    ...led,
    intent: 'fill:areas',
    'report.areas.spleen': 'involved',
  });
  expect(filled.status).toBe(200);
  expect(await operations()).toEqual([]);
  await me.fill(filled, 'operation');
  expect((await operations())[0]?.areas).toMatchObject({
    spleen: { answer: 'involved', mm: null },
    greater_omentum: { answer: 'free' },
  });
});

test('a refusal names its field and saves nothing', async () => {
  const { path, me, operations } = await house();
  const refused = await me.send(path, 'operation', { 'report.residual': '<4', 'report.kind': 'primary' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Please write 0 for none');
  expect(await operations()).toEqual([]);
});

test('whoever may not operate is refused', async () => {
  const { centre, path, operations } = await house();
  const coordinator = visit(centre, centre.people.coordinator);
  expect(await coordinator.get(path)).toMatchObject({ status: 403 });
  expect(await coordinator.post(path, { 'report.kind': 'primary' })).toMatchObject({ status: 403 });
  expect(await operations()).toEqual([]);
});

test('an operation of which nothing is said is not saved', async () => {
  const { path, me, operations } = await house();
  const refused = await me.send(path, 'operation', {});
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('An operation of which nothing is said is not saved.');
  expect(await operations()).toEqual([]);
});

test('lines of the team come and go without script, and a fault leads to the line in which it was typed', async () => {
  const { centre, path, me, operations } = await house();
  const opened = await me.send(path, 'operation', { intent: 'add:team' });
  const more = await me.fill(opened, 'operation', { intent: 'add:team', 'report.team.1.role': 'main' });
  expect(more.html).toContain('name="report.team.2.person"');
  const fewer = await me.fill(more, 'operation', { intent: 'remove:team.0' });
  expect(fewer.html).not.toContain('name="report.team.0.person"');
  const { surgeon } = centre.people;
  const twice = await me.fill(fewer, 'operation', {
    'report.team.1.person': surgeon.personId,
    'report.team.2.person': surgeon.personId,
    'report.team.2.role': 'assistant',
  });
  expect(twice.status).toBe(422);
  expect(twice.html).toContain('href="#operation-report.team.2.person"');
  expect(await operations()).toEqual([]);
});

test('what certainly does not apply after another answer is refused, not dropped', async () => {
  const { path, me, operations } = await house();
  const refused = await me.send(path, 'operation', {
    'report.residual': '0',
    'report.residualSites': 'Liver',
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('After your other answers this does not apply.');
  expect(refused.html).toContain('value="Liver"');
  expect(await operations()).toEqual([]);
});

test('names of fields that no form of ours has are no fault of the program', async () => {
  const { path, me, operations } = await house();
  for (const name of ['__proto__', 'constructor', 'toString', 'team.__proto__.person', 'areas.constructor'])
    for (const sent of [{ 'report.doneOn': 'soon' }, { intent: 'add:team' }]) {
      const answer = await me.post(path, { form: 'operation', [`report.${name}`]: 'x', ...sent });
      expect(answer.status, name).toBe('intent' in sent ? 200 : 422);
    }
  expect(await operations()).toEqual([]);
});

test('a text may begin with the sign that marks a reason among the answers of a choice', async () => {
  const { path, me, led, operations } = await house();
  const typed = {
    ...led,
    'report.diseaseAtStart': '~5 cm omental cake',
    'report.residualSites': '~none seen',
  };
  expect(await me.send(path, 'operation', typed)).toMatchObject({ status: 302 });
  expect(await operations()).toMatchObject([
    { diseaseAtStart: '~5 cm omental cake', residualSites: '~none seen', absent: {} },
  ]);
});

test('both ends of a size are faults of the one field in which it is typed', async () => {
  const { path, me } = await house();
  for (const typed of ['10-1', '501', '-1', '600-700']) {
    const refused = await me.send(path, 'operation', { 'report.residual': typed });
    expect(refused.status, typed).toBe(422);
    expect(refused.html.match(/href="#operation-[^"]*"/g), typed).toEqual([
      'href="#operation-report.residual"',
    ]);
  }
});

test('an answer chosen by mistake can be taken back, and that nobody knows is another answer', async () => {
  const { path, me, led, operations } = await house();
  const opened = await me.get(path);
  expect(opened.text).toContain('Not known Not said');
  for (const name of ['kind', 'areas.liver'])
    expect(opened.html).toMatch(
      new RegExp(`<input(?=[^>]*name="report.${name}")(?=[^>]*checked)[^>]*value=""`),
    );
  const chosen = { 'report.kind': 'primary', 'report.limitedToBiopsy': 'yes', 'report.doneOn': 'soon' };
  const refused = await me.fill(opened, 'operation', chosen);
  const taken = { 'report.kind': '', 'report.limitedToBiopsy': '', 'report.doneOn': '2026-11' };
  expect(
    await me.fill(refused, 'operation', {
      ...led,
      ...taken,
      'report.initialAim': '~unknown',
    }),
  ).toMatchObject({
    status: 302,
  });
  expect(await operations()).toMatchObject([
    { kind: null, limitedToBiopsy: null, initialAim: null, absent: { initialAim: 'unknown' } },
  ]);
});

test('the team is chosen from those who treat, and from those who did until they left', async () => {
  const { centre, path, me, operations } = await house();
  const gone = { id: randomUUID(), role: 'surgeon' as const };
  await centre.as({ kind: 'operator' }, addPeople, {
    people: [{ id: gone.id, userId: null, latinName: 'Gone Surgeon', nativeName: null, sortName: 'gone' }],
    affiliations: [
      {
        id: randomUUID(),
        personId: gone.id,
        organisationId: centre.ownerId,
        role: gone.role,
        discipline: 'gynaecologic-oncology',
        from: '2024-01-01',
        to: '2026-11-17',
      },
    ],
  });
  const opened = await me.get(path);
  const list = /name="report\.team\.0\.person".*?<\/select>/s.exec(opened.html)?.[0] ?? '';
  const offered = Object.entries(centre.people).filter(([, { personId }]) => list.includes(personId));
  expect(offered.map(([role]) => role).toSorted()).toEqual(['chair', 'clinician', 'surgeon']);
  expect(opened.text).toContain('Gone Surgeon (here until 2026-11-17)');
  const team = { 'report.team.0.person': gone.id, 'report.team.0.role': 'main' };
  const later = await me.fill(opened, 'operation', { 'report.doneOn': '2026-11-18', ...team });
  expect(later.status).toBe(422);
  expect(later.text).toContain('This person has no role at this house.');
  await me.send(path, 'operation', { 'report.doneOn': '2026-11-16', ...team });
  expect(await operations()).toMatchObject([{ team: [{ person: gone.id, role: 'main' }] }]);
});

test('procedures are chosen from a long list without script: typed by any name, taken up by a button, taken away by their box', async () => {
  const { path, me, led, operations } = await house();
  const name = 'report.procedures';
  const first = await me.send(path, 'operation', { ...led, [name]: ['TAH-BSO'], intent: 'more:procedures' });
  expect(first.html).toMatch(/name="report\.procedures" checked="" value="hysterectomy_bso"/);
  const second = await me.fill(first, 'operation', {
    [name]: ['hysterectomy_bso', '비장절제술'],
    intent: 'more:procedures',
  });
  expect(second.text).toContain('Splenectomy');
  const strange = await me.fill(second, 'operation', { [name]: ['splenectomy', 'spleenectomy'] });
  expect(strange.status).toBe(422);
  expect(strange.text).toContain('This is not on the list.');
  expect(strange.html).toContain('value="spleenectomy"');
  expect(await me.fill(strange, 'operation', { [name]: ['splenectomy', 'omentectomy'] })).toMatchObject({
    status: 302,
  });
  expect((await operations())[0]?.procedures).toEqual(['splenectomy', 'omentectomy']);
});

test('every part of a report comes in without script: sides, scores, stations, sentinel nodes, what was left and why', async () => {
  const { path, me, led, operations } = await house();
  const saved = await me.send(path, 'operation', {
    ...led,
    'report.kind': 'complication',
    'report.forComplication': 'Bleeding',
    'report.bmi': '23,4 kg/m²',
    'report.incisionAt': '0805',
    'report.areas.ovaries': 'involved',
    'report.areas.ovaries.mm': '40 mm',
    'report.areas.ovaries.side': 'left',
    'report.pci.pelvis': '2',
    'report.fagotti.omental_cake': 'not_explorable',
    'report.procedures': ['unilateral_salpingo_oophorectomy'],
    'report.operatedSide': 'left',
    'report.procedureDetails.0.procedure': 'Unilateral salpingo-oophorectomy',
    'report.procedureDetails.0.detail': 'With the mass',
    'report.plannedProcedures': ['bso'],
    'report.fertilitySparing': 'yes',
    'report.preserved': ['uterus', 'right_ovary'],
    'report.anastomoses.0.place': 'colorectal',
    'report.anastomoses.0.heightCm': '8',
    'report.devices~': '~none',
    'report.nodes.0.station': 'obturator',
    'report.nodes.0.side': 'right',
    'report.nodes.0.removed~': 'unknown',
    'report.sentinels.0.tracer': 'icg',
    'report.sentinels.0.ultrastaging': 'yes',
    'report.morcellation': 'in_bag',
    'report.residual': '4 mm',
    'report.residualPlaces.0.area': 'mesentery',
    'report.residualPlaces.0.size': '4',
    'report.residualPlaces.0.reason': 'mesentery_root',
  });
  expect(saved).toMatchObject({ status: 302 });
  expect((await operations())[0]).toMatchObject({
    kind: 'complication',
    bmi: 23.4,
    incisionAt: '08:05',
    areas: { ovaries: { answer: 'involved', mm: 40, side: 'left' } },
    pci: { pelvis: { answer: '2' } },
    fagotti: { omental_cake: { answer: 'not_explorable' } },
    operatedSide: 'left',
    procedureDetails: [{ procedure: 'unilateral_salpingo_oophorectomy', detail: 'With the mass' }],
    plannedProcedures: ['bilateral_salpingo_oophorectomy'],
    preserved: ['uterus', 'right_ovary'],
    anastomoses: [{ place: 'colorectal', heightCm: 8 }],
    devices: [],
    nodes: [{ station: 'obturator', side: 'right', removed: null, absent: { removed: 'unknown' } }],
    sentinels: [{ tracer: 'icg', ultrastaging: true, side: null }],
    morcellation: 'in_bag',
    residual: { min: 4, max: 4 },
    residualPlaces: [{ area: 'mesentery', size: { min: 4, max: 4 }, reason: 'mesentery_root' }],
  });
  const shown = await me.get(saved.to ?? '');
  expect(shown.text).toContain('Involved, 40 mm, left');
  expect(shown.text).toContain('Bilateral salpingo-oophorectomy');
});

test('a number out of its limits is told them, in its unit', async () => {
  const { path, me } = await house();
  const refused = await me.send(path, 'operation', { 'report.residual': '501', 'report.bmi': '9' });
  expect(refused.text).toContain('Please give at most 500 mm.');
  expect(refused.text).toContain('Please give at least 10 kg/m².');
});

test('whoever has two disciplines at the house is given none: which of them operated nobody has said', async () => {
  const { centre, path, me, led, operations } = await house();
  const asChair = (discipline: 'gynaecologic-oncology' | 'colorectal-surgery', from: string) => ({
    id: randomUUID(),
    personId: centre.people.surgeon.personId,
    organisationId: centre.ownerId,
    role: 'chair' as const,
    discipline,
    from,
    to: null,
  });
  const join = (...row: Parameters<typeof asChair>) =>
    centre.as({ kind: 'operator' }, addPeople, { people: [], affiliations: [asChair(...row)] });
  const save = () => me.send(path, 'operation', { ...led, 'report.kind': 'primary' });
  await join('gynaecologic-oncology', '2021-01-01');
  await save();
  await join('colorectal-surgery', '2022-01-01');
  await save();
  const said = (await operations()).map(({ team }) => team?.[0]?.discipline);
  expect(said).toHaveLength(2);
  expect(new Set(said)).toEqual(new Set(['gynaecologic-oncology', null]));
});

test('an operation of the cervix is asked in words of its site: a cure and no cytoreduction, and says that nobody read what is needed', async () => {
  const centre = await createTestCentre();
  const disease = { site: 'cervix', histology: null, stage: null, stageEdition: null };
  const { caseId } = await referTestCase(centre, { case: disease });
  const me = visit(centre, centre.people.surgeon);
  const opened = await me.get(`/cases/${caseId}/operations/new`);
  expect(opened.text).toContain('Unverified: which aims this site offers is our own choice.');
  expect(opened.html).toMatch(/name="report.initialAim"[^>]*value="curative"/);
  expect(opened.html).not.toContain('value="complete_cytoreduction"');
  const saved = await me.fill(opened, 'operation', {
    'report.doneOn': '2026-11-16',
    'report.kind': 'primary',
    'report.initialAim': 'curative',
    'report.diseaseAtStart': 'Tumour of 3 cm',
    'report.residual': '0',
    'report.team.0.person': centre.people.surgeon.personId,
    'report.team.0.role': 'main',
  });
  const page = await me.get(saved.to ?? '');
  expect(page.text).toContain(
    'The operative report is complete. Unverified: what a complete report of this site holds is, in part or as a whole, our own choice.',
  );
  expect(page.text).toContain('Complete resection yes');
  const theCase = await me.get(`/cases/${caseId}`);
  expect(theCase.text).toContain('Aim at the beginning Cure');
  for (const word of ['CC score', 'At most 1', 'Surgical complexity', 'cytoreduction', 'peritoneal scores'])
    for (const { text } of [page, theCase]) expect([word, text.includes(word)]).toEqual([word, false]);
  // What was left is told where it was said; nobody asks for it.
  expect(theCase.text).toContain('No visible disease (0 mm)');
  const unsaid = await me.send(`${(saved.to ?? '').split('?')[0]}?correct`, 'operation', {
    'report.residual': '',
    reason: 'Not seen',
  });
  expect(unsaid.status).toBe(302);
  expect((await me.get(`/cases/${caseId}`)).text).not.toMatch(/residual disease/i);
});
