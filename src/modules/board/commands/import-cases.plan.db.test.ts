import pg from 'pg';
import { expect, test } from 'vitest';
import { connectionOf, operatorConnection } from '../../../kernel/app-password.ts';
import { openDatabase } from '../../../kernel/scope.ts';
import { appDatabase, createTestCentre } from '../../../testing/centre.ts';
import { importableRow } from '../../../testing/importable-row.ts';
import { scratchDatabase } from '../../../testing/scratch-database.ts';
import { importCases } from './import-cases.ts';

const workUp = { key: 'ecog', state: 'present', value: 1, unit: null, takenOn: null, reason: null } as const;

const rowOf = (row: number, presentedOn: string) => {
  const { record } = importableRow;
  const identity = { ...record.identity, recordNumber: `N-${row}` };
  return {
    row,
    record: {
      ...record,
      key: `plan-${row}`,
      identity,
      case: { ...record.case, presentedOn },
      workUp: [workUp],
    },
  };
};

const [sparse, all] = [2950, 6000];
/** Nearly all rows of the first batches are refused: the record of a woman seen in 2150 contradicts itself. */
async function* file() {
  for (let row = 1; row <= all; row++) yield rowOf(row, row > sparse || row % 60 === 0 ? '2005' : '2150');
}

type Read = { name: string; rows: number; written: number };
const asOwner = async (owner: pg.ClientConfig, text: string): Promise<Read[]> => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    return (await client.query<Read>(text)).rows;
  } finally {
    await client.end();
  }
};

test('an import of which only a few of the first rows are taken checks the references of the others by key', async () => {
  const { owner, drop } = await scratchDatabase();
  try {
    const [database, operators] = [
      openDatabase(connectionOf(owner, 'consilium_app'), appDatabase().house, 1),
      openDatabase(operatorConnection(owner), appDatabase().house, 1),
    ] as const;
    const centre = await createTestCentre({ database, operators });
    // The planner takes a table it has never looked at for larger than it is.
    await asOwner(owner, 'analyze');
    const { created } = await centre.as(centre.people.quality_manager, importCases, {
      rows: file(),
      mapping: 'plan',
      mappingVersion: '1',
      fileHash: 'f'.repeat(64),
      finish: () => 'keep',
    });
    expect(created).toBe(all - sparse + Math.floor(sparse / 60));
    // What a session has read is counted when it ends.
    await Promise.all([database.close(), operators.close()]);
    const read = await asOwner(
      owner,
      `select schemaname || '.' || relname as name, seq_tup_read::integer as rows, n_tup_ins::integer as written
       from pg_stat_user_tables where n_tup_ins >= 1000`,
    );
    expect(read.map(({ name }) => name)).toContain('care.case');
    expect(read.filter(({ rows, written }) => rows > 100 * written)).toEqual([]);
  } finally {
    await drop();
  }
}, 120_000);
