import { createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { execute } from '../../kernel/command.ts';
import { sealShowings } from '../../kernel/commands/seal-showings.ts';
import { isAppError, refused } from '../../kernel/errors.ts';
import { openReading } from '../../kernel/reading.ts';
import { openShowings } from '../../kernel/showings.ts';
import { type Export, exportCases, exportOf } from '../../modules/board/index.ts';
import { toldTables, untoldRecords } from '../modules.ts';
import { exportDocument, exportText } from './export-report.ts';
import { fileNamed } from './file-named.ts';
import type { Subcommand } from './subcommand.ts';
import { houseNamed, operatorCall, option, type Work, withProgram } from './with-program.ts';

const forOwnerAlone = { mode: 0o600, flag: 'wx' } as const;
const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

/** Makes the folder; one in which something stands is left alone. */
const emptyFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    if ((await readdir(path)).length > 0) throw refused('export_folder_not_empty', { path });
  } catch (error) {
    throw isAppError(error) ? error : refused('export_not_written', { path, reason: reasonOf(error) });
  }
};

const json = (body: object): string => `${JSON.stringify(body, null, 2)}\n`;

const writeFiles = async (found: Export, folder: string): Promise<void> => {
  for (const { name, mapping, lines } of found.files) {
    await pipeline(lines, createWriteStream(join(folder, name), forOwnerAlone));
    await writeFile(join(folder, mapping.file), json(mapping.body), forOwnerAlone);
  }
};

type Asked = { readonly slug: string; readonly folder: string; readonly named: boolean };

const exported = async ({ database, now }: Work, { slug, folder, named }: Asked) => {
  const { id } = await houseNamed(database, slug);
  const call = operatorCall(id, now);
  await execute(database, exportCases, call, { named });
  const [reading, showings] = [openReading(database), openShowings(database)];
  try {
    const found = await exportOf({
      slug,
      named,
      tables: toldTables,
      untold: untoldRecords,
      read: (work) => reading.read(id, (tx) => work({ tx, ownerId: id, named })),
      shown: (subjects) => showings.record({ ownerId: id, actor: call.actor, subjects, at: now }),
    });
    await writeFiles(found, folder);
    const document = exportDocument(found, { slug, named });
    await writeFile(join(folder, 'export.json'), json(document), forOwnerAlone);
    return document;
  } finally {
    await reading.close();
    if (named) await execute(database, sealShowings, { ...call, actor: { kind: 'job', name: 'export' } }, {});
  }
};

/** Writes all cases of a centre as tables with the mappings that read them back, for whoever runs the installation. */
export const exportCentre: Subcommand = {
  words: ['export'],
  usage: 'FOLDER --centre SLUG [--without-identity]',
  positionals: ['FOLDER'],
  options: { centre: { type: 'string' }, 'without-identity': { type: 'boolean' } },
  run: async (invocation) => {
    const { values, positionals } = invocation;
    const slug = option(values, 'centre');
    const [given = ''] = positionals;
    const folder = fileNamed(given);
    const named = values['without-identity'] !== true;
    await emptyFolder(folder);
    const document = await withProgram(invocation, 'an export', (work) =>
      exported(work, { slug, folder, named }),
    );
    return { document, text: exportText(document, given), code: 0 };
  },
};
