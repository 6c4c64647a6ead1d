import { expect, test } from 'vitest';
import { createTestCentre } from '../../../testing/centre.ts';
import { shownPage } from '../../../testing/shown-page.ts';
import { recordStatements } from '../commands/record-statements.ts';
import * as page from './statements.tsx';

test('everybody of the centre reads what is stated, in every language; whoever may state is offered a form', async () => {
  const centre = await createTestCentre();
  const { observer, quality_manager: manager } = centre.people;
  await centre.as(manager, recordStatements, {
    statements: [
      {
        fact: 'active_trials',
        personId: null,
        holds: true,
        from: '2026-01-01',
        to: null,
        evidence: 'Register',
      },
    ],
  });
  const read = await shownPage(centre, observer, page, 'en');
  expect(read).toContain('<h1>Statements</h1>');
  expect(read).toContain('Register');
  expect(read).not.toContain('<form');
  expect(await shownPage(centre, observer, page, 'ko')).toContain('Register');
  expect(await shownPage(centre, manager, page, 'en', '/?add=active_trials')).toContain('<form');
});

test('somebody of another house does not find it', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  await expect(shownPage(centre, other.people.chair, page, 'en')).rejects.toMatchObject({
    code: 'not_found',
  });
});
