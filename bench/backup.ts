import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import pg from 'pg';
import { openCluster } from '../src/kernel/cluster/cluster.ts';
import { addKey } from '../src/kernel/key-file.ts';
import { median, type Report, reportOf, result, say, timed } from './measured.ts';
import { runProgram } from './program.ts';
import { writeRegistryTable } from './registry-table.ts';
import { withFolder } from './temporary-database.ts';

const ROWS = Math.round(20_000 * Number(process.env['BENCH_SHARE'] ?? '1'));
const RUNS = 3;
const slug = 'bench';

type Place = { readonly folder: string; readonly settings: Readonly<Record<string, string>> };
type Round = { backup: number; restore: number; bytes: number };

const run = ({ settings }: Place, dataFolder: string, ...words: string[]) =>
  runProgram(dataFolder, words, settings);

const scorecardOf = async (place: Place, dataFolder: string): Promise<unknown> =>
  (await run(place, dataFolder, 'scorecard', '--centre', slug, '--set', 'esgo-ovarian/2016', '--all'))
    .document;

/** A centre filled from a table; its data folder is stopped afterwards. */
const filled = async (place: Place): Promise<string> => {
  const [dataFolder, file] = [join(place.folder, 'data'), join(place.folder, 'registry.tsv')];
  mkdirSync(dataFolder);
  await writeRegistryTable(file, ROWS);
  await run(place, dataFolder, 'centre', 'add', slug, '--name', 'Bench');
  await run(place, dataFolder, 'import', file, '--centre', slug, '--mapping', 'tcga-ov');
  return dataFolder;
};

/** Both commands whole, with the start of PostgreSQL, the reading back and the verifying of the journal. */
const round = async (place: Place, dataFolder: string, number: number): Promise<Round> => {
  const [file, restored] = [join(place.folder, `backup-${number}`), join(place.folder, `restored-${number}`)];
  const backup = await run(place, dataFolder, 'backup', file);
  mkdirSync(restored);
  const restore = await run(place, restored, 'restore', file);
  const same = isDeepStrictEqual(await scorecardOf(place, restored), await scorecardOf(place, dataFolder));
  if (!same) throw new Error('the restored scorecard is another');
  const { bytes, rows } = backup.document as { bytes: number; rows: number };
  say(
    `${rows} rows, ${(bytes / 1e6).toFixed(1)} MB: backup ${backup.seconds.toFixed(1)} s, restore ${restore.seconds.toFixed(1)} s`,
  );
  rmSync(restored, { recursive: true, force: true });
  return { backup: backup.seconds, restore: restore.seconds, bytes };
};

const copied = ({ folder }: Place, dataFolder: string): Promise<number[]> => {
  const to = join(folder, 'copy');
  return timed(RUNS, 0, () => {
    rmSync(to, { recursive: true, force: true });
    const { status } = spawnSync('cp', ['-a', dataFolder, to], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error(`cp ended with ${status}`);
  });
};

const versionOf = async (dataFolder: string): Promise<string> => {
  const cluster = await openCluster({ dataFolder, kind: 'command', purpose: 'a benchmark', log: say });
  const client = new pg.Client(cluster.ownerUrl('postgres'));
  try {
    await client.connect();
    return String((await client.query('show server_version')).rows[0]?.server_version).split(' ')[0] ?? '';
  } finally {
    await client.end();
    await cluster.stop();
  }
};

const kilobytes = (folder: string): number =>
  Number.parseInt(spawnSync('du', ['-sk', folder], { encoding: 'utf8' }).stdout, 10);

/** Backup and restore of a filled centre beside a copy of its stopped data folder. */
export const backupBench = (): Promise<Report> =>
  withFolder(async (folder) => {
    const keyFile = join(folder, 'keys');
    await addKey(keyFile);
    const place = { folder, settings: { CONSILIUM_KEY_FILE: keyFile } };
    const dataFolder = await filled(place);
    const rounds: Round[] = [];
    for (let number = 1; number <= RUNS; number++) rounds.push(await round(place, dataFolder, number));
    const seconds = (await copied(place, dataFolder)).map((ms) => ms / 1000);
    const peer = { name: 'cp -a of the stopped data folder', value: median(seconds), unit: 's' };
    return reportOf('backup', await versionOf(dataFolder), [
      result(
        'backup.s',
        's',
        rounds.map(({ backup }) => backup),
        peer,
      ),
      result(
        'restore.s',
        's',
        rounds.map(({ restore }) => restore),
        peer,
      ),
      result(
        'backup.mb',
        'MB',
        rounds.map(({ bytes }) => bytes / 1e6),
        { name: 'data folder', value: kilobytes(dataFolder) / 1000, unit: 'MB' },
      ),
    ]);
  });
