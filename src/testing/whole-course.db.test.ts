import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { addPeople } from '../modules/directory/index.ts';
import { boardPolicies } from '../modules/board/board-policy.ts';
import { createTestCentre, type TestCentre, type TestPerson } from './centre.ts';
import type { Answer } from './page-answer.ts';
import { visit } from './visit.ts';

/**
 * A woman with stage IIIC at a centre that was made by hand, from the first question to the third board, through pages
 * alone: whoever does a step opens the page that leads to it, fills in its form and sends it.
 */
let centre: TestCentre;
let path = '';
const agendas: string[] = [];
const people: Record<'thoracic' | 'hepatobiliary', string> = {
  thoracic: randomUUID(),
  hepatobiliary: randomUUID(),
};

const as = (person: TestPerson, locale: 'en' | 'ko' = 'en') => visit(centre, person, locale);
const at = (day: string, time = '00:00') => centre.setNow(`${day}T${time}:00Z`);
const saved = (answer: Answer): string => {
  expect([302, 303], answer.text.slice(0, 800)).toContain(answer.status);
  return answer.to ?? '';
};

const surgeons = async (): Promise<void> => {
  const { administrator } = centre.people;
  await centre.as(administrator, addPeople, {
    people: Object.entries(people).map(([what, id]) => ({
      id,
      userId: `u-${id}`,
      latinName: `Test ${what}`,
      nativeName: null,
      sortName: what,
    })),
    affiliations: [
      { personId: people.thoracic, discipline: 'thoracic-surgery' as const },
      { personId: people.hepatobiliary, discipline: 'hepatobiliary-pancreatic-surgery' as const },
    ].map((each) => ({
      ...each,
      id: randomUUID(),
      organisationId: centre.ownerId,
      role: 'surgeon' as const,
      from: '2020-01-01',
      to: null,
    })),
  });
};

const setUpBoard = async (): Promise<void> => {
  const { administrator, chair, surgeon, clinician } = centre.people;
  const me = as(administrator);
  saved(
    await me.send('/meetings/new-board', 'board', {
      'series.name': 'Ovarian board',
      'series.rule': 'FREQ=WEEKLY;BYDAY=TH',
      'series.localTime': '08:00',
      'series.minutes': '60',
      'series.startsOn': '2026-01-01',
      'series.policy': boardPolicies[0]?.terms.id ?? '',
      [`members.${chair.personId}.discipline`]: 'gynaecologic-oncology',
      [`members.${surgeon.personId}.role`]: 'member',
      [`members.${surgeon.personId}.discipline`]: 'radiology',
      [`members.${clinician.personId}.role`]: 'member',
      [`members.${clinician.personId}.discipline`]: 'haematology-oncology',
    }),
  );
};

/** The next Thursday's board is planned, and she is listed there; the address of its agenda. */
const listed = async (): Promise<string> => {
  const me = as(centre.people.coordinator);
  const meetings = await me.get('/meetings');
  const form = /name="form" value="(plan-[^"]+)"/.exec(meetings.html)?.[1] ?? '';
  const agenda = saved(await me.fill(meetings, form));
  const meetingId = agenda.split('/').at(-1) ?? '';
  saved(await me.send(path, 'list', { meetingId }));
  agendas.push(agenda.replace(/^\/c\/[^/]+/, ''));
  return agendas.at(-1) ?? '';
};

type Advice = Readonly<Record<'intent' | 'modality' | 'timing' | 'rationale', string>>;

/** The chair opens the meeting, people join, the case is taken up, advice is given and concluded, and the meeting closed. */
const discussed = async (agenda: string, advice: Advice): Promise<void> => {
  const me = as(centre.people.chair);
  const live = `${agenda}/live`;
  await me.send(live, 'open');
  for (const who of ['chair', 'surgeon', 'clinician'] as const)
    await me.send(live, 'join', { personId: centre.people[who].personId, mode: 'room' });
  await me.send(live, 'join', {
    personId: centre.people.administrator.personId,
    mode: 'video',
    discipline: 'pathology',
  });
  const itemId = /name="itemId" value="([^"]+)"/.exec((await me.get(live)).html)?.[1] ?? '';
  const taken = await me.send(live, 'take-up', { itemId });
  const told = await me.fill(taken, `recommend~${itemId}`, {
    ...Object.fromEntries(Object.entries(advice).map(([name, text]) => [`recommendation.${name}`, text])),
    'recommendation.ownerPersonId': centre.people.surgeon.personId,
  });
  expect(told.status, told.text.slice(0, 600)).toBe(200);
  const concluded = await me.fill(told, `conclude~${itemId}`, {
    conclusion: 'reached',
  });
  expect(concluded.status, concluded.text.slice(0, 600)).toBe(200);
  saved(await me.send(live, 'close'));
};

const decided = async (decision: string, on: string, note: string): Promise<void> => {
  const { surgeon } = centre.people;
  const me = as(surgeon);
  const page = await me.get(path);
  const address =
    [...page.html.matchAll(/href="([^"]*\/recommendations\/[^"]+)"/g)].map(([, to = '']) => to)[0] ?? '';
  saved(
    await me.send(address, 'decision', {
      'decision.decision': decision,
      'decision.spokenBy': surgeon.personId,
      'decision.spokenOn': on,
      'decision.note': note,
    }),
  );
};

const told = async (
  form: string,
  said: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> => {
  const fields = Object.entries(said).map(([name, text]) => [`answers.${name}`, text]);
  saved(
    await as(centre.people.clinician).send(
      `${path}/forms/${form}/new`,
      'questionnaire',
      Object.fromEntries(fields),
    ),
  );
};

const asked = async (referral: Readonly<Record<string, string>>): Promise<void> => {
  const fields = { consultantId: centre.people.surgeon.personId, ...referral };
  saved(
    await as(centre.people.coordinator).send(
      `${path}/ask`,
      'ask',
      Object.fromEntries(Object.entries(fields).map(([name, text]) => [`referral.${name}`, text])),
    ),
  );
};

beforeAll(async () => {
  centre = await createTestCentre({ now: '2026-01-05T00:00:00Z' });
  await surgeons();
  await setUpBoard();
});

test('first presentation: referred, listed, discussed, decided', async () => {
  const { coordinator, surgeon } = centre.people;
  const refer = await as(coordinator).send('/cases/new', 'refer', {
    'whom.identity.recordNumber': 'C-1',
    'whom.identity.nativeName': '김하나',
    'whom.patient.bornOn': '1961-04-02',
    'case.site': 'ovary',
    'case.histology': 'high-grade-serous',
    'case.stage': 'IIIC',
    'case.stageEdition': 'figo-2014',
    'case.presentedOn': '2026-01-02',
    'case.treatedBefore': 'no',
    'referral.phase': 'pre_treatment',
    'referral.questionType': 'primary_treatment',
    'referral.consultantId': surgeon.personId,
    'referral.receivedOn': '2026-01-05',
    'referral.question': 'Operate first?',
    'workUp.on': '2026-01-04',
    'workUp.ca125': '1240',
    'workUp.ecog': '1',
  });
  path = saved(refer).replace(/^\/c\/[^/]+/, '');
  const agenda = await listed();
  at('2026-01-07', '23:10');
  await discussed(agenda, {
    intent: 'curative',
    modality: 'systemic',
    timing: 'neoadjuvant',
    rationale: 'Miliary disease of the bowel',
  });
  at('2026-01-09', '03:00');
  await decided('accepted', '2026-01-09', '항암치료부터 하겠습니다.');
});

test('chemotherapy, and the second board of the same case', async () => {
  at('2026-03-10');
  await told('systemic', {
    setting: 'neoadjuvant',
    line: '1',
    regimen: 'Carboplatin and paclitaxel',
    platinum: 'yes',
    from: '2026-01-15',
    to: '2026-02-26',
    ongoing: 'no',
    cycles: '3',
    lastPlatinumOn: '2026-02-26',
    stopReason: 'surgery',
  });
  for (const [on, value] of [
    ['2026-01-15', '1180'],
    ['2026-02-05', '310'],
    ['2026-02-26', '48'],
  ] as const)
    await told('markers', { on, ca125: value, 'ca125.unit': 'U/mL' });
  await told('imaging', { on: '2026-03-05', method: 'ct', regions: ['abdomen'], finding: 'Much less' });
  await told('event', { on: '2026-03-05', kind: 'response', response: 'partial', basis: ['imaging'] });
  await asked({
    phase: 'pre_treatment',
    questionType: 'response_check',
    receivedOn: '2026-03-06',
    question: 'Operate now?',
  });
  const agenda = await listed();
  at('2026-03-11', '23:10');
  await discussed(agenda, {
    intent: 'curative',
    modality: 'surgery',
    timing: 'interval',
    rationale: 'Good response',
  });
  at('2026-03-13', '03:00');
  await decided('accepted', '2026-03-13', '수술하겠습니다.');
});

test('the joint operation, its pathology, a complication', async () => {
  const { surgeon, chair } = centre.people;
  at('2026-03-26', '09:00');
  const two = await as(surgeon).send(`${path}/operations/new`, 'operation', {
    intent: 'add:team',
    'report.doneOn': '2026-03-25',
    'report.kind': 'interval',
    'report.approach': 'open',
    'report.initialAim': 'complete_cytoreduction',
    'report.limitedToBiopsy': 'no',
    'report.areas.diaphragms': 'involved',
    'report.areas.diaphragms.mm': '35',
    'report.areas.diaphragms.side': 'right',
    'report.areas.liver': 'involved',
    'report.areas.liver.mm': '20',
    'report.areas.liver.side': 'right',
    'report.areas.greater_omentum': 'involved',
    'report.areas.greater_omentum.mm': '120',
    'report.procedures': ['hysterectomy_bso', 'omentectomy', 'diaphragm_stripping', 'liver_resection'],
    'report.residual': '0',
    'report.team.0.person': surgeon.personId,
    'report.team.0.role': 'main',
  });
  const three = await as(surgeon).fill(two, 'operation', {
    intent: 'add:team',
    'report.team.1.person': people.thoracic,
    'report.team.1.role': 'co_surgeon',
  });
  const rest = await as(surgeon).fill(three, 'operation', {
    intent: 'fill:areas',
    'report.diseaseAtStart': 'Cake of the omentum, right diaphragm, segment VII',
    'report.durationMinutes': '410',
    'report.bloodLossMl': '650',
    'report.team.2.person': people.hepatobiliary,
    'report.team.2.role': 'co_surgeon',
  });
  const operation = saved(await as(surgeon).fill(rest, 'operation'));
  const address = operation.split('?')[0] ?? '';
  const read = await as(centre.people.observer).get(address);
  for (const name of ['Test thoracic', 'Test hepatobiliary', 'Thoracic surgery'])
    expect(read.text).toContain(name);
  expect(read.text).toContain('Board of 12 March 2026 Surgery , interval, curative Her decision: Accepted');

  at('2026-04-02');
  saved(
    await as(chair).send(`${address}/pathology`, 'pathology', {
      'report.reportedOn': '2026-04-01',
      'report.specimens': 'Uterus, adnexa, omentum, diaphragm',
      'report.histologicalType': 'high-grade-serous',
      'report.grade': 'high',
      'report.chemotherapyResponseScore': '2',
      'report.provisionalStage': 'IIIC',
      'report.stageEdition': 'figo-2014',
    }),
  );
  const offered = await as(surgeon).get(path);
  const confirm = /name="form" value="(confirm-[^"]+)"/.exec(offered.html)?.[1];
  if (confirm !== undefined) saved(await as(surgeon).fill(offered, confirm));

  at('2026-07-01');
  saved(
    await as(surgeon).send(`${address}/outcome`, 'outcome', {
      'outcome.complications.0.name': 'Pleural effusion',
      'outcome.complications.0.organ': 'lung_pleura',
      'outcome.complications.0.kind': 'interventional_radiology',
      'outcome.complications.0.grade': 'IIIa',
      'outcome.complications.0.on': '2026-03-30',
      'outcome.complications.0.treatment': 'drainage',
      'outcome.closed30On': '2026-04-27',
      'outcome.closed90On': '2026-06-30',
    }),
  );
});

test('adjuvant treatment, maintenance, relapse, and the third board', async () => {
  at('2027-03-02');
  await told('systemic', {
    setting: 'adjuvant',
    line: '1',
    regimen: 'Carboplatin and paclitaxel',
    platinum: 'yes',
    from: '2026-04-20',
    to: '2026-06-02',
    ongoing: 'no',
    cycles: '3',
    lastPlatinumOn: '2026-06-02',
    stopReason: 'completed',
  });
  await told('systemic', {
    setting: 'maintenance',
    line: '1',
    regimen: 'Olaparib',
    platinum: 'no',
    from: '2026-07-01',
    to: '2027-02-20',
    ongoing: 'no',
    stopReason: 'progression',
  });
  await told('event', { on: '2027-02-20', kind: 'recurrence', sites: ['peritoneum'], basis: ['imaging'] });
  await told('follow-up', { on: '2027-02-20', status: 'alive', disease: 'present' });
  await asked({
    phase: 'recurrence',
    recurrenceNumber: '1',
    questionType: 'recurrence',
    receivedOn: '2027-02-22',
    question: 'A second operation?',
  });
  const agenda = await listed();
  at('2027-03-03', '23:10');
  await discussed(agenda, {
    intent: 'curative',
    modality: 'surgery',
    timing: 'recurrence',
    rationale: 'Single nodule',
  });
  at('2027-03-05', '03:00');
  await decided('declined', '2027-03-05', '수술은 원하지 않습니다.');
});

/** What these texts say in this order, each after the one before. */
const inOrder = (text: string, parts: readonly string[]): void => {
  let from = 0;
  for (const part of parts) {
    const found = text.indexOf(part, from);
    expect(found, `${part} after: ${text.slice(from, from + 300)}`).toBeGreaterThanOrEqual(0);
    from = found + part.length;
  }
};

test('one time line holds all of it, and what follows from it stands with what it follows from', async () => {
  const { text } = await as(centre.people.observer).get(path);
  inOrder(text, [
    'Course, newest first',
    '5 March 2027 What Her decision Details Declined',
    '4 March 2027 What Board Details Recommendation reached',
    '22 February 2027 What Question Details Recurrence',
    '20 February 2027 What Event Details Recurrence, peritoneum',
    '1 July 2026 – 20 February 2027 What Systemic treatment Details Olaparib, maintenance',
    '20 April 2026 – 2 June 2026 What Systemic treatment Details Carboplatin and paclitaxel, adjuvant',
    '30 March 2026 What Complication Details Pleural effusion, Lung and pleura, Interventional radiology, Clavien-Dindo IIIa, Drainage through the skin',
    '25 March 2026 What Operation Details Interval operation',
    '12 March 2026 What Board Details Recommendation reached',
    '6 March 2026 What Question Details Response to treatment',
    '15 January 2026 – 26 February 2026 What Systemic treatment Details Carboplatin and paclitaxel, neoadjuvant',
    '8 January 2026 What Board Details Recommendation reached',
    '2 January 2026 What She presented',
  ]);
  inOrder(text, [
    'Referral: 5 January 2026',
    'Board: 8 January 2026 , 3 days',
    'Her decision: 9 January 2026 , 1 day',
    'First treatment: 15 January 2026 , 6 days',
    'Lines of systemic treatment 1',
    'Platinum-free interval 263 days: last platinum 2 June 2026 , disease grew 20 February 2027',
  ]);
});

test('each past agenda shows what that board saw, and beside it what came later', async () => {
  const [first = '', second = '', third = ''] = agendas;
  const read = async (address: string) => (await as(centre.people.observer).get(address)).text;
  inOrder(await read(first), [
    'Operate first?',
    'Quorum met',
    'Nothing of the course was recorded then',
    'Recorded since',
    'Olaparib',
    'Operation: Interval operation, Laparotomy',
  ]);
  inOrder(await read(second), [
    'Markers CA-125 48 U/mL',
    'Operate now?',
    'Quorum met',
    'CA-125 48 U/mL',
    'Recorded since',
    'Olaparib',
  ]);
  const last = await read(third);
  inOrder(last, [
    'A second operation?',
    'Quorum met',
    'Recurrence, peritoneum',
    'Olaparib',
    'Pathology report: high-grade serous',
    'Operation: Interval operation, Laparotomy, Largest visible lesion left none (0 mm)',
  ]);
  expect(last).not.toContain('Recorded since');
});

test('the year of her first presentation counts her, that of the relapse does not, and only what pathology lacks is owed', async () => {
  const { observer, surgeon } = centre.people;
  const scorecard = async (year: string) => (await as(observer).get(`/scorecard?year=${year}`)).text;
  inOrder(await scorecard('2026'), [
    'Of all who came scored 100.0% 1 of 1',
    'Treatment decided by a multidisciplinary board',
    'Fulfilled of 1 / 1',
  ]);
  expect(await scorecard('2027')).toContain('Of all who came scored – 0 of 0');
  const work = (await as(surgeon).get('')).text;
  expect(work).toContain('Pathology reports that wait for you 26-0001, 25 March 2026');
  expect(work).not.toMatch(/operative report|30-day form/);
});

test('whoever may not write is refused, at every step', async () => {
  const observer = as(centre.people.observer);
  for (const step of ['ask', 'work-up', 'forms/systemic/new', 'operations/new'])
    expect([step, (await observer.get(`${path}/${step}`)).status]).toEqual([step, 403]);
  const other = await createTestCentre();
  const stranger = visit(other, other.people.chair);
  expect(await stranger.get(`/c/${centre.slug}${path}`)).toMatchObject({ status: 404 });
});
