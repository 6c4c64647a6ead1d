import { expect, test } from 'vitest';
import { createTestCentre } from '../../../testing/centre.ts';
import { factsIn, itemsIn, linksIn, under } from '../../../testing/page-parts.ts';
import { visit } from '../../../testing/visit.ts';

const houseOf = async () => {
  const centre = await createTestCentre();
  const { surgeon, clinician, chair } = centre.people;
  return { centre, me: visit(centre, surgeon), other: visit(centre, clinician), chair: visit(centre, chair) };
};
const listed = (html: string) => itemsIn(under(html, 'Away now or soon'));
const away = (covers: string) => ({
  'absence.from': '2026-11-18',
  'absence.to': '2026-11-25',
  'absence.coverId': covers,
});

test('who is away says so for themselves, and everybody sees who covers, in their language', async () => {
  const { centre, me, other } = await houseOf();
  expect((await other.get('/absences')).text).toContain('Nobody is said to be away');
  const saved = await me.send('/absences', 'say', away(centre.people.clinician.personId));
  expect(saved).toMatchObject({ status: 303, to: `/c/${centre.slug}/absences?saved` });
  const mine = await me.get('/absences');
  expect(listed(mine.html)).toEqual([
    'Test surgeon from 18 November 2026 to 25 November 2026 away now Test clinician covers',
  ]);
  expect(Object.keys(linksIn(under(mine.html, 'Away now or soon')))).toEqual(['Test surgeon']);
  const theirs = await other.get('/absences');
  expect(listed(theirs.html)).toEqual(listed(mine.html));
  expect(linksIn(under(theirs.html, 'Away now or soon'))).toEqual({});
  expect((await visit(centre, centre.people.clinician, 'ko').get('/absences')).text).toContain(
    '대행: Test clinician',
  );
  // Over on the day after the last.
  centre.setNow('2026-11-26T03:00:00Z');
  expect((await other.get('/absences')).text).toContain('Nobody is said to be away');
});

test('chair, coordinator and administrator say it for others; a refusal gives back what was typed', async () => {
  const { centre, chair } = await houseOf();
  const { surgeon } = centre.people;
  const personId = surgeon.personId;
  const said = { personId, 'absence.from': '2026-11-25', 'absence.to': '2026-11-20' };
  const wrong = await chair.send('/absences', 'say', said);
  expect(wrong).toMatchObject({ status: 422 });
  expect(wrong.text).toContain('The last day is before the first.');
  expect(wrong.html).toContain('value="2026-11-20"');
  expect(await chair.send('/absences', 'say', { ...said, 'absence.to': '' })).toMatchObject({ status: 303 });
  expect(listed((await chair.get('/absences')).html)).toEqual([
    'Test surgeon from 25 November 2026 until further notice nobody is named to cover',
  ]);
  const twice = await chair.send('/absences', 'say', { ...said, 'absence.to': '2026-11-30' });
  expect(twice.text).toContain('On one of these days the person is said to be away already.');
});

test('it is ended early, corrected with a reason, or taken back; others read it and change nothing', async () => {
  const { centre, me, other, chair } = await houseOf();
  await me.send('/absences', 'say', away(centre.people.clinician.personId));
  const [to] = Object.values(linksIn(under((await me.get('/absences')).html, 'Away now or soon')));
  const path = to ?? '';
  const read = await other.get(path);
  expect(factsIn(under(read.html, 'What is said'))).toEqual({
    'Who is away': 'Test surgeon',
    'First day away': '18 November 2026',
    'Last day away': '25 November 2026',
    'Who covers': 'Test clinician',
  });
  expect(read.html).not.toContain('Take back');
  const [mine, theirs] = [await me.get(path), await chair.get(path)];
  const noReason = await me.fill(mine, 'correct', { 'absence.to': '2026-11-27', reason: '' });
  expect(noReason.text).toContain('Please say why.');
  const corrected = { 'absence.to': '2026-11-27', reason: 'Two days more' };
  expect(await me.fill(mine, 'correct', corrected)).toMatchObject({ status: 303 });
  const late = await chair.fill(theirs, 'end', { to: '2026-11-20' });
  expect(late).toMatchObject({ status: 409 });
  expect(late.text).toContain('27 November 2026');
  expect(await chair.send(path, 'end', { to: '2026-11-20' })).toMatchObject({ status: 303 });
  expect(listed((await me.get('/absences')).html)[0]).toContain('to 20 November 2026');
  const back = { reason: 'She stays' };
  const open = await chair.get(path);
  expect(await me.send(path, 'take-back', back)).toMatchObject({ status: 303 });
  expect((await me.get('/absences')).text).toContain('Nobody is said to be away');
  expect((await me.get(path)).text).toBe(
    'Not found Answer 404 There is nothing at this address, or it belongs to a house whose record you may not see. To the front door',
  );
  const second = await chair.fill(open, 'take-back', { reason: 'He <b>stays</b> after all' });
  expect(second.status).toBe(404);
  expect(second.text).toContain('Nothing was saved. What you typed He <b>stays</b> after all');
});

test('an absence of another house, and what is no id, is not found', async () => {
  const { me, centre } = await houseOf();
  await me.send('/absences', 'say', away(centre.people.clinician.personId));
  const [to] = Object.values(linksIn(under((await me.get('/absences')).html, 'Away now or soon')));
  const elsewhere = await createTestCentre();
  const id = (to ?? '').split('/').at(-1);
  expect((await visit(elsewhere, elsewhere.people.chair).get(`/absences/${id}`)).status).toBe(404);
  expect((await me.get('/absences/none')).status).toBe(404);
});

test('a form that is sent again with other entries is refused in a sentence, and nothing is saved twice', async () => {
  const { centre, me } = await houseOf();
  const opened = await me.get('/absences');
  const said = away(centre.people.clinician.personId);
  expect(await me.fill(opened, 'say', said)).toMatchObject({ status: 303 });
  const again = await me.fill(opened, 'say', { ...said, 'absence.to': '2026-12-24' });
  expect(again.status).toBe(409);
  expect(again.text).toContain('This form was already saved, with other entries.');
  expect(listed((await me.get('/absences')).html)).toHaveLength(1);
});
