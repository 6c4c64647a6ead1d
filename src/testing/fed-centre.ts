import { parseMapping } from '../modules/board/import/find-mapping.ts';
import { readCasesFrom } from '../modules/board/import/read-cases.ts';
import { createTestCentre } from './centre.ts';
import { gathered } from './gathered.ts';
import { importTestRows } from './imported.ts';

type Fed = {
  readonly operation: 'none' | 'every-row';
  readonly fields: Readonly<Record<string, unknown>>;
};

/** A centre that was fed a register's table by a mapping of these fields, and the table's rows as they were read. */
export const fedCentre = async (table: string, { operation, fields }: Fed) => {
  const mapping = parseMapping(
    {
      name: 'test',
      version: 1,
      title: 'A register',
      source: 'A test',
      entry: 'registry',
      delimiter: 'comma',
      missing: [],
      key: 'id',
      operation,
      fields,
    },
    'test.json',
  );
  const file = (async function* () {
    yield Buffer.from(table);
  })();
  const rows = await gathered((await readCasesFrom(file, mapping)).rows);
  const centre = await createTestCentre();
  await importTestRows(
    centre,
    rows.flatMap((row) => ('record' in row ? [row] : [])),
  );
  return { centre, rows };
};
