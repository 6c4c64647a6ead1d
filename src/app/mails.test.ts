import { z } from 'zod';
import { expect, test } from 'vitest';
import { mailKinds } from './mails.ts';

/** What a mail may name: ids, days, times, numbers, truths and zones. No open text, which could hold anybody's name. */
const closed = ['uuid', 'date', 'date-time'];
/** How a zone is called: no letters beside those of the list that every computer has. */
const isZoneField = (name: string, { pattern }: Field): boolean => name === 'zone' && pattern !== undefined;

type Field = {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly anyOf?: readonly Field[];
  readonly properties?: Readonly<Record<string, Field>>;
  readonly additionalProperties?: unknown;
};

/** Places of a schema that could hold a word. */
const openPlaces = (name: string, field: Field): string[] => {
  if (field.anyOf !== undefined) return field.anyOf.flatMap((each) => openPlaces(name, each));
  if (field.type === 'object') {
    const inside = Object.entries(field.properties ?? {}).flatMap(([key, each]) => openPlaces(key, each));
    return field.additionalProperties === false ? inside : [...inside, `${name}: anything beside`];
  }
  if (['integer', 'boolean', 'null'].includes(field.type ?? '')) return [];
  const takesNoWord =
    field.pattern !== undefined &&
    !['Kim', 'Kim Minji', '김'].some((word) => new RegExp(field.pattern ?? '', 'u').test(word));
  const isClosed = field.type === 'string' && (closed.includes(field.format ?? '') || takesNoWord);
  return isClosed || isZoneField(name, field) ? [] : [name];
};

test.each(mailKinds.map((kind) => [kind.kind, kind] as const))(
  '%s names nothing that could be a word',
  (_name, { params }) => {
    expect(openPlaces('params', z.toJSONSchema(params) as Field)).toEqual([]);
  },
);

test('a schema that leaves a place for words is found out', () => {
  const places = (schema: z.ZodType) => openPlaces('params', z.toJSONSchema(schema) as Field);
  expect(places(z.object({ name: z.string() }).strict())).toEqual(['name']);
  expect(places(z.object({ name: z.string().regex(/^.+$/) }).strict())).toEqual(['name']);
  expect(places(z.record(z.string(), z.uuid()))).toEqual(['params: anything beside']);
  expect(places(z.array(z.string()))).toEqual(['params']);
});

test('each kind has a name of its own', () => {
  const names = mailKinds.map(({ kind }) => kind);
  expect(names.length).toBeGreaterThan(2);
  expect(new Set(names).size).toBe(names.length);
});
