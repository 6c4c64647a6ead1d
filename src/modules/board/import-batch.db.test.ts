import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { openOutcome } from '../../testing/closed-outcome.ts';
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { withScope } from '../../kernel/scope.ts';
import { updateRow } from '../../kernel/write-rows.ts';
import { createTestBoard } from '../../testing/board.ts';
import { completePathology } from '../../testing/complete-pathology.ts';
import { createTestCentre, type TestCentre } from '../../testing/centre.ts';
import { completeReport, testTeam } from '../../testing/operated-case.ts';
import { concludeItem, openItem, openMeeting } from '../meetings/index.ts';
import { importCases } from './commands/import-cases.ts';
import type { CaseRecord } from './schema.ts';
import { fedCaseTables } from '../care/index.ts';
import { fedOperationTables } from '../surgery/index.ts';
import { fedBoardTables } from './tables.ts';

const fed = { ...fedCaseTables, ...fedBoardTables, ...fedOperationTables };

/** Rows of a case that people may write or correct by hand. */
const parts = {
  'the case': fed.careCase.table,
  'a work-up item': fed.workUp.table,
  'a referral': fed.referral.table,
  'a listing': fed.listing.table,
  'an operation': fed.operation.table,
  'her decision': fed.herDecision.table,
  'a pathology report': fed.pathology.table,
  'a 30-day form': fed.outcome30.table,
};
type Part = (typeof parts)[keyof typeof parts];

const rowsIn = (centre: TestCentre, part: Part) =>
  withScope(centre.database, [centre.ownerId], (tx) =>
    tx
      .select({ id: part.id, version: part.version, sourceId: part.sourceId })
      .from(part as typeof fed.careCase.table)
      .where(eq(part.ownerId, centre.ownerId)),
  );

/** What every correction by hand leaves in a row: it no longer comes from a file. */
const touch = (part: Part) =>
  command({
    name: 'test.touch',
    input: z.object({ id: z.uuid(), version: z.int() }).strict(),
    load: async () => undefined,
    permit: () => true,
    run: async ({ tx, ownerId }, input) => {
      await updateRow(tx, part as typeof fed.careCase.table, { ownerId, ...input }, { sourceId: null });
      return null;
    },
  });

const wholeRecord = ({ people }: TestCentre, agendaItemId: string): CaseRecord => ({
  key: 'whole',
  patient: { bornOn: '1960', diedOn: null },
  identity: { recordNumber: 'R-whole', latinName: null, nativeName: null, sortName: null },
  case: {
    site: 'ovary',
    histology: 'serous',
    stage: 'IIIC',
    stageEdition: 'figo-2014',
    grade: null,
    entry: 'registry',
    presentedOn: '2026-11-01',
    treatedBefore: false,
    notOperatedReason: null,
  },
  referral: {
    phase: 'pre_treatment',
    questionType: 'primary_treatment',
    question: 'Surgery first?',
    consultantId: people.surgeon.personId,
    receivedOn: '2026-11-02',
    recurrenceNumber: null,
  },
  workUp: [{ key: 'ecog', state: 'present', value: 1, unit: null, takenOn: null, reason: null }],
  listing: {
    agendaItemId,
    recommendations: [
      {
        intent: 'curative',
        modality: 'surgery',
        timing: 'upfront',
        detail: null,
        rationale: 'Complete resection looks possible',
        alternative: null,
        ownerPersonId: people.surgeon.personId,
        dueOn: '2026-11-26',
        patientView: null,
        herDecision: { decision: 'not_yet_told', spokenBy: null, spokenOn: null, note: null },
      },
    ],
  },
  operations: [
    {
      report: { ...completeReport, team: testTeam({ people } as TestCentre) },
      pathology: completePathology,
      outcome30: openOutcome,
    },
  ],
});

async function* only(record: CaseRecord) {
  yield { row: 1, record };
}

const bring = (centre: TestCentre, record: CaseRecord) =>
  centre.as(centre.people.quality_manager, importCases, {
    rows: only(record),
    mapping: 'test',
    mappingVersion: '1',
    fileHash: 'f'.repeat(64),
    finish: () => 'keep' as const,
  });

const imported = async () => {
  const centre = await createTestCentre();
  const { items } = await createTestBoard(centre, { items: 1 });
  const record = wholeRecord(centre, items[0] ?? '');
  expect(await bring(centre, record)).toMatchObject({ created: 1, faults: [] });
  return { centre, corrected: { ...record, case: { ...record.case, grade: 'G3' as const } } };
};

test('a listing stands as its agenda item does', async () => {
  const centre = await createTestCentre();
  const { meetingId, items } = await createTestBoard(centre, { items: 3 });
  const { chair } = centre.people;
  await centre.as(chair, openMeeting, { meetingId });
  for (const [index, [conclusion, deferralReason]] of (
    [
      ['reached', null],
      ['deferred', 'imaging_missing'],
    ] as const
  ).entries()) {
    const itemId = items[index] ?? '';
    await centre.as(chair, openItem, { itemId });
    await centre.as(chair, concludeItem, {
      itemId,
      conclusion,
      deferralReason,
      quorumReason: 'The others had written',
      next: false,
    });
  }
  for (const [index, itemId] of items.entries()) {
    const identity = { recordNumber: `R-${index}`, latinName: null, nativeName: null, sortName: null };
    const record = { ...wholeRecord(centre, itemId), key: `${index}`, identity, operations: [] };
    expect(await bring(centre, record)).toMatchObject({ created: 1 });
  }
  const listed = await withScope(centre.database, [centre.ownerId], (tx) =>
    tx.select().from(fed.listing.table),
  );
  const states = new Map(listed.map(({ agendaItemId, state }) => [agendaItemId, state]));
  expect(items.map((id) => states.get(id))).toEqual(['discussed', 'deferred', 'listed']);
});

test('a recommendation that is due before its meeting is refused, on its day it is not', async () => {
  const centre = await createTestCentre();
  const { items } = await createTestBoard(centre, { items: 1 });
  const due = (dueOn: string): CaseRecord => {
    const record = wholeRecord(centre, items[0] ?? '');
    const { listing } = record;
    return {
      ...record,
      listing: listing && {
        ...listing,
        recommendations: listing.recommendations.map((one) => ({ ...one, dueOn })),
      },
    };
  };
  expect(await bring(centre, due('2026-11-18'))).toMatchObject({
    created: 0,
    faults: [{ row: 1, column: 'listing.recommendations.0.dueOn', code: 'due_before_meeting' }],
  });
  expect(await bring(centre, due('2026-11-19'))).toMatchObject({ created: 1, faults: [] });
});

describe('an import that comes again', () => {
  test('corrects a case of which nobody has touched anything', async () => {
    const { centre, corrected } = await imported();
    expect(await bring(centre, corrected)).toMatchObject({ changed: 1, faults: [] });
  });

  test.each(Object.entries(parts))('overwrites nothing where people corrected %s', async (_name, part) => {
    const { centre, corrected } = await imported();
    const [row] = await rowsIn(centre, part);
    if (!row?.sourceId) throw new Error('the file brought such a row');
    await centre.as(centre.people.surgeon, touch(part), { id: row.id, version: row.version });
    expect(await bring(centre, corrected)).toMatchObject({
      changed: 0,
      faults: [{ row: 1, column: 'key', code: 'changed_by_hand_since' }],
    });
    const after = (await rowsIn(centre, part)).find(({ id }) => id === row.id);
    expect(after).toEqual({ id: row.id, version: row.version + 1, sourceId: null });
  });
});
