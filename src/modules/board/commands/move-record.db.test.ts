import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, test } from 'vitest';
import { restore } from '../../../kernel/commands/restore.ts';
import { strike } from '../../../kernel/commands/strike.ts';
import { verifyAudit } from '../../../kernel/audit/verify.ts';
import { differingRows } from '../../../kernel/kept-rows.ts';
import { withScope } from '../../../kernel/scope.ts';
import { amongStruck } from '../../../kernel/struck.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { historyOf, recordOf } from '../../../testing/record.ts';
import { correctForm, entryRows, fillForm, recordWorkUp, workUpRows } from '../../care/index.ts';
import { confirmDiagnosis, operationTables, recordOutcome, recordPathology } from '../../surgery/index.ts';
import { afterThirtyDays, closedOutcome } from '../../../testing/closed-outcome.ts';
import { moveRecord } from './move-record.ts';

/** What stands of forms in a case. */
const entriesOf = ({ database, ownerId }: TestCentre, caseId: string) =>
  withScope(database, [ownerId], (tx) =>
    tx
      .select()
      .from(entryRows)
      .where(and(eq(entryRows.ownerId, ownerId), eq(entryRows.caseId, caseId))),
  );
const faults = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], (tx) => differingRows(tx, centre.ownerId));

/** An operation with everything that lies in it or was confirmed from it, and the case of another woman whose it is. */
const operated = async () => {
  const centre = await createTestCentre();
  const { surgeon, coordinator } = centre.people;
  const { caseId, operationId } = await operateTestCase(centre);
  await centre.as(surgeon, recordPathology, {
    operationId,
    version: 0,
    report: { reportedOn: '2026-11-18', specimens: 'Omentum', histologicalType: 'clear-cell' },
  });
  await centre.as(coordinator, confirmDiagnosis, { operationId, version: 1 });
  centre.setNow(afterThirtyDays);
  await centre.as(surgeon, recordOutcome, { operationId, version: 0, outcome: closedOutcome });
  const { caseId: to } = await referTestCase(centre);
  return { centre, caseId, to, input: { what: 'operation' as const, id: operationId, version: 1, to } };
};

/** Every row of operations and forms of the house, with whose they are and whether they stand. */
const rowsOf = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], async (tx) => {
    const read = async (table: PgTable) => {
      const { id, caseId, answers, struck } = getTableColumns(table as typeof entryRows);
      const rows = await amongStruck(
        tx,
        tx.select({ id, caseId, answers, struck }).from(table as typeof entryRows),
      );
      return rows.map(({ struck: by, ...row }) => ({ ...row, stands: by === null }));
    };
    const { operation, pathology, outcome30 } = operationTables;
    return {
      operations: await read(operation),
      documents: [...(await read(pathology)), ...(await read(outcome30))],
      entries: await read(entryRows),
    };
  });

describe('moving an operation to the right woman', () => {
  test('takes it and all that goes along back there and writes it here word for word, in one entry', async () => {
    const { centre, caseId, to, input } = await operated();
    const before = await rowsOf(centre);
    const { id, caseId: there } = await centre.as(centre.people.surgeon, moveRecord, input, {
      reason: 'Two women of one name',
    });
    expect(there).toBe(to);
    const after = await rowsOf(centre);
    for (const [name, rows] of Object.entries(after)) {
      const was = before[name as keyof typeof before];
      const stood = rows.filter(({ caseId: of }) => of === caseId);
      const anew = rows.filter(({ caseId: of }) => of === to);
      expect(stood.map(({ stands }) => stands)).toEqual(was.map(() => false));
      expect(anew.map(({ stands }) => stands)).toEqual(was.map(() => true));
      const words = (all: typeof rows) => all.map(({ answers }) => JSON.stringify(answers)).toSorted();
      expect(words(anew)).toEqual(words(was));
    }
    expect(before.entries.length).toBeGreaterThan(0);
    expect(after.operations.find(({ stands }) => stands)?.id).toBe(id);
    // What was confirmed from its report names it as it is called now.
    const entries = await entriesOf(centre, to);
    expect(entries.map(({ confirmedFrom }) => confirmedFrom)).toEqual(entries.map(() => id));
    const [entry] = await journalOf(centre);
    expect(entry).toMatchObject({ command: 'board.move-record', reason: 'Two women of one name' });
    expect(await faults(centre)).toEqual([]);
    const { faults: broken } = await verifyAudit(centre.database, [centre.ownerId], {}, 'owned');
    expect(broken).toEqual([]);
  });

  test('both histories tell it, with whoever recorded it first; and so when it is moved back', async () => {
    const { centre, caseId, to, input } = await operated();
    const { surgeon, chair } = centre.people;
    const moved = await centre.as(chair, moveRecord, input);
    const labels = {
      from: (await recordOf(centre, caseId)).case.label,
      to: (await recordOf(centre, to)).case.label,
    };
    const [went] = await historyOf(centre, caseId);
    expect(went).toMatchObject({
      command: 'board.move-record',
      who: { name: 'Test chair' },
      moved: { way: 'away', caseId: to, label: labels.to, first: null },
    });
    expect(went?.rows.map(({ struck }) => struck)).toContain('moved');
    const [came] = await historyOf(centre, to);
    expect(came?.moved).toMatchObject({
      way: 'here',
      caseId,
      label: labels.from,
      first: { who: { name: 'Test surgeon' }, day: '2026-11-19' },
    });
    await centre.as(surgeon, moveRecord, { ...input, id: moved.id, to: caseId });
    const [back] = await historyOf(centre, caseId);
    expect(back?.moved).toMatchObject({ way: 'here', caseId: to, first: { who: { name: 'Test surgeon' } } });
    const standing = (await rowsOf(centre)).operations.filter(({ stands }) => stands);
    expect(standing).toMatchObject([{ caseId }]);
    expect(await faults(centre)).toEqual([]);
  });

  test('figures leave the one case and come to the other', async () => {
    const { centre, caseId, to, input } = await operated();
    const facts = () =>
      withScope(centre.database, [centre.ownerId], async (tx) => {
        const { rows } = await tx.execute<{ case_id: string }>(
          sql`select case_id from quality.indicator_operation where owner_id = ${centre.ownerId}`,
        );
        return rows.map(({ case_id }) => case_id);
      });
    expect(await facts()).toEqual([caseId]);
    await centre.as(centre.people.surgeon, moveRecord, input);
    expect(await facts()).toEqual([to]);
  });

  test('leaves other forms of both women where they are; one of these goes by itself', async () => {
    const { centre, caseId, to, input } = await operated();
    const { coordinator, surgeon } = centre.people;
    const answers = { on: '2026-10-01', kind: 'recurrence', basis: ['imaging'], sites: ['liver'] };
    const event = { form: 'event', formVersion: 2, on: null, answers };
    const ids = async (of: string) => (await entriesOf(centre, of)).map(({ id }) => id);
    const { id: hers } = await centre.as(coordinator, fillForm, { ...event, caseId });
    const { caseId: third } = await referTestCase(centre);
    const { id: others } = await centre.as(coordinator, fillForm, { ...event, caseId: third });
    await centre.as(surgeon, moveRecord, input);
    expect(await ids(caseId)).toEqual([hers]);
    expect(await ids(third)).toEqual([others]);
    const confirmed = await ids(to);
    expect(confirmed).toHaveLength(1);
    const { id } = await centre.as(coordinator, moveRecord, { what: 'entry', id: hers, version: 1, to });
    expect((await ids(to)).toSorted()).toEqual([...confirmed, id].toSorted());
    expect(await ids(caseId)).toEqual([]);
  });

  test('what was moved is restored by nobody: it stands where it belongs', async () => {
    const { centre, input } = await operated();
    await centre.as(centre.people.surgeon, moveRecord, input);
    const again = { table: 'surgery.operation', id: input.id, version: 2 };
    expect(await refusalOf(centre, centre.people.surgeon, restore, again)).toEqual({
      code: 'not_taken_back',
      wrote: 0,
    });
  });
});

describe('a record that is moved', () => {
  const filled = async () => {
    const centre = await createTestCentre();
    const { caseId } = await referTestCase(centre);
    const { coordinator, clinician } = centre.people;
    const { id } = await centre.as(coordinator, fillForm, {
      caseId,
      form: 'event',
      formVersion: 2,
      on: null,
      answers: { on: '2026-10-01', kind: 'recurrence', basis: ['imaging'], sites: ['liver'] },
    });
    await centre.as(clinician, correctForm, {
      entryId: id,
      version: 1,
      on: null,
      answers: { on: '2026-10-01', kind: 'recurrence', basis: ['imaging'], sites: ['lung'] },
    });
    const { caseId: to } = await referTestCase(centre);
    return { centre, caseId, to, input: { what: 'entry' as const, id, version: 2, to } };
  };

  test('a form of the course, as it was corrected', async () => {
    const { centre, caseId, to, input } = await filled();
    const { id } = await centre.as(centre.people.coordinator, moveRecord, input);
    expect(await entriesOf(centre, caseId)).toEqual([]);
    const entries = await entriesOf(centre, to);
    expect(entries).toMatchObject([{ id, filledOn: '2026-10-01', answers: { sites: ['lung'] } }]);
    expect(await faults(centre)).toEqual([]);
  });

  test('a result of the work-up; not onto another of its kind', async () => {
    const { centre, caseId, to } = await filled();
    const { coordinator } = centre.people;
    const item = {
      key: 'ca125',
      state: 'present',
      value: 812,
      unit: 'U/ml',
      takenOn: '2026-11-05',
      reason: null,
    } as const;
    await centre.as(coordinator, recordWorkUp, { caseId, items: [item], versions: {} });
    const id = (await recordOf(centre, caseId)).workUp[0]?.id ?? '';
    const input = { what: 'result' as const, id, version: 1, to };
    const { id: anew } = await centre.as(coordinator, moveRecord, input);
    expect((await recordOf(centre, to)).workUp).toMatchObject([{ ...item, id: anew }]);
    expect((await recordOf(centre, caseId)).workUp).toEqual([]);
    await centre.as(coordinator, recordWorkUp, { caseId, items: [{ ...item, value: 20 }], versions: {} });
    const back = { ...input, id: anew, to: caseId };
    expect(await refusalOf(centre, coordinator, moveRecord, back)).toEqual({
      code: 'result_there',
      wrote: 0,
    });
    const { rows } = await withScope(centre.database, [centre.ownerId], (tx) =>
      amongStruck(tx, tx.execute(sql`select id from ${workUpRows} where struck is not null`)),
    );
    expect(rows).toHaveLength(1);
  });

  test('is refused where its dates, or its site, say that it cannot be hers', async () => {
    const { centre, caseId } = await filled();
    const { coordinator, surgeon } = centre.people;
    const young = await referTestCase(centre, {
      whom: {
        patient: { bornOn: '2026-10-20', diedOn: null },
        identity: { recordNumber: 'young', latinName: 'Young Woman', nativeName: null, sortName: null },
      },
    });
    const entries = await entriesOf(centre, caseId);
    const [entry] = entries;
    const input = { what: 'entry' as const, id: entry?.id ?? '', version: 2 };
    expect(await refusalOf(centre, coordinator, moveRecord, { ...input, to: young.caseId })).toEqual({
      code: 'before_birth',
      wrote: 0,
    });
    const operation = await operateTestCase(centre);
    const late = await referTestCase(centre, { case: { presentedOn: '2026-11-18' } });
    const moved = { what: 'operation' as const, id: operation.operationId, version: 1, to: late.caseId };
    expect((await refusalOf(centre, surgeon, moveRecord, moved)).code).toBe('operation_before_presentation');
    const elsewhere = await referTestCase(centre, {
      case: { site: 'cervix', histology: null, stage: null, stageEdition: null },
    });
    const { id } = await centre.as(coordinator, fillForm, {
      caseId,
      form: 'diagnosis',
      formVersion: 1,
      on: null,
      answers: { on: '2026-11-02', site: 'ovary' },
    });
    const diagnosis = { what: 'entry' as const, id, version: 1, to: elsewhere.caseId };
    expect((await refusalOf(centre, coordinator, moveRecord, diagnosis)).code).toBe('not_at_site');
  });

  test('what was confirmed from a report goes along with its operation alone', async () => {
    const { centre, caseId, to } = await operated();
    const entries = await entriesOf(centre, caseId);
    const input = { what: 'entry' as const, id: entries[0]?.id ?? '', version: 1, to };
    expect(await refusalOf(centre, centre.people.coordinator, moveRecord, input)).toEqual({
      code: 'confirmed_from_report',
      wrote: 0,
    });
  });

  test('goes to one of two cases, whoever is first; the other is told', async () => {
    const { centre, to, input } = await filled();
    const { caseId: third } = await referTestCase(centre);
    const both = await Promise.allSettled([
      centre.as(centre.people.coordinator, moveRecord, input),
      centre.as(centre.people.clinician, moveRecord, { ...input, to: third }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const standing = [...(await entriesOf(centre, to)), ...(await entriesOf(centre, third))];
    expect(standing).toHaveLength(1);
  });

  test('two who move records between two cases against each other both come through', async () => {
    const { centre, caseId, to, input } = await filled();
    const { id } = await centre.as(centre.people.coordinator, fillForm, {
      caseId: to,
      form: 'event',
      formVersion: 2,
      on: null,
      answers: { on: '2026-09-01', kind: 'recurrence', basis: ['imaging'], sites: ['liver'] },
    });
    await Promise.all([
      centre.as(centre.people.coordinator, moveRecord, input),
      centre.as(centre.people.clinician, moveRecord, { what: 'entry', id, version: 1, to: caseId }),
    ]);
    expect(await entriesOf(centre, caseId)).toMatchObject([{ filledOn: '2026-09-01' }]);
    expect(await entriesOf(centre, to)).toMatchObject([{ filledOn: '2026-10-01' }]);
  });

  test.each([
    ['a case of another house', async (centre: TestCentre) => centre.ownerId, 'not_found'],
    [
      'a case that was taken back',
      async (centre: TestCentre) => {
        const { caseId: id } = await referTestCase(centre);
        await centre.as(centre.people.chair, strike, { table: 'care.case', id, version: 1 });
        return id;
      },
      'not_found',
    ],
  ])('does not go to %s', async (_, caseOf, code) => {
    const { centre, input } = await filled();
    const other = await createTestCentre();
    const theirs = await referTestCase(other);
    const to = await caseOf(centre);
    for (const place of [to, theirs.caseId])
      expect(await refusalOf(centre, centre.people.coordinator, moveRecord, { ...input, to: place })).toEqual(
        {
          code,
          wrote: 0,
        },
      );
  });

  test('stays where it is: in the same case, in another version, without a reason, for who may not', async () => {
    const { centre, caseId, input } = await filled();
    const { coordinator, observer, quality_manager } = centre.people;
    const code = async (actor: typeof coordinator, more: object) =>
      (await refusalOf(centre, actor, moveRecord, { ...input, ...more })).code;
    expect(await code(coordinator, { to: caseId })).toBe('already_there');
    expect(await code(coordinator, { version: 1 })).toBe('changed_meanwhile');
    expect(await code(coordinator, { id: caseId })).toBe('not_found');
    expect(await code(observer, {})).toBe('forbidden');
    expect(await code(quality_manager, {})).toBe('forbidden');
    await expect(centre.as(coordinator, moveRecord, input, { reason: ' ' })).rejects.toMatchObject({
      code: 'reason_needed',
    });
    const { operationId } = await operateTestCase(centre);
    const operation = { what: 'operation', id: operationId, version: 1 };
    expect(await code(coordinator, operation)).toBe('forbidden');
    expect(await entriesOf(centre, caseId)).toHaveLength(1);
  });
});
