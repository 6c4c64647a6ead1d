import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { restore } from '../../kernel/commands/restore.ts';
import { strike } from '../../kernel/commands/strike.ts';
import { withScope } from '../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../testing/board.ts';
import { createTestCentre, type TestCentre, type TestPerson } from '../../testing/centre.ts';
import { clinicianOf } from '../../testing/clinician-of.ts';
import { broughtBack, exportedFrom } from '../../testing/exported.ts';
import { recommendTestCase } from '../../testing/recommended-case.ts';
import { completeReport } from '../../testing/operated-case.ts';
import { correctForm, fillForm } from '../care/index.ts';
import { addPeople } from '../directory/index.ts';
import { concludeItem } from '../meetings/index.ts';
import { recordOperation } from '../surgery/index.ts';
import { askAgain } from './commands/ask-again.ts';
import { recordHerDecision } from './commands/record-her-decision.ts';
import { houseOn, turnsListed } from './queries/turns.ts';
import { contactState, fulfilmentState } from './tables.ts';
import { listKeys } from './who-holds.ts';

const agreed = { on: '2026-11-18', due: '2026-12-18', place: 'here', by: 'visit' } as const;
const lost = { on: '2026-12-20', reason: 'moved', detail: 'To Busan' } as const;

/** A woman for whom a board recommended an operation, who accepted it; the surgeon answers for her. */
const house = async () => {
  const centre = await createTestCentre();
  const { people, ownerId } = centre;
  const { caseId, agendaItemId: itemId, recommendationId } = await recommendTestCase(centre);
  const fill = (form: string, answers: object, by: TestPerson = people.clinician, formVersion = 1) =>
    centre.as(by, fillForm, { caseId, form, formVersion, on: null, answers: answers as never });
  const inScope = <T>(read: Parameters<typeof withScope<T>>[2]) =>
    withScope(centre.database, [ownerId], read);
  /** What this person is asked on a day. */
  const asked = ({ personId }: TestPerson, today: string) =>
    inScope(async (tx) => {
      const keys = listKeys(personId, await houseOn(tx, ownerId, today));
      const found = await turnsListed(tx, ownerId, keys, { today, limit: 9 });
      return found.filter(({ section }) => section !== 'later').map(({ kind }) => kind);
    });
  return {
    centre,
    caseId,
    recommendationId,
    fill,
    inScope,
    conclude: () =>
      centre.as(people.chair, concludeItem, {
        itemId,
        conclusion: 'reached',
        deferralReason: null,
        quorumReason: 'The others had written',
        next: false,
      }),
    operate: () =>
      centre.as(people.surgeon, recordOperation, {
        caseId,
        report: { ...completeReport, doneOn: '2026-11-19' },
      }),
    state: async () => (await inScope((tx) => tx.select().from(contactState)))[0] ?? null,
    asked,
  };
};

/** Her decision about what the board recommended. */
const accepts = async ({ centre, recommendationId }: Awaited<ReturnType<typeof house>>) => {
  const { surgeon } = centre.people;
  await centre.as(surgeon, recordHerDecision, {
    recommendationId,
    version: 1,
    decision: { decision: 'accepted', spokenBy: surgeon.personId, spokenOn: '2026-11-19', note: null },
  });
};

/** The same after the operation, which nothing follows. */
const treated = async () => {
  const within = await house();
  await within.conclude();
  await accepts(within);
  await within.operate();
  within.centre.setNow('2027-01-10T00:00:00Z');
  return within;
};

const departing = async (centre: TestCentre, to: string): Promise<TestPerson> => {
  const [personId, { ownerId }] = [randomUUID(), centre];
  const post = { role: 'clinician', discipline: 'haematology-oncology' } as const;
  await centre.as(centre.people.administrator, addPeople, {
    people: [
      { id: personId, userId: `u-${personId}`, latinName: 'Gone', nativeName: null, sortName: 'Gone' },
    ],
    affiliations: [{ id: randomUUID(), personId, organisationId: ownerId, ...post, from: '2020-01-01', to }],
  });
  return { kind: 'user', userId: `u-${personId}`, personId, grants: [{ ownerId, ...post }] };
};

describe('after treatment', () => {
  test('who answers for her is asked for a next contact once nothing else is open', async () => {
    const within = await house();
    const { centre, conclude, operate, state, asked } = within;
    const { surgeon, chair, coordinator } = centre.people;
    await operate();
    // The board has not concluded yet: she waits for it.
    expect(await state()).toBe(null);
    await conclude();
    // She is told first, since she has not decided.
    expect(await asked(surgeon, '2026-11-19')).toEqual(['tell']);
    await accepts(within);
    expect(await state()).toMatchObject({
      state: 'missing',
      since: '2026-11-19',
      consultantId: surgeon.personId,
    });
    expect(await asked(surgeon, '2026-11-19')).toEqual(['no_contact']);
    for (const other of [chair, coordinator]) expect(await asked(other, '2026-11-19')).toEqual([]);
  });

  test('a contact is agreed with a day to come and a person, replaced, corrected, and entered only by who may', async () => {
    const { centre, caseId, fill, state } = await treated();
    const { clinician, surgeon, observer, coordinator } = centre.people;
    const { id } = await fill('next-contact', { ...agreed, person: clinician.personId });
    expect(await state()).toMatchObject({
      state: 'agreed',
      byId: id,
      due: '2026-12-18',
      askedFrom: '2026-12-18',
      personId: clinician.personId,
      consultantId: surgeon.personId,
    });
    expect((await journalOf(centre))[0]).toMatchObject({ command: 'care.fill-form' });
    await centre.as(coordinator, correctForm, {
      entryId: id,
      version: 1,
      on: null,
      answers: { ...agreed, due: '2027-02', person: clinician.personId },
    });
    expect(await state()).toMatchObject({ due: '2027-02', askedFrom: '2027-02-28' });
    const later = await fill('next-contact', {
      ...agreed,
      on: '2026-11-25',
      due: '2027',
      place: 'elsewhere',
    });
    expect(await state()).toMatchObject({ byId: later.id, personId: null, askedFrom: '2027-12-31' });
    const refusal = (answers: object, by: TestPerson = clinician) =>
      refusalOf(centre, by, fillForm, {
        caseId,
        form: 'next-contact',
        formVersion: 1,
        on: null,
        answers: answers as never,
      });
    expect(await refusal({ ...agreed, due: null })).toMatchObject({ code: 'invalid_input', wrote: 0 });
    expect(await refusal({ ...agreed, due: '2026-11-17' })).toMatchObject({
      code: 'period_reversed',
      wrote: 0,
    });
    expect(await refusal({ ...agreed, person: randomUUID() })).toMatchObject({
      code: 'person_unknown',
      wrote: 0,
    });
    expect(await refusal(agreed, observer)).toEqual({ code: 'forbidden', wrote: 0 });
  });

  test('what is recorded from its day on fulfils it, in the same command; her death ends it', async () => {
    const { fill, state } = await treated();
    await fill('next-contact', agreed);
    const seen = (on: string, status = 'alive') =>
      fill('follow-up', { on, status, disease: 'none' }, undefined, 2);
    await seen('2026-12-17');
    expect(await state()).toMatchObject({ state: 'agreed' });
    await seen('2026-12-19');
    expect(await state()).toMatchObject({ state: 'missing', since: '2026-12-19' });
    await seen('2027-01-05', 'dead');
    expect(await state()).toBe(null);
  });

  test('a contact that is due is asked of the person it was agreed with, else of who answers for her, else of the chair', async () => {
    const { centre, caseId, fill, asked } = await treated();
    const { surgeon, coordinator, chair } = centre.people;
    const gone = await departing(centre, '2026-12-31');
    const nurse = await clinicianOf(centre, 'nursing');
    const { id } = await fill('next-contact', { ...agreed, person: nurse.personId });
    expect(await asked(nurse, '2026-12-17')).toEqual([]);
    expect(await asked(nurse, '2026-12-18')).toEqual(['contact']);
    for (const other of [surgeon, coordinator, chair]) expect(await asked(other, '2026-12-18')).toEqual([]);
    await centre.as(surgeon, strike, { table: 'care.entry', id, version: 1 });
    expect(await asked(nurse, '2026-12-18')).toEqual([]);
    expect(await asked(surgeon, '2026-12-18')).toEqual(['no_contact']);
    await centre.as(surgeon, restore, { table: 'care.entry', id, version: 2 });
    expect(await asked(nurse, '2026-12-18')).toEqual(['contact']);
    await fill('next-contact', { ...agreed, on: '2026-11-20', person: gone.personId });
    expect(await asked(gone, '2026-12-20')).toEqual(['contact']);
    expect(await asked(surgeon, '2026-12-20')).toEqual([]);
    expect(await asked(surgeon, '2027-01-05')).toEqual(['contact']);
    expect(await asked(chair, '2027-01-05')).toEqual([]);
    centre.setNow('2026-12-01T00:00:00Z');
    await centre.as(coordinator, askAgain, {
      caseId,
      referral: {
        phase: 'post_operative',
        questionType: 'adjuvant',
        question: 'More?',
        consultantId: gone.personId,
        receivedOn: '2026-12-01',
        recurrenceNumber: null,
      },
    });
    // A question that waits comes first, and stands in no second list.
    expect(await asked(coordinator, '2027-01-05')).toEqual(['question']);
    for (const other of [surgeon, chair]) expect(await asked(other, '2027-01-05')).toEqual([]);
  });
});

test('who has left stays named in the entry that names them, and is named in no other', async () => {
  const { centre, fill } = await treated();
  const { coordinator } = centre.people;
  const gone = await departing(centre, '2026-12-31');
  const after = { ...agreed, on: '2027-01-05', due: '2027-02-05' };
  const { id: hers } = await fill('next-contact', { ...agreed, person: gone.personId });
  const { id: other } = await fill('next-contact', after);
  const named = (entryId: string) =>
    refusalOf(centre, coordinator, correctForm, {
      entryId,
      version: 1,
      on: null,
      answers: { ...after, person: gone.personId },
    });
  expect(await named(other)).toEqual({ code: 'person_unknown', wrote: 0 });
  expect(await named(hers)).toEqual({ code: 'not refused', wrote: 1 });
});

describe('the decision that she is lost', () => {
  test('has a reason, ends what is asked, is taken back and restored, and is undone by what is dated later', async () => {
    const { centre, caseId, fill, state, asked } = await treated();
    const { surgeon, observer, clinician } = centre.people;
    await fill('next-contact', { ...agreed, person: surgeon.personId });
    const refusal = (answers: object, by: TestPerson = clinician) =>
      refusalOf(centre, by, fillForm, {
        caseId,
        form: 'lost-to-follow-up',
        formVersion: 1,
        on: null,
        answers: answers as never,
      });
    expect(await refusal({ ...lost, reason: null })).toMatchObject({ code: 'invalid_input', wrote: 0 });
    expect(await refusal({ ...lost, on: null })).toMatchObject({ code: 'invalid_input', wrote: 0 });
    expect(await refusal({ ...lost, on: '2027-03-01' })).toMatchObject({ code: 'in_future', wrote: 0 });
    expect(await refusal(lost, observer)).toEqual({ code: 'forbidden', wrote: 0 });
    const { id } = await fill('lost-to-follow-up', lost);
    expect(await state()).toMatchObject({ state: 'lost', byId: id, askedFrom: null, since: '2026-12-20' });
    expect(await asked(surgeon, '2027-01-10')).toEqual([]);
    await centre.as(surgeon, strike, { table: 'care.entry', id, version: 1 });
    expect(await asked(surgeon, '2027-01-10')).toEqual(['contact']);
    await centre.as(surgeon, restore, { table: 'care.entry', id, version: 2 });
    expect(await state()).toMatchObject({ state: 'lost' });
    await fill('markers', { on: '2027-01-04' }, undefined, 2);
    expect(await state()).toMatchObject({ state: 'missing', since: '2027-01-04' });
  });

  test('answers what a board had recommended before, and ends the conversation that was owed', async () => {
    const { centre, asked, conclude, fill, inScope, recommendationId } = await house();
    const { surgeon } = centre.people;
    await conclude();
    expect(await asked(surgeon, '2027-01-10')).toEqual(['tell']);
    centre.setNow('2027-01-10T00:00:00Z');
    const { id } = await fill('lost-to-follow-up', lost);
    const became = async () => (await inScope((tx) => tx.select().from(fulfilmentState)))[0];
    expect(await became()).toMatchObject({
      state: 'not_done',
      reason: 'lost_to_follow_up',
      told: 'record',
      byForm: 'lost-to-follow-up',
      byId: id,
      askedFrom: null,
    });
    expect(await asked(surgeon, '2027-01-10')).toEqual([]);
    await centre.as(surgeon, recordHerDecision, {
      recommendationId,
      version: 1,
      decision: { decision: 'accepted', spokenBy: surgeon.personId, spokenOn: '2027-01-09', note: null },
    });
    expect(await became()).toMatchObject({ state: 'open', reason: null });
  });
});

test('both come out in an export and back by an import, all but who of the house was to see her', async () => {
  const { centre, fill, state } = await treated();
  await fill('next-contact', {
    ...agreed,
    due: '2027-02',
    person: centre.people.surgeon.personId,
    why: 'CT',
  });
  const exported = await exportedFrom(centre, { named: true });
  expect(exported.notExported).toContainEqual({
    table: 'next-contact',
    what: 'nextContact.person',
    count: 1,
    reason: 'no_field',
  });
  const other = await createTestCentre();
  other.setNow('2027-06-01T00:00:00Z');
  for (const { faults, counts } of await broughtBack(other, exported))
    expect([...faults, ...counts.faults]).toEqual([]);
  const [there] = await withScope(other.database, [other.ownerId], (tx) => tx.select().from(contactState));
  expect(there).toMatchObject({ state: 'agreed', due: '2027-02', askedFrom: '2027-02-28', personId: null });
  expect(await state()).toMatchObject({ personId: centre.people.surgeon.personId });
});
