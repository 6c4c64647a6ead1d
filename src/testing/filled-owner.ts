import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { closeOutcome, recordPathology, recordRecommendation } from '../modules/care/index.ts';
import { concludeItem, joinMeeting, openItem, openMeeting } from '../modules/meetings/index.ts';
import { openCounts, recordStatements } from '../modules/quality/index.ts';
import { createTestBoard } from './board.ts';
import type { TestCentre } from './centre.ts';
import { testDatabase } from './database.ts';
import { listTestCase, referTestCase } from './listed-case.ts';
import { addTestSociety } from './society.ts';
import { operateTestCase } from './operated-case.ts';

const discussed = async (centre: TestCentre): Promise<void> => {
  const { chair, surgeon } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const listed = await listTestCase(centre, meetingId);
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, joinMeeting, {
    meetingId,
    personId: surgeon.personId,
    discipline: 'gynaecologic-oncology',
    mode: 'room',
  });
  await centre.as(chair, openItem, { itemId: listed.agendaItemId });
  await centre.as(chair, recordRecommendation, {
    ...listed,
    recommendation: {
      intent: 'curative',
      modality: 'surgery',
      timing: 'upfront',
      detail: null,
      rationale: 'Complete resection looks possible',
      alternative: null,
      ownerPersonId: surgeon.personId,
      dueOn: '2026-11-26',
      patientView: null,
    },
  });
  await centre.as(chair, concludeItem, {
    itemId: listed.agendaItemId,
    conclusion: 'reached',
    deferralReason: null,
    next: false,
  });
};

const operated = async (centre: TestCentre): Promise<void> => {
  const { surgeon } = centre.people;
  const { operationId } = await operateTestCase(centre);
  const report = { reportedOn: null, elements: { specimens: 'reported' as const } };
  await centre.as(surgeon, recordPathology, { operationId, version: 0, report });
  const outcome = { closedOn: '2026-11-19', complications: [] };
  await centre.as(surgeon, closeOutcome, { operationId, version: 0, outcome }, { requestKey: randomUUID() });
};

/** Rows that only imports and failing handlers make, written past the commands by the owner's login. */
const byHand = async ({ ownerId }: TestCentre): Promise<void> => {
  const owner = new Client(testDatabase().owner);
  await owner.connect();
  const id = randomUUID();
  try {
    await owner.query(
      `with source as (insert into kernel.source (owner_id, id, entry_id, mapping, file_hash, row_number, row_hash, subject_id)
         values ($1, $2, $2, 'test', 'hash', 1, 'hash', $2)),
       cursor as (insert into kernel.cursor (handler, owner_id, seq) values ('test', $1, 1)),
       showing as (insert into kernel.showing (owner_id, id, at, actor, subjects) values ($1, $2, now(), '{}', '[]')),
       unsettled as (insert into kernel.unsettled (owner_id, derivation, subject, since) values ($1, 'test', 'test', now()))
       insert into kernel.parked (handler, owner_id, seq, at, code) values ('test', $1, 1, now(), 'test')`,
      [ownerId, id],
    );
  } finally {
    await owner.end();
  }
};

/** Gives this centre at least one row in every table that belongs to an owner. */
export const fillOwner = async (centre: TestCentre): Promise<void> => {
  await referTestCase(centre, {
    workUp: [
      { key: 'ca125', state: 'present', value: 812, unit: 'U/ml', takenOn: '2026-11-05', reason: null },
    ],
  });
  await discussed(centre);
  await operated(centre);
  await centre.as(centre.people.quality_manager, recordStatements, {
    statements: [
      {
        fact: 'active_trials',
        personId: null,
        holds: true,
        from: '2026-01-01',
        to: null,
        evidence: 'Register of trials',
      },
    ],
  });
  const { slug } = await addTestSociety(centre);
  await centre.as(centre.people.administrator, openCounts, {
    supervisor: slug,
    from: '2026-01-01',
    to: null,
  });
  await byHand(centre);
};
