import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { restore } from '../../../kernel/commands/restore.ts';
import { strike } from '../../../kernel/commands/strike.ts';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { testTemplate } from '../../../testing/test-template.ts';
import { templatesOf } from '../queries/templates.ts';
import { changeTemplate } from './change-template.ts';
import { defineTemplate } from './define-template.ts';

const defined = async () => {
  const centre = await createTestCentre();
  const { chair, coordinator } = centre.people;
  const template = testTemplate();
  const { id } = await centre.as(chair, defineTemplate, { template });
  const standing = () =>
    withScope(centre.database, [centre.ownerId], (tx) => templatesOf(tx, centre.ownerId));
  return { centre, chair, coordinator, template, id, place: { table: 'board.template', id }, standing };
};

test('a template is said anew by whoever read its last version; who comes second is told so', async () => {
  const { centre, chair, coordinator, template, id, standing } = await defined();
  const shorter = { ...template, recommendations: template.recommendations.slice(1) };
  await centre.as(coordinator, changeTemplate, { templateId: id, version: 1, template: shorter });
  expect(await standing()).toMatchObject([{ id, version: 2, answers: shorter }]);
  expect((await journalOf(centre))[0]).toMatchObject({ command: 'board.change-template', changeCount: 1 });
  expect(await refusalOf(centre, chair, changeTemplate, { templateId: id, version: 1, template })).toEqual({
    code: 'changed_meanwhile',
    wrote: 0,
  });
});

test('another house’s, one that is not there or taken back, and an empty one are refused, as is whoever records none', async () => {
  const { centre, chair, template, id, place } = await defined();
  const input = { templateId: id, version: 1, template };
  const { surgeon, administrator } = centre.people;
  for (const person of [surgeon, administrator])
    expect(await refusalOf(centre, person, changeTemplate, input)).toEqual({ code: 'forbidden', wrote: 0 });
  const other = await createTestCentre();
  expect(await refusalOf(other, other.people.chair, changeTemplate, input)).toEqual({
    code: 'not_found',
    wrote: 0,
  });
  const notThere = { ...input, templateId: randomUUID() };
  expect(await refusalOf(centre, chair, changeTemplate, notThere)).toEqual({ code: 'not_found', wrote: 0 });
  const empty = { ...input, template: { ...template, recommendations: [] } };
  expect(await refusalOf(centre, chair, changeTemplate, empty)).toEqual({ code: 'invalid_input', wrote: 0 });
  await centre.as(chair, strike, { ...place, version: 1 });
  expect(await refusalOf(centre, chair, changeTemplate, input)).toEqual({ code: 'not_found', wrote: 0 });
});

test('one that is taken back is offered no more, leaves its name free, and is restored unless another bears it', async () => {
  const { centre, chair, coordinator, template, id, place, standing } = await defined();
  expect(await refusalOf(centre, centre.people.surgeon, strike, { ...place, version: 1 })).toEqual({
    code: 'forbidden',
    wrote: 0,
  });
  await centre.as(coordinator, strike, { ...place, version: 1 });
  expect(await standing()).toEqual([]);
  const another = await centre.as(chair, defineTemplate, { template });
  expect(await refusalOf(centre, chair, restore, { ...place, version: 2 })).toEqual({
    code: 'something_took_its_place',
    wrote: 0,
  });
  const renamed = { ...template, name: 'Another name' };
  await centre.as(chair, changeTemplate, { templateId: another.id, version: 1, template: renamed });
  await centre.as(chair, restore, { ...place, version: 2 });
  expect((await standing()).map((one) => one.id).toSorted()).toEqual([id, another.id].toSorted());
});

test('of two people at once one is kept and the other told: who change one, who change and take back, who give one name', async () => {
  const { centre, chair, coordinator, template, id, place, standing } = await defined();
  const settled = async (...tries: readonly Promise<unknown>[]): Promise<readonly unknown[]> => {
    const all = await Promise.allSettled(tries);
    return all.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code?: string }).code] : []));
  };
  const change = (who: typeof chair, version: number, name: string) =>
    centre.as(who, changeTemplate, { templateId: id, version, template: { ...template, name } });
  expect(await settled(change(chair, 1, 'Hers'), change(coordinator, 1, 'Theirs'))).toEqual([
    'changed_meanwhile',
  ]);
  const [now] = await standing();
  expect(now).toMatchObject({ id, version: 2 });
  const told = await settled(
    change(chair, 2, 'Once more'),
    centre.as(coordinator, strike, { ...place, version: 2 }),
  );
  expect([['changed_meanwhile'], ['not_found']]).toContainEqual(told);
  const define = (who: typeof chair) =>
    centre.as(who, defineTemplate, { template: { ...template, name: 'Of both' } });
  expect(await settled(define(chair), define(coordinator))).toEqual(['already_there']);
  expect((await standing()).filter(({ answers }) => answers.name === 'Of both')).toHaveLength(1);
});
