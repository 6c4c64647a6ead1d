import { basename, dirname } from 'node:path';
import { fileNamed } from './file-named.ts';
import { writeFiles } from './write-files.ts';

/** Writes a new file, whole or not at all. */
export const writeFile = (
  file: string,
  content: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> => {
  const path = fileNamed(file);
  return writeFiles(
    (async function* () {
      yield { name: basename(path), content };
    })(),
    dirname(path),
  );
};
