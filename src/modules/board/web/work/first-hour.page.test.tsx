import { expect, test } from 'vitest';
import { createTestBoard } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { listTestCase, referTestCase } from '../../../../testing/listed-case.ts';
import { itemsIn, linksIn, under } from '../../../../testing/page-parts.ts';
import { visit } from '../../../../testing/visit.ts';

const heading = 'The first hour of this house';

test('a new house is led to its first case on a board, each by what they may do; then nothing is said of it any more', async () => {
  const centre = await createTestCentre();
  const { administrator, surgeon, observer } = centre.people;
  const seen = async (person: typeof surgeon) => {
    const { html } = await visit(centre, person).get('');
    return { steps: itemsIn(under(html, heading)), links: Object.values(linksIn(under(html, heading))) };
  };
  const home = `/c/${centre.slug}`;
  expect(await seen(administrator)).toEqual({
    steps: [
      'done Add the people of the house: who coordinates or chairs boards, and who treats',
      'Set up a board: its day, its quorum, its members',
      'Refer the first case with its question whoever treats or coordinates does this',
      'Plan the next board and list the case whoever coordinates or chairs does this',
    ],
    links: [`${home}/meetings/new-board`],
  });
  expect((await seen(observer)).links).toEqual([]);
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  expect((await seen(surgeon)).links).toEqual([`${home}/cases/new`, `${home}/meetings`]);
  await referTestCase(centre);
  expect((await seen(surgeon)).steps.filter((step) => step.startsWith('done'))).toHaveLength(3);
  await listTestCase(centre, meetingId);
  for (const person of [administrator, surgeon, observer])
    expect((await visit(centre, person).get('')).text).not.toContain(heading);
});
