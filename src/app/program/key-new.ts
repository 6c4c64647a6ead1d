import { addKey } from '../../kernel/key-file.ts';
import { fileNamed } from './file-named.ts';
import type { Subcommand } from './subcommand.ts';

/** Makes a key: in a new file, or first in one that has older keys. Needs no database. */
export const keyNew: Subcommand = {
  words: ['key', 'new'],
  usage: 'FILE',
  positionals: ['FILE'],
  options: {},
  run: async ({ positionals: [file = ''] }) => {
    const path = fileNamed(file);
    const keys = await addKey(path);
    const [first, ...older] = keys.map(({ id }) => id);
    return {
      document: { file: path, key: first, older },
      text: [
        `Key ${first} is the first in ${path}${older.length === 0 ? '' : `; ${older.length} older still open what they sealed`}.`,
        'Keep a copy of the file apart from the backups. Without it no backup can be read, by nobody.',
      ].join('\n'),
      code: 0,
    };
  },
};
