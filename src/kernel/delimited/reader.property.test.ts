import fc from 'fast-check';
import { test } from 'vitest';
import { gathered } from '../../testing/gathered.ts';
import { delimiters } from './delimiter.ts';
import { openDelimited } from './reader.ts';

const chunks = async function* (bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let start = 0, turn = 0; start < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(start, start + size);
    start += size;
  }
};

const cell = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', ' ', 'a', '가', '\u{1f600}'),
      maxLength: 8,
    }),
  )
  .map((text) => text.replaceAll('\0', '').normalize('NFC'));
const quoted = (text: string, delimiter: string, always: boolean): string =>
  always || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
  fc.record({
    header: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }),
  }),
);

test('a table written with RFC 4180 quoting reads back the same, whatever the chunks, ends and encoding', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom('tab' as const, 'comma' as const, 'semicolon' as const),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.constantFrom('utf-8' as const, 'utf-16le' as const),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      fc.boolean(),
      async ({ header, rows }, delimiter, end, encoding, sizes, always, lastEnd) => {
        const line = (cells: readonly string[]): string =>
          cells.map((text) => quoted(text, delimiters[delimiter], always)).join(delimiters[delimiter]);
        const text = [header, ...rows].map(line).join(end) + (lastEnd ? end : '');
        const bytes = Buffer.from(`\u{feff}${text}`, encoding === 'utf-8' ? 'utf8' : 'utf16le');
        const opened = await openDelimited(chunks(bytes, sizes));
        const found = await gathered(opened.rows, (row) => ('cells' in row ? row.cells : ['ragged']));
        return JSON.stringify([opened.header, ...found]) === JSON.stringify([header, ...rows]);
      },
    ),
    { numRuns: 400 },
  );
});
