import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Fault } from '../../kernel/audit/fault.ts';
import { auditHeads, type Heads, type Verification, verifyAudit } from '../../kernel/audit/verify.ts';
import { refused } from '../../kernel/errors.ts';
import { installationId } from '../../kernel/ids.ts';
import type { Database } from '../../kernel/scope.ts';
import { houses } from '../../modules/directory/index.ts';
import { fileNamed } from './file-named.ts';
import type { Subcommand } from './subcommand.ts';
import { optional, withProgram } from './with-program.ts';

const HeadsFile = z.record(
  z.uuid(),
  z.object({ seq: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
);

const readHeads = async (name: string): Promise<Heads> => {
  try {
    return HeadsFile.parse(JSON.parse(await readFile(fileNamed(name), 'utf8')));
  } catch {
    throw refused('heads_not_readable', {}, { file: name });
  }
};

const owners = async (database: Database): Promise<string[]> => [
  installationId,
  ...(await houses(database)).map((house) => house.id),
];

const line = (fault: Fault): string =>
  [
    fault.code,
    fault.definition,
    fault.table,
    fault.rowId,
    fault.version && `version ${fault.version}`,
    fault.seq && `entry ${fault.seq}`,
  ]
    .filter(Boolean)
    .join(' ');

/** Compares the record with its journal and with heads kept elsewhere; with the lines that say so. */
export const verifiedWith = async (
  database: Database,
  known: Heads,
): Promise<Verification & { readonly lines: readonly string[] }> => {
  const found = await verifyAudit(database, await owners(database), known);
  const summary = `${found.entries} entries, ${found.versions} versions, ${found.faults.length} faults`;
  const apart = found.definitionsCompared
    ? []
    : ['functions, triggers, policies and grants not compared: another major version of PostgreSQL'];
  return { ...found, lines: [...found.faults.map(line), ...apart, summary] };
};

/** Compares the record with its journal; faults found are exit code 1. */
export const auditVerify: Subcommand = {
  words: ['audit', 'verify'],
  usage: '[--heads FILE]',
  positionals: [],
  options: { heads: { type: 'string' } },
  run: async (invocation) => {
    const file = optional(invocation.values, 'heads');
    const known = file === null ? {} : await readHeads(file);
    return withProgram(invocation, 'verifying the journal', async ({ database }) => {
      const { lines, ...found } = await verifiedWith(database, known);
      return {
        document: { verified: found.faults.length === 0, ...found, comparedWithHeads: file !== null },
        text: lines.join('\n'),
        code: found.faults.length === 0 ? 0 : 1,
      };
    });
  },
};

/** Prints the end of each chain, to be kept elsewhere: `consilium audit heads > heads.json`, daily. */
export const auditHeadsCommand: Subcommand = {
  words: ['audit', 'heads'],
  usage: '',
  positionals: [],
  options: {},
  run: (invocation) =>
    withProgram(invocation, 'reading the heads of the journal', async ({ database }) => {
      const heads = await auditHeads(database, await owners(database));
      return { document: heads, text: JSON.stringify(heads, null, 2), code: 0 };
    }),
};
