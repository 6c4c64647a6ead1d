import { expect, test } from 'vitest';
import { strike } from '../../kernel/commands/strike.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { referTestCase } from '../../testing/listed-case.ts';
import { recordOf } from '../../testing/record.ts';
import { visit } from '../../testing/visit.ts';

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

const setUp = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const path = `/cases/${caseId}/operations/new`;
  const me = visit(centre, centre.people.surgeon);
  const opened = await me.get(path);
  const keep = (
    fields: Readonly<Record<string, readonly string[]>>,
    more: Readonly<Record<string, string>> = {},
  ) =>
    me.post('/drafts', {
      place: path,
      draft: 'operation',
      query: '',
      title: 'New operation',
      definitions: 'operation@1',
      known: '0',
      requestKey: hidden(opened.html, 'requestKey'),
      writer: hidden(opened.html, 'writer'),
      typed: JSON.stringify({ fields, labels: {} }),
      ...more,
    });
  return { centre, caseId, path, me, opened, keep };
};

/** As a script sends it: with all that stands empty. */
const half = {
  'report.team.0.person': [''],
  'report.doneOn': ['2026-11-16'],
  'report.diseaseAtStart': ['Cake of my own words'],
};

test('what was begun is offered on its page to its author alone, goes on there, and is over once it is saved', async () => {
  const { centre, caseId, path, me, opened, keep } = await setUp();
  expect(opened.text).not.toContain('You began this');
  const requestKey = hidden(opened.html, 'requestKey');
  const kept = await keep({ ...half, requestKey: [requestKey] });
  expect(JSON.parse(kept.html)).toEqual({ version: 1, day: '2026-11-19', time: '09:00' });

  const again = await me.get(path);
  expect(again.text).toContain('You began this on 19 November 2026 at 09:00 and have not saved it.');
  expect(again.html).not.toContain('Cake of my own words</textarea>');
  expect((await visit(centre, centre.people.chair).get(path)).html).not.toContain('Cake of my own words');

  const goingOn = await me.get(`${path}?draft=operation`);
  expect(goingOn.html).toContain('Cake of my own words</textarea>');
  expect(goingOn.text).not.toContain('You began this');
  expect(hidden(goingOn.html, 'requestKey')).toBe(requestKey);
  const saved = await me.fill(goingOn, 'operation', {
    'report.kind': 'primary',
    'report.team.0.person': centre.people.surgeon.personId,
    'report.team.0.role': 'main',
  });
  expect(saved.status).toBe(302);
  const [recorded] = (await recordOf(centre, caseId)).operations;
  expect(recorded?.report).toMatchObject({ doneOn: '2026-11-16', diseaseAtStart: 'Cake of my own words' });
  expect((await me.get(path)).text).not.toContain('You began this');
  // Its script is late: the form was saved.
  expect(JSON.parse((await keep(half)).html)).toMatchObject({ version: null });
});

test('a draft that is not wanted is put away without script too', async () => {
  const { path, me, keep } = await setUp();
  await keep(half);
  const { html } = await me.get(path);
  expect(html).toContain('Discard it');
  const discard = { intent: 'discard', place: path, draft: 'operation' };
  expect(await me.post('/drafts', discard)).toMatchObject({ status: 302 });
  expect((await me.get(path)).text).not.toContain('You began this');
});

test('a draft of an earlier form goes on with all that has a place, and shows by its name what has none', async () => {
  const { path, me, keep } = await setUp();
  const fields = { ...half, 'report.scrubNurse': ['Kim'], 'report.kind': ['kind_of_before', 'primary'] };
  const labels = { 'report.scrubNurse': 'Scrub nurse', 'report.kind': 'Kind of operation' };
  await keep({}, { definitions: 'operation@0', typed: JSON.stringify({ fields, labels }) });
  const { text, html } = await me.get(`${path}?draft=operation`);
  expect(html).toContain('Cake of my own words</textarea>');
  expect(text).toContain('The form has changed since you began this.');
  expect(text).toContain('Scrub nurse Kim');
  expect(text).toContain('Kind of operation kind_of_before');
});

test('"My work" names what the reader has begun, to nobody else, without a word of what was typed; it leads on and to where it is put away', async () => {
  const { centre, caseId, path, me, keep } = await setUp();
  expect((await me.get('')).text).not.toContain('What you began');
  expect((await me.get('/begun')).text).toContain('Nothing is kept');
  const labels = {
    'report.diseaseAtStart': 'Disease',
    'report.kind': 'Kind',
    'report.kind=primary': 'First operation',
  };
  const fields = { ...half, 'report.kind': ['primary'], 'report.teamId': ['hidden-id'] };
  await keep({}, { query: 'correct=', typed: JSON.stringify({ fields, labels }) });
  const mine = await me.get('');
  const { label } = await recordOf(centre, caseId).then((record) => record.case);
  expect(mine.text).toContain(`What you began and did not save Read or discard New operation · ${label}`);
  expect(mine.text).toContain('kept on 19 November 2026 at 09:00, until 19 December 2026');
  expect(mine.text).toMatch(/Invented Woman [^ ]+ · Invented-/);
  const at = `/c/${centre.slug}${path}?correct=&amp;draft=operation`;
  expect(mine.html).toContain(`href="${at}"`);
  expect(mine.html).not.toContain('Cake of my own words');
  expect((await visit(centre, centre.people.surgeon, 'ko').get('')).text).toContain('저장하지 않은 내용');
  for (const address of ['', '/begun']) {
    const others = (await visit(centre, centre.people.chair).get(address)).text;
    expect(others).not.toMatch(/New operation|Cake/);
  }

  const begun = await me.get('/begun');
  expect(begun.text).toContain('Disease Cake of my own words');
  expect(begun.text).toContain('Kind First operation');
  expect(begun.text).not.toContain('hidden-id');
  const discard = { intent: 'discard', place: path, draft: 'operation', from: 'begun' };
  expect(await me.post('/drafts', discard)).toMatchObject({ status: 302, to: `/c/${centre.slug}/begun` });
  expect((await me.get('')).text).not.toContain('What you began');
});

test('what was begun on a page that its author may not see any more, or that is none, is not named', async () => {
  const { centre, keep, me } = await setUp();
  await keep(half);
  await keep(half, { place: '/nowhere/at/all', requestKey: 'another' });
  expect((await me.get('/begun')).text.match(/kept on/g)).toHaveLength(1);
  // Written while she observed too; her role as a surgeon has ended since.
  const { surgeon, observer } = centre.people;
  const both = visit(centre, { ...surgeon, grants: [...surgeon.grants, ...observer.grants] });
  const opened = await both.get('/begun');
  expect(opened.text.match(/kept on/g)).toHaveLength(1);
  await both.post('/drafts', {
    place: '/cases/new',
    draft: 'refer',
    definitions: '',
    known: '0',
    requestKey: 'a third',
    typed: JSON.stringify({ fields: half, labels: {} }),
  });
  expect((await both.get('/begun')).text.match(/kept on/g)).toHaveLength(2);
  const observing = visit(centre, { ...surgeon, grants: observer.grants });
  for (const address of ['', '/begun']) expect((await observing.get(address)).text).not.toContain('kept on');
});

test('a draft of a case that was taken back can still be read', async () => {
  const { centre, caseId, path, me, keep } = await setUp();
  await keep({}, { typed: JSON.stringify({ fields: half, labels: { 'report.diseaseAtStart': 'Disease' } }) });
  await centre.as(centre.people.coordinator, strike, { table: 'care.case', id: caseId, version: 1 });
  expect((await me.get(path)).status).toBe(404);
  expect((await me.get('/begun')).text).toContain('Disease Cake of my own words');
  expect((await me.get('')).text).not.toMatch(/Invented Woman/);
});

test('two windows, a wrong draft and a page that somebody else has opened are refused', async () => {
  const { centre, path, me, keep } = await setUp();
  await keep(half);
  expect(await keep(half, { requestKey: 'another window' })).toMatchObject({ status: 409 });
  expect(await keep(half, { typed: 'nonsense' })).toMatchObject({ status: 422 });
  const other = centre.people.chair.userId;
  expect(await keep(half, { writer: other })).toMatchObject({ status: 307 });
  const opened = await me.get(path);
  const sent = await me.post(path, {
    form: 'operation',
    writer: other,
    requestKey: hidden(opened.html, 'requestKey'),
  });
  expect(sent).toMatchObject({ status: 307, to: expect.stringContaining('/sign-in?next=') });
});
