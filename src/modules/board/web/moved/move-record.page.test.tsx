import { expect, test } from 'vitest';
import { strike } from '../../../../kernel/commands/strike.ts';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { operateTestCase } from '../../../../testing/operated-case.ts';
import { itemsIn, readOf, under } from '../../../../testing/page-parts.ts';
import { recordOf, shownAt } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { fillForm, recordWorkUp } from '../../../care/index.ts';
import { recordPathology } from '../../../surgery/index.ts';

const her = {
  patient: { bornOn: '1950-01-02', diedOn: null },
  identity: { recordNumber: 'N-2000', latinName: 'Park Rightly', nativeName: '박서연', sortName: null },
};
const house = async () => {
  const centre = await createTestCentre();
  const { caseId, operationId } = await operateTestCase(centre);
  const { caseId: to, label } = await referTestCase(centre, { whom: her });
  const { surgeon, chair, coordinator, observer } = centre.people;
  return {
    centre,
    caseId,
    operationId,
    to,
    label,
    path: `/cases/${caseId}/move/operation/${operationId}`,
    cases: `/c/${centre.slug}/cases`,
    me: visit(centre, surgeon),
    other: visit(centre, chair),
    coordinator: visit(centre, coordinator),
    observer: visit(centre, observer),
  };
};
const moves = async (centre: TestCentre) =>
  (await journalOf(centre)).filter(({ command }) => command === 'board.move-record').length;

test('the right woman is searched for, both are read side by side, and the operation stands with her', async () => {
  const { centre, caseId, operationId, to, label, path, cases, me } = await house();
  await centre.as(centre.people.surgeon, recordPathology, {
    operationId,
    version: 0,
    report: { reportedOn: '2026-11-18', specimens: 'Omentum' },
  });
  expect((await me.get(`/cases/${caseId}/operations/${operationId}`)).html).toContain(
    `href="/c/${centre.slug}${path}"`,
  );
  expect((await me.get(`/cases/${caseId}/take-back/operation/${operationId}`)).html).toContain(
    `href="/c/${centre.slug}${path}"`,
  );
  const opened = await me.get(path);
  expect(itemsIn(under(opened.html, 'What is moved'))).toEqual(['Pathology report']);
  expect(opened.html).not.toContain('name="reason"');
  const before = (await shownAt(centre)).length;
  const found = await me.fill(opened, 'find', { find: 'park' });
  expect(found.status).toBe(200);
  expect(readOf(under(found.html, 'Whose is it?'))).toContain(
    `${label} 박서연 Park Rightly · N-2000 · 2 January 1950`,
  );
  expect((await shownAt(centre)).length).toBeGreaterThan(before + 1);
  const chosen = await me.get(`${path}?to=${to}`);
  expect(readOf(under(chosen.html, 'It lies here, by mistake'))).toContain('6 May 1970');
  expect(readOf(under(chosen.html, 'It goes here'))).toMatch(/Park Rightly.*N-2000.*2 January 1950/);
  const moved = await me.fill(chosen, 'move', { reason: 'Two women of one name' });
  expect(moved.status).toBe(303);
  expect(moved.to).toMatch(new RegExp(`^${cases}/${to}/operations/[0-9a-f-]{36}$`));
  expect((await me.get(moved.to ?? '')).text).toContain('Omentum');
  expect(await me.get(`/cases/${caseId}/operations/${operationId}`)).toMatchObject({ status: 404 });
  const went = (await me.get(`/cases/${caseId}/history`)).text;
  expect(went).toContain(`Went to case ${label}`);
  expect(went).toContain('Reason: Two women of one name');
  const came = (await me.get(`/cases/${to}/history`)).text;
  expect(came).toMatch(
    /Came here from case 26-0001 ?\. It was recorded first by Test surgeon on 19 November 2026/,
  );
  expect((await me.get(`/taken-back?case=${caseId}`)).text).toContain('Nothing is taken back.');
});

test('who is searched for stands in no address, and the case itself is not offered', async () => {
  const { path, me, label } = await house();
  const all = await me.send(path, 'find', { find: '26-00' });
  expect(all.html).not.toMatch(/[?&](find|name)=/);
  expect(readOf(under(all.html, 'Whose is it?'))).toContain(label);
  expect(itemsIn(under(all.html, 'Whose is it?'))).toHaveLength(1);
  const none = await me.send(path, 'find', { find: 'Nobody Such' });
  expect(none.text).toContain('Search results: 0 cases');
});

test('without a reason nothing is moved; a form sent twice moves it once; who comes second is told where it went', async () => {
  const { centre, caseId, to, path, cases, me, other } = await house();
  const [mine, theirs] = [await me.get(`${path}?to=${to}`), await other.get(`${path}?to=${to}`)];
  const refused = await me.fill(mine, 'move', { reason: ' ' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Please say why.');
  expect(await moves(centre)).toBe(0);
  const first = await me.fill(mine, 'move', { reason: 'Wrong woman' });
  expect(first.status).toBe(303);
  const history = `${cases}/${caseId}/history`;
  expect(await me.fill(mine, 'move', { reason: 'Wrong woman' })).toMatchObject({ status: 303, to: history });
  expect(await other.fill(theirs, 'move', { reason: 'Wrong woman' })).toMatchObject({
    status: 303,
    to: history,
  });
  expect(await moves(centre)).toBe(1);
  expect(await me.get(path)).toMatchObject({ status: 302, to: history });
  expect((await recordOf(centre, to)).operations).toHaveLength(1);
});

test('a case that is taken back after it was chosen takes nothing in: that is said, and why it was to be moved is given back', async () => {
  const { centre, caseId, operationId, to, path, me } = await house();
  const chosen = await me.get(`${path}?to=${to}`);
  await centre.as(centre.people.coordinator, strike, { table: 'care.case', id: to, version: 1 });
  const refused = await me.fill(chosen, 'move', { reason: '오기재' });
  expect(refused.status).toBe(404);
  expect(refused.text).toContain('Nothing was saved. What you typed 오기재');
  expect((await me.get(`/cases/${caseId}/operations/${operationId}`)).status).toBe(200);
  expect(await moves(centre)).toBe(0);
});

test('what somebody corrected meanwhile is a conflict; what cannot be hers is refused with words', async () => {
  const { centre, caseId, operationId, to, path, me, other } = await house();
  const opened = await me.get(`${path}?to=${to}`);
  const standing = `/cases/${caseId}/operations/${operationId}`;
  await other.send(`${standing}?correct`, 'operation', { 'report.doneOn': '2026-11-15', reason: 'Day' });
  expect(await me.fill(opened, 'move', { reason: 'Wrong woman' })).toMatchObject({ status: 409 });
  const late = await referTestCase(centre, { case: { presentedOn: '2026-11-18' } });
  const refused = await me.send(`${path}?to=${late.caseId}`, 'move', { reason: 'Wrong woman' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Its date is before that case came to the centre.');
  expect(await moves(centre)).toBe(0);
});

test('a form of the course keeps its author and says who moved it; it goes back the same way', async () => {
  const { centre, caseId, to, coordinator } = await house();
  const { id } = await centre.as(centre.people.clinician, fillForm, {
    caseId,
    form: 'event',
    formVersion: 2,
    on: null,
    answers: { on: '2026-10-01', kind: 'recurrence', basis: ['imaging'], sites: ['liver'] },
  });
  const entry = await coordinator.get(`/cases/${caseId}/entries/${id}`);
  expect(entry.html).toContain(`/cases/${caseId}/move/entry/${id}"`);
  const moved = await coordinator.send(`/cases/${caseId}/move/entry/${id}?to=${to}`, 'move', {
    reason: 'Hers',
  });
  const read = (await coordinator.get(moved.to ?? '')).text;
  expect(read).toContain('Entered by Test clinician on 19 November 2026');
  expect(read).toContain('Moved here from another case by Test coordinator on 19 November 2026');
  expect(read).not.toContain('Corrected by');
  const [, anew = ''] = /entries\/([0-9a-f-]{36})/.exec(moved.to ?? '') ?? [];
  const back = await coordinator.send(`/cases/${to}/move/entry/${anew}?to=${caseId}`, 'move', {
    reason: 'Not hers',
  });
  expect(back.to).toContain(`/cases/${caseId}/entries/`);
  expect((await coordinator.get(back.to ?? '')).text).toContain('Entered by Test clinician');
});

test('a result is moved too, and told by what it says', async () => {
  const { centre, caseId, to, coordinator } = await house();
  const item = {
    key: 'ca125',
    state: 'present',
    value: 812,
    unit: 'U/ml',
    takenOn: '2026-11-05',
    reason: null,
  } as const;
  await centre.as(centre.people.coordinator, recordWorkUp, { caseId, items: [item], versions: {} });
  const [result] = (await recordOf(centre, caseId)).workUp;
  const path = `/cases/${caseId}/move/result/${result?.id}?to=${to}`;
  expect(readOf(under((await coordinator.get(path)).html, 'What is moved'))).toContain('812 U/ml');
  expect(await coordinator.send(path, 'move', { reason: 'Hers' })).toMatchObject({ status: 303 });
  expect((await recordOf(centre, to)).workUp).toMatchObject([{ key: 'ca125', value: 812 }]);
});

test('whoever may not, another house, and what is no such record', async () => {
  const { centre, caseId, operationId, to, path, me, coordinator, observer } = await house();
  expect(await observer.get(path)).toMatchObject({ status: 403 });
  const told = await coordinator.get(`${path}?to=${to}`);
  expect(told.text).toContain('Your role may not do this');
  expect(told.html).not.toContain('name="reason"');
  const forged = { form: 'move', version: '1', to, reason: 'Forged' };
  expect(await coordinator.post(path, forged)).toMatchObject({ status: 403 });
  const other = await createTestCentre();
  const theirs = await referTestCase(other);
  expect(await me.get(`${path}?to=${theirs.caseId}`)).toMatchObject({ status: 404 });
  const stranger = visit(other, other.people.surgeon);
  expect(await stranger.get(path)).toMatchObject({ status: 404 });
  expect(await me.get(`/cases/${to}/move/operation/${operationId}`)).toMatchObject({ status: 404 });
  expect(await me.get(`/cases/${caseId}/move/recommendation/${operationId}`)).toMatchObject({ status: 404 });
  expect(await moves(centre)).toBe(0);
});
