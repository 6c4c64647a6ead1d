import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { entry } from '../tables.ts';
import { askOwnWords } from './ask-own-words.ts';
import { sayOwnWords } from './say-own-words.ts';
import { withdrawOwnWords } from './withdraw-own-words.ts';

const asked = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const { id: linkId } = await centre.as(centre.people.clinician, askOwnWords, { caseId });
  return { centre, caseId, linkId, she: { kind: 'link', linkId } as const };
};
const entriesOf = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) => tx.select().from(entry));

test('a woman says by her link what matters to her, as often as she likes; each answer is kept', async () => {
  const { centre, caseId, linkId, she } = await asked();
  await centre.as(she, sayOwnWords, { linkId, answers: { matters: 'To be at home', trials: 'no' } });
  const [said] = await journalOf(centre);
  expect(said).toMatchObject({ command: 'care.say-own-words', changeCount: 2, actor: she });
  expect(JSON.stringify(said)).not.toContain('home');
  centre.setNow('2026-11-21T00:00:00Z');
  await centre.as(she, sayOwnWords, { linkId, answers: { fears: 'Pain' } });
  await centre.as(she, sayOwnWords, { linkId, answers: null });
  const rows = await entriesOf(centre);
  expect(rows.map(({ answers }) => answers)).toEqual([
    { says: 'yes', way: 'herself', matters: 'To be at home', trials: 'no' },
    { says: 'yes', way: 'herself', fears: 'Pain' },
    { says: 'no', way: 'herself' },
  ]);
  expect(rows.every((row) => row.caseId === caseId && row.form === 'own-words')).toBe(true);
  expect(rows[1]?.filledOn).toBe('2026-11-21');
});

test('nobody else says it, nothing is said by nothing, and nothing that she is not asked', async () => {
  const { centre, linkId, she } = await asked();
  const other = await asked();
  const input = { linkId, answers: { matters: 'x' } };
  const refused = async (who: Parameters<TestCentre['as']>[0], given: unknown) =>
    (await refusalOf(centre, who, sayOwnWords, given as typeof input)).code;
  for (const person of Object.values(centre.people)) expect(await refused(person, input)).toBe('forbidden');
  expect(await refused({ kind: 'job', name: 'test' }, input)).toBe('forbidden');
  expect(await refused({ kind: 'link', linkId: other.linkId }, input)).toBe('forbidden');
  expect(await refused(other.she, { ...input, linkId: other.linkId })).toBe('link_over');
  expect(await refused(she, { linkId, answers: {} })).toBe('nothing_entered');
  expect(await refused(she, { linkId, answers: { askedBy: centre.people.chair.personId } })).toBe(
    'invalid_input',
  );
  expect(await refused(she, { linkId, answers: { matters: 'x'.repeat(2001) } })).toBe('invalid_input');
  expect(await refused(she, { linkId, answers: { trials: 'perhaps' } })).toBe('invalid_input');
  expect(await entriesOf(centre)).toEqual([]);
});

test('after its days, its uses, or once it is withdrawn or another was made, the link says nothing more', async () => {
  const { centre, caseId, linkId, she } = await asked();
  const say = () => refusalOf(centre, she, sayOwnWords, { linkId, answers: { matters: 'x' } });
  const { clinician } = centre.people;
  await centre.as(clinician, withdrawOwnWords, { caseId });
  expect((await say()).code).toBe('link_over');
  const { id: first } = await centre.as(clinician, askOwnWords, { caseId });
  const { id: second } = await centre.as(clinician, askOwnWords, { caseId });
  const by = (id: string) => ({ kind: 'link', linkId: id }) as const;
  const sayBy = (id: string) =>
    refusalOf(centre, by(id), sayOwnWords, { linkId: id, answers: { matters: 'x' } });
  expect((await sayBy(first)).code).toBe('link_over');
  for (let turn = 0; turn < 10; turn += 1)
    await centre.as(by(second), sayOwnWords, { linkId: second, answers: { matters: `${turn}` } });
  expect(await sayBy(second)).toEqual({ code: 'link_over', wrote: 0 });
  const { id: late } = await centre.as(clinician, askOwnWords, { caseId });
  centre.setNow('2026-12-20T00:00:00Z');
  expect((await sayBy(late)).code).toBe('link_over');
});
