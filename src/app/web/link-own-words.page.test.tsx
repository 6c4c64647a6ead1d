import { expect, test } from 'vitest';
import { strike } from '../../kernel/commands/strike.ts';
import { withScope } from '../../kernel/scope.ts';
import { entryRows as entry } from '../../modules/care/index.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { linkHolder, linkOn } from '../../testing/link-holder.ts';
import { referTestCase } from '../../testing/listed-case.ts';
import { visit } from '../../testing/visit.ts';

const asked = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const nurse = visit(centre, centre.people.clinician);
  const page = `/cases/${caseId}/own-words`;
  await nurse.send(page, 'ask');
  const path = linkOn((await nurse.get(page)).html);
  const rows = () => withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(entry));
  return { centre, caseId, nurse, page, path, rows, casePath: `/cases/${caseId}`, ...linkHolder(centre) };
};
const over = 'This link was used, withdrawn or has expired.';
const thanks = 'Thank you. What you have written has arrived.';

test('she writes by the link, reads thanks and nothing of herself, adds something, and the case says it first', async () => {
  const { centre, nurse, path, rows, casePath, open, end } = await asked();
  expect((await nurse.get(casePath)).text).toMatch(/Asked by a link that can be used until .*not answered/);
  const she = open();
  const door = await she.get(path);
  expect(door.text).toContain('What are you afraid of?');
  for (const told of [centre.slug, 'Woman', casePath.slice(7), 'ovar', 'cancer', 'Centre'])
    expect(door.html).not.toContain(told);
  const empty = await she.fill(door, 'say', {});
  expect(empty).toMatchObject({ status: 422 });
  expect(empty.text).toContain('Nothing is written yet.');
  const said = { 'answers.matters': 'To see the spring', 'answers.trials': 'yes' };
  const both = await Promise.all([she.fill(door, 'say', said), open().fill(door, 'say', said)]);
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  expect(await rows()).toHaveLength(1);
  const again = await she.get(both[0]?.to ?? '');
  expect(again.text).toContain(thanks);
  expect(again.html).not.toContain('To see the spring');
  expect((await she.send(path, 'say', { 'answers.fears': 'Needles' })).status).toBe(303);
  const shown = await nurse.get(casePath);
  expect(shown.text).toMatch(
    /In her own words .*She fears Needles .*Said before .*To see the spring .*Her disease/,
  );
  const korean = await visit(centre, centre.people.chair, 'ko').get(casePath);
  expect(korean.text).toMatch(/본인의 말 .*두려워하는 것 Needles .*임상시험 설명을 원하는지 예/);
  await end();
});

test('that she does not want to say anything is told as that', async () => {
  const { nurse, path, casePath, open, end } = await asked();
  expect((await open().send(path, 'decline')).status).toBe(303);
  expect((await nurse.get(casePath)).text).toContain('She does not want to say anything.');
  await end();
});

test('her questions are asked in Korean, with the source beside what nobody has reviewed', async () => {
  const { path, open, end } = await asked();
  const she = open();
  await she.post('/language', { language: 'ko', back: path });
  const door = await she.get(path);
  expect(door.text).toContain('무엇이 두려우십니까? (What are you afraid of?)');
  expect(door.text).toContain('이 질문의 표현은 아직 검토되지 않았습니다.');
  await end();
});

test('a link that was withdrawn, is too old or made up says one sentence, and keeps nothing', async () => {
  const { centre, nurse, page, path, rows, open, end } = await asked();
  const door = await open().get(path);
  expect((await nurse.send(page, 'withdraw')).status).toBe(303);
  await nurse.send(page, 'ask');
  const second = linkOn((await nurse.get(page)).html);
  centre.setNow('2026-12-20T00:00:00Z');
  const turned = second.slice(0, -1) + (second.endsWith('A') ? 'B' : 'A');
  const said = { form: 'say', 'answers.matters': 'x' };
  for (const each of [path, second, turned, '/l/nothing']) {
    expect((await open().get(each)).text).toContain(over);
    expect((await open().post(each, said)).status).toBe(422);
  }
  expect((await open().fill(door, 'say', { 'answers.matters': 'x' })).status).toBe(422);
  expect(await rows()).toEqual([]);
  await end();
});

test('the link of a case that was taken back is over', async () => {
  const { centre, path, rows, open, end, caseId } = await asked();
  const door = await open().get(path);
  await centre.as(centre.people.coordinator, strike, { table: 'care.case', id: caseId, version: 1 });
  expect((await open().get(path)).text).toContain(over);
  const late = await open().fill(door, 'say', { 'answers.matters': 'x' });
  expect(late.status).toBe(422);
  expect(await rows()).toEqual([]);
  await end();
});

test('whoever sends too often waits, and whoever sends what is not asked is refused', async () => {
  const { path, rows, open, end } = await asked();
  const she = open();
  const wrong = [
    { 'answers.matters': 'x'.repeat(2001) },
    { 'answers.trials': 'perhaps' },
    { 'answers.askedBy': 'somebody' },
    { 'answers.says': 'no' },
  ];
  for (const each of wrong) expect((await she.post(path, { form: 'say', ...each })).status).toBe(422);
  const tries = [];
  for (let turn = 0; turn < 21; turn += 1)
    tries.push((await she.post(path, { form: 'say', 'answers.matters': '' })).status);
  expect(tries.at(-1)).toBe(429);
  expect(await rows()).toEqual([]);
  await end();
});
