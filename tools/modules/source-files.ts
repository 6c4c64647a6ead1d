import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Text of every source file by its path from the root, with forward slashes. */
export type Tree = ReadonlyMap<string, string>;

const read = (root: string, folder: string): [string, string][] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return read(root, path);
    return [[path, /\.(tsx?|sql)$/.test(entry.name) ? readFileSync(join(root, path), 'utf8') : '']];
  });

/** Every file below `src` of a repository. */
export const readTree = (root: string): Tree => new Map(read(root, 'src'));

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** Where an import leads: a path from the root for our own files, null for a package. */
export const fileOf = (importer: string, written: string): string | null =>
  written.startsWith('.') ? posix.join(posix.dirname(importer), written.replace(/\?.*$/, '')) : null;
