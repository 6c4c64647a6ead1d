import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { openShowings } from '../kernel/showings.ts';
import { noteBackup } from '../app/backup/commands/note-backup.ts';
import { sayLives } from '../app/backup/commands/say-lives.ts';
import { noteAccount } from '../app/sign-in/commands/note-account.ts';
import { noteRemoval } from '../app/sign-in/commands/note-removal.ts';
import { noteSignIn } from '../app/sign-in/commands/note-sign-in.ts';
import {
  askOwnWords,
  addDocument,
  correctCase,
  correctForm,
  correctIdentity,
  defineForm,
  fillForm,
  recordWorkUp,
  sayOwnWords,
  withdrawForm,
  withdrawOwnWords,
} from '../modules/care/index.ts';
import {
  correctOperation,
  recordOperation,
  confirmDiagnosis,
  recordOutcome,
  recordPathology,
} from '../modules/surgery/index.ts';
import {
  askAgain,
  changeTemplate,
  correctQuestion,
  defineTemplate,
  exportCases,
  concludeCase,
  correctConclusion,
  importCases,
  listCase,
  recordFulfilment,
  moveRecord,
  recordHerDecision,
  reopenItem,
  restoreDecision,
  takeBackDecision,
  undoStep,
} from '../modules/board/index.ts';
import { renewCounts } from '../modules/quality/commands/renew-counts.ts';
import { restore } from '../kernel/commands/restore.ts';
import { withScope } from '../kernel/scope.ts';
import { keepDue } from '../kernel/commands/keep-due.ts';
import { noteBounce } from '../kernel/commands/note-bounce.ts';
import { noteMails } from '../kernel/commands/note-mails.ts';
import { putOffDue } from '../kernel/commands/put-off-due.ts';
import { sealShowings } from '../kernel/commands/seal-showings.ts';
import { takeMails } from '../kernel/commands/take-mails.ts';
import { due, mail } from '../kernel/tables.ts';
import { strike } from '../kernel/commands/strike.ts';
import {
  acceptInvitation,
  addPeople,
  correctAbsence,
  correctPerson,
  endAbsence,
  endRole,
  giveRole,
  invitePerson,
  offerPassword,
  sayAbsence,
  sendMailAgain,
  takePassword,
  withdrawInvitation,
  withdrawMail,
} from '../modules/directory/index.ts';
import {
  answerInvitation,
  cancelMeeting,
  changeSeries,
  closeMeeting,
  concludeItem,
  correctPresence,
  leaveMeeting,
  moveMeeting,
  openItem,
  orderItem,
  noteReply,
  planMeeting,
  policyOf,
  restoreMeeting,
  seriesOn,
  takeBackVersion,
  sendInvitations,
  setAsideItem,
  invitationRows,
} from '../modules/meetings/index.ts';
import {
  answerQuestion,
  publishNotice,
  sendQuestion,
  takeBackNotice,
  takeNote,
} from '../modules/privacy/index.ts';
import { noticesOf } from '../modules/privacy/queries/notices.ts';
import { closeCounts, correctStatement, openCounts, recordStatements } from '../modules/quality/index.ts';
import { createTestBoard } from './board.ts';
import type { TestCentre } from './centre-on.ts';
import { openOutcome } from './closed-outcome.ts';
import { importableRow } from './importable-row.ts';
import { listTestCase, referTestCase } from './listed-case.ts';
import { operableTestCase } from './operated-case.ts';
import { addTestSociety } from './society.ts';
import { ownForm } from './own-form.ts';
import { testTemplate } from './test-template.ts';
import { sealedSample } from './sample-files.ts';
import { recommendTestCase } from './recommended-case.ts';
import { signTestMinutes } from './signed-minutes.ts';

const board = async (centre: TestCentre) => {
  const { administrator, chair, clinician, surgeon } = centre.people;
  const { seriesId } = await createTestBoard(centre, { items: 1 });
  const { caseId, meetingId, agendaItemId, recommendationId } = await recommendTestCase(centre);
  const concluded = {
    itemId: agendaItemId,
    conclusion: 'reached',
    deferralReason: null,
    quorumReason: 'The others had written',
    next: false,
  } as const;
  await centre.as(chair, concludeItem, concluded);
  await centre.as(chair, undoStep, { meetingId, what: 'concluded', id: agendaItemId, version: 3 });
  await centre.as(chair, concludeCase, concluded);
  await centre.as(chair, reopenItem, { itemId: agendaItemId });
  await centre.as(chair, concludeItem, concluded);
  await centre.as({ kind: 'job', name: 'test' }, renewCounts, {});
  const { slug } = await addTestSociety(centre);
  const opened = await centre.as(administrator, openCounts, {
    supervisor: slug,
    from: '2026-01-01',
    to: null,
  });
  await centre.as(administrator, closeCounts, { id: opened.id, version: 1 });
  await centre.as(chair, leaveMeeting, { meetingId, personId: surgeon.personId });
  const { caseId: secondId } = await referTestCase(centre);
  const second = await centre.as(chair, listCase, { caseId: secondId, meetingId, minutes: 5 });
  await centre.as(chair, openItem, { itemId: second.agendaItemId });
  await centre.as(chair, setAsideItem, { itemId: second.agendaItemId });
  await centre.as(chair, openItem, { itemId: second.agendaItemId });
  await centre.as(chair, concludeItem, {
    itemId: second.agendaItemId,
    conclusion: 'deferred',
    deferralReason: 'imaging_missing',
    next: false,
  });
  await centre.as(chair, closeMeeting, { meetingId });
  await centre.as(chair, correctConclusion, {
    itemId: second.agendaItemId,
    version: 5,
    conclusion: 'deferred',
    deferralReason: 'pathology_missing',
    quorumReason: null,
  });
  await centre.as(chair, correctPresence, {
    meetingId,
    presenceId: null,
    version: 0,
    said: {
      personId: clinician.personId,
      discipline: 'radiology',
      mode: 'video',
      joinedAt: '2026-11-19T00:00:00Z',
      leftAt: '2026-11-19T00:00:00Z',
    },
  });
  await signTestMinutes(centre, meetingId);
  // So that they differ from the record: there is something to sign again.
  await centre.as(chair, strike, { table: 'board.listing', id: second.id, version: 2 });
  await centre.as(clinician, recordHerDecision, {
    recommendationId,
    version: 1,
    decision: { decision: 'accepted', spokenBy: surgeon.personId, spokenOn: '2026-11-19', note: 'Soon' },
  });
  await centre.as(clinician, takeBackDecision, { recommendationId, version: 2 });
  await centre.as(clinician, restoreDecision, { recommendationId, version: 3 });
  await centre.as(surgeon, recordFulfilment, {
    recommendationId,
    version: 0,
    fulfilment: { state: 'open', reason: null, deviation: null, askOn: '2027-01-04', note: null },
  });
  return { caseId, seriesId };
};

const theCase = async (centre: TestCentre, caseId: string): Promise<void> => {
  const { coordinator, surgeon } = centre.people;
  const items = [
    { key: 'ca125', state: 'present', value: 812, unit: 'U/ml', takenOn: '2026-11-05', reason: null },
  ] as const;
  await centre.as(coordinator, recordWorkUp, { caseId, items: [...items], versions: {} });
  const theirs: z.input<typeof correctCase.input>['case'] = {
    site: 'ovary',
    histology: 'high-grade-serous',
    stage: 'IIIB',
    stageEdition: 'figo-2014',
    grade: null,
    presentedOn: '2026-11-02',
    treatedBefore: false,
    notOperatedReason: null,
  };
  await centre.as(coordinator, correctCase, { caseId, version: 1, case: theirs });
  const number = `${centre.womenCalled}-story-corrected`;
  await centre.as(coordinator, correctIdentity, {
    caseId,
    version: 1,
    whom: {
      identity: {
        recordNumber: number,
        latinName: `${centre.womenCalled} Rightly`,
        nativeName: null,
        sortName: null,
      },
      patient: { bornOn: '1970-05-07' },
    },
  });
  const again = {
    phase: 'recurrence',
    questionType: 'recurrence',
    question: 'Operate again?',
    consultantId: surgeon.personId,
    receivedOn: '2026-11-18',
    recurrenceNumber: 1,
  } as const;
  const { referralId: questionId } = await centre.as(coordinator, askAgain, {
    caseId,
    referral: again,
    workUp: [...items],
  });
  const reworded = { ...again, question: 'Operate again, or not?' };
  await centre.as(coordinator, correctQuestion, { questionId, version: 1, referral: reworded });
  const operable = await operableTestCase(centre);
  const { id } = await centre.as(surgeon, recordOperation, operable);
  await centre.as(surgeon, correctOperation, {
    operationId: id,
    version: 1,
    report: { ...operable.report, bloodLossMl: 400 },
  });
  await centre.as(surgeon, recordPathology, {
    operationId: id,
    version: 0,
    report: { reportedOn: '2026-11-18', specimens: 'Omentum', histologicalType: 'clear-cell' },
  });
  await centre.as(coordinator, confirmDiagnosis, { operationId: id, version: 1 });
  await centre.as(surgeon, recordOutcome, {
    operationId: id,
    version: 0,
    outcome: openOutcome,
  });
};

/** A meeting is moved; its agenda is put in order; it is cancelled, and takes place after all. */
const calendar = async (centre: TestCentre, seriesId: string): Promise<void> => {
  const { administrator, chair, coordinator } = centre.people;
  const { id: meetingId } = await centre.as(administrator, planMeeting, {
    seriesId,
    localStart: '2026-12-03T08:00',
  });
  await centre.as(administrator, moveMeeting, {
    meetingId,
    version: 1,
    localStart: '2026-12-04T09:00',
    minutes: 45,
    venue: 'Room 4',
  });
  const first = await listTestCase(centre, meetingId);
  const second = await listTestCase(centre, meetingId);
  await centre.as(coordinator, orderItem, {
    itemId: second.agendaItemId,
    version: 1,
    before: first.agendaItemId,
  });
  await centre.as(coordinator, cancelMeeting, { meetingId, version: 2 });
  const itemIds = [first.agendaItemId, second.agendaItemId];
  await centre.as(chair, restoreMeeting, { meetingId, version: 3, itemIds });
};

/** A board meets elsewhere from a day on, and elsewhere again; the latter is taken back before it does. */
const boardChange = async (centre: TestCentre, seriesId: string): Promise<void> => {
  const { database, ownerId, people } = centre;
  const { series, members } = await withScope(database, [ownerId], (tx) =>
    seriesOn(tx, ownerId, seriesId, '2027-01-01'),
  );
  const { rule, startsOn, localTime, zone, minutes } = series;
  const meets = { rule, startsOn, localTime, zone, minutes, venue: 'Room 9', policy: policyOf(series) };
  const changed = { seriesId, version: 1, fromOn: '2027-01-01', series: meets, members, apart: [] };
  await centre.as(people.coordinator, changeSeries, changed);
  const again = { ...changed, version: 2, fromOn: '2027-06-01', series: { ...meets, venue: 'Room 10' } };
  const { id: versionId } = await centre.as(people.coordinator, changeSeries, again);
  await centre.as(people.coordinator, takeBackVersion, { seriesId, versionId, version: 3, apart: [] });
};

/** A questionnaire of the house's own, filled in, corrected, taken back and restored. */
const questionnaire = async (centre: TestCentre, caseId: string): Promise<void> => {
  const { coordinator, administrator } = centre.people;
  await centre.as(administrator, defineForm, { body: JSON.stringify(ownForm) });
  const { id } = await centre.as(coordinator, fillForm, {
    caseId,
    form: ownForm.id,
    formVersion: ownForm.version,
    on: '2026-11-18',
    answers: { walks: 'alone', metres: 400 },
  });
  await centre.as(coordinator, fillForm, {
    caseId,
    form: 'diagnosis',
    formVersion: 1,
    on: null,
    answers: { on: '2026-11-02', by: centre.people.surgeon.personId },
  });
  await centre.as(coordinator, fillForm, {
    caseId,
    form: 'next-contact',
    formVersion: 1,
    on: null,
    answers: { on: '2026-11-18', due: '2026-12-18', person: centre.people.surgeon.personId },
  });
  await centre.as(coordinator, correctForm, {
    entryId: id,
    version: 1,
    on: '2026-11-18',
    answers: { walks: 'helped', who: 'Her son' },
  });
  await centre.as(administrator, withdrawForm, { form: ownForm.id, withdrawn: true, version: null });
  await centre.as(administrator, withdrawForm, { form: ownForm.id, withdrawn: false, version: 1 });
  await centre.as(coordinator, strike, { table: 'care.entry', id, version: 2 });
  await centre.as(coordinator, restore, { table: 'care.entry', id, version: 3 });
  // It was another woman's, and then hers after all.
  const { caseId: other } = await referTestCase(centre);
  const moved = await centre.as(coordinator, moveRecord, { what: 'entry', id, version: 4, to: other });
  await centre.as(coordinator, moveRecord, { what: 'entry', id: moved.id, version: 1, to: caseId });
};

const figures = async (centre: TestCentre): Promise<void> => {
  const { administrator, quality_manager: manager, surgeon } = centre.people;
  const statement = {
    fact: 'surgeon_certified',
    personId: surgeon.personId,
    holds: true,
    from: '2026-01-01',
    to: null,
    evidence: 'Certificate seen',
  } as const;
  const { ids } = await centre.as(manager, recordStatements, { statements: [statement] });
  await centre.as(manager, correctStatement, {
    id: ids[0] ?? '',
    version: 1,
    statement: { ...statement, to: '2026-12-31' },
  });
  // Can be read again and again: each attempt reads it once.
  const rows = {
    async *[Symbol.asyncIterator]() {
      const { record, ...row } = importableRow;
      const identity = { ...record.identity, recordNumber: `${centre.womenCalled}-story-1` };
      yield { ...row, record: { ...record, identity } };
    },
  };
  await centre.as(administrator, importCases, {
    rows,
    mapping: 'story',
    mappingVersion: '1',
    fileHash: '0'.repeat(64),
    finish: () => 'keep' as const,
  });
  await centre.as(administrator, exportCases, { named: false });
};

/** Somebody was shown who somebody is, and the showing is sealed. */
const shown = async (centre: TestCentre): Promise<void> => {
  const { database, ownerId, people, now } = centre;
  const showing = { ownerId, actor: people.chair, subjects: [randomUUID()], at: now() };
  await openShowings(database).record(showing);
  await centre.as({ kind: 'job', name: 'seal-showings' }, sealShowings, {});
};

/** What belongs to no house is written by commands of the same kind; here into the house's own chain. */
const accounts = async (centre: TestCentre): Promise<void> => {
  const { userId } = centre.people.surgeon;
  await centre.as({ kind: 'job', name: 'sign-in' }, noteSignIn, { userId, outcome: 'signed-in' });
  await centre.as({ kind: 'operator' }, noteAccount, { userIds: [userId], what: 'made' });
  await centre.as({ kind: 'operator' }, noteRemoval, { houseIds: [randomUUID()] });
  const backup = { what: 'made', backupId: randomUUID(), keyId: null, code: null } as const;
  await centre.as({ kind: 'operator' }, noteBackup, backup);
};

/** Somebody is away: said, corrected, ended early, taken back and restored. */
const absences = async (centre: TestCentre): Promise<void> => {
  const { coordinator, surgeon, clinician } = centre.people;
  const away = { from: '2026-12-21', to: '2026-12-31', coverId: clinician.personId };
  const { id } = await centre.as(coordinator, sayAbsence, { personId: surgeon.personId, absence: away });
  const absence = { ...away, to: '2027-01-08' };
  await centre.as(coordinator, correctAbsence, { absenceId: id, version: 1, absence });
  await centre.as(coordinator, endAbsence, { absenceId: id, version: 2, to: '2026-12-30' });
  await centre.as(coordinator, strike, { table: 'directory.absence', id, version: 3 });
  await centre.as(coordinator, restore, { table: 'directory.absence', id, version: 4 });
};

/** A paper is added to a case, taken back and restored. */
const documents = async (centre: TestCentre, caseId: string): Promise<void> => {
  const { coordinator } = centre.people;
  const sealed = await sealedSample(centre);
  const said = { kind: 'outside_report', on: '2026-10', note: 'Three pages', file: sealed.id } as const;
  const { id } = await centre.as(coordinator, addDocument, { caseId, ...said }, { files: [sealed] });
  await centre.as(coordinator, strike, { table: 'care.document', id, version: 1 });
  await centre.as(coordinator, restore, { table: 'care.document', id, version: 2 });
};

/** What recommendations are begun from: made, said anew, taken back and restored. */
const templates = async (centre: TestCentre): Promise<void> => {
  const { chair, coordinator } = centre.people;
  const template = testTemplate();
  const { id: templateId } = await centre.as(chair, defineTemplate, { template });
  const renamed = { ...template, name: 'Operate first, then test' };
  await centre.as(coordinator, changeTemplate, { templateId, version: 1, template: renamed });
  await centre.as(chair, strike, { table: 'board.template', id: templateId, version: 2 });
  await centre.as(chair, restore, { table: 'board.template', id: templateId, version: 3 });
};

/** Somebody new: renamed, given another role that ends again, and invited, the second time for good. */
const staff = async (centre: TestCentre, personId: string): Promise<void> => {
  const { administrator } = centre.people;
  const names = { latinName: 'Newer', nativeName: '새사람' };
  await centre.as(administrator, correctPerson, { personId, version: 1, names });
  const given = { role: 'observer', discipline: null, from: '2026-01-01' } as const;
  const { id: affiliationId } = await centre.as(administrator, giveRole, { personId, given });
  await centre.as(administrator, endRole, { affiliationId, version: 1, to: null });
  await centre.as(administrator, invitePerson, { personId, email: 'new@house.example' });
  await centre.as(administrator, withdrawInvitation, { personId });
  const { id: invitationId } = await centre.as(administrator, invitePerson, {
    personId,
    email: 'new@house.example',
  });
  const job = { kind: 'job', name: 'invitation' } as const;
  await centre.as(job, acceptInvitation, { invitationId, userId: `u-${personId}` });
  const { id: linkId } = await centre.as(administrator, offerPassword, { personId });
  await centre.as(job, takePassword, { linkId });
};

/** What the house says of data: published, noted, asked about, answered, replaced, taken back, and published again. */
const notices = async (centre: TestCentre): Promise<void> => {
  const { administrator, observer } = centre.people;
  const texts = [{ locale: 'en', body: 'What we keep.' }] as const;
  await centre.as(administrator, publishNotice, { last: 0, texts: [...texts] });
  await centre.as(observer, takeNote, { number: 1 });
  const asked = { name: 'Somebody', address: 'somebody@stranger.example', text: 'What do you keep of me?' };
  await centre.as({ kind: 'public' }, sendQuestion, asked);
  const [question] = await withScope(centre.database, [centre.ownerId], (tx) =>
    noticesOf(tx, centre.ownerId),
  ).then(({ questions }) => questions);
  const about = { questionId: question?.id ?? '', version: 1, answer: 'A letter was sent.' };
  await centre.as(administrator, answerQuestion, about);
  await centre.as(administrator, publishNotice, { last: 1, texts: [...texts] });
  await centre.as(administrator, takeBackNotice, { number: 2 });
  await centre.as(administrator, publishNotice, { last: 2, texts: [...texts] });
};

/** What waits to be sent or done, of a kind; ids in the order in which they were written. */
const waitingIn = (
  { database, ownerId }: TestCentre,
  table: typeof mail | typeof due | typeof invitationRows,
): Promise<string[]> =>
  withScope(database, [ownerId], async (tx) =>
    (
      await tx.select({ id: table.id }).from(table).where(eq(table.ownerId, ownerId)).orderBy(asc(table.id))
    ).map(({ id }) => id),
  );

/** Somebody is invited to a board by mail and answers; mails are sent, refused, withdrawn and come back; what is due is put off and done. */
const mails = async (centre: TestCentre, seriesId: string, personId: string): Promise<void> => {
  const { coordinator, administrator } = centre.people;
  const job = { kind: 'job', name: 'mail' } as const;
  const localStart = '2026-12-05T10:00';
  const { id: meetingId } = await centre.as(coordinator, planMeeting, { seriesId, localStart, extra: true });
  await centre.as(coordinator, sendInvitations, { meetingId, version: 1, personIds: [personId] });
  const [mailId = ''] = await waitingIn(centre, mail);
  const stamp = centre.now().toString();
  const answer = 'tentative' as const;
  const attendee = 'new@house.example';
  const [invitationId = ''] = await waitingIn(centre, invitationRows);
  await centre.as(job, noteReply, {
    invitationId,
    uid: `${meetingId}@consilium`,
    sequence: 0,
    attendee,
    answer,
    stamp,
  });
  const { ownerId } = centre;
  const grants = [{ ownerId, role: 'clinician', discipline: null }];
  const invited = { kind: 'user', userId: `u-${personId}`, personId, grants } as const;
  await centre.as(invited, answerInvitation, { meetingId, version: 2, answer: 'accepted' });
  await centre.as(job, takeMails, { most: 20 });
  await centre.as(job, noteMails, { answers: [{ id: mailId, answer: { is: 'taken' } }] });
  await centre.as(job, noteBounce, { mailId, status: '5.1.1' });
  await centre.as(coordinator, sendMailAgain, { mailId, version: 4 });
  await centre.as(coordinator, withdrawMail, { mailId, version: 5 });
  const [dueId = ''] = await waitingIn(centre, due);
  centre.setNow('2026-12-04T12:00:00Z');
  await centre.as(job, putOffDue, { dueId });
  centre.setNow('2026-12-04T13:00:00Z');
  await centre.as(job, keepDue, { dueId });
  await centre.as(administrator, sayLives, { restoredAt: '2026-11-01T00:00:00Z' });
};

/** A woman is asked for her own words, the second time for good, and says them. */
const ownWords = async (centre: TestCentre, caseId: string): Promise<void> => {
  const { coordinator } = centre.people;
  await centre.as(coordinator, askOwnWords, { caseId });
  await centre.as(coordinator, withdrawOwnWords, { caseId });
  const { id: linkId } = await centre.as(coordinator, askOwnWords, { caseId });
  await centre.as({ kind: 'link', linkId }, sayOwnWords, { linkId, answers: { matters: 'To be at home' } });
};

/** One house lives through everything a house can do; each command is carried out at least once. */
export const story = async (centre: TestCentre): Promise<void> => {
  const { administrator } = centre.people;
  const { caseId, seriesId } = await board(centre);
  await calendar(centre, seriesId);
  await boardChange(centre, seriesId);
  await theCase(centre, caseId);
  await questionnaire(centre, caseId);
  await ownWords(centre, caseId);
  await figures(centre);
  await accounts(centre);
  await shown(centre);
  await absences(centre);
  await templates(centre);
  await notices(centre);
  await documents(centre, caseId);
  const personId = randomUUID();
  await centre.as(administrator, addPeople, {
    people: [{ id: personId, userId: null, latinName: 'New', nativeName: null, sortName: 'New' }],
    affiliations: [
      {
        id: randomUUID(),
        personId,
        organisationId: centre.ownerId,
        role: 'clinician',
        discipline: null,
        from: '2026-01-01',
        to: null,
      },
    ],
  });
  await staff(centre, personId);
  await mails(centre, seriesId, personId);
};
