import { openTableFile } from '../src/kernel/table-file.ts';

/** Reads a table to its end, and says how many cells it has, how long that took, and the greatest memory in kilobytes. */
const readTable = async (file: string) => {
  const started = performance.now();
  const table = await openTableFile(file);
  let [rows, cells] = [0, 0];
  for await (const row of table.rows) {
    if ('fault' in row) throw row.fault;
    rows += 1;
    cells += row.cells.length;
  }
  return { rows, cells, milliseconds: performance.now() - started, peak: process.resourceUsage().maxRSS };
};

// `node bench/read-table.ts FILE`: a process of its own for each reading.
const [, , file] = process.argv;
if (file !== undefined) process.stdout.write(JSON.stringify(await readTable(file)));
