import { mkdir, readdir } from 'node:fs/promises';
import { execute } from '../../kernel/command.ts';
import { sealShowings } from '../../kernel/commands/seal-showings.ts';
import { isAppError, refused } from '../../kernel/errors.ts';
import { openReading } from '../../kernel/reading.ts';
import { openShowings } from '../../kernel/showings.ts';
import { exportCases, exportOf, exportReport, filesOf } from '../../modules/board/index.ts';
import { told } from '../modules.ts';
import { exportFault } from './export-fault.ts';
import { exportText } from './export-report.ts';
import { fileNamed } from './file-named.ts';
import type { Subcommand } from './subcommand.ts';
import { writeFiles } from './write-files.ts';
import { houseNamed, operatorCall, option, type Work, withProgram } from './with-program.ts';

/** Makes the folder; one in which something stands is left alone. */
const emptyFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    if ((await readdir(path)).length > 0) throw refused('export_folder_not_empty', { path });
  } catch (error) {
    throw isAppError(error) ? error : exportFault(error, path);
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
      ...told,
      slug,
      named,
      read: (work) => reading.read(id, (tx) => work({ tx, ownerId: id, named })),
      shown: (subjects) => showings.record({ ownerId: id, actor: call.actor, subjects, at: now }),
    });
    await writeFiles(filesOf(found, { slug, named }), folder);
    return exportReport(found, { slug, named });
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
