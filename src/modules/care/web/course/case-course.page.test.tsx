import { expect, test } from 'vitest';
import { emptyAnswers } from '../../../../kernel/forms/answers.ts';
import { withScope } from '../../../../kernel/scope.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { operateTestCase } from '../../../../testing/operated-case.ts';
import { recommendTestCase } from '../../../../testing/recommended-case.ts';
import { visit } from '../../../../testing/visit.ts';
import { fillForm } from '../../commands/fill-form.ts';
import { recordWorkUp } from '../../commands/record-work-up.ts';
import type { CourseTold } from './course-told.ts';
import { courseRecords } from '../../records/course.ts';
import { markers } from '../../records/markers.ts';
import { entry } from '../../tables.ts';

const house = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  return {
    centre,
    caseId,
    path: `/cases/${caseId}`,
    me: visit(centre, centre.people.clinician),
    entries: () => withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(entry)),
  };
};

const saidOf: Readonly<Record<string, Readonly<Record<string, string | string[]>>>> = {
  diagnosis: { on: '2026-11-02', site: 'ovary', histology: 'high-grade-serous', basis: 'biopsy' },
  stage: { on: '2026-11', basis: 'clinical', edition: 'figo-2014', stage: 'IIIC' },
  systemic: {
    regimen: 'Carboplatin',
    line: '1',
    platinum: 'yes',
    from: '2026-09-01',
    to: '2026-10-27',
    cycles: '3',
  },
  trial: { identifier: 'X-1', arm: 'A <b>', from: '2026-09', ongoing: 'yes' },
  markers: { on: '2026-11-02', ca125: '812', 'ca125.unit': 'U/mL', he4: '<20' },
  event: { on: '2026-11-02', kind: 'recurrence', sites: ['liver', 'lung'], basis: ['imaging'] },
  imaging: { on: '2026-11-02', method: 'ct', regions: ['abdomen'], finding: 'Nodules <b>' },
  germline: {
    on: '2026-11-02',
    state: 'reported',
    'variants.0.gene': 'BRCA1',
    'variants.0.class': 'pathogenic',
  },
  'tumour-molecular': {
    on: '2026-11-02',
    state: 'reported',
    'variants~': '~none',
    hrd: 'positive',
    instability: '62',
  },
  radiotherapy: {
    intent: 'palliative',
    targets: ['pelvis'],
    from: '2026-10-01',
    to: '2026-10-12',
    doseGy: '30',
  },
  brachytherapy: { rate: 'hdr', from: '2026-10-13', ongoing: 'yes' },
  hormone: { drug: 'Letrozole', from: '2026-10', ongoing: 'yes' },
  'follow-up': { on: '2026-11-10', status: 'dead', disease: 'present', cause: 'disease' },
  'next-contact': {
    on: '2026-11-02',
    due: '2027-02-01',
    place: 'elsewhere',
    elsewhere: 'Her practice',
    by: 'visit',
  },
  'lost-to-follow-up': { on: '2026-11-12', reason: 'moved' },
};

test.each(courseRecords.map(({ form }) => form.id))(
  '%s is entered from the page of the case, read on it, and corrected',
  async (id) => {
    const { centre, path, me, entries } = await house();
    const said = Object.entries(saidOf[id] ?? {}).map(([name, text]) => [`answers.${name}`, text]);
    expect((await me.get(path)).html).toContain(`${path}/forms/${id}/new`);
    const saved = await me.send(`${path}/forms/${id}/new`, 'questionnaire', Object.fromEntries(said));
    expect(saved).toMatchObject({ status: 302 });
    const [row] = await entries();
    expect(row).toMatchObject({ form: id });
    expect((await me.get(path)).html).toContain(`${path}/entries/${row?.id}`);
    const address = `${path}/entries/${row?.id}`;
    const read = await me.get(address);
    expect(read.text).not.toContain('Filled in on');
    const corrected = await me.send(`${address}?correct`, 'questionnaire', { reason: 'Read again' });
    expect(corrected).toMatchObject({ status: 302 });
    expect((await entries())[0]).toMatchObject({
      version: 2,
      answers: row?.answers,
      filledOn: row?.filledOn,
    });
    const korean = await visit(centre, centre.people.observer, 'ko').get(address);
    expect(korean).toMatchObject({ status: 200 });
    expect(korean.html).not.toContain('?correct');
  },
);

test('everything of the case stands on one line, newest first, in the reader’s language, with what each says', async () => {
  const { centre, path, me } = await house();
  for (const [id, said] of Object.entries(saidOf))
    await me.send(
      `${path}/forms/${id}/new`,
      'questionnaire',
      Object.fromEntries(Object.entries(said).map(([name, text]) => [`answers.${name}`, text])),
    );
  await me.send(`${path}/forms/event/new`, 'questionnaire', { 'answers.kind': 'progression' });
  const { text, html } = await me.get(path);
  const order = [
    '10 November 2026 What Follow-up Details dead, disease present, the disease',
    '10 November 2026 What Question',
    '2 November 2026 What Event Details Recurrence, liver, lung, Imaging',
    'CA-125 812 U/mL, HE4 < 20 pmol/L',
    'What Germline test Details reported, BRCA1, pathogenic',
    'What Diagnosis Details Ovary, high-grade serous, Biopsy',
    'What She presented Details Ovary, high-grade serous, IIIC',
    'November 2026 What Stage Details IIIC, FIGO 2014, Clinical',
    'September 2026 What Clinical trial Details X-1, A <b>',
    '1 September 2026 – 27 October 2026 What Systemic treatment Details Carboplatin, Line of treatment 1',
    'Without a date',
    'What Event Details Progression',
  ];
  const places = order.map((part) => text.indexOf(part));
  expect(places.filter((place) => place < 0)).toEqual([]);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(html).not.toContain('A <b>');
  const korean = await visit(centre, centre.people.observer, 'ko').get(path);
  expect(korean.text).toContain('재발, 간, 폐');
  expect(korean.html).not.toContain('/forms/');
  const history = await me.get(`${path}/history`);
  expect(history.text).toContain('Systemic treatment: 2026-09-01');
  expect(history.text).toContain('Does it contain platinum? Written yes');
  expect(history.text).not.toContain('Filled in on');
});

test('a refused entry leads to its field and keeps what was typed', async () => {
  const { path, me, entries } = await house();
  const refused = await me.send(`${path}/forms/systemic/new`, 'questionnaire', {
    'answers.from': '2026-11-02',
    'answers.to': '2026-11-01',
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('This day is before the first one.');
  expect(refused.html).toContain('value="2026-11-01"');
  expect(await entries()).toEqual([]);
});

test('who made a diagnosis is chosen among the people of the house and read by name', async () => {
  const { centre, path, me } = await house();
  const { surgeon } = centre.people;
  const saved = await me.send(`${path}/forms/diagnosis/new`, 'questionnaire', {
    'answers.site': 'ovary',
    'answers.by': surgeon.personId,
  });
  const read = await me.get(saved.to?.split('?')[0] ?? '');
  expect(read.text).not.toContain(surgeon.personId);
  expect(read.text).toMatch(/Made by \S+/);
  const history = await me.get(`${path}/history`);
  expect(history.text).not.toContain(surgeon.personId);
});

test('what follows from the course is shown with what it was computed from, and what contradicts itself is asked about', async () => {
  const { path, me } = await house();
  const say = (id: string, said: Readonly<Record<string, string>>) =>
    me.send(
      `${path}/forms/${id}/new`,
      'questionnaire',
      Object.fromEntries(Object.entries(said).map(([name, text]) => [`answers.${name}`, text])),
    );
  const before = await me.get(path);
  expect(before.text).not.toContain('Please check');
  expect(before.html).not.toContain('marker-curve');
  await say('systemic', { platinum: 'yes', line: '1', from: '2025-01-06', to: '2025-04-21' });
  const values = { '2025-01-02': '812', '2025-02-03': '120', '2025-03-05': '20', '2025-10-20': '<5' };
  for (const [on, ca125] of Object.entries(values))
    await say('markers', { on, ca125, 'ca125.unit': 'U/mL', ca125Upper: '35' });
  await say('event', { on: '2025-10-21', kind: 'recurrence' });
  await say('follow-up', { on: '2025-11-01', status: 'dead' });
  await say('follow-up', { on: '2025-12-01', status: 'alive' });
  const { text, html } = await me.get(path);
  expect(text).toContain('183 days: last platinum 21 April 2025 , disease grew 21 October 2025');
  expect(text).toMatch(/half or less on 3 February 2025 , held on 5 March 2025 , into the normal range/);
  expect(html).toContain('aria-label="CA-125: 812 U/mL on 2 January 2025, 5 U/mL on 20 October 2025"');
  expect(text).toContain('CA-125, U/mL · logarithmic');
  expect(text).toMatch(/alive after her death\. Follow-up 1 December 2025 Follow-up 1 November 2025/);
  expect(text).toContain('the record of the woman has no day of death');
});

test('an operation and a board’s advice after her death are asked about', async () => {
  const centre = await createTestCentre();
  const { clinician } = centre.people;
  const dead = async (caseId: string) => {
    await centre.as(clinician, fillForm, {
      caseId,
      form: 'follow-up',
      formVersion: 1,
      on: null,
      answers: { on: '2026-11-05', status: 'dead' },
    });
    return (await visit(centre, clinician).get(`/cases/${caseId}`)).text;
  };
  const operated = await operateTestCase(centre, { doneOn: '2026-11-16' });
  expect(await dead(operated.caseId)).toMatch(
    /dated after her death\. Operation 16 November 2026 Follow-up 5 November 2026/,
  );
  const advised = await recommendTestCase(centre);
  expect(await dead(advised.caseId)).toMatch(
    /dated after her death\. Recommendation \d+ November 2026 Follow-up/,
  );
});

test('a result of the work-up and a question after her death are asked about, each by its day', async () => {
  const centre = await createTestCentre();
  const { clinician } = centre.people;
  const taken = (key: string, on: string) =>
    ({ key, state: 'present', value: 12, unit: 'g/dL', takenOn: on, reason: null }) as const;
  const { caseId } = await referTestCase(centre, {
    workUp: [taken('haemoglobin', '2026-11-08'), taken('albumin', '2026-11-04')],
  });
  await centre.as(clinician, fillForm, {
    caseId,
    form: 'follow-up',
    formVersion: 1,
    on: null,
    answers: { on: '2026-11-05', status: 'dead' },
  });
  const { text } = await visit(centre, clinician).get(`/cases/${caseId}`);
  expect(text).toMatch(/dated after her death\. Question 10 November 2026 Follow-up 5 November 2026/);
  expect(text).toMatch(/dated after her death\. Follow-up 5 November 2026 Work-up 8 November 2026/);
  expect(text).not.toContain('Work-up 4 November 2026');
});

test('many days of markers in a row are one line, which leads to the table where each stands', async () => {
  const { path, me } = await house();
  const marked = (on: string, ca125: string) =>
    me.send(`${path}/forms/markers/new`, 'questionnaire', {
      'answers.on': on,
      'answers.ca125': ca125,
      'answers.ca125.unit': 'U/mL',
    });
  for (const [index, day] of ['02', '09', '16'].entries()) await marked(`2025-01-${day}`, `${900 - index}`);
  const three = await me.get(path);
  expect(three.text).toContain('2 January 2025 What Tumour markers Details CA-125 900 U/mL');
  await marked('2025-01-23', '17');
  const { text, html } = await me.get(path);
  expect(text).toContain(
    '2 January 2025 – 23 January 2025 What Tumour markers Details 4 days, the last: CA-125 17 U/mL',
  );
  expect(text).not.toContain('Details CA-125 900 U/mL');
  expect(html).toContain(
    `href="${three.html.match(/\/c\/[a-z0-9-]+\/cases\/[0-9a-f-]+(?=\/forms\/)/)?.[0]}#markers"`,
  );
  expect(html.match(/\/entries\/[0-9a-f-]{36}/g)).toHaveLength(5);
});

test('of very many days of markers a page begins with the newest, and says how to see all', async () => {
  const { centre, caseId, path, me } = await house();
  const days = Array.from({ length: 26 }, (_, index) => `20${String(index).padStart(2, '0')}-03-05`);
  for (const on of days)
    await centre.as(centre.people.coordinator, fillForm, {
      caseId,
      form: 'markers',
      formVersion: 1,
      on: null,
      answers: { ...emptyAnswers(markers), on, ca125: { value: 30, comparator: null, unit: 'U/mL' } },
    });
  const first = await me.get(path);
  expect(first.text).toContain('Values of the newest 24 of 26 days');
  const shown = (html: string) =>
    days.filter((on) => new RegExp(`<th[^>]*>.{0,200}dateTime="${on}"`).test(html));
  expect(shown(first.html)).toEqual(days.slice(2));
  expect(first.html).toContain('?markers=all#markers');
  const all = await me.get(`${path}?markers=all`);
  expect(shown(all.html)).toEqual(days);
  expect(all.text).toContain('All values');
});

test('markers of the work-up, of all its visits, stand in the series with where they are from', async () => {
  const { centre, caseId, path, me } = await house();
  const ca125 = (value: number, takenOn: string) => ({
    key: 'ca125',
    state: 'present' as const,
    value,
    unit: 'U/mL',
    takenOn,
    reason: null,
  });
  const { clinician, observer } = centre.people;
  await centre.as(clinician, recordWorkUp, { caseId, items: [ca125(1240, '2026-08-04')] });
  await centre.as(clinician, recordWorkUp, {
    caseId,
    items: [ca125(300, '2026-09-10')],
    versions: { ca125: 1 },
  });
  const said = { 'answers.on': '2026-11-02', 'answers.ca125': '48', 'answers.ca125.unit': 'U/mL' };
  await me.send(`${path}/forms/markers/new`, 'questionnaire', said);
  const { text, html } = await me.get(path);
  expect(html).toContain('aria-label="CA-125: 1240 U/mL on 4 August 2026, 48 U/mL on 2 November 2026"');
  expect(text).toMatch(/2 November 2026 48/);
  expect(text).toMatch(/10 September 2026 from the work-up 300/);
  expect(text).toMatch(/4 August 2026 from the work-up 1240/);
  expect((await visit(centre, observer, 'ko').get(path)).text).toContain('사전 검사에서');
  await me.send(`${path}/forms/follow-up/new`, 'questionnaire', {
    'answers.on': '2026-09-01',
    'answers.status': 'dead',
  });
  expect((await me.get(path)).text).toMatch(
    /dated after her death\. Follow-up 1 September 2026 Work-up 10 September 2026/,
  );
});

test('the course is told to a page beside the case’s own, in the reader’s words, with what other modules know', async () => {
  const centre = await createTestCentre();
  const { caseId } = await operateTestCase(centre);
  const read = async (locale: 'en' | 'ko') => {
    const answer = await visit(centre, centre.people.observer, locale).get(`/cases/${caseId}/course`);
    expect(answer.status).toBe(200);
    return JSON.parse(answer.html) as CourseTold;
  };
  const { lines, isWhole } = await read('en');
  expect(isWhole).toBe(true);
  expect(lines[0]).toMatchObject({ on: '2026-11-16', title: 'Operation' });
  expect(lines[0]?.text).toContain('Primary operation');
  expect(lines.map(({ title }) => title)).toContain('Question');
  expect((await read('ko')).lines[0]?.title).toBe('수술');
  const other = await createTestCentre();
  const stranger = visit(other, other.people.chair);
  expect(await stranger.get(`/c/${centre.slug}/cases/${caseId}/course`)).toMatchObject({ status: 404 });
  expect(await visit(centre, centre.people.chair).get('/cases/none/course')).toMatchObject({ status: 404 });
});
