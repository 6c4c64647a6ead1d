import { describe, expect, test } from 'vitest';
import { restore } from '../../../kernel/commands/restore.ts';
import { strike } from '../../../kernel/commands/strike.ts';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { correctCase, recordWorkUp } from '../../care/index.ts';
import { correctOperation } from '../../surgery/index.ts';
import { caseHistory, differences } from './history.ts';

const historyOf = async (centre: TestCentre, caseId: string, canSeeIdentity = true) => {
  const { entries } = await withScope(centre.database, [centre.ownerId], (tx) =>
    caseHistory(tx, centre.ownerId, { caseId, zone: centre.zone, locale: 'en', canSeeIdentity }),
  );
  return entries;
};

const disease = {
  site: 'ovary',
  histology: 'high-grade-serous',
  stage: 'IVB',
  stageEdition: 'figo-2014',
  grade: null,
  presentedOn: '2026-11-02',
  treatedBefore: false,
  notOperatedReason: null,
} as const;

describe('the history of a case', () => {
  test('tells who wrote what and when, latest first, with the values before and after', async () => {
    const centre = await createTestCentre({ now: '2026-11-18T23:30:00Z' });
    const { caseId } = await referTestCase(centre);
    centre.setNow('2026-11-19T02:00:00Z');
    const reason = 'Metastasis seen in the chest';
    await centre.as(centre.people.surgeon, correctCase, { caseId, version: 1, case: disease }, { reason });
    const [last, first, ...rest] = await historyOf(centre, caseId);
    expect(rest).toEqual([]);
    expect(last).toMatchObject({
      day: '2026-11-19',
      time: '11:00',
      who: { kind: 'user', name: 'Test surgeon' },
      command: 'care.correct-case',
      reason,
      source: null,
      rows: [
        {
          table: 'care.case',
          version: 2,
          fields: [{ field: 'answers.stage', before: { value: 'IIIC' }, after: { value: 'IVB' } }],
        },
      ],
    });
    expect(first).toMatchObject({ day: '2026-11-19', time: '08:30', who: { name: 'Test coordinator' } });
    expect(first?.rows.map(({ table }) => table)).toEqual([
      'care.case',
      'care.identity',
      'care.patient',
      'care.referral',
    ]);
    const question = first?.rows.at(-1)?.fields;
    expect(question).toContainEqual({
      field: 'answers.consultantId',
      before: null,
      after: { value: 'Test surgeon' },
    });
    expect(JSON.stringify([last, first])).not.toContain('salt');
  });

  test('of what was taken back says by whom, when and why; and that it was restored', async () => {
    const centre = await createTestCentre();
    const { caseId, operationId } = await operateTestCase(centre);
    const { surgeon, chair } = centre.people;
    const operation = { table: 'surgery.operation', id: operationId };
    await centre.as(surgeon, strike, { ...operation, version: 1 }, { reason: 'Another woman’s' });
    const [taken, recorded] = await historyOf(centre, caseId);
    expect(taken).toMatchObject({
      who: { name: 'Test surgeon' },
      command: 'kernel.strike',
      reason: 'Another woman’s',
      rows: [{ table: 'surgery.operation', about: '2026-11-16', struck: 'taken_back', fields: [] }],
    });
    expect(recorded).toMatchObject({ command: 'surgery.record-operation', rows: [{ struck: null }] });
    await centre.as(surgeon, restore, { ...operation, version: 2 });
    await centre.as(chair, strike, { table: 'care.case', id: caseId, version: 1 });
    const [whole, restored] = await historyOf(centre, caseId);
    expect(restored).toMatchObject({ command: 'kernel.restore', rows: [{ struck: 'restored', version: 3 }] });
    expect(whole?.rows.map(({ table, struck }) => [table, struck])).toEqual([
      ['care.case', 'taken_back'],
      ['care.referral', 'taken_back'],
      ['surgery.operation', 'taken_back'],
    ]);
  });

  test('keeps names, numbers and the birth date from who may not see them, and says so', async () => {
    const centre = await createTestCentre();
    const { caseId } = await referTestCase(centre);
    const [entry] = await historyOf(centre, caseId, false);
    expect(JSON.stringify(entry)).not.toMatch(/Invented|1970-05-06/);
    expect(entry?.rows.filter(({ hidden }) => hidden).map(({ table }) => table)).toEqual([
      'care.identity',
      'care.patient',
    ]);
    expect(JSON.stringify(await historyOf(centre, caseId))).toMatch(/Invented Woman/);
  });

  test('follows work-up items, operations and teams of this case only', async () => {
    const centre = await createTestCentre();
    const { caseId, operationId, report } = await operateTestCase(centre);
    const [main, supervising] = report.team ?? [];
    if (!main || !supervising) throw new Error('no team');
    await referTestCase(centre);
    await centre.as(centre.people.clinician, recordWorkUp, {
      caseId,
      items: [{ key: 'ecog', state: 'present', value: 1, unit: null, takenOn: null, reason: null }],
    });
    await centre.as(centre.people.surgeon, correctOperation, {
      operationId,
      version: 1,
      report: {
        ...report,
        residual: { min: 3, max: 3 },
        areas: { ...report.areas, liver: { answer: 'absent' } },
        team: [main],
      },
    });
    const entries = await historyOf(centre, caseId);
    expect(entries.map(({ command }) => command)).toEqual([
      'surgery.correct-operation',
      'care.record-work-up',
      'surgery.record-operation',
      'care.refer-case',
    ]);
    const [corrected, workUp] = entries;
    const changes = corrected?.rows.flatMap(({ table, fields }) =>
      fields.map(({ field, before, after }) => [table, field, before, after]),
    );
    expect(changes).toEqual([
      [
        'surgery.operation',
        'answers.areas.liver',
        { value: { answer: 'free' } },
        { value: { answer: 'absent' } },
      ],
      ['surgery.operation', 'answers.residual', { value: { min: 0, max: 0 } }, { value: { min: 3, max: 3 } }],
      [
        'surgery.operation',
        `answers.team.${supervising.id}`,
        { value: { ...supervising, person: 'Test chair' } },
        null,
      ],
    ]);
    expect(workUp?.rows).toMatchObject([{ table: 'care.work_up', about: 'ecog' }]);
  });

  test('of another house’s case is empty', async () => {
    const [mine, other] = [await createTestCentre(), await createTestCentre()];
    const { caseId } = await referTestCase(other);
    expect(await historyOf(mine, caseId)).toEqual([]);
  });
});

test('differences: what is the same or null on both sides is left out; columns of the kernel never show', () => {
  const before = { id: 'a', salt: 's', version: 1, stage: 'I', grade: null, areas: { liver: 1, spleen: 2 } };
  const after = { id: 'a', salt: 't', version: 2, stage: null, grade: null, areas: { liver: 1, spleen: 3 } };
  expect(differences(before, after)).toEqual([
    { field: 'stage', before: 'I', after: null },
    { field: 'areas.spleen', before: 2, after: 3 },
  ]);
});
