import { z } from 'zod';

export type Path = readonly (string | number)[];
type Leaf = { readonly path: Path; readonly value: unknown };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);

/** Every text and number of an input, with the way to it; streams and functions are passed over. */
export const leavesOf = (value: unknown, path: Path = []): Leaf[] => {
  if (typeof value === 'string' || typeof value === 'number') return [{ path, value }];
  if (Array.isArray(value)) return value.flatMap((each, index) => leavesOf(each, [...path, index]));
  if (typeof value !== 'object' || value === null || Symbol.asyncIterator in value) return [];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]));
};

/** The same input with another value at the end of the way. */
export const withLeaf = (input: unknown, [step, ...rest]: Path, value: unknown): unknown => {
  if (step === undefined) return value;
  if (Array.isArray(input))
    return input.map((each: unknown, index) => (index === step ? withLeaf(each, rest, value) : each));
  const record = input as Record<string, unknown>;
  return { ...record, [step]: withLeaf(record[step], rest, value) };
};

export const leafAt = (input: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined,
    input,
  );

type Schema = { properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[]; made?: boolean };

const schemas = new WeakMap<z.ZodType, Schema>();
const schemaOf = (input: z.ZodType): Schema => {
  const known =
    schemas.get(input) ?? (z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }) as Schema);
  schemas.set(input, known);
  return known;
};

/** Whether the schema says `made` of the id at the end of the way: the client makes it, nobody else has it. */
export const isMade = (input: z.ZodType, path: Path): boolean => {
  let open = [schemaOf(input)];
  for (const step of path) {
    open = open
      .flatMap((schema) => [schema, ...(schema.anyOf ?? [])])
      .flatMap((schema) => (typeof step === 'number' ? schema.items : schema.properties?.[step]) ?? []);
  }
  return open.some((schema) => schema.made === true);
};
