import { parseMapping } from '../modules/board/import/find-mapping.ts';
import { readCasesFrom } from '../modules/board/import/read-cases.ts';
import type { TestCentre } from './centre-on.ts';
import { entriesAt } from './exported.ts';
import { bringRead, type Told } from './real-table.ts';

const plain = {
  name: 'typed',
  version: 1,
  title: 'A table of a test',
  source: 'made for this test',
  entry: 'registry',
  delimiter: 'comma',
  missing: ['NA'],
  key: 'id',
  operation: 'none',
};

/** Brings lines of a table into a centre by a mapping of which only what differs from a plain one is said. */
export const bringTyped = async (
  centre: TestCentre,
  lines: readonly string[],
  mapping: Readonly<Record<string, unknown>>,
  told: Told = {},
) => {
  const read = parseMapping({ ...plain, ...mapping }, 'typed.json', await entriesAt(centre));
  const bytes = (async function* () {
    yield new TextEncoder().encode(`${lines.join('\n')}\n`);
  })();
  return bringRead(centre, await readCasesFrom(bytes, read, { file: 'typed.csv' }), read, told);
};
