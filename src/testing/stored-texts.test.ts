import { expect, test } from 'vitest';
import { z } from 'zod';
import { CaseRecord } from '../modules/board/index.ts';
import { declaredCommands } from './declared-commands.ts';

type Place = { readonly at: string; readonly leaf: z.ZodType };
type Def = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly innerType?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
};

/** Kinds that hold no text somebody wrote. */
const textless = ['number', 'boolean', 'null', 'undefined', 'literal', 'enum', 'transform', 'int', 'never'];

/** Every text of an input, keys of records too, and whatever a schema does not tell of (`custom`), with the way to it. */
const leavesOf = (schema: z.ZodType, at: string): Place[] => {
  const def = schema.def as unknown as Def;
  if (def.type === 'string' || def.type === 'custom') return [{ at, leaf: schema }];
  const parts = [
    def.element,
    def.innerType,
    def.valueType,
    def.in,
    def.out,
    ...(def.options ?? []),
    ...(def.items ?? []),
  ];
  const inner = [
    ...Object.entries(def.shape ?? {}).map(([key, part]) => ({ way: `${at}.${key}`, part })),
    ...parts.map((part) => ({ way: at, part })),
    { way: `${at}.(key)`, part: def.keyType },
  ].filter((one): one is { way: string; part: z.ZodType } => one.part !== undefined);
  if (inner.length === 0 && !textless.includes(def.type) && def.shape === undefined)
    throw new Error(`${at}: what is a ${def.type}?`);
  return inner.flatMap(({ way, part }) => leavesOf(part, way));
};

/** What no text may be, at every length that a limit might let through. */
const around = ['', 'a', 'ab', 'abcdefghij', 'a-'.repeat(20), 'x'.repeat(64)];
const unstorable = around.flatMap((text) =>
  ['\0', '\ud800', '\udc00'].flatMap((bad) => [text + bad, bad + text]),
);
const decomposed = around.map((text) => `${text}e\u0301`);

/** Why a text is not one of the kernel's: it lets through what cannot be kept, or keeps one word in two forms. */
const faultOf = (leaf: z.ZodType): string | null => {
  if (unstorable.some((text) => leaf.safeParse(text).success)) return 'takes what cannot be kept';
  const kept = decomposed.map((text) => leaf.safeParse(text)).filter(({ success }) => success);
  return kept.every(({ data }) => data === String(data).normalize('NFC')) ? null : 'is not normalised';
};

test('every text that a command or a case of a table takes is one of the kernel’s, or of a closed form', async () => {
  const commands = await declaredCommands();
  const inputs = [
    ...commands.map(({ name, input }) => ({ name, input })),
    { name: 'a case of a table', input: CaseRecord },
  ];
  const leaves = inputs.flatMap(({ name, input }) => leavesOf(input, name));
  const texts = leaves.filter(({ leaf }) => leaf.def.type === 'string');
  expect(texts.length).toBeGreaterThan(120);
  expect(
    texts.flatMap(({ at, leaf }) => {
      const fault = faultOf(leaf);
      return fault === null ? [] : [`${at} ${fault}`];
    }),
  ).toEqual([]);
});

test('what a schema does not tell of are streams and functions alone', async () => {
  const leaves = (await declaredCommands()).flatMap(({ name, input }) => leavesOf(input, name));
  const custom = leaves.filter(({ leaf }) => leaf.def.type === 'custom').map(({ at }) => at);
  expect(custom).toEqual(['board.import-cases.rows', 'board.import-cases.finish']);
});

test('the check sees a text that is not one of the kernel’s', () => {
  const loose = z.object({
    a: z.union([z.null(), z.array(z.string().trim().max(5))]),
    b: z.record(z.string(), z.int()),
  });
  expect(leavesOf(loose, 'x').map(({ at, leaf }) => [at, faultOf(leaf)])).toEqual([
    ['x.a', 'takes what cannot be kept'],
    ['x.b.(key)', 'takes what cannot be kept'],
  ]);
  const half = z.string().refine((text) => !/[\0\ud800-\udfff]/.test(text));
  expect(faultOf(half)).toBe('is not normalised');
});
