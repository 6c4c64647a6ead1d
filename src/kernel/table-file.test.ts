import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gathered } from '../testing/gathered.ts';
import { writtenSpreadsheet } from './spreadsheet/writer.ts';
import { type FileTable, openTable, openTableFile } from './table-file.ts';

const workbook = async () =>
  Buffer.concat(await gathered(writtenSpreadsheet({ name: 'x', header: ['a', 'b'], rows: [['1', 2]] })));
const read = async (table: FileTable) => ({
  header: table.header,
  rows: await gathered(table.rows, (row) => ('cells' in row ? row.cells : [])),
});
const expected = { header: ['a', 'b'], rows: [['1', '2']] };
const stream = async function* (bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};

test('what a file is stands in it, not in its name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'consilium-table-'));
  try {
    await writeFile(join(folder, 'workbook.csv'), await workbook());
    await writeFile(join(folder, 'text.xlsx'), 'a;b\n1;2\n');
    for (const name of ['workbook.csv', 'text.xlsx'])
      expect(await read(await openTableFile(join(folder, name)))).toEqual(expected);
    const sheet = openTableFile(join(folder, 'text.xlsx'), { sheet: 1 });
    await expect(sheet).rejects.toMatchObject({ code: 'sheet_of_no_spreadsheet', status: 400 });
    const nowhere = openTableFile(join(folder, 'nowhere.xlsx'));
    await expect(nowhere).rejects.toMatchObject({
      code: 'file_not_readable',
      place: { file: 'nowhere.xlsx' },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([1, 5, 65_536])('bytes that come in pieces of %i', async (size) => {
  expect(await read(await openTable(stream(await workbook(), size)))).toEqual(expected);
  expect(await read(await openTable(stream(Buffer.from('a,b\n1,2\n'), size)))).toEqual(expected);
  await expect(openTable(stream(Buffer.alloc(0), size))).rejects.toMatchObject({ code: 'file_empty' });
});

test('a table that is not read to its end is let go of', async () => {
  const table = await openTable(stream(await workbook(), 100));
  await table.close();
  await table.close();
  const begun = await openTable(stream(await workbook(), 100));
  expect(await begun.rows.next()).toMatchObject({ done: false });
  await begun.close();
});
