import { expect, test } from 'vitest';
import { and, eq } from 'drizzle-orm';
import { withScope } from '../../../../kernel/scope.ts';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { recordOf, shownAt } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { identityRows as identity, patientRows as patient } from '../../../care/index.ts';

const path = '/cases/new';

const her = {
  'whom.identity.recordNumber': ' 4711 ',
  'whom.identity.latinName': 'Kim Haneul',
  'whom.identity.nativeName': '김하늘',
  'whom.patient.bornOn': '1961-04',
};
const question = ({ people }: TestCentre) => ({
  'referral.phase': 'recurrence',
  'referral.questionType': 'second_opinion',
  'referral.consultantId': people.surgeon.personId,
  'referral.receivedOn': '2026-11-10',
  'referral.question': ' Operate again? ',
});
const disease = {
  'case.site': 'ovary',
  'case.histology': '~unknown',
  'case.stage': 'iiic',
  'case.stageEdition': 'figo-2014',
  'case.treatedBefore': 'yes',
};

const house = async () => {
  const centre = await createTestCentre();
  return { centre, asked: question(centre), me: visit(centre, centre.people.coordinator) };
};

const whoIs = async ({ database, ownerId }: TestCentre, patientId: string) => {
  const [found] = await withScope(database, [ownerId], (tx) =>
    tx
      .select({ her: identity, life: patient })
      .from(identity)
      .innerJoin(patient, and(eq(patient.id, identity.id), eq(patient.ownerId, identity.ownerId)))
      .where(and(eq(identity.ownerId, ownerId), eq(identity.id, patientId))),
  );
  return found;
};
const caseIdOf = ({ to }: { to: string | null }): string => to?.split('/').at(-1) ?? '';

test('the woman, her disease, the question and what is known already stand in the record', async () => {
  const { centre, asked, me } = await house();
  const saved = await me.send(path, 'refer', {
    ...her,
    ...disease,
    ...asked,
    'workUp.ca125': '812',
    'workUp.brca': '~requested',
  });
  expect(saved).toMatchObject({ status: 303, to: `/c/${centre.slug}/cases/${caseIdOf(saved)}` });
  const { case: row, referrals, workUp } = await recordOf(centre, caseIdOf(saved));
  expect(row).toMatchObject({
    entry: 'referral',
    site: 'ovary',
    histology: null,
    answers: { absent: { histology: 'unknown' } },
    stage: 'IIIC',
    stageEdition: 'figo-2014',
    grade: null,
    presentedOn: null,
    treatedBefore: true,
    notOperatedReason: null,
  });
  expect(referrals).toMatchObject([
    {
      phase: 'recurrence',
      questionType: 'second_opinion',
      question: 'Operate again?',
      consultantId: centre.people.surgeon.personId,
      receivedOn: '2026-11-10',
    },
  ]);
  const known = workUp.map(({ key, state, value, unit }) => [key, [state, value, unit]]);
  expect(Object.fromEntries(known)).toEqual({
    brca: ['requested', null, null],
    ca125: ['present', 812, 'U/mL'],
  });
  const woman = await whoIs(centre, row.patientId);
  expect(woman?.life).toMatchObject({ bornOn: '1961-04', diedOn: null });
  expect(woman?.her).toMatchObject({
    recordNumber: '4711',
    latinName: 'Kim Haneul',
    nativeName: '김하늘',
    sortName: 'Kim Haneul',
  });
});

test('a name in her own script alone is the one she is sorted by', async () => {
  const { centre, asked, me } = await house();
  const saved = await me.send(path, 'refer', { ...her, 'whom.identity.latinName': '', ...asked });
  const { patientId } = (await recordOf(centre, caseIdOf(saved))).case;
  expect((await whoIs(centre, patientId))?.her).toMatchObject({ latinName: null, sortName: '김하늘' });
});

test('whoever may be known already is shown and asked about; the answer is one woman or another', async () => {
  const { centre, asked, me } = await house();
  const first = await me.send(path, 'refer', { ...her, ...asked });
  const { patientId } = (await recordOf(centre, caseIdOf(first))).case;
  const again = { ...her, 'whom.identity.recordNumber': '4712', ...asked, 'workUp.ca125': '35' };
  const refused = await me.send(path, 'refer', again);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Is this the same woman?');
  expect(refused.text).toContain('김하늘 Kim Haneul · 4711');
  expect((await shownAt(centre))[0]).toEqual([patientId]);
  expect((await journalOf(centre)).filter(({ command }) => command === 'care.refer-case')).toHaveLength(1);

  // Who says nothing is asked again.
  expect(await me.fill(refused, 'refer')).toMatchObject({ status: 422 });
  const known = await me.fill(refused, 'refer', { 'whom.same': patientId });
  expect(known.status).toBe(422);
  expect(known.text).toContain('Is this a disease she is here with already?');
  expect(known.html).not.toContain('name="whom.identity');
  const same = await me.fill(known, 'refer', { disease: 'another' });
  expect((await recordOf(centre, caseIdOf(same))).case.patientId).toBe(patientId);
  expect((await recordOf(centre, caseIdOf(same))).workUp).toHaveLength(1);

  const anew = await me.send(path, 'refer', again);
  const other = await me.fill(anew, 'refer', { 'whom.same': 'another' });
  const she = (await recordOf(centre, caseIdOf(other))).case.patientId;
  expect(she).not.toBe(patientId);
  expect((await whoIs(centre, she))?.her.recordNumber).toBe('4712');
  expect((await journalOf(centre))[0]?.events).toContainEqual(
    expect.objectContaining({ type: 'care.told-apart', from: [patientId] }),
  );
});

test('only women who may be her are shown: of her name those born on her day', async () => {
  const { centre, asked, me } = await house();
  const born = { ...her, 'whom.patient.bornOn': '1961-04-05' };
  const first = await me.send(path, 'refer', { ...born, ...asked });
  const { patientId } = (await recordOf(centre, caseIdOf(first))).case;
  const typed = { ...born, 'whom.identity.recordNumber': 'B-90', ...asked };
  const older = { ...typed, 'whom.identity.recordNumber': 'A-17', 'whom.patient.bornOn': '1950-02-03' };
  expect(await me.send(path, 'refer', older)).toMatchObject({ status: 303 });
  const refused = await me.send(path, 'refer', typed);
  expect(refused.text).toContain('Kim Haneul · 4711');
  expect(refused.text).not.toContain('A-17');
  expect(await shownAt(centre)).toEqual([[patientId]]);
});

test('told apart from one woman, another who is alike is asked about anew, with no answer chosen', async () => {
  const { centre, asked, me } = await house();
  await me.send(path, 'refer', { ...her, ...asked });
  const opened = await me.send(path, 'refer', { ...her, 'whom.identity.recordNumber': '4712', ...asked });
  const second = visit(centre, centre.people.clinician);
  const like = { ...her, 'whom.identity.recordNumber': '4713', ...asked };
  await second.fill(await second.send(path, 'refer', like), 'refer', { 'whom.same': 'another' });
  const refused = await me.fill(opened, 'refer', { 'whom.same': 'another' });
  expect(refused.status).toBe(422);
  expect(refused.html.match(/name="whom\.another"/g)).toHaveLength(2);
  expect(refused.html).not.toMatch(/<input[^>]*name="whom\.same"[^>]*checked/);
});

test('a number and a birth date that fit ask too, a taken number of somebody else is refused', async () => {
  const { asked, me } = await house();
  await me.send(path, 'refer', { ...her, ...asked });
  const number = await me.send(path, 'refer', {
    'whom.identity.recordNumber': '4711',
    'whom.identity.latinName': 'Lee Sora',
    'whom.patient.bornOn': '1980-01-01',
    ...asked,
  });
  expect(number.status).toBe(422);
  expect(number.text).toContain('Is this the same woman?');
  const told = await me.fill(number, 'refer', { 'whom.same': 'another' });
  expect(told.status).toBe(422);
  expect(told.text).toContain('belongs to a woman the centre knows already');
});

test('another case of a woman the centre knows is hers, and shows who she is', async () => {
  const { centre, asked, me } = await house();
  const { caseId } = await referTestCase(centre);
  const { patientId } = (await recordOf(centre, caseId)).case;
  const opened = await me.get(`${path}?patient=${patientId}`);
  expect(opened.text).toContain('Invented Woman');
  expect((await shownAt(centre))[0]).toEqual([patientId]);
  expect(opened.html).not.toContain('whom.identity');
  const saved = await me.fill(opened, 'refer', { ...asked, 'case.site': 'cervix' });
  expect((await recordOf(centre, caseIdOf(saved))).case.patientId).toBe(patientId);
  const elsewhere = await referTestCase(await createTestCentre());
  expect(await me.get(`${path}?patient=${elsewhere.caseId}`)).toMatchObject({ status: 404 });
  expect((await me.get(`${path}?patient=none`)).html).toContain('whom.identity.recordNumber');
});

test('a disease she is here with stays one case: the board is asked again about it, with what is typed', async () => {
  const { centre, asked, me } = await house();
  const { caseId } = await referTestCase(centre);
  const { patientId, label } = (await recordOf(centre, caseId)).case;
  const opened = await me.get(`${path}?patient=${patientId}`);
  const typed = { ...asked, 'case.site': 'tube', 'workUp.ca125': '35' };
  const refused = await me.fill(opened, 'refer', typed);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain(`ask the board again about case ${label}`);
  // Who says nothing is asked again.
  expect(await me.fill(refused, 'refer')).toMatchObject({ status: 422 });
  const saved = await me.fill(refused, 'refer', { disease: caseId });
  expect(saved).toMatchObject({ status: 303, to: `/c/${centre.slug}/cases/${caseId}` });
  const { referrals, workUp } = await recordOf(centre, caseId);
  expect(referrals).toHaveLength(2);
  expect(workUp).toMatchObject([{ key: 'ca125', value: 35 }]);
  // Another woman's case is no disease of hers, and of nobody's who is only typed in.
  const other = await referTestCase(centre);
  for (const whom of [{ 'whom.patientId': patientId }, her])
    expect(await me.post(path, { form: 'refer', ...whom, ...asked, disease: other.caseId })).toMatchObject({
      status: 404,
    });
  expect((await recordOf(centre, other.caseId)).referrals).toHaveLength(1);
  const again = await me.fill(await me.get(`${path}?patient=${patientId}`), 'refer', typed);
  const waits = await me.fill(again, 'refer', { disease: caseId });
  expect(waits.text).toContain('This is another question: ask it too');
  expect(await me.fill(waits, 'refer', { disease: caseId, another: 'yes' })).toMatchObject({ status: 303 });
  expect((await recordOf(centre, caseId)).referrals).toHaveLength(3);
});

test('who was said to be a woman the centre knows stays that woman when something is wrong or drawn again', async () => {
  const { centre, asked, me } = await house();
  await me.send(path, 'refer', { ...her, ...asked });
  const alike = await me.send(path, 'refer', { ...her, 'whom.identity.recordNumber': '4712', ...asked });
  const [, patientId = ''] = /name="whom.same" value="([0-9a-f-]{36})"/.exec(alike.html) ?? [];
  const known = await me.fill(alike, 'refer', { 'whom.same': patientId });
  expect(known.text).toContain('Is this a disease she is here with already?');
  const hers = `name="whom.patientId" value="${patientId}"`;
  for (const typed of [{ 'referral.question': '' }, { intent: 'again' }]) {
    const drawn = await me.fill(known, 'refer', typed);
    expect(drawn.html).toContain(hers);
    expect(drawn.text).toContain('Kim Haneul');
    expect(drawn.html).not.toContain('whom.identity.recordNumber');
    expect(drawn.html).toContain('value="2026-11-10"');
  }
  expect((await journalOf(centre)).filter(({ command }) => command === 'care.refer-case')).toHaveLength(1);
});

test('a showing names the women as the record does, however a form spells their ids', async () => {
  const { centre, me } = await house();
  const { caseId } = await referTestCase(centre);
  const { patientId } = (await recordOf(centre, caseId)).case;
  const other = (await recordOf(centre, (await referTestCase(centre)).caseId)).case.patientId;
  const redrawn = (spelt: string) =>
    me.post(path, { form: 'refer', intent: 'again', 'whom.patientId': spelt });
  expect((await redrawn(patientId.toUpperCase())).text).toContain('Invented Woman');
  await redrawn(`"${patientId}",${other}`);
  const shown = (await shownAt(centre)).flat();
  expect(shown).toContain(patientId);
  expect(shown.filter((id) => id !== patientId && id !== other)).toEqual([]);
});

test('what is missing is refused beside its field, and what was typed stays', async () => {
  const { centre, asked, me } = await house();
  await me.send(path, 'refer', { ...her, ...asked });
  const refused = await me.send(path, 'refer', {
    ...her,
    ...disease,
    ...asked,
    'referral.phase': '',
    'referral.consultantId': '',
    'referral.receivedOn': '',
    'referral.question': '',
  });
  expect(refused.status).toBe(422);
  for (const field of ['phase', 'consultantId', 'receivedOn', 'question'])
    expect(refused.html, field).toContain(`id="refer-referral.${field}-error"`);
  expect(refused.html).toContain('value="Kim Haneul"');
  expect(refused.text).not.toContain('Is this the same woman?');
  expect(await shownAt(centre)).toEqual([]);
  const unnumbered = await me.send(path, 'refer', { ...asked, 'whom.identity.latinName': 'Kim' });
  expect(unnumbered.status).toBe(422);
  expect((await journalOf(centre)).filter(({ command }) => command === 'care.refer-case')).toHaveLength(1);
});

test('a form sent twice is one case', async () => {
  const { centre, asked, me } = await house();
  const opened = await me.get(path);
  const first = await me.fill(opened, 'refer', { ...her, ...asked });
  expect(await me.fill(opened, 'refer', { ...her, ...asked })).toEqual(first);
  expect((await journalOf(centre)).filter(({ command }) => command === 'care.refer-case')).toHaveLength(1);
});

test('whoever may not refer is refused, and learns nothing of who is known', async () => {
  const { centre, asked, me } = await house();
  await me.send(path, 'refer', { ...her, ...asked });
  const observer = visit(centre, centre.people.observer);
  expect(await observer.get(path)).toMatchObject({ status: 403 });
  const sent = await observer.post(path, { ...her, ...asked });
  expect(sent.status).toBe(403);
  // What was typed comes back, the same for a woman whom nobody knows.
  const names = { 'whom.identity.latinName': 'No Body', 'whom.identity.nativeName': '무명' };
  const nobody = { ...her, ...names, 'whom.identity.recordNumber': ' 4712 ' };
  const unknown = await observer.post(path, { ...nobody, ...asked });
  expect(sent.text.replace('Kim Haneul', 'No Body').replace('김하늘', '무명')).toBe(unknown.text);
});

test('the responsible consultant is one of those who treat', async () => {
  const { centre, me } = await house();
  const { html } = await me.get(path);
  const list = /name="referral\.consultantId".*?<\/select>/s.exec(html)?.[0] ?? '';
  const offered = Object.entries(centre.people).filter(([, { personId }]) => list.includes(personId));
  expect(offered.map(([role]) => role).toSorted()).toEqual(['chair', 'clinician', 'surgeon']);
});

const ofTheCervix = {
  'case.site': 'cervix',
  'case.histology': 'squamous-hpv',
  'case.stage': 'FIGO IIIC1(r)',
  'case.stageEdition': 'figo-2018',
  'case.grade': 'G2',
};

test('a cancer of the cervix is referred with its own stage and histotype, and its page says them', async () => {
  const { centre, asked, me } = await house();
  const saved = await me.send(path, 'refer', { ...her, ...ofTheCervix, ...asked });
  const { case: row } = await recordOf(centre, caseIdOf(saved));
  expect(row).toMatchObject({
    site: 'cervix',
    histology: 'squamous-hpv',
    stage: 'IIIC1r',
    stageEdition: 'figo-2018',
  });
  const { text } = await me.get(saved.to ?? '');
  expect(text).toContain('IIIC1r FIGO 2018');
  expect(text).toContain('squamous, HPV-associated');
  expect(text).toContain('CT or PET of the recurrence');
  expect(text).not.toContain('CA-125');
  const korean = await visit(centre, centre.people.coordinator, 'ko').get(saved.to ?? '');
  expect(korean.text).toContain('편평세포, HPV 연관');
});

test('a stage of another site is refused, and the form then offers what applies to the site alone', async () => {
  const { asked, me } = await house();
  const opened = await me.get(path);
  expect(opened.html).toContain('value="high-grade-serous"');
  const refused = await me.send(path, 'refer', { ...her, ...ofTheCervix, 'case.stage': 'IC3', ...asked });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('This site has no such stage in this edition.');
  for (const offered of ['squamous-hpv', 'gastric-type', 'figo-2018', 'figo-2009', 'IIIC2p'])
    expect(refused.html, offered).toContain(`value="${offered}"`);
  for (const other of ['high-grade-serous', 'leiomyosarcoma', 'figo-2014', 'IC3', 'low'])
    expect(refused.html, other).not.toContain(`<option value="${other}"`);
});

test('an edition without a stage is not kept', async () => {
  const { centre, asked, me } = await house();
  const saved = await me.send(path, 'refer', {
    ...her,
    ...asked,
    'case.site': 'vulva',
    'case.stageEdition': 'figo-2021',
  });
  expect((await recordOf(centre, caseIdOf(saved))).case).toMatchObject({
    site: 'vulva',
    stage: null,
    stageEdition: null,
  });
});

test('results that are there are asked after the site: by the button of a browser without script, with the form standing', async () => {
  const { centre, asked, me } = await house();
  const opened = await me.get(path);
  expect(opened.html).toContain('name="workUp.ca125"');
  expect(opened.html).not.toContain('name="workUp.pelvic_mri"');
  const typed = { ...her, ...asked, 'case.site': 'cervix', 'workUp.ca125': '35', intent: 'again' };
  const drawn = await me.fill(opened, 'refer', typed);
  for (const shown of ['workUp.pelvic_mri', 'workUp.hydronephrosis', 'workUp.ca125'])
    expect(drawn.html, shown).toContain(`name="${shown}"`);
  expect(drawn.html).not.toContain('name="workUp.fagotti_score"');
  expect(drawn.html).toContain('value="Kim Haneul"');
  const saved = await me.fill(drawn, 'refer', {
    'workUp.pelvic_mri': 'Tumour of 3 cm',
    'workUp.hydronephrosis': 'no',
  });
  expect(saved.status).toBe(303);
  const { workUp } = await recordOf(centre, caseIdOf(saved));
  expect(Object.fromEntries(workUp.map(({ key, value }) => [key, value]))).toEqual({
    ca125: 35,
    hydronephrosis: false,
    pelvic_mri: 'Tumour of 3 cm',
  });
  // Nobody asks it of a cervix; it is called by its name all the same.
  expect((await me.get(saved.to ?? '')).text).toContain('CA-125');
});

test('a site without a list asks for no results, and keeps what was typed', async () => {
  const { me } = await house();
  const opened = await me.get(path);
  const again = { 'case.site': 'other', intent: 'again' };
  expect((await me.fill(opened, 'refer', again)).html).not.toContain('name="workUp.');
  const kept = await me.fill(opened, 'refer', { ...again, 'workUp.ca125': '35' });
  expect(kept.html.match(/name="workUp\.[a-z0-9_]+"/g)).toEqual([
    'name="workUp.on"',
    'name="workUp.why"',
    'name="workUp.ca125"',
  ]);
});

test('a stage of another edition is told which one has it', async () => {
  const { asked, me } = await house();
  const cervix = { 'case.site': 'cervix', 'case.stage': 'ib3', 'case.stageEdition': 'figo-2009' };
  const refused = await me.send(path, 'refer', { ...her, ...cervix, ...asked });
  expect(refused).toMatchObject({ status: 422 });
  expect(refused.text).toContain('This stage is one of FIGO 2018');
});
