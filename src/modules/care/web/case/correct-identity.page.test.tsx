import { expect, test } from 'vitest';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { shownAt } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';

const typed = {
  'whom.identity.recordNumber': 'N-2000',
  'whom.identity.latinName': 'Kim Seoyeon',
  'whom.identity.nativeName': '김서연',
  'whom.patient.bornOn': '1961-02-03',
};
const why = { reason: 'Typed from another form' };

const wrong = (sortName: string | null = null) => ({
  patient: { bornOn: '1970-05-06', diedOn: null },
  identity: { recordNumber: 'N-1000', latinName: 'Wrongly Typed', nativeName: null, sortName },
});
const house = async (sortName: string | null = null) => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre, { whom: wrong(sortName) });
  const { coordinator, clinician, observer } = centre.people;
  return {
    centre,
    caseId,
    standing: `/c/${centre.slug}/cases/${caseId}`,
    path: `/cases/${caseId}/identity`,
    me: visit(centre, coordinator),
    other: visit(centre, clinician),
    observer: visit(centre, observer),
  };
};
const corrections = async (centre: TestCentre) =>
  (await journalOf(centre)).filter(({ command }) => command === 'care.correct-identity').length;

test('what is right stands on the banner of every page of hers; the showing is recorded, and the case leads here', async () => {
  const { centre, caseId, path, standing, me, observer } = await house();
  expect((await me.get(standing)).html).toContain(`href="${standing}/identity"`);
  const before = (await shownAt(centre)).length;
  const opened = await me.get(path);
  expect((await shownAt(centre)).length).toBe(before + 1);
  expect(opened.html).toContain('value="Wrongly Typed"');
  expect(await me.fill(opened, 'identity', { ...typed, ...why })).toMatchObject({
    status: 303,
    to: standing,
  });
  for (const page of [standing, `${standing}/history`, `${standing}/correct`, path]) {
    const { text } = await me.get(page);
    for (const said of ['Kim Seoyeon', '김서연', 'N-2000', '3 February 1961']) expect(text).toContain(said);
  }
  const history = (await me.get(`${standing}/history`)).text;
  expect(history).toContain('corrected her name, number or date of birth');
  expect(history).toContain('Reason: Typed from another form');
  expect(history).toMatch(/Name in Latin letters Before Wrongly Typed After Kim Seoyeon/);
  const unnamed = (await observer.get(`${standing}/history`)).text;
  expect(unnamed).toContain('corrected her name, number or date of birth');
  for (const said of ['Wrongly', 'Seoyeon', 'N-1000', 'N-2000', '1970', '1961'])
    expect(unnamed).not.toContain(said);
  expect(path).not.toContain('N-');
  expect(caseId).toMatch(/^[0-9a-f-]{36}$/);
});

test('who is sorted by another name keeps it unless it is corrected too', async () => {
  const { path, me } = await house('Typed, Wrongly');
  const opened = await me.get(path);
  expect(opened.html).toContain('value="Typed, Wrongly"');
  await me.fill(opened, 'identity', { ...typed, 'whom.identity.sortName': '', ...why });
  const again = await me.get(path);
  expect(again.html).not.toContain('whom.identity.sortName');
});

test('a number of another woman is refused, she is shown, and her case is led to', async () => {
  const { centre, path, me } = await house();
  const whom = {
    ...wrong(),
    identity: { ...wrong().identity, recordNumber: 'N-2000', latinName: 'Park Another' },
  };
  const theirs = await referTestCase(centre, {
    whom: { ...whom, patient: { bornOn: '1950', diedOn: null } },
  });
  const before = (await shownAt(centre)).length;
  const refused = await me.send(path, 'identity', { ...typed, ...why });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Park Another');
  expect(refused.html).toContain(`href="/c/${centre.slug}/cases/${theirs.caseId}"`);
  expect(refused.html).toContain('value="N-2000"');
  expect((await shownAt(centre)).length).toBeGreaterThan(before);
  expect(await corrections(centre)).toBe(0);
});

test('a woman who is like her now is asked about before anything is saved', async () => {
  const { centre, path, me } = await house();
  const identity = { recordNumber: 'Z-7', latinName: 'Kim Seoyeon', nativeName: null, sortName: null };
  await referTestCase(centre, { whom: { patient: { bornOn: '1961-02-03', diedOn: null }, identity } });
  const asked = await me.send(path, 'identity', { ...typed, ...why });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('Z-7');
  expect(await corrections(centre)).toBe(0);
  expect(await me.fill(asked, 'identity', { 'whom.same': 'another' })).toMatchObject({ status: 303 });
  expect(await corrections(centre)).toBe(1);
});

test('a birth that can hardly be is asked about and taken when it was so', async () => {
  const { centre, path, me } = await house();
  const asked = await me.send(path, 'identity', { 'whom.patient.bornOn': '1899', ...why });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('older than 120 years');
  expect(await corrections(centre)).toBe(0);
  const confirmed = /name="confirmed" value="([^"]*)"/.exec(asked.html)?.[1] ?? '';
  expect(await me.fill(asked, 'identity', { confirmed })).toMatchObject({ status: 303 });
  expect((await me.get(path)).html).toContain('value="1899"');
});

test('without a number, a reason or a real date nothing is saved, and what was typed stands', async () => {
  const { centre, path, me } = await house();
  for (const [more, said] of [
    [{ 'whom.identity.recordNumber': ' ' }, 'Kim Seoyeon'],
    [{ reason: ' ' }, 'Please give the reason.'],
    [{ 'whom.patient.bornOn': '1961-02-30' }, 'There is no such date.'],
  ] as const) {
    const refused = await me.send(path, 'identity', { ...typed, ...why, ...more });
    expect([more, refused.status]).toEqual([more, 422]);
    expect(refused.html).toContain('value="Kim Seoyeon"');
    expect(refused.html).toContain(said);
  }
  expect(await corrections(centre)).toBe(0);
});

test('of two who correct her at once the second is told and may save again; a form sent twice is saved once', async () => {
  const { centre, path, me, other } = await house();
  const opened = await me.get(path);
  await other.send(path, 'identity', { 'whom.identity.latinName': 'Written Meanwhile', ...why });
  const refused = await me.fill(opened, 'identity', { ...typed, ...why });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Written Meanwhile');
  const saved = await me.fill(refused, 'identity');
  expect(saved).toMatchObject({ status: 303 });
  expect(await me.fill(refused, 'identity')).toEqual(saved);
  expect(await corrections(centre)).toBe(2);
});

test('whoever may not name her is refused, and another house’s people find nothing', async () => {
  const { centre, path, observer } = await house();
  expect(await observer.get(path)).toMatchObject({ status: 403 });
  const forged = { form: 'identity', version: '1', ...typed, ...why };
  expect(await observer.post(path, forged)).toMatchObject({ status: 403 });
  const stranger = visit(centre, (await createTestCentre()).people.coordinator);
  expect(await stranger.get(path)).toMatchObject({ status: 404 });
  expect(await stranger.post(path, forged)).toMatchObject({ status: 404 });
  expect(await corrections(centre)).toBe(0);
});
