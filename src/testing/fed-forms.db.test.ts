import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AnyAnswers, type Quantity, saysNothing } from '../kernel/forms/answers.ts';
import type { Form } from '../kernel/forms/items.ts';
import { answersFrom, type Target, targetsOf, valuesOf } from '../kernel/forms/targets.ts';
import { withScope } from '../kernel/scope.ts';
import { careCaseRows, targetName } from '../modules/care/index.ts';
import { shippedForms } from '../modules/care/questionnaires.ts';
import { courseOf, entriesOfCase } from '../modules/care/queries/entries.ts';
import type { ReadRow } from '../modules/board/index.ts';
import { parseMapping } from '../modules/board/import/find-mapping.ts';
import { readCasesFrom } from '../modules/board/import/read-cases.ts';
import { createTestCentre } from './centre.ts';
import { fitted } from './fitting-answers.ts';
import { formRooms, readersDay } from './form-rooms.ts';
import { gathered } from './gathered.ts';
import { generatedAnswers } from './generated-answers.ts';
import { importTestRows } from './imported.ts';
import { recordOf } from './record.ts';

/** A value as a cell of somebody's table says it, and how a mapping reads such a cell. */
const celled = ({ kind, unit }: Target, value: unknown): { cell: string; reader: object } => {
  switch (kind) {
    case 'boolean':
      return { cell: value === true ? 'j' : 'n', reader: { map: { j: true, n: false } } };
    case 'date':
      return { cell: String(value), reader: { date: ['YYYY-MM-DD', 'YYYY-MM', 'YYYY'] } };
    case 'number':
      return { cell: String(value), reader: { number: { min: -1e9, max: 1e9, unit: unit ?? null } } };
    case 'range': {
      const { min, max } = value as { min: number; max: number | null };
      return {
        cell: `${min} to ${max ?? 'open'}`,
        reader: { map: { [`${min} to ${max ?? 'open'}`]: [min, max] } },
      };
    }
    case 'quantity': {
      const { comparator, value: amount, unit: own } = value as Quantity;
      return {
        cell: `${comparator ?? ''}${amount}`,
        reader: { number: { min: 0, max: 1e9, unit: own } },
      };
    }
    case 'words': {
      const codes = value as readonly string[];
      if (codes.length === 0) return { cell: 'none', reader: { map: { none: [] } } };
      return { cell: codes.join('; '), reader: { words: codes, split: ';' } };
    }
    case 'word':
      return { cell: String(value), reader: { words: [String(value)] } };
    case 'text':
      return { cell: String(value), reader: { text: true } };
  }
};

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** The table of one row that says these answers, and the mapping that reads it. */
const exported = (form: Form, prefix: string, answers: AnyAnswers) => {
  const targets = targetsOf(form);
  const said = [...valuesOf(form, answers)].map(([name, value]) => ({
    name,
    ...celled(targets.get(name) as Target, value),
  }));
  const fields = said.map(({ name, reader }, index) => [
    `${prefix}.${name}`,
    { column: `c${index}`, ...reader },
  ]);
  const mapping = {
    name: `fed-${form.id}`,
    version: 1,
    title: 'Generated',
    source: 'A test',
    entry: 'registry',
    delimiter: 'comma',
    missing: [],
    key: 'id',
    operation: ['operation', 'pathology', 'outcome'].includes(form.id) ? 'every-row' : 'none',
    fields: {
      'case.site': { constant: 'ovary' },
      'patient.bornOn': { constant: '1970-05-06' },
      ...Object.fromEntries(fields),
    },
  };
  const header = ['id', ...said.map((_, index) => `c${index}`)];
  return {
    mapping,
    text: `${header.join(',')}\n${['row-1', ...said.map(({ cell }) => quoted(cell))].join(',')}\n`,
  };
};

async function* once(text: string) {
  yield Buffer.from(text);
}

/** Brings the table into a house of its own, and reads back what the record then says of this form. */
const imported = async (form: Form, { mapping, text }: ReturnType<typeof exported>) => {
  const centre = await createTestCentre();
  centre.setNow(readersDay);
  const read = parseMapping(mapping, 'generated.json');
  const rows = await gathered((await readCasesFrom(once(text), read)).rows);
  expect(rows).toEqual([expect.objectContaining({ record: expect.anything() })]);
  await importTestRows(centre, rows as readonly ReadRow[]);
  const [caseId = '', entries] = await withScope(centre.database, [centre.ownerId], async (tx) => {
    const [only] = await tx.select({ id: careCaseRows.id }).from(careCaseRows);
    return [only?.id, courseOf(await entriesOfCase(tx, centre.ownerId, only?.id ?? ''))] as const;
  });
  const ofOperation = { operation: 'report', pathology: 'pathology', outcome: 'outcome30' } as const;
  if (!Object.hasOwn(ofOperation, form.id)) return entries[0]?.answers;
  const [operated] = (await recordOf(centre, caseId)).operations;
  return operated?.[ofOperation[form.id as keyof typeof ofOperation]];
};

/** Questionnaires are fed by no table yet. */
const unfed = shippedForms.map(({ form }) => form.id);
const fed = formRooms.map(({ form }) => form).filter(({ id }) => !unfed.includes(id));

it.each(fed.map((form) => [form.id, form] as const))(
  'what %s says in its targets goes through a table and an import and comes back equal',
  async (id, form) => {
    let came = 0;
    for (const generated of fc.sample(generatedAnswers(form), { numRuns: 5, seed: 11 })) {
      const values = valuesOf(form, fitted(form, generated, []));
      const answers = answersFrom(form, values) as unknown as AnyAnswers;
      if (saysNothing(form, answers)) continue;
      expect(await imported(form, exported(form, targetName(id), answers))).toEqual(answers);
      came += 1;
    }
    expect(came).toBeGreaterThan(0);
  },
);
