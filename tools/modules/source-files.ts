import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Text of every source file by its path from the root, with forward slashes. */
export type Tree = ReadonlyMap<string, string>;

export type Import = {
  /** As written: 'zod', 'node:fs', '../schema.ts'. */
  readonly written: string;
  /** Path from the root for our own files, else null. */
  readonly file: string | null;
  /** Gone when the program runs. */
  readonly isType: boolean;
};

const read = (root: string, folder: string): [string, string][] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return read(root, path);
    return [[path, /\.(tsx?|mjs|sql)$/.test(entry.name) ? readFileSync(join(root, path), 'utf8') : '']];
  });

/** Every file below `src` of a repository. */
export const readTree = (root: string): Tree => new Map(read(root, 'src'));

const statement = /^(?:import|export)\s+(type\s+)?([^;'"]*?from\s+)?['"]([^'"]+)['"]/gm;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/g;

/** `{ type A, type B }` is gone when the program runs, as `import type` is. */
const onlyTypes = (names: string): boolean => {
  const braces = /^\{([^}]*)\}\s*from\s+$/.exec(names);
  const listed = (braces?.[1] ?? '').split(',').filter((name) => name.trim() !== '');
  return listed.length > 0 && listed.every((name) => name.trim().startsWith('type '));
};

const fileOf = (importer: string, written: string): string | null =>
  written.startsWith('.') ? posix.join(posix.dirname(importer), written.replace(/\?.*$/, '')) : null;

/** What a file imports. */
export const importsOf = (path: string, text: string): Import[] => {
  const of = (written: string, isType: boolean) => ({ written, file: fileOf(path, written), isType });
  return [
    ...[...text.matchAll(statement)].map(([, type, names = '', written = '']) =>
      of(written, type !== undefined || onlyTypes(names)),
    ),
    ...[...text.matchAll(dynamic)].map(([, written = '']) => of(written, false)),
  ];
};

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
