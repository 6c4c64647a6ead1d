import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { testTemplate } from '../../../testing/test-template.ts';
import { templatesOf } from '../queries/templates.ts';
import { defineTemplate } from './define-template.ts';

const templatesAt = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], (tx) => templatesOf(tx, centre.ownerId));

test('a template stands with its recommendations in their order, and the journal holds nothing of what it says', async () => {
  const centre = await createTestCentre();
  const template = testTemplate({ sites: ['ovary'], questionTypes: ['primary_treatment'] });
  const { id } = await centre.as(centre.people.chair, defineTemplate, { template });
  expect(await templatesAt(centre)).toMatchObject([{ id, version: 1, answers: template }]);
  const [entry] = await journalOf(centre);
  expect(entry).toMatchObject({ command: 'board.define-template', changeCount: 1 });
  expect(JSON.stringify(entry)).not.toContain(template.name);
  const elsewhere = await createTestCentre();
  expect(await templatesAt(elsewhere)).toEqual([]);
});

test('whoever records recommendations makes templates; nobody else', async () => {
  const centre = await createTestCentre();
  const may = new Set(['chair', 'coordinator']);
  for (const [role, person] of Object.entries(centre.people)) {
    const input = { template: testTemplate({ name: `By ${role}` }) };
    if (may.has(role)) await centre.as(person, defineTemplate, input);
    else
      expect(await refusalOf(centre, person, defineTemplate, input)).toEqual({ code: 'forbidden', wrote: 0 });
  }
  const { chair: stranger } = (await createTestCentre()).people;
  expect(await refusalOf(centre, stranger, defineTemplate, { template: testTemplate() })).toEqual({
    code: 'forbidden',
    wrote: 0,
  });
});

test('what is no template is refused, each fault at its place', async () => {
  const centre = await createTestCentre();
  const [line] = testTemplate().recommendations;
  const faultsOf = async (more: object) => {
    const input = { template: { ...testTemplate(), ...more } };
    const refused = centre.as(centre.people.chair, defineTemplate, input);
    const error = (await refused.catch((thrown: unknown) => thrown)) as {
      issues: readonly { code: string; place: { field?: string } }[];
    };
    return error.issues.map(({ code, place }) => `${place.field} ${code}`);
  };
  const lines = (count: number) => Array.from({ length: count }, () => ({ ...line, id: randomUUID() }));
  expect(await faultsOf({ recommendations: [] })).toEqual(['template.recommendations required']);
  expect(await faultsOf({ recommendations: null })).toEqual(['template.recommendations required']);
  expect(await faultsOf({ recommendations: lines(9) })).toEqual([
    'template.recommendations template_too_long',
  ]);
  expect(await faultsOf({ recommendations: lines(8) }).catch(() => 'taken')).toEqual('taken');
  expect(await faultsOf({ recommendations: [{ ...line, modality: 'prayer' }] })).toEqual([
    'template.recommendations.0.modality invalid_value',
  ]);
  expect(await faultsOf({ recommendations: [{ ...line, modality: null }] })).toEqual([
    'template.recommendations.0.modality required',
  ]);
  expect(await faultsOf({ recommendations: [{ ...line, dueInDays: -1 }] })).toEqual([
    'template.recommendations.0.dueInDays number_too_small',
  ]);
  for (const hers of ['ownerPersonId', 'trial', 'dissent', 'patientView', 'dueOn'])
    expect(await faultsOf({ recommendations: [{ ...line, [hers]: 'x' }] })).toEqual([
      `template.recommendations.0.${hers} unrecognized_keys`,
    ]);
  expect(await faultsOf({ sites: ['elbow'] })).toEqual(['template.sites.0 invalid_value']);
  expect(await faultsOf({ name: ' ' })).not.toEqual([]);
  expect(await templatesAt(centre)).toHaveLength(1);
});

test('of two who make one of the same name at once one is refused; the same form sent twice is one template', async () => {
  const centre = await createTestCentre();
  const { chair, coordinator } = centre.people;
  const input = { template: testTemplate() };
  const both = await Promise.allSettled(
    [chair, coordinator].map((person) => centre.as(person, defineTemplate, input)),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await refusalOf(centre, chair, defineTemplate, input)).toEqual({ code: 'already_there', wrote: 0 });
  const twice = { requestKey: randomUUID() };
  const other = { template: testTemplate({ name: 'Another' }) };
  const first = await centre.as(chair, defineTemplate, other, twice);
  expect(await centre.as(chair, defineTemplate, other, twice)).toEqual(first);
  expect(await templatesAt(centre)).toHaveLength(2);
});
