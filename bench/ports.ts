import { execFileSync } from 'node:child_process';
import { createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writtenLine } from '../src/kernel/delimited/written-line.ts';
import { type WrittenCell, writtenSpreadsheet } from '../src/kernel/spreadsheet/writer.ts';
import { mailRate } from './mail-rate.ts';
import { median, type Report, reportOf, result, say } from './measured.ts';
import { pdfTimes } from './pdf-time.ts';
import { chanceOf } from './random.ts';
import { withFolder } from './temporary-database.ts';

const ROWS = Math.round(100_000 * Number(process.env['BENCH_SHARE'] ?? '1'));
const COLUMNS = 20;
const RUNS = 3;

const header = Array.from({ length: COLUMNS }, (_, index) => `column_${index + 1}`);

/** A third texts, a third numbers, a sixth days, a sixth empty; the same rows each time. */
function* rows(): Generator<WrittenCell[]> {
  const chance = chanceOf(20);
  const cell = (index: number): WrittenCell => {
    const kind = index % 6;
    if (kind < 2) return `word ${Math.floor(chance() * 1e6)}`;
    if (kind < 4) return Math.floor(chance() * 1e5) / (kind === 2 ? 1 : 100);
    return kind === 4
      ? { day: `20${10 + Math.floor(chance() * 15)}-0${1 + Math.floor(chance() * 9)}-15` }
      : null;
  };
  for (let row = 0; row < ROWS; row++) yield header.map((_, index) => cell(index));
}

const asText = (cell: WrittenCell): string => (typeof cell === 'object' ? (cell?.day ?? '') : String(cell));
function* lines(): Generator<string> {
  yield writtenLine(header);
  for (const row of rows()) yield writtenLine(row.map(asText));
}

type Reading = { readonly perSecond: number; readonly megabytes: number };

/** Each time in a process of its own, whose memory is all that reading takes. */
const readings = (file: string): Reading[] =>
  Array.from({ length: RUNS }, () => {
    const said = execFileSync(process.execPath, [join(import.meta.dirname, 'read-table.ts'), file], {
      encoding: 'utf8',
    });
    const found = JSON.parse(said) as { rows: number; cells: number; milliseconds: number; peak: number };
    if (found.rows !== ROWS || found.cells !== ROWS * COLUMNS)
      throw new Error(`read ${found.rows} rows of ${ROWS}`);
    const reading = { perSecond: (found.rows / found.milliseconds) * 1000, megabytes: found.peak / 1024 };
    say(`${file}: ${Math.round(reading.perSecond)} rows/s, at most ${Math.round(reading.megabytes)} MB`);
    return reading;
  });

/** What comes in and goes out: a table read from a spreadsheet beside the same rows as a delimited text, mails handed over, and pages set. */
export const ports = (): Promise<Report> =>
  withFolder(async (folder) => {
    const [sheet, text] = [join(folder, 'table.xlsx'), join(folder, 'table.csv')];
    const started = performance.now();
    await pipeline(writtenSpreadsheet({ name: 'Table', header, rows: rows() }), createWriteStream(sheet));
    const seconds = (performance.now() - started) / 1000;
    say(`written in ${seconds.toFixed(1)} s: ${Math.round(statSync(sheet).size / 1e6)} MB`);
    await pipeline(lines(), createWriteStream(text));
    const [ofSheet, ofText] = [readings(sheet), readings(text)];
    const peer = (value: number, unit: string) => ({ name: 'the same rows as CSV', value, unit });
    const [speeds, peaks] = [
      ofText.map(({ perSecond }) => perSecond),
      ofText.map(({ megabytes }) => megabytes),
    ];
    return reportOf('ports', 'not used', [
      result(
        'xlsx.rows_per_s',
        'rows/s',
        ofSheet.map(({ perSecond }) => perSecond),
        peer(median(speeds), 'rows/s'),
      ),
      result(
        'xlsx.peak_mb',
        'MB',
        ofSheet.map(({ megabytes }) => megabytes),
        peer(median(peaks), 'MB'),
      ),
      await mailRate(),
      ...(await pdfTimes()),
    ]);
  });
