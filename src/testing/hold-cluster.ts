/**
 * Holds a data folder until it is killed or its input ends: `node hold-cluster.ts FOLDER KIND PURPOSE`.
 * A program of its own, because the tests of the supervisor kill it.
 */
import { type HolderKind } from '../kernel/cluster/decision.ts';
import { openCluster } from '../kernel/cluster/cluster.ts';

const [dataFolder = '', kind = 'serve', purpose = 'test'] = process.argv.slice(2);
const tell = (message: object) => void process.stdout.write(`${JSON.stringify(message)}\n`);

try {
  const log = (message: string) => tell({ log: message });
  const cluster = await openCluster({ dataFolder, kind: kind as HolderKind, purpose, log });
  cluster.onExit(() => {
    tell({ databaseGone: true });
    process.exit(3);
  });
  tell({ ready: true, attached: cluster.attached });
  process.stdin.resume().once('end', () => void cluster.stop().then(() => process.exit(0)));
} catch (error) {
  tell({
    refused: (error as { code?: string }).code ?? String(error),
    params: (error as { params?: object }).params,
  });
  process.exitCode = 1;
}
