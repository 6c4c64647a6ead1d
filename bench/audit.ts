import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openCluster } from '../src/kernel/cluster/cluster.ts';
import { median, type Report, reportOf, result, say, timed } from './measured.ts';
import { runProgram } from './program.ts';
import { writeRegistryTable } from './registry-table.ts';
import { withFolder } from './temporary-database.ts';

const ROWS = Math.round(100_000 * Number(process.env['BENCH_SHARE'] ?? '1'));
const RUNS = 3;

/** Row versions verified per second of the whole command, with the start of PostgreSQL; a fault ends the benchmark. */
const verifications = async (dataFolder: string): Promise<{ versions: number; rates: number[] }> => {
  const rates: number[] = [];
  let versions = 0;
  while (rates.length < RUNS) {
    const { seconds, document } = await runProgram(dataFolder, ['audit', 'verify']);
    const found = document as { verified: boolean; versions: number };
    if (!found.verified || found.versions < ROWS) throw new Error(`verified: ${JSON.stringify(found)}`);
    versions = found.versions;
    say(`${versions} versions in ${seconds.toFixed(1)} s`);
    rates.push(versions / seconds);
  }
  return { versions, rates };
};

/** The same current rows hashed as they are printed, compared with nothing: what PostgreSQL can do at best. */
const hashing = async (dataFolder: string) => {
  const cluster = await openCluster({ dataFolder, kind: 'command', purpose: 'a benchmark', log: say });
  const client = new pg.Client(cluster.ownerUrl());
  try {
    await client.connect();
    const found = await client.query(
      `select tgrelid::regclass::text as name from pg_trigger where tgname = 'track_insert'`,
    );
    const times = await timed(RUNS, 1, async () => {
      for (const { name } of found.rows)
        await client.query(`select count(sha256(convert_to(t::text, 'UTF8'))) from ${name} t`);
    });
    const version = await client.query('show server_version');
    return { times, version: String(version.rows[0]?.server_version).split(' ')[0] ?? '' };
  } finally {
    await client.end();
    await cluster.stop();
  }
};

/** `audit verify` over a whole imported register. */
export const auditBench = (): Promise<Report> =>
  withFolder(async (folder) => {
    // PostgreSQL may run as another user, who reads the file from here.
    chmodSync(folder, 0o711);
    const [dataFolder, file] = [join(folder, 'data'), join(folder, 'registry.tsv')];
    mkdirSync(dataFolder);
    await writeRegistryTable(file, ROWS);
    await runProgram(dataFolder, ['centre', 'add', 'bench', '--name', 'Bench']);
    await runProgram(dataFolder, ['import', file, '--centre', 'bench', '--mapping', 'tcga-ov']);
    const { versions, rates } = await verifications(dataFolder);
    const { times, version } = await hashing(dataFolder);
    const bare = {
      name: 'sha256 of the same rows as text',
      value: (versions / median(times)) * 1000,
      unit: 'rows/s',
    };
    return reportOf('audit', version, [result('audit.rows_per_s', 'rows/s', rates, bare)]);
  });
