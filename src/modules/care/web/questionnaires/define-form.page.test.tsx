import { expect, test } from 'vitest';
import { withScope } from '../../../../kernel/scope.ts';
import { definition } from '../../../../kernel/tables.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { ownForm } from '../../../../testing/own-form.ts';
import { visit } from '../../../../testing/visit.ts';

const house = async () => {
  const centre = await createTestCentre();
  return {
    centre,
    me: visit(centre, centre.people.administrator),
    stored: () =>
      withScope(centre.database, [centre.ownerId], (tx) =>
        tx.select({ form: definition.form, version: definition.formVersion }).from(definition),
      ),
  };
};
const textOf = (form: unknown) => JSON.stringify(form, null, 1);

test('a questionnaire is looked at before it is added, and added as it was looked at, once', async () => {
  const { centre, me, stored } = await house();
  const opened = await me.get('/forms/add');
  const seen = await me.fill(opened, 'define', { body: textOf(ownForm) });
  expect(seen.status).toBe(200);
  expect(seen.text).toContain('nothing is added yet');
  expect(seen.text).toMatch(/As it is filled in .*Does she walk\? .*With help/);
  expect(seen.text).toContain('Add version 1 of “How she walks”');
  expect(await stored()).toEqual([]);
  const changed = textOf({ ...ownForm, title: { en: 'Steps', ko: '걸음' } });
  const again = await me.fill(seen, 'define', { body: changed, intent: 'add' });
  expect(again.text).toContain('Add version 1 of “Steps”');
  expect(await stored()).toEqual([]);
  const added = await me.fill(again, 'define', { intent: 'add' });
  expect(added).toMatchObject({ status: 302, to: `/c/${centre.slug}/forms?saved#walking` });
  expect(await me.fill(again, 'define', { intent: 'add' })).toEqual(added);
  expect(await stored()).toEqual([{ form: 'walking', version: 1 }]);
  const next = await me.get('/forms/add?from=walking');
  expect(next.text).toContain('"id": "walking", "version": 2, "title"');
  expect((await me.get('/forms/add?from=none')).text).not.toContain('"version"');
});

test('everything that is wrong is said at its place, the text stays, and nothing is kept', async () => {
  const { centre, me, stored } = await house();
  const [walks, who, metres] = ownForm.items;
  const wrong = textOf({
    ...ownForm,
    items: [
      { ...walks, codes: [] },
      { ...who, kind: 'slider' },
      { ...metres, label: { ko: '거리' } },
    ],
  });
  const refused = await me.send('/forms/add', 'define', { body: wrong });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Nothing is added: 3 things are wrong.');
  expect(refused.text).toMatch(/items\.walks\.codes .*This is empty or too short/);
  expect(refused.text).toMatch(/items\.who\.kind .*There is no item of this kind here/);
  expect(refused.text).toMatch(/items\.metres\.label\.en .*This is missing or of the wrong kind/);
  expect(refused.html).toContain('href="#define-body.items.who.kind"');
  expect(refused.html).toContain('id="define-body.items.who.kind"');
  expect(refused.text).toContain('"kind": "slider"');
  const korean = await visit(centre, centre.people.administrator, 'ko').send('/forms/add', 'define', {
    body: wrong,
  });
  expect(korean.text).toContain('items.who.kind');
  expect(korean.text).not.toContain('There is no item of this kind here');
  const wired = textOf({ ...ownForm, items: [walks, { ...who, when: { item: 'walk', in: ['x'] } }] });
  expect((await me.send('/forms/add', 'define', { body: wired })).text).toMatch(
    /items\.who\.when .*There is no item of this name/,
  );
  const bare = await me.send('/forms/add', 'define', { body: '{"id": ' });
  expect(bare.text).toMatch(/\$ .*This is no JSON/);
  expect((await me.send('/forms/add', 'define', {})).status).toBe(422);
  expect(await stored()).toEqual([]);
});

test('a version that stands is never another one, and none of the program is taken', async () => {
  const { me, stored } = await house();
  const seen = await me.send('/forms/add', 'define', { body: textOf({ ...ownForm, version: 2 }) });
  await me.fill(seen, 'define', { intent: 'add' });
  const refusal = async (form: unknown) =>
    (await me.send('/forms/add', 'define', { body: textOf(form) })).text;
  expect(await refusal({ ...ownForm, version: 2, title: { en: 'Else', ko: '기타' } })).toMatch(
    /version .*This version is there already and says something else/,
  );
  expect(await refusal(ownForm)).toMatch(/version .*Version 2 is there already\. Give a later number/);
  expect(await refusal({ ...ownForm, id: 'her-words' })).toMatch(/id .*comes with the program/);
  expect(await stored()).toEqual([{ form: 'walking', version: 2 }]);
});

test('a file takes the place of the text, and is there to be corrected when it is refused', async () => {
  const { me, stored } = await house();
  const file = (form: unknown) => {
    const body = new FormData();
    body.set('form', 'define');
    body.set('body', 'what stood here');
    body.set('file', new File([`\uFEFF${textOf(form)}`], 'walking.json'));
    return body;
  };
  const wrong = await me.post('/forms/add', file({ ...ownForm, sections: [] }));
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('"id": "walking"');
  expect(wrong.text).not.toContain('what stood here');
  const seen = await me.post('/forms/add', file(ownForm));
  expect(seen.text).toContain('Add version 1 of “How she walks”');
  await me.fill(seen, 'define', { intent: 'add' });
  expect(await stored()).toEqual([{ form: 'walking', version: 1 }]);
});
