import { expect, test } from 'vitest';
import { z } from 'zod';
import { restore } from '../../../../kernel/commands/restore.ts';
import { strike } from '../../../../kernel/commands/strike.ts';
import { emptyAnswers } from '../../../../kernel/forms/answers.ts';
import { insertRows } from '../../../../kernel/write-rows.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { clinicianOf } from '../../../../testing/clinician-of.ts';
import { importTestRows } from '../../../../testing/imported.ts';
import { importableRow } from '../../../../testing/importable-row.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { visit } from '../../../../testing/visit.ts';
import { caseCommand } from '../../case-command.ts';
import { fillForm } from '../../commands/fill-form.ts';
import { courseForms } from '../../records/course.ts';
import { entry } from '../../tables.ts';

const recurrence = { on: '2026-10-01', kind: 'recurrence', basis: ['imaging'], sites: ['liver'] };

const house = async () => {
  const centre = await createTestCentre({ now: '2026-11-18T23:30:00Z' });
  const { caseId } = await referTestCase(centre);
  const { coordinator, clinician } = centre.people;
  const fill = (answers: object) =>
    centre.as(coordinator, fillForm, {
      caseId,
      form: 'event',
      formVersion: 2,
      on: null,
      answers: answers as never,
    });
  return {
    centre,
    caseId,
    fill,
    me: visit(centre, clinician),
    observer: visit(centre, centre.people.observer),
  };
};

test('an entry says by whom and on which day of the house it was entered, and last corrected', async () => {
  const { centre, caseId, fill, me, observer } = await house();
  const { id } = await fill(recurrence);
  const path = `/cases/${caseId}/entries/${id}`;
  const entered = await observer.get(path);
  expect(entered.text).toContain('Entered by Test coordinator on 19 November 2026');
  expect(entered.text).not.toContain('Corrected by');
  centre.setNow('2026-11-20T01:00:00Z');
  await me.send(`${path}?correct`, 'questionnaire', { 'answers.detail': 'Segment VI', reason: 'Read again' });
  const event = { table: 'care.entry', id } as const;
  centre.setNow('2026-11-22T01:00:00Z');
  await centre.as(centre.people.surgeon, strike, { ...event, version: 2 });
  await centre.as(centre.people.surgeon, restore, { ...event, version: 3 });
  const corrected = (await observer.get(path)).text;
  expect(corrected).toContain('Entered by Test coordinator on 19 November 2026');
  expect(corrected).toContain('Corrected by Test clinician on 20 November 2026');
});

test('a reader of Korean reads names as they are written there', async () => {
  const { centre, caseId } = await house();
  const nurse = await clinicianOf(centre, 'nursing', { latinName: 'Kim Hana', nativeName: '김하나' });
  const { id } = await centre.as(nurse, fillForm, {
    caseId,
    form: 'event',
    formVersion: 2,
    on: null,
    answers: recurrence,
  });
  const path = `/cases/${caseId}/entries/${id}`;
  expect((await visit(centre, centre.people.chair, 'ko').get(path)).text).toContain('입력: 김하나, 2026년');
  expect((await visit(centre, centre.people.chair).get(path)).text).toContain('Entered by Kim Hana on');
});

test('an entry says according to whom, on its page and in the line of the course', async () => {
  const { centre, caseId, me } = await house();
  const form = `/cases/${caseId}/forms/imaging/new`;
  const study = { 'answers.on': '2026-11-01', 'answers.method': 'ct', 'answers.finding': 'New nodes' };
  const letter = { 'answers.source': 'letter', 'answers.sourceDetail': 'Harbour hospital' };
  const saved = await me.send(form, 'questionnaire', { ...study, ...letter });
  expect(saved.status).toBe(302);
  const read = (await me.get(saved.to ?? '')).text;
  expect(read).toMatch(
    /Source from a letter of another hospital Which report, letter or house Harbour hospital/,
  );
  const line = 'from a letter of another hospital, Harbour hospital';
  expect((await me.get(`/cases/${caseId}`)).text).toContain(`CT, ${line}`);
  const korean = visit(centre, centre.people.clinician, 'ko');
  expect((await korean.get(`/cases/${caseId}`)).text).toContain('타 병원 소견서, Harbour hospital');
});

test('what a file brought says which row, read by what', async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.clinician);
  const course = [{ form: 'event', answers: { ...emptyAnswers(courseForms.event), ...recurrence } as never }];
  await importTestRows(centre, [{ ...importableRow, record: { ...importableRow.record, course } }]);
  const [, path = ''] = /href="([^"]*\/cases\/[0-9a-f-]{36})"/.exec((await me.get('/cases')).html) ?? [];
  const [, at = ''] = /href="([^"]*\/entries\/[0-9a-f-]{36})"/.exec((await me.get(path)).html) ?? [];
  const read = (await me.get(at)).text;
  expect(read).toContain('From row 2 of a file, read by test@1');
  expect(read).toContain('Entered by Test quality_manager on 19 November 2026');
});

/** An entry as the version of the program before wrote it. */
const older = caseCommand({
  name: 'test.older-entry',
  input: z.object({ caseId: z.uuid() }).strict(),
  caseOf: async (_context, { caseId }) => caseId,
  permit: () => true,
  run: async ({ tx, ownerId, newId }, { caseId }) => {
    const [id, form, answers] = [newId(), 'event', recurrence];
    await insertRows(tx, entry, [
      { ownerId, id, caseId, form, formVersion: 1, filledOn: recurrence.on, answers },
    ]);
    return { id };
  },
});

test('an entry of an earlier version of its record is read, corrected by today’s, and told in the history', async () => {
  const { centre, caseId, me } = await house();
  const { id } = await centre.as(centre.people.coordinator, older, { caseId });
  const path = `/cases/${caseId}/entries/${id}`;
  expect((await me.get(path)).text).toContain('liver');
  const corrected = await me.send(`${path}?correct`, 'questionnaire', {
    'answers.source': 'her_word',
    reason: 'She said so',
  });
  expect(corrected.status).toBe(302);
  const read = (await me.get(path)).text;
  expect(read).toMatch(/liver/);
  expect(read).toContain('from her own word');
  const history = (await me.get(`/cases/${caseId}/history`)).text;
  expect(history).toMatch(/Source[^.]*After from her own word/);
  expect(history).toMatch(/liver/);
});
