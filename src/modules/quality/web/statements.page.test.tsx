import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { visit } from '../../../testing/visit.ts';
import { recordStatements } from '../commands/record-statements.ts';
import { statement } from '../tables.ts';

const stated = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) =>
    tx.select().from(statement).where(eq(statement.ownerId, ownerId)).orderBy(statement.id),
  );
const house = async () => {
  const centre = await createTestCentre({ now: '2026-11-19T16:30:00Z' });
  const { quality_manager: manager, administrator } = centre.people;
  return { centre, me: visit(centre, manager), other: visit(centre, administrator) };
};
const trials = {
  'statements.0.holds': 'yes',
  'statements.0.from': '2026-02-03',
  'statements.0.to': '2026-12-31',
  'statements.0.evidence': ' Register of trials ',
};

test('a statement stands in the record as it was said, once, and everybody of the house reads it', async () => {
  const { centre, me } = await house();
  const opened = await me.get('/statements?add=active_trials');
  const saved = await me.fill(opened, 'add', trials);
  expect(saved).toMatchObject({ status: 302, to: `/c/${centre.slug}/statements?saved=1#active_trials` });
  expect(await me.fill(opened, 'add', trials)).toEqual(saved);
  expect(await stated(centre)).toMatchObject([
    {
      fact: 'active_trials',
      personId: null,
      holds: true,
      from: '2026-02-03',
      to: '2026-12-31',
      evidence: 'Register of trials',
      version: 1,
    },
  ]);
  expect((await me.get(saved.to ?? '')).text).toContain('Saved. The scorecard counts it from now on.');
  const { observer } = centre.people;
  expect((await visit(centre, observer, 'ko').get('/statements')).text).toContain('Register of trials');
  const stranger = visit(centre, (await createTestCentre()).people.chair);
  expect(await stranger.get('/statements')).toMatchObject({ status: 404 });
  const read = await visit(centre, observer).get('/statements');
  expect(read.text.match(/Register of trials/g)).toHaveLength(1);
  // It was stated half past one in the morning at the house.
  expect(read.text).toMatch(/Test quality_manager, 20 November 2026 01:30/);
});

test('that something does not hold, without an end and of a person, is said as such', async () => {
  const { centre, me } = await house();
  const { personId } = centre.people.surgeon;
  await me.send('/statements?add=surgeon_certified', 'add', {
    'statements.0.personId': personId,
    'statements.0.holds': 'no',
    'statements.0.from': '2026-01-01',
    'statements.0.evidence': 'No certificate seen',
  });
  expect(await stated(centre)).toMatchObject([
    { fact: 'surgeon_certified', personId, holds: false, from: '2026-01-01', to: null },
  ]);
});

test('whether it holds must be said, and what is refused saves nothing', async () => {
  const { centre, me } = await house();
  const unsaid = await me.send('/statements?add=active_trials', 'add', {
    'statements.0.from': '2026-01-01',
    'statements.0.evidence': 'Register',
  });
  expect(unsaid.status).toBe(422);
  expect(unsaid.html).toContain('id="add-statements.0.holds-error"');
  const empty = await me.send('/statements?add=active_trials', 'add', { 'statements.0.holds': 'yes' });
  expect(empty.status).toBe(422);
  expect(await me.post('/statements', { form: 'nonsense', 'statement.holds': 'yes' })).toMatchObject({
    status: 422,
  });
  expect(await stated(centre)).toEqual([]);
});

test('a correction has its reason and keeps the version that was read; after a conflict it replaces what is shown', async () => {
  const { centre, me, other } = await house();
  await me.send('/statements?add=active_trials', 'add', trials);
  const id = (await stated(centre))[0]?.id;
  const path = `/statements?correct=${id}`;
  const [mine, theirs] = [await me.get(path), await other.get(path)];
  const silent = await me.fill(mine, 'correct', { 'statement.to': '' });
  expect(silent.status).toBe(422);
  expect(await stated(centre)).toMatchObject([{ version: 1 }]);
  const ended = { 'statement.to': '2026-11-30', reason: ' It ended ' };
  const saved = await me.fill(mine, 'correct', ended);
  expect(saved).toMatchObject({ status: 302, to: `/c/${centre.slug}/statements?saved=1#active_trials` });
  expect(await me.fill(mine, 'correct', ended)).toEqual(saved);
  expect(await stated(centre)).toMatchObject([{ to: '2026-11-30', holds: true, version: 2 }]);
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'quality.correct-statement',
    reason: 'It ended',
  });
  const late = await other.fill(theirs, 'correct', { 'statement.holds': 'no', reason: 'Not true' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Recorded now');
  expect(await stated(centre)).toMatchObject([{ holds: true, version: 2 }]);
  expect(await other.fill(late, 'correct')).toMatchObject({ status: 302 });
  expect(await stated(centre)).toMatchObject([{ holds: false, version: 3 }]);
  const twice = await journalOf(centre);
  expect(twice.filter(({ command }) => command === 'quality.correct-statement')).toHaveLength(2);
});

test('whoever may not state is offered no form, hears no other names, and is refused', async () => {
  const { centre, me } = await house();
  await me.send('/statements?add=active_trials', 'add', trials);
  const id = (await stated(centre))[0]?.id;
  const surgeon = visit(centre, centre.people.surgeon);
  for (const query of ['?add=surgeon_certified', `?correct=${id}`]) {
    const page = await surgeon.get(`/statements${query}`);
    expect(page.html).not.toMatch(/name="form" value="(?:add|correct)"/);
    expect(page.html).not.toContain('Test clinician');
  }
  const forged = { form: 'add', 'statements.0.fact': 'active_trials', ...trials };
  expect(await surgeon.post('/statements', forged)).toMatchObject({ status: 403 });
  expect(await stated(centre)).toHaveLength(1);
});

test('what no person of the house wrote is said to be of whoever it was, and not of somebody else', async () => {
  const { centre, me } = await house();
  const statement = {
    fact: 'active_trials' as const,
    personId: null,
    holds: true,
    from: '2026-02-03',
    to: null,
    evidence: 'Register',
  };
  await centre.as({ kind: 'operator' }, recordStatements, { statements: [statement] });
  expect((await me.get('/statements')).text).toContain('the operator of the installation, 20 November 2026');
});

test('each statement says which indicators need it, a certificate of a surgeon too', async () => {
  const { me } = await house();
  const { html } = await me.get('/statements');
  const section = /id="surgeon_certified".*?(?=<section|$)/s.exec(html)?.[0] ?? '';
  expect(section).toMatch(/\/scorecard#how-3"/);
});

test('a statement that should not stand is taken back with a reason, counts nowhere, and is restored from its list', async () => {
  const { centre, me, other } = await house();
  await me.send('/statements?add=active_trials', 'add', trials);
  const id = (await stated(centre))[0]?.id ?? '';
  const path = `/statements/${id}`;
  expect((await me.get('/statements')).html).toContain(`href="/c/${centre.slug}${path}"`);
  const [mine, theirs] = [await me.get(path), await other.get(path)];
  expect(mine.text).toContain('Register of trials');
  const silent = await me.fill(mine, 'take-back', { reason: ' ' });
  expect(silent.status).toBe(422);
  expect(silent.text).toContain('Please say why.');
  const taken = await me.fill(mine, 'take-back', { reason: 'Of another house' });
  expect(taken).toMatchObject({ status: 303, to: `/c/${centre.slug}/statements#taken-back` });
  expect(await me.fill(mine, 'take-back', { reason: 'Of another house' })).toEqual(taken);
  expect(await stated(centre)).toEqual([]);
  const list = await me.get('/statements');
  expect(list.text).not.toContain('Register of trials');
  expect(list.text).toMatch(
    /What was taken back .*Test quality_manager, 20 November 2026 01:30 .*Of another house/,
  );
  // Who comes second is told by whom.
  const second = await other.fill(theirs, 'take-back', { reason: 'Twice' });
  expect(second).toMatchObject({ status: 303, to: `/c/${centre.slug}${path}` });
  const told = await other.get(second.to ?? '');
  expect(told.text).toContain('Of another house');
  expect(await other.fill(told, 'restore', { reason: 'Ours after all' })).toMatchObject({
    status: 303,
    to: `/c/${centre.slug}/statements#active_trials`,
  });
  expect(await stated(centre)).toMatchObject([{ evidence: 'Register of trials', version: 3 }]);
  const commands = (await journalOf(centre)).map(({ command }) => command);
  expect(commands.slice(0, 2)).toEqual(['kernel.restore', 'kernel.strike']);
});

test('who may not state takes nothing back, and another house finds nothing', async () => {
  const { centre, me } = await house();
  await me.send('/statements?add=active_trials', 'add', trials);
  const id = (await stated(centre))[0]?.id ?? '';
  const { chair } = centre.people;
  expect(await visit(centre, chair).get(`/statements/${id}`)).toMatchObject({ status: 403 });
  const forged = { form: 'take-back', version: '1', reason: 'Forged' };
  expect(await visit(centre, chair).post(`/statements/${id}`, forged)).toMatchObject({ status: 403 });
  expect((await visit(centre, chair).get('/statements')).html).not.toContain(`/statements/${id}`);
  const other = await createTestCentre();
  const theirs = visit(other, other.people.quality_manager);
  expect(await theirs.get(`/statements/${id}`)).toMatchObject({ status: 404 });
  expect(await theirs.post(`/statements/${id}`, forged)).toMatchObject({ status: 404 });
  expect(await me.get('/statements/none')).toMatchObject({ status: 404 });
  expect(await stated(centre)).toHaveLength(1);
});
