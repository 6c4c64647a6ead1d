import { cpus } from 'node:os';

/** Something else that was measured in the same run for comparison. */
export type Peer = { name: string; value: number; unit: string };
/** One figure: the median of `n` runs, `spread` from the 5th to the 95th percentile in the same unit. */
export type Result = {
  metric: string;
  value: number;
  unit: string;
  n: number;
  spread: number;
  peer?: Peer;
  /** This figure divided by the peer's. */
  ratio?: number;
};
export type Report = {
  name: string;
  at: string;
  node: string;
  postgres: string;
  cpu: string;
  results: Result[];
};

export const say = (line: string): void => void process.stderr.write(`${line}\n`);

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};
export const median = (values: readonly number[]): number => percentile(values, 0.5);
export const spread = (values: readonly number[]): number =>
  percentile(values, 0.95) - percentile(values, 0.05);

/** Three significant digits say all that a benchmark knows. */
const rounded = (value: number): number => Number(value.toPrecision(4));

export const result = (metric: string, unit: string, values: readonly number[], peer?: Peer): Result => ({
  metric,
  value: rounded(median(values)),
  unit,
  n: values.length,
  spread: rounded(spread(values)),
  ...(peer
    ? { peer: { ...peer, value: rounded(peer.value) }, ratio: rounded(median(values) / peer.value) }
    : {}),
});

/** Milliseconds of each of `n` runs after `warm` runs that do not count. */
export const timed = async (n: number, warm: number, run: () => unknown): Promise<number[]> => {
  const found: number[] = [];
  for (let turn = -warm; turn < n; turn++) {
    const started = performance.now();
    await run();
    if (turn >= 0) found.push(performance.now() - started);
  }
  return found;
};

export const reportOf = (name: string, postgres: string, results: Result[]): Report => ({
  name,
  at: new Date().toISOString(),
  node: process.versions.node,
  postgres,
  cpu: `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}`,
  results,
});

export const asTable = ({ name, node, postgres, cpu, results }: Report): string => {
  const rows = results.map(({ metric, value, unit, n, spread: wide, peer, ratio }) => [
    metric,
    String(value),
    unit,
    `n ${n}`,
    `spread ${wide}`,
    peer ? `${peer.name}: ${peer.value} ${peer.unit}${ratio === undefined ? '' : `, ratio ${ratio}`}` : '',
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return [
    `${name}: Node ${node}, PostgreSQL ${postgres}, ${cpu}`,
    ...lines.map((line) => line.trimEnd()),
  ].join('\n');
};
