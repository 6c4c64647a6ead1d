import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openCluster } from '../src/kernel/cluster/cluster.ts';
import { median, type Report, reportOf, result, say, timed } from './measured.ts';
import { type Run, runProgram } from './program.ts';
import { writeRegistryTable } from './registry-table.ts';
import { withFolder } from './temporary-database.ts';

const ROWS = Math.round(100_000 * Number(process.env['BENCH_SHARE'] ?? '1'));
const MOST_RUNS = 3;
const ENOUGH_SECONDS = 75;

/** Each run goes into an empty centre of its own; the whole command counts, with the start of PostgreSQL. */
const imports = async (dataFolder: string, file: string): Promise<Run[]> => {
  const runs: Run[] = [];
  let spent = 0;
  while (runs.length < MOST_RUNS && spent < ENOUGH_SECONDS) {
    const slug = `bench-${runs.length + 1}`;
    await runProgram(dataFolder, ['centre', 'add', slug, '--name', 'Bench']);
    const run = await runProgram(dataFolder, ['import', file, '--centre', slug, '--mapping', 'tcga-ov']);
    const { rows } = run.document as { rows: { created: number } };
    if (rows.created !== ROWS) throw new Error(`created ${rows.created} of ${ROWS}`);
    say(`${ROWS} rows in ${run.seconds.toFixed(1)} s, at most ${Math.round(run.peakMegabytes)} MB`);
    runs.push(run);
    spent += run.seconds;
  }
  return runs;
};

/** The same rows as bare text into a table without a key: what the disk and the protocol can do at best. */
const copies = async (dataFolder: string, file: string, header: readonly string[]) => {
  const cluster = await openCluster({ dataFolder, kind: 'command', purpose: 'a benchmark', log: say });
  const client = new pg.Client(cluster.ownerUrl('postgres'));
  try {
    await client.connect();
    const columns = header.map((_, index) => `c${index} text`).join(', ');
    const times = await timed(5, 1, async () => {
      await client.query(`drop table if exists bare; create table bare (${columns})`);
      await client.query(`copy bare from '${file}' with (format text, header)`);
    });
    const version = await client.query('show server_version');
    return { times, version: String(version.rows[0]?.server_version).split(' ')[0] ?? '' };
  } finally {
    await client.end();
    await cluster.stop();
  }
};

export const importTable = (): Promise<Report> =>
  withFolder(async (folder) => {
    // PostgreSQL may run as another user, who reads the file from here.
    chmodSync(folder, 0o711);
    const [dataFolder, file] = [join(folder, 'data'), join(folder, 'registry.tsv')];
    mkdirSync(dataFolder);
    const header = await writeRegistryTable(file, ROWS);
    const runs = await imports(dataFolder, file);
    const { times, version } = await copies(dataFolder, file, header);
    const bare = { name: 'COPY into a bare table', value: (ROWS / median(times)) * 1000, unit: 'rows/s' };
    return reportOf('import', version, [
      result(
        'import.100k.rows_per_s',
        'rows/s',
        runs.map(({ seconds }) => ROWS / seconds),
        bare,
      ),
      result(
        'import.100k.peak_mb',
        'MB',
        runs.map(({ peakMegabytes }) => peakMegabytes),
      ),
    ]);
  });
