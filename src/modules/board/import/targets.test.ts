import { expect, test } from 'vitest';
import { parseMapping } from './find-mapping.ts';
import { programEntries } from '../../care/index.ts';
import { feedables } from './targets.ts';

const all = feedables(programEntries);
const find = (field: string) => all.find((each) => each.field === field);

test('what a mapping may feed is told with its kind and codes, each field once', () => {
  expect(new Set(all.map(({ field }) => field)).size).toBe(all.length);
  expect(find('case.stageEdition')).toEqual({
    field: 'case.stageEdition',
    kind: 'word',
    codes: ['figo-2014', 'figo-pre-2014', 'figo-2018', 'figo-2023', 'figo-2021', 'figo-2009', 'figo-2000'],
  });
  expect(find('followUp.status')).toMatchObject({ kind: 'word', codes: ['alive', 'dead'] });
  expect(find('followUp.days')).toMatchObject({ kind: 'number', codes: [] });
  expect(find('operation.areas.liver')?.codes).toContain('involved');
  expect(find('markers.ca125')).toMatchObject({ kind: 'quantity', units: ['U/mL', 'kU/L'] });
  expect(find('operation.procedures')).toMatchObject({ kind: 'words' });
  expect(find('operation.procedures')?.codes).toContain('omentectomy');
  expect(find('germline.variants.1.class')).toMatchObject({ kind: 'word', lines: 20 });
  expect(find('germline.variants.2.class')).toBeUndefined();
  expect(find('germline.variants')).toMatchObject({ kind: 'words', codes: [] });
  expect(find('questionnaire.her-words@1.filled_on')).toMatchObject({ kind: 'date' });
  expect(find('questionnaire.her-words@1.present')?.codes).toContain('partner');
  expect(find('operation.team.1.role')).toBeUndefined();
  expect(find('workUp.ecog.takenOn')).toMatchObject({ kind: 'date' });
});

test('and is what a mapping takes', () => {
  const reader = {
    word: { map: {} },
    words: { map: {} },
    boolean: { map: {} },
    date: { date: ['YYYY'] },
    number: { number: { min: 0, max: 1, unit: null } },
    quantity: {},
    range: { map: {} },
    text: { text: true },
  } as const;
  const fields = Object.fromEntries(
    all.map(({ field, kind, units: [unit] = [] }) => [
      field,
      { column: 'x', ...reader[kind], ...(unit && { number: { min: 0, max: 1, unit } }) },
    ]),
  );
  const body = {
    name: 'all',
    version: 1,
    title: 'Everything',
    source: 'Nobody',
    entry: 'registry',
    missing: [],
    key: 'id',
    operation: 'every-row',
    fields,
  };
  expect(Object.keys(parseMapping(body, 'all.json').fields)).toHaveLength(all.length);
});
