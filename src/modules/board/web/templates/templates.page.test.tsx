import { expect, test } from 'vitest';
import { withScope } from '../../../../kernel/scope.ts';
import { createTestBoard, journalOf } from '../../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../../testing/centre.ts';
import { linksIn } from '../../../../testing/page-parts.ts';
import { recommendTestCase } from '../../../../testing/recommended-case.ts';
import { testTemplate } from '../../../../testing/test-template.ts';
import { visit } from '../../../../testing/visit.ts';
import { defineTemplate } from '../../commands/define-template.ts';
import { templatesOf } from '../../queries/templates.ts';

const list = '/meetings/templates';
const house = async () => {
  const centre = await createTestCentre();
  const { chair, coordinator } = centre.people;
  return { centre, me: visit(centre, chair), other: visit(centre, coordinator) };
};
const templatesAt = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], (tx) => templatesOf(tx, centre.ownerId));

const typed = {
  'template.name': 'Operate, then test',
  'template.sites': 'ovary',
  'template.recommendations.0.modality': 'surgery',
  'template.recommendations.0.timing': 'upfront',
  'template.recommendations.0.dueInDays': '21',
};

test('a house begins with none; one that is made line by line, without script, stands in the list once', async () => {
  const { centre, me } = await house();
  expect((await me.get('/meetings')).html).toContain(`/c/${centre.slug}${list}`);
  expect((await me.get(list)).text).toContain('This house has no template yet.');
  const opened = await me.get(`${list}/new`);
  expect(opened.text).not.toContain('None of these');
  const longer = await me.fill(opened, 'template', { ...typed, intent: 'add:recommendations' });
  const both = { 'template.recommendations.1.modality': 'genetic_counselling' };
  const saved = await me.fill(longer, 'template', both);
  expect(saved).toMatchObject({ status: 303, to: `/c/${centre.slug}${list}` });
  expect(await me.fill(longer, 'template', both)).toEqual(saved);
  const [made, ...others] = await templatesAt(centre);
  expect(others).toEqual([]);
  expect(made?.answers).toMatchObject({
    name: 'Operate, then test',
    sites: ['ovary'],
    questionTypes: null,
    recommendations: [
      { modality: 'surgery', timing: 'upfront', dueInDays: 21 },
      { modality: 'genetic_counselling', dueInDays: null },
    ],
  });
  const { text } = await me.get(list);
  expect(text).toMatch(/Operate, then test.*Ovary.*all questions.*Surgery, upfront ?Genetic counselling/);
  expect((await visit(centre, centre.people.chair, 'ko').get(list)).text).toContain('난소');
});

test('an empty one, and one that bears the name of another, are refused as they were typed', async () => {
  const { centre, me } = await house();
  await centre.as(centre.people.chair, defineTemplate, { template: testTemplate() });
  const empty = await me.send(`${list}/new`, 'template', { 'template.name': 'Nothing' });
  expect(empty.status).toBe(422);
  expect(empty.html).toContain('Nothing');
  const twin = await me.send(`${list}/new`, 'template', typed);
  expect(twin.status).toBe(422);
  expect(twin.text).toContain('Another template that stands has this name.');
  expect(await templatesAt(centre)).toHaveLength(1);
});

test('who comes second reads what stands now and replaces it knowingly', async () => {
  const { centre, me, other } = await house();
  const { id } = await centre.as(centre.people.chair, defineTemplate, { template: testTemplate() });
  const [mine, theirs] = [await me.get(`${list}/${id}`), await other.get(`${list}/${id}`)];
  expect(await me.fill(mine, 'template', { 'template.name': 'Mine' })).toMatchObject({ status: 303 });
  const late = await other.fill(theirs, 'template', { 'template.name': 'Theirs' });
  expect(late.status).toBe(409);
  expect(late.text).toMatch(/Recorded now.*Mine/);
  expect(await other.fill(late, 'template')).toMatchObject({ status: 303 });
  expect(await templatesAt(centre)).toMatchObject([{ version: 3, answers: { name: 'Theirs' } }]);
});

test('one is taken back with a reason, says by whom, and is restored; whoever comes second finds it done', async () => {
  const { centre, me, other } = await house();
  const { id } = await centre.as(centre.people.chair, defineTemplate, { template: testTemplate() });
  const page = `${list}/${id}`;
  const [mine, theirs] = [await me.get(page), await other.get(page)];
  expect((await me.fill(mine, 'take-back')).status).toBe(422);
  const why = { reason: 'Nobody uses it' };
  expect(await me.fill(mine, 'take-back', why)).toMatchObject({ status: 303 });
  expect(await other.fill(theirs, 'take-back', why)).toMatchObject({ status: 303 });
  const taken = await other.get(page);
  expect(taken.text).toMatch(/Taken back Test chair ?, .*Nobody uses it/);
  expect(taken.html).not.toContain('value="template"');
  expect(linksIn((await me.get(list)).html)).toMatchObject({
    'Operate, then test': `/c/${centre.slug}${page}`,
  });
  const changed = await other.fill(theirs, 'template', { 'template.name': 'Too late' });
  expect(changed.status).toBe(404);
  expect(changed.text).toMatch(/not there any more.* Nothing was saved.*What you typed .*Too late/);
  expect(changed.text).toContain('Taken back Test chair');
  expect(await other.fill(taken, 'restore', { reason: 'It is used' })).toMatchObject({ status: 303 });
  expect(await templatesAt(centre)).toMatchObject([{ id }]);
  const strikes = (await journalOf(centre)).filter(({ command }) => command === 'kernel.strike');
  expect(strikes).toMatchObject([{ reason: 'Nobody uses it' }]);
});

test('what was recommended for a case begins a template without why, by whom and for her', async () => {
  const { centre, me } = await house();
  await createTestBoard(centre, { items: 0 });
  const { agendaItemId } = await recommendTestCase(centre);
  const begun = await me.get(`${list}/new?item=${agendaItemId}`);
  expect(begun.text).toContain('This was recommended for one woman.');
  expect(begun.html).toMatch(/name="template\.recommendations\.0\.dueInDays"[^>]*value="7"/);
  const saved = await me.fill(begun, 'template', { 'template.name': 'As for her' });
  expect(saved).toMatchObject({ status: 303 });
  const [made] = await templatesAt(centre);
  expect(made?.answers.recommendations).toMatchObject([
    { modality: 'surgery', timing: 'upfront', rationale: null },
  ]);
  expect((await me.get(`${list}/new?item=nothing`)).text).not.toContain('one woman');
});

test('whoever records no recommendations sees none of it; another house does not find them', async () => {
  const { centre } = await house();
  const { id } = await centre.as(centre.people.chair, defineTemplate, { template: testTemplate() });
  const stranger = (await createTestCentre()).people.chair;
  for (const path of [list, `${list}/new`, `${list}/${id}`]) {
    expect(await visit(centre, centre.people.surgeon).get(path)).toMatchObject({ status: 403 });
    expect(await visit(centre, stranger).get(path)).toMatchObject({ status: 404 });
  }
  const elsewhere = await createTestCentre();
  expect(await visit(elsewhere, elsewhere.people.chair).get(`${list}/${id}`)).toMatchObject({ status: 404 });
  expect((await visit(centre, centre.people.surgeon).get('/meetings')).html).not.toContain(list);
});
