import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { eq, inArray } from 'drizzle-orm';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { type Tx, withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { testDatabase } from '../../../testing/database.ts';
import { importableRow } from '../../../testing/importable-row.ts';
import { importTestRows } from '../../../testing/imported.ts';
import { referCase } from '../commands/refer-case.ts';
import { careCase, identity } from '../tables.ts';
import { findPatients } from './find-patients.ts';

type Names = { recordNumber: string; latinName: string | null; nativeName: string | null };

const refer = (centre: TestCentre, names: Names) =>
  centre.as(centre.people.coordinator, referCase, {
    whom: {
      patient: { bornOn: null, diedOn: null },
      identity: { ...names, sortName: names.latinName },
    },
    case: {
      site: null,
      histology: null,
      stage: null,
      stageEdition: null,
      grade: null,
      entry: 'referral',
      presentedOn: null,
      treatedBefore: null,
      notOperatedReason: null,
    },
    referral: {
      phase: 'other',
      questionType: 'other',
      question: 'Which?',
      consultantId: centre.people.surgeon.personId,
      receivedOn: '2026-11-18',
    },
    workUp: [],
  });

/** Labels of these women's cases. */
const labelsOf = async (tx: Tx, patientIds: readonly string[]): Promise<string[]> => {
  const rows = await tx
    .select({ label: careCase.label })
    .from(careCase)
    .where(inArray(careCase.patientId, patientIds));
  return rows.map(({ label }) => label);
};

const found = (centre: TestCentre, typed: string) =>
  withScope(centre.database, [centre.ownerId], async (tx) => {
    const patientIds = await findPatients(tx, centre.ownerId, typed);
    return (await labelsOf(tx, patientIds)).toSorted();
  });

const fieldCase = resolve('../shared/data/field-cases/name-search/README.md');
const isHere = existsSync(fieldCase);
const notice = isHere ? '' : ' (skipped: ../shared/data is not there)';

/** The women and the searches of the field case, as its page tells them: `1 Name · 2 Name`, `typed, typed → 1; …`. */
const fieldSearches = () => {
  const lines = readFileSync(fieldCase, 'utf8').split('\n');
  const names = (lines.find((line) => line.startsWith('1 ')) ?? '')
    .split(' · ')
    .map((part) => part.replace(/^\d+ /, ''));
  const right =
    /\(found by\): (.*?)\. /.exec(lines.find((line) => line.startsWith('**Right**')) ?? '')?.[1] ?? '';
  const asked = right.split('; ').flatMap((part) => {
    const [typed = '', woman] = part.split(' → ');
    return typed.split(', ').map((text) => ({ typed: text.replace(/ \(.*\)$/, ''), woman: Number(woman) }));
  });
  return { names, asked: [...asked, { typed: 'Siobhan', woman: 3 }, { typed: 'Els', woman: 4 }] };
};

/** Invented women of the field case "name-search", in its order. */
const women = [
  'Nguyễn Thị Hồng',
  'Müller, Änne',
  "O'Neill, Siobhán",
  'van der Berg, Els',
  'McDonald, Ann',
  'Şahin, Işıl',
  'Łuczak, Zofia',
];
const searches: readonly (readonly [string, number])[] = [
  ['Nguyen', 1],
  ['nguyen thi hong', 1],
  ['hong', 1],
  ['Muller', 2],
  ['Mueller', 2],
  ['müller', 2],
  ['MÜLLER'.normalize('NFD'), 2],
  ["o'neill", 3],
  ['O’Neill', 3],
  ['ONeill', 3],
  ['o neill', 3],
  ['Siobhan', 3],
  ['siobhan oneill', 3],
  ['Van der', 4],
  ['VAN DER BERG', 4],
  ['vanderberg', 4],
  ['Els', 4],
  ['mcdonald', 5],
  ['ＭｃＤｏｎａｌｄ', 5],
  ['Sahin', 6],
  ['işıl', 6],
  ['Luczak', 7],
];

describe('finding patients', () => {
  test('by any word of a name in any order, without minding accents, apostrophes, capitals, width and spaces', async () => {
    const centre = await createTestCentre();
    const labels: string[] = [];
    for (const [index, latinName] of women.entries())
      labels.push((await refer(centre, { recordNumber: `W-${index}`, latinName, nativeName: null })).label);
    for (const [typed, woman] of searches)
      expect([typed, await found(centre, typed)]).toEqual([typed, [labels[woman - 1]]]);
    expect(await found(centre, 'Nguyen Zofia')).toEqual([]);
    expect(await found(centre, 'guyen')).toEqual([]);
  });

  test.skipIf(!isHere)(`as the field case of names asks${notice}`, async () => {
    const { names, asked } = fieldSearches();
    expect([names.length, asked.length]).toEqual([7, 15]);
    const centre = await createTestCentre();
    const labels: string[] = [];
    for (const [index, latinName] of names.entries())
      labels.push((await refer(centre, { recordNumber: `F-${index}`, latinName, nativeName: null })).label);
    for (const { typed, woman } of asked)
      expect([typed, await found(centre, typed)]).toEqual([typed, [labels[woman - 1]]]);
  });

  test('by several words of names too long to stand beside each other', async () => {
    const centre = await createTestCentre();
    const words = (from: string) =>
      Array.from({ length: 20 }, (_, index) => `${from}langer${String.fromCodePoint(97 + index)}`);
    const names = { latinName: words('a').join(' '), nativeName: words('b').join(' ') };
    const { label } = await refer(centre, { recordNumber: 'L-1', ...names });
    expect(await found(centre, 'blangerc alangert')).toEqual([label]);
    expect(await found(centre, 'blangerc clangert')).toEqual([]);
  });

  test('by a name in Hangul and its given name, by a number with and without hyphens, by the case’s number', async () => {
    const centre = await createTestCentre();
    const { label: kim } = await refer(centre, {
      recordNumber: 'AB-12-345',
      latinName: 'Kim Seo-yeon',
      nativeName: '김서연',
    });
    const { label: lee } = await refer(centre, {
      recordNumber: 'AB-200',
      latinName: null,
      nativeName: '이하은',
    });
    for (const typed of [
      'kim',
      'Kim Seo',
      ' kim  seo ',
      'Seoyeon',
      'seo yeon kim',
      'yeon',
      '김',
      '서연',
      '김 서연',
    ])
      expect([typed, await found(centre, typed)]).toEqual([typed, [kim]]);
    for (const typed of [
      'ab12345',
      'Seo-yeon Kim',
      'seo yeon kim',
      'AB-12',
      '12-345',
      '12345',
      '１２-３４５',
      '345',
      '12 345',
      '서연'.normalize('NFD'),
    ])
      expect([typed, await found(centre, typed)]).toEqual([typed, [kim]]);
    expect(await found(centre, '이하은')).toEqual([lee]);
    expect(await found(centre, '하은')).toEqual([lee]);
    expect(await found(centre, 'ab-')).toEqual([kim, lee]);
    expect(await found(centre, lee)).toEqual([lee]);
    expect(await found(centre, kim.replace('-', ''))).toEqual([kim]);
    for (const nobody of ['Yeon-seo Kim', 'AB-3', '2345', '%', ' ', '', '--', 'Seo Lee'])
      expect([nobody, await found(centre, nobody)]).toEqual([nobody, []]);
  });

  test('whoever is called exactly so stands before those whose name goes on', async () => {
    const centre = await createTestCentre();
    for (let index = 0; index < 60; index += 1)
      await refer(centre, {
        recordNumber: `M${index}`,
        latinName: `Mina${'abcdef'[index % 6]} ${index}`,
        nativeName: null,
      });
    const { label } = await refer(centre, { recordNumber: 'X', latinName: 'Kim Min', nativeName: null });
    const first = await withScope(centre.database, [centre.ownerId], async (tx) => {
      const [id = ''] = await findPatients(tx, centre.ownerId, 'min');
      return (await labelsOf(tx, [id]))[0];
    });
    expect(first).toBe(label);
  });

  test('a name as it was typed stands before the same as it is spelled out', async () => {
    const centre = await createTestCentre();
    const women = ['Aenne', 'Anne', 'Aennelie'];
    for (const latinName of women)
      await refer(centre, { recordNumber: latinName, latinName, nativeName: null });
    const names = await withScope(centre.database, [centre.ownerId], async (tx) => {
      const ids = await findPatients(tx, centre.ownerId, 'Änne');
      const rows = await tx.select().from(identity).where(eq(identity.ownerId, centre.ownerId));
      return ids.map((id) => rows.find((row) => row.id === id)?.latinName);
    });
    expect(names).toEqual(['Anne', 'Aenne', 'Aennelie']);
  });

  test('never in another house', async () => {
    const [mine, other] = [await createTestCentre(), await createTestCentre()];
    await refer(other, { recordNumber: '1', latinName: 'Kim', nativeName: null });
    expect(await found(mine, 'kim')).toEqual([]);
    const across = await withScope(mine.database, [mine.ownerId], (tx) =>
      findPatients(tx, other.ownerId, 'kim'),
    );
    expect(across).toEqual([]);
  });

  test('what she is found by changes with her name and goes with it', async () => {
    const centre = await createTestCentre();
    const { row, record } = importableRow;
    const bring = (latinName: string) =>
      importTestRows(centre, [{ row, record: { ...record, identity: { ...record.identity, latinName } } }]);
    await bring('Kim');
    const labels = await found(centre, 'kim');
    expect(labels.length).toBe(1);
    await bring('Lee');
    expect([await found(centre, 'kim'), await found(centre, 'lee')]).toEqual([[], labels]);
    const owner = new Client(testDatabase().owner);
    await owner.connect();
    try {
      await owner.query(`select set_config('app.owner_ids', $1, false)`, [`{${centre.ownerId}}`]);
      const terms = `select count(*)::integer as terms from care.identity_term where owner_id = $1`;
      expect((await owner.query(terms, [centre.ownerId])).rows).not.toEqual([{ terms: 0 }]);
      await owner.query('delete from care.identity where owner_id = $1', [centre.ownerId]);
      expect((await owner.query(terms, [centre.ownerId])).rows).toEqual([{ terms: 0 }]);
    } finally {
      await owner.end();
    }
  });
});
