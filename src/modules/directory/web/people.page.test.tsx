import { expect, test } from 'vitest';
import { journalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { itemsIn, linksIn, under } from '../../../testing/page-parts.ts';
import { visit } from '../../../testing/visit.ts';

const sol = {
  'people.0.latinName': 'Han Sol',
  'people.0.nativeName': '한솔',
  'affiliations.0.role': 'clinician',
  'affiliations.0.discipline': 'pathology',
  'affiliations.0.from': '2026-11-01',
};
const houseOf = async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.administrator);
  const { to } = await me.send('/people', 'add', sol);
  return { centre, me, page: to ?? '' };
};
const roles = (html: string) => itemsIn(under(html, 'Roles'));

test('an administrator adds somebody, once, and sees who is here in what role and how they sign in', async () => {
  const { centre, me, page } = await houseOf();
  const opened = await me.get('/people');
  const saved = await me.fill(opened, 'add', { ...sol, 'people.0.latinName': 'Bae Nari' });
  expect(saved.status).toBe(303);
  expect(await me.fill(opened, 'add', { ...sol, 'people.0.latinName': 'Bae Nari' })).toEqual(saved);
  expect((await journalOf(centre)).filter(({ command }) => command === 'directory.add-people')).toHaveLength(
    3,
  );
  const { html, text } = await me.get('/people');
  expect(linksIn(html)).toMatchObject({ 'Han Sol': page, 'Bae Nari': saved.to });
  expect(text).toContain('Clinician, Pathology since 1 November 2026');
  expect(text).toContain('has no account');
  expect((await visit(centre, centre.people.administrator, 'ko').get('/people')).text).toContain('한솔');
  const empty = await me.send('/people', 'add', { ...sol, 'people.0.latinName': ' ' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('Please say something here.');
  expect(empty.html).toContain('value="한솔"');
});

test('a role is given, ended with a day, and ended now; what is refused is said', async () => {
  const { me, page } = await houseOf();
  const given = { 'given.role': 'surgeon', 'given.discipline': '', 'given.from': '2026-11-19' };
  expect((await me.send(page, 'give', given)).status).toBe(303);
  const twice = await me.send(page, 'give', given);
  expect(twice.text).toContain('This person has this role already, or from that day on.');
  // A refused form stands open also without script; the others stay folded.
  expect(twice.html.match(/<details open="">/g)).toHaveLength(1);
  expect(twice.html).toMatch(/<details open=""><summary>Give another role/);
  const both = await me.get(page);
  expect(roles(both.html).map((one) => one.split(' End ')[0])).toEqual([
    'Clinician, Pathology since 1 November 2026',
    'Surgeon since 19 November 2026',
  ]);
  const [first = '', second = ''] = [...both.html.matchAll(/value="(end-[^"]+)"/g)].map(([, name]) => name);
  expect((await me.send(page, first, { to: '2026-11-01' })).text).toContain('A role ends today or later');
  expect((await me.send(page, first, { to: '2026-11-30' })).status).toBe(303);
  expect((await me.send(page, second, { intent: 'now' })).status).toBe(303);
  expect(roles((await me.get(page)).html).map((one) => one.split(' End ')[0])).toEqual([
    'Clinician, Pathology from 1 November 2026 to 30 November 2026',
    'Surgeon ended before its first day was over',
  ]);
});

test('a name is corrected with a reason; of two who do so at once the second reads what the first wrote', async () => {
  const { me, page } = await houseOf();
  const before = await me.get(page);
  const said = { 'names.latinName': 'Hahn Sol', reason: 'As in the passport' };
  expect((await me.send(page, 'correct', { ...said, reason: '' })).text).toContain('Please say why.');
  expect((await me.send(page, 'correct', said)).status).toBe(303);
  expect((await me.get(page)).text).toContain('Hahn Sol');
  const late = await me.fill(before, 'correct', { ...said, 'names.latinName': 'Han Solbi' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Somebody else changed this person');
  expect(late.html).toContain('value="Han Solbi"');
});

test('an invitation has an address to hand over, until it is withdrawn; another house has no such person', async () => {
  const { centre, me, page } = await houseOf();
  expect((await me.send(page, 'invite', { email: 'no address' })).status).toBe(422);
  expect((await me.send(page, 'invite', { email: 'sol@example.org' })).status).toBe(303);
  const invited = await me.get(page);
  expect(invited.html).toMatch(/http:\/\/localhost\/l\/[\w-]{64}</);
  expect(invited.text).toContain('sol@example.org');
  expect((await me.send(page, 'withdraw')).status).toBe(303);
  expect((await me.get(page)).html).not.toContain('/l/');
  const other = await createTestCentre();
  const elsewhere = visit(other, other.people.administrator);
  const [, id = ''] = /people\/([^?]+)/.exec(page) ?? [];
  expect((await elsewhere.get(`/people/${id}`)).status).toBe(404);
  const surgeon = visit(centre, centre.people.surgeon);
  for (const path of ['/people', page]) expect((await surgeon.get(path)).status).toBe(403);
  expect((await surgeon.post(page, { form: 'withdraw' })).status).toBe(403);
});
