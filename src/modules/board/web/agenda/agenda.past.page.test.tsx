import { beforeAll, expect, test } from 'vitest';
import { createTestBoard } from '../../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../../testing/centre.ts';
import { importableRow } from '../../../../testing/importable-row.ts';
import { importTestRows } from '../../../../testing/imported.ts';
import { listTestCase } from '../../../../testing/listed-case.ts';
import { linksIn, tableOf } from '../../../../testing/page-parts.ts';
import { recordOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { closeMeeting, concludeItem, joinMeeting, openItem, openMeeting } from '../../../meetings/index.ts';

/** A case of a register whose board came from a file: what that saw was not kept. */
const fromFile = async (centre: TestCentre, agendaItemId: string) => {
  const { record, ...row } = importableRow;
  const asked = {
    phase: 'pre_treatment',
    questionType: 'staging',
    question: 'Which stage?',
    consultantId: centre.people.clinician.personId,
    receivedOn: '2026-11-02',
    recurrenceNumber: null,
  } as const;
  const listing = { agendaItemId, recommendations: [] };
  await importTestRows(centre, [{ ...row, record: { ...record, referral: asked, listing } }]);
};

const made = async () => {
  const centre = await createTestCentre();
  const { chair, surgeon } = centre.people;
  const { meetingId, items } = await createTestBoard(centre, { items: 1, venue: 'Room 3' });
  const [itemOfFile = ''] = items;
  const { caseId, agendaItemId } = await listTestCase(centre, meetingId);
  await centre.as(chair, openMeeting, { meetingId });
  const there = { meetingId, personId: surgeon.personId, discipline: 'radiology', mode: 'room' } as const;
  await centre.as(chair, joinMeeting, there);
  for (const itemId of [itemOfFile, agendaItemId]) {
    await centre.as(chair, openItem, { itemId });
    const said = { conclusion: 'advice_only', deferralReason: null, next: false } as const;
    await centre.as(chair, concludeItem, { itemId, ...said });
  }
  await fromFile(centre, itemOfFile);
  await listTestCase(centre, meetingId);
  await centre.as(chair, closeMeeting, { meetingId });
  return { centre, caseId, path: `/meetings/${meetingId}` };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});
const agendaFor = (role: keyof TestCentre['people'], locale: 'en' | 'ko' = 'en') =>
  visit(house.centre, house.centre.people[role], locale).get(house.path);

test('of a case whose board came from a file it is said that what it saw was not kept; of others it is not', async () => {
  const { text } = await agendaFor('observer');
  expect(text).toContain('What the board saw of 1 case was not kept: it is shown as it is recorded now.');
  expect((await agendaFor('observer', 'ko')).text).not.toContain('was not kept');
});

test('a meeting that has ended says so, where it met, and that all of its cases are done', async () => {
  const { text } = await agendaFor('observer');
  expect(text).toContain('Thursday, 19 November 2026 · 08:00–09:00 Asia/Seoul · Room 3');
  expect(text).toContain('3 of 3 discussed');
  expect(text).toContain('The meeting has ended.');
});

test('each case stands with its own consultant and what it went without; nobody reached the last', async () => {
  const { html } = await agendaFor('surgeon');
  const rows = tableOf(html, 'Agenda').map((row) => [row['#'], row['Consultant'], row['State']]);
  expect(rows).toEqual([
    [
      '1',
      'Test clinician',
      expect.stringMatching(/^discussed Advice only Quorum not met: Gynaecologic oncology/),
    ],
    [
      '2',
      'Test surgeon',
      expect.stringMatching(/^discussed Advice only Quorum not met: Gynaecologic oncology/),
    ],
    ['3', 'Test surgeon', expect.stringMatching(/^deferred time ran out/)],
  ]);
  const { label } = (await recordOf(house.centre, house.caseId)).case;
  expect(linksIn(html)[label]).toBe(`/c/${house.centre.slug}/cases/${house.caseId}`);
});

test('whoever ran it is offered neither to run it nor to list anybody any more', async () => {
  const { html } = await agendaFor('chair');
  expect(html).not.toMatch(/name="form" value="(?:open|list)"/);
  expect(html).not.toContain('/live"');
});
