import { z } from 'zod';
import { expect, test } from 'vitest';
import { mailKinds } from './mails.ts';

/** What a mail may name: ids, days, times, numbers, truths and zones. No open text, which could hold anybody's name. */
const closed = ['uuid', 'date', 'datetime'];

const fieldsOf = (schema: z.ZodType): Array<readonly [string, unknown]> => {
  const { properties = {} } = z.toJSONSchema(schema) as { properties?: Record<string, unknown> };
  return Object.entries(properties);
};

const isClosed = (field: unknown): boolean => {
  const { type, format, pattern, anyOf } = field as {
    type?: string;
    format?: string;
    pattern?: string;
    anyOf?: unknown[];
  };
  if (anyOf !== undefined) return anyOf.every(isClosed);
  if (type === 'integer' || type === 'boolean' || type === 'null') return true;
  return type === 'string' && (closed.includes(format ?? '') || pattern !== undefined);
};

test.each(mailKinds.map((kind) => [kind.kind, kind] as const))(
  '%s names nothing that could be a word',
  (_name, { params }) => {
    const open = fieldsOf(params).filter(([, field]) => !isClosed(field));
    expect(open.map(([name]) => name)).toEqual([]);
  },
);

test('each kind has a name of its own', () => {
  const names = mailKinds.map(({ kind }) => kind);
  expect(names.length).toBeGreaterThan(2);
  expect(new Set(names).size).toBe(names.length);
});
