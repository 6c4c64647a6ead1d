import { expect, test } from 'vitest';
import { strike } from '../../../../kernel/commands/strike.ts';
import { createTestBoard } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { listTestCase } from '../../../../testing/listed-case.ts';
import { filledForm } from '../../../../testing/page-form.ts';
import { recordOf } from '../../../../testing/record.ts';
import { testTemplate } from '../../../../testing/test-template.ts';
import { visit } from '../../../../testing/visit.ts';
import { defineTemplate } from '../../commands/define-template.ts';

const [first, second] = testTemplate().recommendations.map(({ id }) => id) as [string, string];

/** A running board with two women, the first under discussion. */
const running = async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const cases = [await listTestCase(centre, meetingId), await listTestCase(centre, meetingId)] as const;
  const path = `/meetings/${meetingId}/live`;
  const me = visit(centre, centre.people.chair);
  await me.send(path, 'open');
  const taken = await me.send(path, 'take-up', { itemId: cases[0].agendaItemId });
  const define = async (more: Parameters<typeof testTemplate>[0] = {}) =>
    (await centre.as(centre.people.chair, defineTemplate, { template: testTemplate(more) })).id;
  const asked = (template: string, line: string, item: string = cases[0].agendaItemId) =>
    `${path}?${new URLSearchParams({ item, template, line })}`;
  return { centre, cases, path, me, taken, define, asked };
};
const sentBy = (html: string, item: string) =>
  Object.fromEntries(filledForm(html, `recommend~${item}`, {}).body);

const empty = {
  'recommendation.modality': '',
  'recommendation.timing': '',
  'recommendation.detail': '',
  'recommendation.rationale': '',
  'recommendation.dueOn': '2026-11-26',
};

test('a house without templates says so where one would be chosen, and leads to where one is made', async () => {
  const { centre, taken } = await running();
  expect(taken.text).toContain('This house has no templates to begin from.');
  expect(taken.html).toContain(`/c/${centre.slug}/meetings/templates/new`);
});

test('what is for her disease and this question is offered first, by links that name the case', async () => {
  const { cases, path, me, define } = await running();
  await define({ name: 'For the vulva', sites: ['vulva'] });
  await define({ name: 'For a relapse', questionTypes: ['recurrence'] });
  const any = await define({ name: 'For everybody' });
  const hers = await define({ name: 'For the ovary', sites: ['ovary', 'vulva'] });
  const { html, text } = await me.get(path);
  expect(text).toMatch(
    /Begin from a template For everybody.*For the ovary.*For other diseases and questions \(2\) For a relapse.*For the vulva/,
  );
  for (const template of [any, hers])
    expect(html.replaceAll('&amp;', '&')).toContain(
      `href="?item=${cases[0].agendaItemId}&template=${template}&line=${first}#recommendation"`,
    );
  expect(sentBy(html, cases[0].agendaItemId)).toMatchObject(empty);
});

test('a line fills the form; once it is recorded the next one is offered and the form is empty again', async () => {
  const { centre, cases, me, define, asked } = await running();
  const [{ caseId, agendaItemId }] = cases;
  const template = await define();
  const filled = await me.get(asked(template, first));
  expect(sentBy(filled.html, agendaItemId)).toMatchObject({
    'recommendation.intent': 'curative',
    'recommendation.modality': 'surgery',
    'recommendation.timing': 'upfront',
    'recommendation.detail': 'Midline laparotomy',
    'recommendation.rationale': '',
    'recommendation.dueOn': '2026-12-10',
  });
  const hers = {
    'recommendation.ownerPersonId': centre.people.surgeon.personId,
    'recommendation.rationale': 'Looks resectable',
  };
  const without = await me.fill(filled, `recommend~${agendaItemId}`, {});
  expect(without.status).toBe(422);
  const saved = await me.fill(filled, `recommend~${agendaItemId}`, hers);
  expect(saved.status).toBe(200);
  expect(saved.text).toMatch(/Midline laparotomy recorded Genetic counselling \(preventive\) next, 2 of 2/);
  expect(sentBy(saved.html, agendaItemId)).toMatchObject(empty);
  const next = await me.get(asked(template, second));
  expect(sentBy(next.html, agendaItemId)).toMatchObject({
    'recommendation.modality': 'genetic_counselling',
    'recommendation.detail': '',
    'recommendation.rationale': 'Offered to every woman with this disease',
    'recommendation.dueOn': '2026-11-26',
  });
  const both = await me.fill(next, `recommend~${agendaItemId}`, {
    'recommendation.ownerPersonId': centre.people.surgeon.personId,
  });
  expect(both.text).not.toMatch(/next, \d of/);
  const { recommendations } = await recordOf(centre, caseId);
  expect(recommendations.map(({ recommendation }) => recommendation.modality).toSorted()).toEqual([
    'genetic_counselling',
    'surgery',
  ]);
});

test('what is filled in for one woman stands in no other’s form', async () => {
  const { cases, me, define, asked, path } = await running();
  const [one, other] = cases;
  const template = await define();
  const filled = await me.get(asked(template, first));
  expect(sentBy(filled.html, one.agendaItemId)).toMatchObject({ 'recommendation.modality': 'surgery' });
  const moved = await me.fill(filled, `conclude~${one.agendaItemId}`, {
    conclusion: 'deferred',
    deferralReason: 'imaging_missing',
    next: 'yes',
  });
  expect(sentBy(moved.html, other.agendaItemId)).toMatchObject(empty);
  expect(moved.text).not.toContain('in the templates no more');
  const late = await me.get(asked(template, first, one.agendaItemId));
  expect(sentBy(late.html, other.agendaItemId)).toMatchObject(empty);
  expect(path).not.toContain('template');
});

test('a line that is gone, or whose template was taken back, is said to be gone and fills nothing', async () => {
  const { centre, cases, me, define, asked } = await running();
  const template = await define();
  const gone = 'This is in the templates no more.';
  expect((await me.get(asked(template, 'x'))).text).toContain(gone);
  expect((await me.get(asked(template, first))).text).not.toContain(gone);
  await centre.as(centre.people.chair, strike, { table: 'board.template', id: template, version: 1 });
  const late = await me.get(asked(template, first));
  expect(late.text).toContain(gone);
  expect(sentBy(late.html, cases[0].agendaItemId)).toMatchObject(empty);
});

test('a refused form stands as it was typed, whatever its address asks for', async () => {
  const { cases, me, define, asked } = await running();
  const [{ agendaItemId }] = cases;
  const template = await define();
  const filled = await me.get(asked(template, first));
  const refused = await me.fill(filled, `recommend~${agendaItemId}`, {
    'recommendation.detail': 'By laparoscopy',
    'recommendation.rationale': 'Small',
    'recommendation.dueOn': '2026-01-01',
  });
  expect(refused.status).toBe(422);
  expect(sentBy(refused.html, agendaItemId)).toMatchObject({
    'recommendation.detail': 'By laparoscopy',
    'recommendation.modality': 'surgery',
  });
});

test('what was recommended is offered to be kept as a template', async () => {
  const { centre, cases, me, taken, path } = await running();
  const [{ agendaItemId }] = cases;
  const keep = `/c/${centre.slug}/meetings/templates/new?item=${agendaItemId}`;
  expect(taken.html).not.toContain(keep);
  await me.fill(taken, `recommend~${agendaItemId}`, {
    'recommendation.intent': 'curative',
    'recommendation.modality': 'surgery',
    'recommendation.timing': 'upfront',
    'recommendation.rationale': 'Looks resectable',
    'recommendation.ownerPersonId': centre.people.surgeon.personId,
  });
  expect((await me.get(path)).html).toContain(keep);
});
