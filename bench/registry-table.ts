import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { chanceOf } from './random.ts';

const COLUMNS = 78;
/** Sites that have no stage or not every stage: with them invented rows would be refused. */
const UNSTAGED: unknown[] = ['other', 'peritoneum'];

type Field = {
  optional?: true;
  column?: string;
  map?: Record<string, unknown>;
  words?: string[];
  strip?: string;
};
type Mapping = { key: string; fields: Record<string, Field> };

const mapping = JSON.parse(
  readFileSync(new URL('../src/modules/board/data/mappings/tcga-ov.json', import.meta.url), 'utf8'),
) as Mapping;

/** What the mapping asks for, with invented values it knows; the other columns are read past. */
const valuesOf = (): Map<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  for (const { column, map, words, optional, strip = '' } of Object.values(mapping.fields)) {
    if (column === undefined || optional === true || found.has(column)) continue;
    if (map)
      found.set(column, [
        ...Object.keys(map).filter((word) => !UNSTAGED.includes(map[word])),
        '[Not Available]',
      ]);
    else if (words) found.set(column, [...words.map((word) => `${strip}${word}`), '[Not Available]']);
  }
  return found;
};

const numbered = (count: number, from: number): string[] =>
  Array.from({ length: count }, (_, index) => String(from + index));

/** Writes `count` rows of a table as wide as a cancer register's open table (78 columns, about 440 bytes a row). */
export const writeRegistryTable = async (file: string, count: number): Promise<string[]> => {
  const chance = chanceOf(78);
  const read: [string, readonly string[]][] = [
    ...valuesOf(),
    ['year_of_initial_pathologic_diagnosis', numbered(20, 1994)],
    ['eastern_cancer_oncology_group', [...numbered(3, 0), '[Not Available]']],
    ['age_at_initial_pathologic_diagnosis', numbered(60, 28)],
    ['Redaction', ['', '', '', 'Redacted']],
  ];
  const rest = COLUMNS - 1 - read.length;
  const header = [mapping.key, ...read.map(([name]) => name), ...numbered(rest, 1).map((n) => `other_${n}`)];
  const stream = createWriteStream(file, { mode: 0o644 });
  stream.write(`${header.join('\t')}\n`);
  for (let row = 0; row < count; row++) {
    const chosen = read.map(([, values]) => values[Math.floor(chance() * values.length)] ?? '');
    const others = Array.from({ length: rest }, () =>
      chance() < 0.3 ? '' : String(Math.floor(chance() * 1e5)),
    );
    const line = [`BENCH-${String(row).padStart(7, '0')}`, ...chosen, ...others].join('\t');
    if (!stream.write(`${line}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
  return header;
};
