import { expect, test } from 'vitest';
import { concludeItem, openItem, openMeeting } from '../../modules/meetings/index.ts';
import { noteBoardOutcome } from '../../modules/care/commands/note-board-outcome.ts';
import { createTestBoard } from '../../testing/board.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { listTestCase } from '../../testing/listed-case.ts';
import { operateTestCase } from '../../testing/operated-case.ts';
import { recommendTestCase } from '../../testing/recommended-case.ts';
import { shownPage } from '../../testing/shown-page.ts';
import * as page from './my-work.tsx';

test('who owes a conversation and may not record her decision is led to the case and told who may', async () => {
  const centre = await createTestCentre();
  const { observer, surgeon } = centre.people;
  const { caseId, recommendationId } = await recommendTestCase(centre, observer);
  const shown = await shownPage(centre, observer, page, 'en');
  expect(shown).toContain(`href="/c/${centre.slug}/cases/${caseId}"`);
  expect(shown).not.toContain(recommendationId);
  expect(shown).toContain('Chair of the board, Surgeon, Clinician, or Board coordinator');
  const own = await recommendTestCase(centre, surgeon);
  const hers = await shownPage(centre, surgeon, page, 'ko');
  expect(hers).toContain(`/cases/${own.caseId}/recommendations/${own.recommendationId}"`);
  expect(hers).not.toContain('기록할 수 있는');
});

test('a case sent back shows the reason the board gave, in every language', async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { agendaItemId: itemId } = await listTestCase(centre, meetingId);
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId });
  const conclusion = { conclusion: 'deferred', deferralReason: 'imaging_missing', next: false } as const;
  await centre.as(chair, concludeItem, { itemId, ...conclusion });
  await centre.as({ kind: 'job', name: 'test' }, noteBoardOutcome, { itemId });
  expect(await shownPage(centre, chair, page, 'en')).toContain('imaging missing');
  expect(await shownPage(centre, chair, page, 'ko')).toContain('영상 누락');
});

test('an operation without a date says that its 30-day form may be due', async () => {
  const centre = await createTestCentre();
  await operateTestCase(centre, { doneOn: null });
  expect(await shownPage(centre, centre.people.surgeon, page, 'en')).toContain('30-day form may be due');
});
