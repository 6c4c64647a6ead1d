import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import {
  type CaseTable,
  findMapping,
  importCases,
  type Mapping,
  readCases,
  type ReadRow,
} from '../modules/board/index.ts';
import type { TestCentre } from './centre-on.ts';

const shared = resolve('../shared/data');

/** Whether the real tables are there, and what a test that skips without them says. */
export const realTables = {
  here: existsSync(shared),
  notice: existsSync(shared) ? '' : ' (skipped: ../shared/data is not there)',
};

async function* readable(table: CaseTable): AsyncGenerator<ReadRow> {
  for await (const item of table.rows)
    if ('record' in item) yield { row: item.row, record: item.record, isSeveral: item.rows.length > 1 };
}

/** What whoever imports says beside the table. */
export type Told = Partial<z.input<typeof importCases.input>>;

/** Brings a table that is read by a mapping into a centre, and keeps it. */
export const bringRead = (centre: TestCentre, table: CaseTable, mapping: Mapping, told: Told = {}) =>
  centre.as(centre.people.quality_manager, importCases, {
    rows: readable(table),
    mapping: mapping.name,
    mappingVersion: String(mapping.version),
    fileHash: '0'.repeat(64),
    says: table.says,
    ...(mapping.about && { about: mapping.about }),
    finish: () => 'keep' as const,
    ...told,
  });

/** Brings a shared table into a centre by a shipped mapping, or by one that lies beside the table. */
export const bringTable = async (centre: TestCentre, file: string, mappingName: string, told: Told = {}) => {
  const isFile = mappingName.endsWith('.json');
  const mapping = await findMapping(isFile ? resolve(shared, mappingName) : mappingName);
  const table = await readCases(resolve(shared, file), mapping);
  return bringRead(centre, table, mapping, told);
};
